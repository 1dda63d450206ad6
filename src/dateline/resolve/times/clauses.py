"""Words that date an event by another event of the report: "since the offensive began"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model import EventReport, Span, TimeReading
from dateline.resolve.times.reader import ReportReader, is_dated, width

_SINCE = re.compile(r"(?:ever )?since\b", re.I)
_EVE = re.compile(r"(?:on )?the eve of\b", re.I)
_DURING = re.compile(
    r"(?:as|when|while|during|amid|in the course of|at the time of)\b(?!.*\b(?:phase|stages?|days"
    r"|weeks|months|hours|beginning|start|end)\b)",
    re.I,
)
"""All of the event, not a part of it."""
_BESIDE = re.compile(
    r"(?:only |just |less than )?(?:moments|seconds|minutes|hours|shortly|soon|immediately|right"
    r"|(?:a few|several|some|\w+) (?:minutes|hours)) (?:before|after|following)\b",
    re.I,
)
_OFFSET = re.compile(r"(?P<length>.{2,40}?) (?:before|after|following) \S", re.I)
_WORD = re.compile(r"[A-Za-z]{4,}")


def read_clause(
    reader: ReportReader, event: EventReport, span: Span, events: list[EventReport]
) -> TimeReading | None:
    """The time that another event gives to these words; None where none is told or dated.

    Only for what has happened: plans that hang on an event ("until he is freed") keep no date.
    """
    if event.realis not in ("actual", "attempted"):
        return None
    other = _told_in(reader, event, span, events)
    base = reader.readings.get(other.id) if other is not None else None
    if other is None or base is None or not is_dated(base):
        return None
    found = _read(reader, span, replace(base, anchor=other.id))
    if found is None:
        return None
    return replace(found, expression=span, basis="anchored", anchor=other.id, unknown=None)


def _told_in(
    reader: ReportReader, event: EventReport, span: Span, events: list[EventReport]
) -> EventReport | None:
    """The event told inside the words, else the last dated one that a word of theirs names."""
    inside = [one for one in events if one.id != event.id and one.trigger.overlaps(span)]
    if inside:
        return inside[0]
    words = {_stem(word) for word in _WORD.findall(span.quote)}
    named = [
        one
        for one in events
        if one.id != event.id
        and _stem(one.trigger.quote) in words
        and one.id in reader.readings
        and is_dated(reader.readings[one.id])
    ]
    before = [one for one in named if one.trigger.start < span.start]
    chosen = before[-1:] or named[:1]
    return chosen[0] if chosen else None


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def _read(reader: ReportReader, span: Span, base: TimeReading) -> TimeReading | None:
    words = span.quote
    how = f"“{words}” counts from another event of the report"
    if _SINCE.match(words):
        start = str(base.earliest)[:10]
        return _counted(reader, replace(span, quote=f"since {start}"), base, how)
    if _EVE.match(words):
        day = replace(span, quote="the day before that")
        return _counted(reader, day, base, how)
    if _DURING.match(words) or _BESIDE.match(words):
        why = f"{how}, on the day or days of which it falls: {base.why}"
        return replace(base, why=why, score=base.score * 0.8)
    offset = _OFFSET.match(words)
    if offset is not None and width(base) == 0:
        side = "later" if re.search(r"\b(?:after|following)\b", words, re.I) else "earlier"
        return _counted(reader, replace(span, quote=f"{offset['length']} {side}"), base, how)
    return None


def _counted(reader: ReportReader, words: Span, base: TimeReading, how: str) -> TimeReading | None:
    found = reader.expression(words, "past", base)
    if not is_dated(found):
        return None
    return replace(found, why=f"{how}: {found.why}", score=found.score * 0.8)
