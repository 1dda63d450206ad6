"""The time of every event of a report: its own words, else words that govern it, else unknown.

The report's publication date is never an event's date; it is only what "yesterday" counts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.model import Document, EventReport, Extraction, Span, TimeReading
from dateline.model.document import TextField
from dateline.resolve.times.detect import find_expressions
from dateline.resolve.times.expression import read_expression
from dateline.resolve.times.meaning import Tense
from dateline.resolve.times.tense import Sentences, tense_at

_BEFORE = re.compile(r"^(?:ever since|since|until|till|before|prior to|after|following|by)\b", re.I)
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z .'’-]+(?:\([A-Z ]+\))?,? [^\n]{0,80}?(?:--|—|–| - |\)\s)"
    r"|[A-Z][A-Za-z .'’-]+(?:, [A-Za-z .]+)? \([A-Za-z ]+\) ?(?:--|—|–|-|_))"
)
"""Place, day and agency before the first sentence: the day of the report, not of an event."""
_HEADING = re.compile(r"\s*(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?):")


@dataclass(slots=True)
class _Reader:
    """One document being read: readings by event id, in the order of the text."""

    document: Document
    readings: dict[str, TimeReading] = field(default_factory=dict)
    dated: list[tuple[str, Span, TimeReading]] = field(default_factory=list)
    _sentences: dict[TextField, Sentences] = field(default_factory=dict)
    _found: dict[tuple[TextField, int, int], list[Span]] = field(default_factory=dict)

    def sentences(self, name: TextField) -> Sentences:
        if name not in self._sentences:
            self._sentences[name] = Sentences(self.document.text(name))
        return self._sentences[name]

    def spans(self, name: TextField, low: int, high: int) -> list[Span]:
        """The expressions of a sentence, found once for all of its events."""
        key = (name, low, high)
        if key not in self._found:
            text = self.document.text(name)[low:high]
            self._found[key] = [
                self.document.span(name, low + start, low + end)
                for start, end in find_expressions(text)
            ]
        return self._found[key]

    def tense(self, event: EventReport, span: Span) -> Tense:
        """Future realis tells the tense; else the clause of the words, past by default."""
        if event.realis == "future":
            return "future"
        text = self.document.text(span.field)
        found = tense_at(text, span.start, span.end, self.sentences(span.field))
        if event.realis in ("actual", "attempted") and found == "future":
            return "past"
        if event.realis in ("hypothetical", "generic"):
            return "future" if found == "future" else None
        return found or "past"

    def expression(self, span: Span, tense: Tense, anchor: TimeReading | None) -> TimeReading:
        return read_expression(
            span.quote,
            published=self.document.published,
            tense=tense,
            anchor=anchor,
            expression=span,
        )


def read_times(document: Document, extraction: Extraction) -> dict[str, TimeReading]:
    """The time of each event report of the extraction, by its id.

    In this order: the event's own time expressions; those of another report of the same event
    (`same_as`); the only dated expression of its sentence, if no other event has it and none
    stands between. `basis` is "governing" for the last two, "anchored" where the words count
    from another event, whose id is `anchor`.
    """
    reader = _Reader(document)
    events = sorted(extraction.events, key=lambda one: (one.trigger.field, one.trigger.start))
    for event in events:
        _read_own(reader, event)
    for event in events:
        own = reader.readings.get(event.id)
        if own is None or own.unknown == "not_resolvable":
            _read_governing(reader, event, events)
    return {event.id: reader.readings.get(event.id, _not_stated()) for event in extraction.events}


def _not_stated() -> TimeReading:
    return TimeReading(
        expression=None,
        earliest=None,
        latest=None,
        precision="unknown",
        basis="none",
        why="The report states no time for this event.",
        unknown="not_stated",
    )


def is_dated(reading: TimeReading) -> bool:
    """Closed at both sides."""
    return reading.earliest is not None and reading.latest is not None


def _read_own(reader: _Reader, event: EventReport) -> None:
    found = [
        reading
        for filler in event.role("time")
        for reading in _filler_readings(reader, event, filler.span)
    ]
    if not found:
        return
    best = _combined(found)
    reader.readings[event.id] = best
    if is_dated(best) and best.expression is not None:
        reader.dated.append((event.id, best.expression, best))


def _filler_readings(reader: _Reader, event: EventReport, span: Span) -> Iterator[TimeReading]:
    """The filler read as a whole; failing that, the one expression inside of it."""
    tense = reader.tense(event, span)
    anchor = _anchor(reader, event, span)
    whole = reader.expression(span, tense, anchor)
    if whole.unknown != "not_resolvable":
        yield whole
        return
    inner = find_expressions(span.quote)
    for start, end in inner:
        lead = _BEFORE.match(span.quote)
        part = reader.document.span(span.field, span.start + start, span.start + end)
        words = f"{lead[0]} {part.quote}" if lead and start else part.quote
        reading = reader.expression(replace(part, quote=words), tense, anchor)
        yield replace(reading, expression=span)
    if not inner:
        yield whole


def _anchor(reader: _Reader, event: EventReport, span: Span) -> TimeReading | None:
    """The last dated event told before, carrying that event's id; "later" counts from it."""
    before = [
        (event_id, reading)
        for event_id, words, reading in reader.dated
        if words.field == span.field and words.start < span.start and event_id != event.id
    ]
    if not before:
        return None
    event_id, reading = before[-1]
    return replace(reading, anchor=event_id)


