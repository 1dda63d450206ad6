"""One report while its times are read: its sentences, its expressions, what is dated so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.model import Document, EventReport, Span, TimeReading
from dateline.model.document import TextField
from dateline.resolve.times.detect import find_expressions
from dateline.resolve.times.expression import read_expression
from dateline.resolve.times.meaning import Tense
from dateline.resolve.times.tense import Sentences, tense_at

_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z .'’-]+(?:\([A-Z ]+\))?,? [^\n]{0,80}?(?:--|—|–| - |\)\s)"
    r"|[A-Z][A-Za-z .'’-]+(?:, [A-Za-z .]+)? \([A-Za-z ]+\) ?(?:--|—|–|-|_))"
)
"""Place, day and agency before the first sentence: the day of the report, not of an event."""
_HEADING = re.compile(r"\s*(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?):")
_LEADS = re.compile(
    r"(?:on|in|at|by|of|from|since|until|before|after|around|about|over|during|for|within|the|this"
    r"|last|next|late|early|mid|and|\d+|[ ,.])+",
    re.I,
)
"""Words that begin an expression and are none alone."""
_BACK = 400
"""How far back, in characters, a day may stand that "the next morning" counts from."""


def heading_end(text: str, field: str) -> int:
    """Where the text proper begins: after "LIMA, 9 JAN 90 (EFE) --", after "January 9:"."""
    found = _DATELINE.match(text) if field == "body" else _HEADING.match(text)
    return found.end() if found is not None else 0


def is_dated(reading: TimeReading) -> bool:
    """Closed at both sides."""
    return reading.earliest is not None and reading.latest is not None


def width(reading: TimeReading) -> int:
    """Days from the first to the last of a dated reading."""
    first, last = str(reading.earliest)[:10], str(reading.latest)[:10]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


@dataclass(slots=True)
class ReportReader:
    """One document being read: readings by event id; the dated ones in the order of the text."""

    document: Document
    readings: dict[str, TimeReading] = field(default_factory=dict)
    dated: list[tuple[str, Span, TimeReading]] = field(default_factory=list)
    _sentences: dict[TextField, Sentences] = field(default_factory=dict)
    _found: dict[TextField, list[tuple[int, int]]] = field(default_factory=dict)
    _read: dict[tuple[object, ...], TimeReading] = field(default_factory=dict)

    def sentences(self, name: TextField) -> Sentences:
        """The sentences of one field, found once."""
        if name not in self._sentences:
            self._sentences[name] = Sentences(self.document.text(name))
        return self._sentences[name]

    def spans(self, name: TextField, low: int, high: int) -> list[Span]:
        """The expressions that lie within a stretch of a field; found once for each field."""
        return [self.document.span(name, *one) for one in self._within(name, low, high)]

    def _within(self, name: TextField, low: int, high: int) -> list[tuple[int, int]]:
        if name not in self._found:
            self._found[name] = find_expressions(self.document.text(name))
        return [one for one in self._found[name] if low <= one[0] and one[1] <= high]

    def whole(self, span: Span) -> Span:
        """The words with the rest of an expression that a reader cut: "on" of "on Sunday"."""
        low, high = self.sentences(span.field).at(span.start, span.end)
        start, end = span.start, span.end
        for first, last in self._within(span.field, low, high):
            begun = 0 <= first - end <= 1 and _LEADS.fullmatch(span.quote)
            if begun or (first < span.end and span.start < last):
                start, end = min(start, first), max(end, last)
        if (start, end) == (span.start, span.end):
            return span
        return self.document.span(span.field, start, end)

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
        """The words of a span read against the report's day and an anchor."""
        counted = (anchor.anchor, anchor.earliest, anchor.latest) if anchor is not None else None
        key = (span.quote, tense, counted)
        if key not in self._read:
            self._read[key] = read_expression(
                span.quote,
                published=self.document.published,
                tense=tense,
                anchor=anchor,
                expression=span,
            )
        found = self._read[key]
        return found if found.expression == span else replace(found, expression=span)

    def anchor(self, event: EventReport, span: Span) -> TimeReading | None:
        """The last dated event told before, carrying that event's id; "later" counts from it."""
        for event_id, words, reading in reversed(self.dated):
            if words.field == span.field and words.start < span.start and event_id != event.id:
                return replace(reading, anchor=event_id)
        return None

    def told_before(self, span: Span) -> TimeReading | None:
        """The last day that the text names shortly before the words, whatever it dates."""
        low = max(0, span.start - _BACK)
        text = self.document.text(span.field)
        low = max(text.rfind(" ", 0, low) + 1, heading_end(text, span.field))
        for found in reversed(self.spans(span.field, low, span.start)):
            reading = self.expression(found, "past", None)
            if is_dated(reading) and reading.precision == "day":
                return reading
        return None

    def keep(self, event: EventReport, reading: TimeReading) -> None:
        """The reading of an event; a dated one may be counted from."""
        self.readings[event.id] = reading
        if is_dated(reading) and reading.expression is not None:
            self.dated.append((event.id, reading.expression, reading))
