"""The time of an event without words of its own: what else in the report says when it was."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model import EventReport, Span, TimeReading
from dateline.resolve.numbers.cardinals import cardinal
from dateline.resolve.numbers.lexicon import words as word_set
from dateline.resolve.times.reader import ReportReader, heading_end, is_dated, width

_TELLING = re.compile(
    r"\b(?:said|says?|saying|reports?|reported|announced?|told|tells|informed|stated?|states|asked"
    r"|read|published|posted|confirmed|revealed|disclosed|learned|quoted|communique|statement"
    r"|interview|discovered|found)\b",
    re.I,
)
"""Beside these the words say when it was told, not when it was."""
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|after|before|since|until|when)\b|;", re.I
)
_PRESENT = re.compile(r"\b(?:currently|present|now|moment|this time)\b", re.I)
"""What is so at the report's day dates nothing beside it."""
_NEAR = 40
_LONG = ("year", "longer")
_LASTING = word_set("deployment talks threat agreement displacement withdrawal")
"""Kinds that go on over days: the day of one telling need not be that of another."""


def governing(
    reader: ReportReader,
    event: EventReport,
    events: list[EventReport],
    own: dict[str, TimeReading],
) -> TimeReading | None:
    """The time that another telling, a total or the event's sentence gives; None if none does.

    `own` has the readings from events' own words. What has words of its own that name no
    day ("as he left home") takes the time of another telling only.
    """
    found = _from_same(event, events, own)
    if found is None and event.id not in own:
        found = _from_total(reader, event, events, own)
    if found is None and event.id not in own:
        found = _from_sentence(reader, event, events)
    return found


def _governed(reading: TimeReading, how: str) -> TimeReading:
    why = f"{reading.why.rstrip('.')}; {how}."
    return replace(reading, basis="governing", why=why, score=reading.score * 0.8)


def _from_same(
    event: EventReport, events: list[EventReport], own: dict[str, TimeReading]
) -> TimeReading | None:
    """The day that another report of the same event states for it.

    A week, month or year is not handed on: it dates the sum that it stands with, and a telling
    of it may be of a part. Nor is the day of a plan, which may have changed since, or that of an
    event of another type, which is mostly one beside it.
    """
    if event.realis not in ("actual", "attempted") or event.type in _LASTING:
        return None
    root = event.same_as or event.id
    for other in events:
        reading = own.get(other.id)
        if other.id == event.id or (other.same_as or other.id) != root or reading is None:
            continue
        if other.type == event.type and is_dated(reading) and width(reading) <= 1:
            return _governed(reading, "another telling of the same event says so")
    return None


def _from_total(
    reader: ReportReader,
    event: EventReport,
    events: list[EventReport],
    own: dict[str, TimeReading],
) -> TimeReading | None:
    """The time of the total that the event is told as a part of.

    "On Jan. 8 forces conducted 34 strikes. Near Rawah, two strikes hit a tunnel." The same
    word with a larger number, told before, has the time of its parts.
    """
    part = _counted(reader, event)
    if part is None or event.realis != "actual":
        return None
    for other in events:
        reading = own.get(other.id)
        if reading is None or not is_dated(reading) or reading.precision in _LONG:
            continue
        if not _told_before(other, event) or not _same_word(event, other):
            continue
        total = _counted(reader, other)
        if total is not None and total > part:
            return _governed(reading, f"one of the {total} that are told together")
    return None


def _told_before(other: EventReport, event: EventReport) -> bool:
    """Whether the other is told earlier in the same text, as as real and of the same kind."""
    if (other.type, other.realis) != (event.type, event.realis):
        return False
    one, two = other.trigger, event.trigger
    return one.field == two.field and one.start < two.start


def _same_word(event: EventReport, other: EventReport) -> bool:
    one, two = event.trigger.quote.lower(), other.trigger.quote.lower()
    return one.removesuffix("s") == two.removesuffix("s")


def _counted(reader: ReportReader, event: EventReport) -> int | None:
    """How many the words before the trigger say there were: "15 strikes", "one air strike"."""
    text = reader.document.text(event.trigger.field)
    before = text[max(0, event.trigger.start - 30) : event.trigger.start].lower()
    tokens = re.findall(r"[a-z]+(?:-[a-z]+)?|\d[\d,]*|[.;:]", before)[-3:]
    for start in range(len(tokens)):
        found = cardinal(tokens, start)
        if found is not None and found[1] >= len(tokens) - 1:
            return found[0]
    return None


def _from_sentence(
    reader: ReportReader, event: EventReport, events: list[EventReport]
) -> TimeReading | None:
    """The only dated expression of the event's sentence, if nothing else lays claim to it.

    Measured on annotated reports: where another event stands between, or has the words as its
    own time, where a clause begins between, or someone tells or finds something beside the
    words, they hardly ever date this one; nor do years, or the dates of what was planned.
    """
    trigger = event.trigger
    if event.realis not in ("actual", "attempted"):
        return None
    text = reader.document.text(trigger.field)
    low, high = reader.sentences(trigger.field).at(trigger.start, trigger.end)
    low = max(low, heading_end(text, trigger.field))
    found: dict[tuple[str | None, str | None], TimeReading] = {}
    for span in reader.spans(trigger.field, low, high):
        if _PRESENT.search(span.quote):
            continue
        tense = reader.tense(event, trigger)
        reading = reader.expression(span, tense, reader.anchor(event, span))
        if is_dated(reading):
            found.setdefault((reading.earliest, reading.latest), reading)
    if len(found) != 1:
        return None
    reading = next(iter(found.values()))
    words = reading.expression
    if words is None or reading.precision in _LONG:
        return None
    if _of_another(words, event, events) or _of_telling(text, words, trigger):
        return None
    return _governed(reading, "the only time in the event's sentence")


def _of_another(words: Span, event: EventReport, events: list[EventReport]) -> bool:
    """Whether the words are another event's time or another event is told in between."""
    low, high = sorted((words.start, event.trigger.start))
    for other in events:
        if other.id == event.id or other.trigger.field != words.field:
            continue
        if low < other.trigger.start < high:
            return True
        if any(filler.span.overlaps(words) for filler in other.role("time")):
            return True
    return False


def _of_telling(text: str, words: Span, trigger: Span) -> bool:
    """Whether the words date a saying or a finding, belong to a name, or to another clause."""
    between = text[min(words.end, trigger.end) : max(words.start, trigger.start)]
    around = text[max(0, words.start - _NEAR) : words.end + _NEAR]
    named = re.match(r" [A-Z][a-z]", text[words.end : words.end + 3])
    if words.overlaps(trigger):
        return True
    return bool(_CLAUSE.search(between) or _TELLING.search(around) or named)
