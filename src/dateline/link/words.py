"""What a telling says in each comparison, in words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from dateline.link.records import Line, Party, Telling, Toll


def said(comparison: str, telling: Telling) -> str:
    """What one side of a comparison tells, short; "" for nothing."""
    return _SAID[comparison](telling)


def _days(telling: Telling) -> str:
    if telling.days is None:
        return f"told {_day(telling.told)}" if telling.told else ""
    first, last = (_day(day) for day in telling.days)
    return first if first == last else f"{first}/{last}"


def _day(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day else ""


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def _tolls(tolls: Iterable[Toll]) -> str:
    return ", ".join(dict.fromkeys(_toll(toll) for toll in tolls))


def _toll(toll: Toll) -> str:
    low, high = ("" if n is None else str(n) for n in (toll.low, toll.high))
    number = low if low == high else f"{low}–{high}"
    return f"{number} {toll.harm}" + ("" if toll.group == "all" else f" ({toll.group})")


def _triggers(lines: Iterable[Line]) -> str:
    return ", ".join(dict.fromkeys(line.trigger for line in lines))


_SAID: dict[str, Callable[[Telling], str]] = {
    "type": lambda t: t.type,
    "realis": lambda t: t.realis,
    "summary": lambda t: "several events" if t.summary else "one event",
    "time": _days,
    "place": lambda t: ", ".join(area.name for area in t.places),
    "actor": lambda t: _names(t.actors),
    "speaker": lambda t: _names(t.actors),
    "target": lambda t: _names(t.targets),
    "person": lambda t: _names(p for p in (*t.actors, *t.targets) if p.proper),
    "toll": lambda t: _tolls(t.tolls),
    "means": lambda t: ", ".join(t.means or t.weapons),
    "opening": lambda t: ", ".join(t.gist.names) if t.gist else "",
    "words": lambda t: _triggers(t.lines),
    "document": lambda t: _triggers(t.lines),
}
