"""One time expression to a TimeReading."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Literal

from dateline.model import Span, TimeReading
from dateline.model.reading import TimePrecision, UnknownReason
from dateline.resolve.times.clean import clean
from dateline.resolve.times.compose import understand
from dateline.resolve.times.edtf import bounds
from dateline.resolve.times.lexicon import other_calendar
from dateline.resolve.times.meaning import Context, Meaning, NoPublicationDate

_MESSAGES: dict[UnknownReason, str] = {
    "no_publication_date": "it counts from the report's day, which is not known",
    "other_calendar": "it is a date of another calendar than ours",
    "not_resolvable": "it names no day or period",
    "ambiguous": "it can be read in two ways",
    "not_stated": "no time is stated",
}


def read_expression(
    text: str,
    *,
    published: str | None,
    tense: Literal["past", "present", "future"] | None = None,
    anchor: TimeReading | None = None,
    expression: Span | None = None,
) -> TimeReading:
    """The interval of days that any English time expression stands for.

    `published` is an ISO day or time of the report (its own zone gives "today"); a month or a
    year alone makes relative days as wide as that. `tense` is that of the expression's clause:
    "March" is the last one in the past tense and the next one in the future. `anchor` is what
    "two days earlier" counts from. What cannot be resolved is `unknown` with its reason.

    >>> read_expression("last month", published="2017-01-11").edtf
    '2016-12'
    """
    plain = clean(text)
    if other_calendar().search(plain):
        return _unknown(text, expression, "other_calendar")
    days = publication_days(published)
    base = as_meaning(anchor) if anchor is not None else None
    try:
        found = _widest(plain, days, Context(None, tense, base))
    except NoPublicationDate:
        return _unknown(text, expression, "no_publication_date")
    if found is None:
        return _unknown(text, expression, "not_resolvable")
    return _reading(text, found, expression, anchor)


@lru_cache(maxsize=1024)
def publication_days(published: str | None) -> tuple[date, date] | None:
    """First and last day on which the report may have been published; None if not known.

    The day of an ISO time is that of its own time zone.
    """
    if not published:
        return None
    parts = [int(part) for part in published[:10].split("T")[0].split("-") if part.isdigit()]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last)
    return (date(parts[0], 1, 1), date(parts[0], 12, 31)) if parts else None


def _widest(plain: str, days: tuple[date, date] | None, ctx: Context) -> Meaning | None:
    """Read against the first and the last possible day; where they differ, both are held."""
    if days is None:
        return understand(plain, ctx)
    first = understand(plain, replace(ctx, day=days[0]))
    if days[0] == days[1] or first is None:
        return first
    last = understand(plain, replace(ctx, day=days[1]))
    if last is None or (first.start, first.end) == (last.start, last.end):
        return _coarse_end(first, days)
    if _short(first) and _short(last):
        return _about(days, first)
    inside = [one for one in (last, first) if _names_a_day(one) and _within(one, days)]
    return _coarse_end(inside[0] if inside else _hull(first, last), days)


def _short(found: Meaning) -> bool:
    """A stretch of days up to the report, no longer than a week."""
    if found.unit != "span" or found.start is None or found.end is None:
        return False
    return (found.end - found.start).days <= 7


def _about(days: tuple[date, date], found: Meaning) -> Meaning:
    """ "In the past 24 hours", in a report of December: about December."""
    whole = days[0].isoformat()[: 7 if days[0].month == days[1].month else 4]
    how = f"{found.how}; of the report's own day only {whole} is known"
    unit = "month" if len(whole) == 7 else "year"
    return replace(found, start=days[0], end=days[1], unit=unit, edtf=whole, how=how, rough=True)


def _coarse_end(found: Meaning, days: tuple[date, date]) -> Meaning:
    """An end that is only the report's own month or year is written as that."""
    last = days[1].isoformat()
    whole = days[0].isoformat()[: 7 if days[0].month == days[1].month else 4]
    if found.edtf is None or not found.edtf.endswith(f"/{last}"):
        return found
    return replace(found, edtf=f"{found.edtf.removesuffix(last)}{whole}")


