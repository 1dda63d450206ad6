"""From readings to claims: one stated value of one slot, on whose word, with its words.

The invariant: no claim without evidence; a value that nobody stated makes no claim at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.codebook import Codebook
from dateline.model import (
    ActorReading,
    Claim,
    Document,
    EventReading,
    EventReport,
    Filler,
    NumberReading,
    PlaceReading,
    Slot,
    Span,
    TimeReading,
    Value,
    claim_id,
)
from dateline.resolve.actors.states import shipped_states

_MEMBERS = re.compile(
    r"\b(?:members|(?P<leads>commanders?)|operatives|cadres|elements)\b", re.IGNORECASE
)
_ITS = re.compile(r"\b(?:its|their|our)\b", re.IGNORECASE)
_SERVING = {"military": "soldiers", "police": "police"}
"""The kind of an actor to the group that its members are counted in."""


@dataclass(frozen=True)
class Cast:
    """The actors of one report by their clusters, and by their names as they are compared."""

    by_cluster: dict[str, ActorReading]

    @cached_property
    def named(self) -> dict[str, ActorReading]:
        """The actors by name; of two of one name the later."""
        return {_plain(known.name): known for known in self.by_cluster.values()}

    @cached_property
    def states(self) -> dict[str | None, ActorReading]:
        """The states by country; of two the first."""
        states = [known for known in self.by_cluster.values() if known.kind == "state"]
        return {known.country: known for known in reversed(states)}


def claims_of(
    report: EventReport,
    reading: EventReading,
    cast: Cast,
    document: Document,
    codebook: Codebook,
) -> Iterator[Claim]:
    """All claims that one event report makes, in the order of the slots."""
    stated = [
        *_what(report, codebook),
        *_who(report, cast),
        *_with_what(reading, codebook),
        *_where(reading.places, document),
        *_when(reading.time),
        *_how_many(reading.numbers, report, cast.by_cluster),
        *_why(report),
    ]
    seen: set[str] = set()
    for slot, value, evidence, score in stated:
        key = claim_id(report.id, slot, value, evidence)
        if key not in seen:
            seen.add(key)
            yield Claim(
                id=key,
                event=report.id,
                document=report.document,
                slot=slot,
                value=value,
                chain=report.chain,
                evidence=evidence,
                hedged=bool(report.hedges),
                score=round(score, 4),
            )


Stated = tuple[Slot, Value, tuple[Span, ...], float]


def _what(report: EventReport, codebook: Codebook) -> Iterator[Stated]:
    trigger = (report.trigger,)
    label = codebook.event_types[report.type].label
    yield "type", Value(label=label, code=report.type), trigger, report.type_score
    words = (*trigger, *report.hedges)
    yield "realis", Value(label=report.realis, code=report.realis), words, report.realis_score


def _who(report: EventReport, cast: Cast) -> Iterator[Stated]:
    for filler in report.fillers:
        if filler.role not in ("actor", "target"):
            continue
        slot: Slot = "actor" if filler.role == "actor" else "target"
        known = _meant(filler, cast)
        if known:
            value = Value(label=known.name, actor=known.actor, why=known.why)
        else:
            value = Value(label=filler.span.quote)
        yield slot, value, (filler.span,), filler.score


def _meant(filler: Filler, cast: Cast) -> ActorReading | None:
    """Whom the words stand for: one that the report names so, before the cluster they are in.

    Two actors merged into one cluster by mistake stay apart where each is named.
    """
    known = cast.named.get(_plain(filler.span.quote)) or cast.by_cluster.get(filler.actor or "")
    return known or _state(filler.span.quote, cast)


def _state(words: str, cast: Cast) -> ActorReading | None:
    """The state of the report that an adjective names: "Israeli" of "Israeli air strikes"."""
    seen = next(shipped_states().scan(words.removeprefix("An ").removeprefix("The ")), None)
    if seen is None or seen.start > 0 or not seen.adjective:
        return None
    return cast.states.get(seen.code)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")


def _with_what(reading: EventReading, codebook: Codebook) -> Iterator[Stated]:
    for weapon in reading.weapons:
        label = weapon.code.replace("_", " ")
        if weapon.system:
            label = f"{weapon.system} ({label})"
        value = Value(label=label, code=weapon.code, why=weapon.why)
        yield "weapon", value, (weapon.span,), weapon.score


def _where(places: Iterable[PlaceReading], document: Document) -> Iterator[Stated]:
    for place in places:
        words = place.mention or _dateline(place, document)
        if words is None:
            continue
        label = place.name or words.quote
        value = Value(label=label, place=place, unknown=place.unknown)
        yield "place", value, (words,), place.score


def _dateline(place: PlaceReading, document: Document) -> Span | None:
    if place.basis != "dateline" or not document.dateline:
        return None
    return document.span("dateline", 0, len(document.dateline))


def _when(time: TimeReading) -> Iterator[Stated]:
    if time.expression is not None:
        label = time.edtf or time.expression.quote
        value = Value(label=label, time=time, unknown=time.unknown)
        yield "date", value, (time.expression,), time.score


def _how_many(
    numbers: Iterable[NumberReading], report: EventReport, actors: dict[str, ActorReading]
) -> Iterator[Stated]:
    for number in numbers:
        value = Value(
            label=count_label(number.low, number.high),
            low=number.low,
            high=number.high,
            group=_people(number, report, actors),
            unknown=number.unknown,
            why=number.why,
        )
        yield number.harm, value, (number.span,), number.score


def _people(number: NumberReading, report: EventReport, actors: dict[str, ActorReading]) -> str:
    """The group that a count counts, where its words speak of a side's members or commanders.

    Members of an army are its soldiers, and who commands an armed group fights. Its members,
    operatives and cadres are its people, "other": a group may run a party, clinics and schools,
    and who is called a member of it is not thereby said to have fought.
    """
    found = _MEMBERS.search(number.span.quote) if number.group == "all" else None
    side = _side(number.span, report, actors) if found else None
    if found is None or side is None:
        return number.group
    if side.kind == "armed_group":
        return "fighters" if found["leads"] else "other"
    return _SERVING.get(side.kind, number.group)


def _side(words: Span, report: EventReport, actors: dict[str, ActorReading]) -> ActorReading | None:
    """Whose people the words speak of: "its" speaker's, one named in them, or of their cluster."""
    quote = words.quote.casefold()
    speaker = report.chain[-1].actor if report.chain and _ITS.search(quote) else None
    if speaker in actors:
        return actors[speaker]
    for known in actors.values():
        name = _plain(known.name)
        if name in quote and re.search(rf"\b{re.escape(name)}\b", quote):
            return known
    overlapping = (f.actor for f in report.fillers if f.span.overlaps(words))
    return next((actors[actor] for actor in overlapping if actor in actors), None)


def count_label(low: int | None, high: int | None) -> str:
    """A count as people read it: "12", "at least 12", "up to 12", "12–16", "number unknown"."""
    if low is None and high is None:
        return "number unknown"
    if high is None:
        return f"at least {low:,}"
    if low is None or (low == 0 and high > 0):
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _why(report: EventReport) -> Iterator[Stated]:
    for filler in report.role("purpose"):
        yield "purpose", Value(label=filler.span.quote), (filler.span,), filler.score
