"""The counts of one event report to number readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Count, Document, EventReport, NumberReading, Span
from dateline.resolve.numbers.among import among
from dateline.resolve.numbers.phrase import Number, read_number, split_number
from dateline.resolve.numbers.quantity import quantity
from dateline.resolve.numbers.reference import refer_back

_BOUND = re.compile(
    r"\b(?:(?:no|not) (?:less|fewer|more) than|at least|at most|more than|well over|over|above"
    r"|fewer than|less than|as many as|up to|close to|nearly|almost|in excess of) $",
    re.IGNORECASE,
)
"""Words before the count that bound it, where the reader left them out."""
_LONG = 500
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")


def read_numbers(document: Document, report: EventReport) -> tuple[NumberReading, ...]:
    """How many were killed, injured or taken, one reading for each group that the words count.

    "Twelve people, among them three children" gives all 12 and children 3. The same words
    given for killed and for injured are not split: `low` is 0 for both.
    """
    readings: list[NumberReading] = []
    for count in report.counts:
        shared = _shared(count, report.counts)
        for number in _numbers(document, count, report.counts):
            readings.append(_reading(count, number, shared))
    return tuple(readings)


def _shared(count: Count, counts: tuple[Count, ...]) -> bool:
    harms = {other.harm for other in counts if other.span == count.span}
    return {"killed", "injured"} <= harms


def _reading(count: Count, number: Number, shared: bool) -> NumberReading:
    low, why = number.low, number.why
    if shared and low:
        low, why = 0, f"{why}; the words do not split killed from injured"
    return NumberReading(
        span=count.span,
        harm=count.harm,
        low=low,
        high=number.high,
        group=number.group,
        score=count.score,
        why=why,
        unknown=number.unknown,
    )


def _numbers(document: Document, count: Count, counts: tuple[Count, ...]) -> Iterator[Number]:
    text = document.text(count.span.field)
    words = count.span.quote
    bound = _BOUND.search(text, max(0, count.span.start - 20), count.span.start)
    if bound is not None and quantity(words.lower().split()[:1]) is not None:
        words = bound[0] + words
    start, end = _sentence(text, count.span)
    whole = read_number(words, harm=count.harm, context=text[start:end])
    whole = refer_back(whole, words, text, count.span.start)
    yield whole
    parts = split_number(words)
    if not parts:
        parts = among(words, text[count.span.end : _next(count, counts, end)], whole)
    yield from (part for part in parts if part.group not in ("all", whole.group))


def _next(count: Count, counts: tuple[Count, ...], end: int) -> int:
    """Where the words that may still speak of this count end: at the next count at the latest."""
    starts = (
        other.span.start
        for other in counts
        if other.span.field == count.span.field and other.span.start >= count.span.end
    )
    return min((end, *starts))


def _sentence(text: str, span: Span) -> tuple[int, int]:
    after = _SENTENCE_END.search(text, span.end)
    return _begin(text, span.start), (after.start() + 1 if after else len(text))


def _begin(text: str, start: int) -> int:
    """Where the sentence begins that holds `start`: looked for nearby first."""
    for low in (max(0, text.rfind(" ", 0, max(0, start - _LONG))), 0):
        ends = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
        if ends:
            return ends[-1]
    return 0
