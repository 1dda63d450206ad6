"""TIMEX3 values (TimeML 1.2.1) of the time expressions of a text, for holding against TimeML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.resolve.times.clean import clean
from dateline.resolve.times.compose import understand
from dateline.resolve.times.days import shift, timex_value
from dateline.resolve.times.detect import find_expressions
from dateline.resolve.times.expression import publication_days
from dateline.resolve.times.meaning import Context, Kind, Meaning, NoPublicationDate, Tense
from dateline.resolve.times.tense import Sentences, tense_at

_YEAR_AGO = re.compile(
    r"(?:the |a )?(?:comparable |corresponding )?year (?:earlier|ago)"
    r"(?: (?P<what>quarter|period|\w+ quarter|nine months|six months))?"
)
_QUARTER = re.compile(r"\d{4}-Q\d")
_SAME = re.compile(r"(?:the )?(?:latest |same |current )?(?P<what>quarter|period)")
_YEAR_END = re.compile(r"(?:about |around |the |at |by )?(?:fiscal )?year end")


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression: where it stands, its TIMEX3 type and value ("" when it has none)."""

    start: int
    end: int
    kind: Kind
    value: str


def timex3_value(
    text: str, *, published: str | None, tense: Tense = None, anchor: str | None = None
) -> tuple[Kind, str]:
    """Type and value of one expression; `anchor` is the value of the last one before it.

    >>> timex3_value("last month", published="1998-02-06")
    ('DATE', '1998-01')
    """
    days = publication_days(published)
    base = _from_value(anchor) if anchor else None
    ctx = Context(days[0] if days else None, tense, base, sure=False)
    plain = clean(text)
    try:
        found = understand(plain, ctx)
    except NoPublicationDate:
        found = None
    if found is None:
        return "DATE", ""
    if found.value.startswith("T") and days is not None:
        return found.kind, f"{_day_for_clock(base, days[0]).isoformat()}{found.value}"
    return found.kind, found.value


def _day_for_clock(anchor: Meaning | None, created: date) -> date:
    """TimeML puts a bare time of day on the last day told, else on the day of the report."""
    if anchor is not None and anchor.start is not None and anchor.start == anchor.end:
        return anchor.start
    return created


def read_timexes(
    text: str, *, published: str | None, spans: Sequence[tuple[int, int]] | None = None
) -> list[Timex]:
    """All expressions of a text (or those at `spans`) with type and value, in the text's order.

    Each is read in the tense of its clause and against the last dated one before it.
    """
    found: list[Timex] = []
    anchor: str | None = None
    recent: list[str] = []
    sentences = Sentences(text)
    for start, end in find_expressions(text) if spans is None else spans:
        tense = tense_at(text, start, end, sentences)
        quarter = next((one for one in reversed(recent) if _QUARTER.fullmatch(one)), None)
        words = text[start:end]
        value = _special(clean(words), publication_days(published), quarter)
        kind: Kind = "DATE"
        if value is None:
            kind, value = timex3_value(words, published=published, tense=tense, anchor=anchor)
        found.append(Timex(start, end, kind, value))
        recent = [*recent[-2:], value]
        if kind == "DATE" and re.match(r"\d{4}", value):
            anchor = value
    return found


def _special(plain: str, days: tuple[date, date] | None, quarter: str | None) -> str | None:
    """What only a text can tell: "a year earlier" beside a quarter, "the latest quarter"."""
    if days is None:
        return None
    day = days[0]
    if _YEAR_END.fullmatch(plain):
        return f"{day.year}-12-31"
    latest = timex_value(shift(day, "quarter", -1), "quarter")
    ago = _YEAR_AGO.fullmatch(plain)
    if ago is not None:
        if ago["what"] and ago["what"].endswith("quarter"):
            quarter = quarter or latest
        if ago["what"] and ago["what"].endswith("months"):
            return None
        return f"{day.year - 1}{quarter[4:] if quarter else ''}"
    same = _SAME.fullmatch(plain)
    if same is None:
        return None
    if "current" in plain:
        return timex_value(day, "quarter")
    return f"{day.year}{quarter[4:]}" if quarter else latest


def _from_value(value: str) -> Meaning | None:
    """The interval of a dated value, as an anchor."""
    from dateline.resolve.times.edtf import bounds

    plain = re.sub(r"T.*", "", value)
    quarter = re.fullmatch(r"(\d{4})-Q(\d)", plain)
    plain = f"{quarter[1]}-{32 + int(quarter[2])}" if quarter else plain
    try:
        start, end = bounds(plain)
    except ValueError:
        return None
    unit = {4: "year", 7: "month"}.get(len(plain), "day")
    return replace(Meaning(start, end, unit, value), edtf=plain)
