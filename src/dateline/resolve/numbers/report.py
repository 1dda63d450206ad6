"""The counts of one event report to number readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Count, Document, EventReport, NumberReading, Span
from dateline.resolve.numbers.phrase import Number, read_number, split_number
from dateline.resolve.numbers.reference import refer_back

_AMONG = re.compile(
    r"\s*,?\s*(?:including|among (?:them|whom|those)(?: (?:were|are|was))?|of (?:whom|them|which))"
    r"\s+(?P<part>[^.;,()]{2,60}?)(?=\s+(?:were|was|are|who|had|have|and (?:injur|wound|kill))\b"
    r"|[.;,()]|$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")


def read_numbers(document: Document, report: EventReport) -> tuple[NumberReading, ...]:
    """How many were killed, injured or taken, one reading for each group that the words count.

    "Twelve people, among them three children" gives all 12 and children 3. The same words
    given for killed and for injured are not split: `low` is 0 for both.
    """
    readings: list[NumberReading] = []
    for count in report.counts:
        shared = _shared(count, report.counts)
        for number in _numbers(document, count):
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


def _numbers(document: Document, count: Count) -> Iterator[Number]:
    text = document.text(count.span.field)
    sentence = _sentence(text, count.span)
    whole = read_number(count.span.quote, harm=count.harm, context=sentence)
    whole = refer_back(whole, count.span.quote, text, count.span.start)
    parts = split_number(count.span.quote) or _among(text, count.span)
    groups = {part.group for part in parts} - {"all"}
    if not parts or not groups:
        yield whole
        return
    yield Number(whole.low, whole.high, "all", whole.why, whole.unknown)
    yield from (part for part in parts if part.group != "all")


def _among(text: str, span: Span) -> tuple[Number, ...]:
    """What follows the mention: "…, among them three children"; also inside of it."""
    inside = _AMONG.search(span.quote)
    found = inside or _AMONG.match(text, span.end)
    if found is None:
        return ()
    words = found["part"]
    return split_number(words) or (read_number(words),)


def _sentence(text: str, span: Span) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, span.start)]
    start = ends[-1] if ends else 0
    after = _SENTENCE_END.search(text, span.end)
    return text[start : after.start() + 1 if after else len(text)]