def _names_a_day(found: Meaning) -> bool:
    """The words name day and month, so that only the year is in question."""
    return found.basis == "relative" and "fits a report" in found.how


def _within(found: Meaning, days: tuple[date, date]) -> bool:
    return found.start is not None and days[0] <= found.start <= days[1]


def _hull(first: Meaning, last: Meaning) -> Meaning:
    """Both readings in one interval, in whole months where both ends fall on their borders."""
    start = min((one.start for one in (first, last) if one.start), default=None)
    end = max((one.end for one in (first, last) if one.end), default=None)
    start = start if first.start and last.start else None
    end = end if first.end and last.end else None
    how = f"{first.how}; the report's own day is not known more exactly"
    edtf = f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    unit = "span"
    if start and end:
        for grain, form in (("month", f"{start:%Y-%m}"), ("year", f"{start:%Y}")):
            if bounds(form) == (start, end):
                unit, edtf = grain, form
    return replace(first, start=start, end=end, unit=unit, edtf=edtf, how=how, clock=None)


def as_meaning(reading: TimeReading) -> Meaning | None:
    """An anchor's interval as the rules count from it; None when it has none."""
    if reading.earliest is None and reading.latest is None:
        return None
    start = date.fromisoformat(reading.earliest[:10]) if reading.earliest else None
    end = date.fromisoformat(reading.latest[:10]) if reading.latest else None
    unit = reading.precision if reading.precision in ("day", "week", "month", "year") else "span"
    return Meaning(start, end, unit, "", edtf=reading.edtf)


def _reading(
    text: str, found: Meaning, expression: Span | None, anchor: TimeReading | None
) -> TimeReading:
    if found.unknown is not None or (found.start is None and found.end is None):
        return _unknown(text, expression, found.unknown or "not_resolvable", found.how)
    clock = f"T{found.clock}" if found.clock and found.clock != "24:00" else ""
    earliest = found.start.isoformat() + clock if found.start else None
    latest = found.end.isoformat() + clock if found.end else None
    return TimeReading(
        expression=expression,
        earliest=earliest,
        latest=latest,
        precision=_precision(found),
        basis=found.basis,
        edtf=_edtf(found, clock),
        anchor=anchor.anchor if anchor is not None and found.basis == "anchored" else None,
        score=0.8 if found.rough else 1.0,
        why=f"“{text.strip()}” is {_told(found)}: {found.how}.",
    )


def _edtf(found: Meaning, clock: str) -> str | None:
    if clock and found.start is not None:
        return f"{found.start.isoformat()}{clock}:00"
    if found.rough and found.edtf and found.unit in ("month", "year") and "/" not in found.edtf:
        return f"{found.edtf}~"
    return found.edtf


def _told(found: Meaning) -> str:
    start = found.start.isoformat() if found.start else "an open beginning"
    end = found.end.isoformat() if found.end else "an open end"
    return start if start == end else f"{start} to {end}"


def _precision(found: Meaning) -> TimePrecision:
    if found.start is None or found.end is None:
        return "unknown"
    if found.unit in ("month", "year", "week"):
        named: dict[str, TimePrecision] = {"month": "month", "year": "year", "week": "week"}
        return named[found.unit]
    length = (found.end - found.start).days + 1
    limits: tuple[tuple[int, TimePrecision], ...] = (
        (1, "day"), (6, "days"), (8, "week"), (31, "month"), (366, "year"),
    )  # fmt: skip
    return next((name for limit, name in limits if length <= limit), "longer")


def _unknown(
    text: str, expression: Span | None, reason: UnknownReason, how: str = ""
) -> TimeReading:
    why = how or _MESSAGES[reason]
    return TimeReading(
        expression=expression,
        earliest=None,
        latest=None,
        precision="unknown",
        basis="none",
        why=f"“{text.strip()}” stays open: {why}.",
        unknown=reason,
    )