def _combined(found: list[TimeReading]) -> TimeReading:
    """Of several expressions of one event the narrowest dated one; else the first that tells."""
    dated = [one for one in found if is_dated(one)]
    if dated:
        return min(dated, key=_width)
    return next((one for one in found if one.unknown is None), found[0])


def _width(reading: TimeReading) -> int:
    from datetime import date

    first, last = str(reading.earliest)[:10], str(reading.latest)[:10]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _read_governing(reader: _Reader, event: EventReport, events: list[EventReport]) -> None:
    found = _from_same(reader, event, events)
    if found is None and event.id not in reader.readings:
        found = _from_sentence(reader, event, events)
    if found is not None:
        reader.readings[event.id] = found


def _from_same(
    reader: _Reader, event: EventReport, events: list[EventReport]
) -> TimeReading | None:
    """The time that another report of the same event states for it."""
    root = event.same_as or event.id
    for other in events:
        reading = reader.readings.get(other.id)
        if other.id == event.id or (other.same_as or other.id) != root or reading is None:
            continue
        if is_dated(reading) and reading.basis != "governing":
            return _governed(reading, "another telling of the same event says so")
    return None


def _governed(reading: TimeReading, how: str) -> TimeReading:
    why = f"{reading.why.rstrip('.')}; {how}."
    return replace(reading, basis="governing", why=why, score=reading.score * 0.8)


def _heading_end(text: str, field: str) -> int:
    """Where the text proper begins: after "LIMA, 9 JAN 90 (EFE) --", after "January 9:"."""
    found = _DATELINE.match(text) if field == "body" else _HEADING.match(text)
    return found.end() if found is not None else 0


def _from_sentence(
    reader: _Reader, event: EventReport, events: list[EventReport]
) -> TimeReading | None:
    """The only dated expression of the event's sentence, if nothing else lays claim to it.

    Measured on annotated reports: where another event stands between, or has the words as its
    own time, they hardly ever date this one; nor do years, or the dates of what was planned.
    """
    trigger = event.trigger
    if event.realis not in ("actual", "attempted"):
        return None
    text = reader.document.text(trigger.field)
    low, high = reader.sentences(trigger.field).at(trigger.start, trigger.end)
    low = max(low, _heading_end(text, trigger.field))
    found: dict[tuple[str | None, str | None], TimeReading] = {}
    for span in reader.spans(trigger.field, low, high):
        tense = reader.tense(event, trigger)
        reading = reader.expression(span, tense, _anchor(reader, event, span))
        if is_dated(reading):
            found.setdefault((reading.earliest, reading.latest), reading)
    if len(found) != 1:
        return None
    reading = next(iter(found.values()))
    if reading.precision in ("year", "longer") or _claimed(reading, event, events):
        return None
    return _governed(reading, "the only time in the event's sentence")


def _claimed(reading: TimeReading, event: EventReport, events: list[EventReport]) -> bool:
    """Whether the words are another event's time or another event is told in between."""
    words = reading.expression
    if words is None:
        return True
    low, high = sorted((words.start, event.trigger.start))
    for other in events:
        if other.id == event.id or other.trigger.field != words.field:
            continue
        if low < other.trigger.start < high:
            return True
        if any(filler.span.overlaps(words) for filler in other.role("time")):
            return True
    return False
