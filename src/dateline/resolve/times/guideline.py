"""A reading as a date in the form of the annotation guidelines: day, month, year or START/END."""

from __future__ import annotations

import re

from dateline.model import TimeReading

_BY = re.compile(r"by (?!(?:day|night|then)$)|(?:no|not) later than\b")
_FROM = re.compile(r"(?:from|starting|beginning|effective)\b")
_SEASON_MONTHS = {
    21: ("03", "05"), 22: ("06", "08"), 23: ("09", "11"), 24: ("12", "02"),
    33: ("01", "03"), 34: ("04", "06"), 35: ("07", "09"), 36: ("10", "12"),
}  # fmt: skip


def guideline_date(reading: TimeReading) -> str | None:
    """ISO day, month or year, or START/END; None when unknown or open at one side.

    What is told to be done "by Friday" has that day, what begins "from Monday" that one.
    A part of a month ("late January") is told as the month, a part of a year as the year,
    for the words draw no sharp border.

    >>> from dateline.resolve.times import read_expression
    >>> guideline_date(read_expression("in the 1980s", published=None))
    '1980/1989'
    """
    edtf = _closed(reading)
    if edtf is None:
        return None
    if edtf.count("~/") == 1:
        return _rough(*edtf.replace("~", "").split("/"))
    start, slash, end = re.sub(r"T[\d:]+|~", "", edtf).partition("/")
    if slash:
        return _interval(start, end)
    return _point(start)


def _closed(reading: TimeReading) -> str | None:
    """The EDTF where it is closed; of "by Friday", "from Monday" the end that the words name."""
    edtf = reading.edtf
    if reading.unknown is not None or edtf is None or ".." not in edtf:
        return edtf if reading.unknown is None else None
    words = reading.expression.quote.lower() if reading.expression else ""
    first, _, last = edtf.partition("/")
    if first == ".." and _BY.match(words):
        return last[:7] if last.endswith("~") else last
    if last == ".." and _FROM.match(words):
        return first
    return None


def _point(text: str) -> str:
    if "X" in text:
        return f"{text.replace('X', '0')}/{text.replace('X', '9')}"
    part = int(text[5:7]) if len(text) == 7 else 0
    if part in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[part]
        year = int(text[:4])
        return f"{year}-{first}/{year + (last < first)}-{last}"
    return text


def _interval(start: str, end: str) -> str:
    first = _point(start).split("/")[0]
    last = _point(end).split("/")[-1]
    return first if first == last else f"{first}/{last}"


def _rough(start: str, end: str) -> str:
    if start[:7] == end[:7]:
        return start[:7]
    if _next_month(start) == end[:7]:
        return f"{start[:7]}/{end[:7]}"
    if start[:4] == end[:4]:
        return start[:4]
    return f"{start[:4]}/{end[:4]}"


def _next_month(day: str) -> str:
    """The month after that of an ISO day."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12}-{month % 12 + 1:02d}"
