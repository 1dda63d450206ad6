"""Rules for expressions that name a day, month, year, decade or feast of our calendar."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from dateline.resolve.times.days import DAY, period, season_start
from dateline.resolve.times.lexicon import DECADES, ORDINALS, SEASONS, WEEKDAYS, month_of
from dateline.resolve.times.meaning import Context, Meaning, of_period, of_span

Match = re.Match[str]
_TRUST = 4
"""How many times farther a date may lie and still win because the tense is for it."""


def nearest(candidates: list[date], ctx: Context) -> date:
    """The candidate that the report's day and the tense make right.

    The nearest one in the tense. Against a tense that was only guessed, one that is four
    times nearer wins ("rights that expire Nov. 21", in a report of 2 November).
    """
    today = ctx.today()
    if ctx.sure and ctx.tense is not None:
        candidates = _in_tense(candidates, today, ctx.tense == "future")
    far = {"past": (1, _TRUST), "future": (_TRUST, 1)}.get(ctx.tense or "", (1, 2))

    def cost(day: date) -> tuple[int, bool]:
        weight = far[1] if day > today else far[0] if day < today else 0
        return abs((day - today).days) * weight, day > today

    return min(candidates, key=cost)


def _in_tense(candidates: list[date], today: date, future: bool) -> list[date]:
    """Those on the right side of the report's day; a zone ahead may already be one day on."""
    limit = today if future else today + DAY
    fitting = [day for day in candidates if (day >= limit if future else day <= limit)]
    return fitting or candidates


def _year(text: str, ctx: Context) -> int:
    """A year in four digits, or in two: the century that lies nearest to the report."""
    digits = text.strip("'")
    if len(digits) == 4:
        return int(digits)
    pivot = ctx.day.year + 10 if ctx.day else 2030
    year = pivot // 100 * 100 + int(digits)
    return year if year <= pivot else year - 100


def _same_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _dated(month: int, day: int, year: str | None, ctx: Context, weekday: str | None) -> Meaning:
    """A day of a month; without a year, the one that report, tense or anchor make right."""
    if year is not None:
        return of_period(date(_year(year, ctx), month, day), "day", "stated", "a full date")
    leap = date(2000, month, day)
    anchor = ctx.anchor.start if ctx.anchor is not None else None
    if ctx.day is None and anchor is not None:
        found = _same_year(leap, anchor.year) or anchor
        return of_period(found, "day", "anchored", f"in the year told before, {anchor.year}")
    today = ctx.today()
    years = range(today.year - 1, today.year + 2)
    candidates = [one for one in (_same_year(leap, year) for year in years) if one]
    if weekday is not None:
        fitting = [one for one in candidates if one.weekday() == WEEKDAYS[weekday.strip(".")]]
        candidates = fitting or candidates
    found = nearest(candidates, ctx)
    return of_period(found, "day", "relative", f"the year {found.year} fits a report of {today}")


def month_day(m: Match, ctx: Context) -> Meaning | None:
    """ "7 October", "Oct. 7, 2023", "Friday, Oct. 23", "4 feb 90"."""
    month = month_of(m["month"])
    if month is None:
        return None
    return _dated(month, int(m["day"]), m["year"], ctx, m["weekday"])


def day_range(m: Match, ctx: Context) -> Meaning | None:
    """ "May 15-24", "25-26 October 2016", "15 and 16 January"."""
    month = month_of(m["month"])
    if month is None or int(m["first"]) >= int(m["last"]):
        return None
    last = _dated(month, int(m["last"]), m["year"], ctx, None)
    if last.start is None:
        return None
    first = last.start.replace(day=int(m["first"]))
    value = f"P{int(m['last']) - int(m['first']) + 1}D"
    return of_span(first, last.end, value, last.basis, last.how)


def iso_day(m: Match, ctx: Context) -> Meaning | None:
    """ "2023-10-07", "20231007"."""
    return of_period(date(int(m["y"]), int(m["m"]), int(m["d"])), "day", "stated", "an ISO date")


def slashed(m: Match, ctx: Context) -> Meaning | None:
    """ "10/27/89", "27.10.1989": day and month only where the figures leave no choice."""
    first, second, year = int(m["a"]), int(m["b"]), _year(m["y"], ctx)
    if m["sep"] == "." or first > 12 >= second:
        first, second = second, first
    elif first <= 12 and second <= 12 and first != second:
        both = sorted((date(year, first, second), date(year, second, first)))
        span = of_span(both[0], both[1], both[0].isoformat(), "stated", "day and month unclear")
        return Meaning(None, None, "span", span.value, how=span.how, unknown="ambiguous")
    return of_period(date(year, first, second), "day", "stated", "a full date")


def day_only(m: Match, ctx: Context) -> Meaning | None:
    """ "the 17th": of the month that the anchor or the report's day make right."""
    wanted = int(m["day"])
    if not 1 <= wanted <= 31:
        return None
    base = ctx.anchor.start if ctx.day is None and ctx.anchor and ctx.anchor.start else ctx.today()
    months = [base.replace(day=1) + relativedelta(months=step) for step in (-2, -1, 0, 1, 2)]
    days = [first + (wanted - 1) * DAY for first in months]
    fitting = [day for day, first in zip(days, months, strict=True) if day.month == first.month]
    found = nearest(fitting, Context(base, ctx.tense, None, ctx.sure))
    return of_period(found, "day", "relative", f"the {wanted}th that fits a report of {base}")


def month_year(m: Match, ctx: Context) -> Meaning | None:
    """ "October 1998", "September of last year", "June this year"."""
    month = month_of(m["month"])
    if month is None:
        return None
    if m["year"]:
        return of_period(date(_year(m["year"], ctx), month, 1), "month", "stated", "a month")
    step = {"last": -1, "this": 0, "next": 1, "the previous": -1, "the following": 1}[m["which"]]
    start = date(ctx.today().year + step, month, 1)
    return of_period(start, "month", "relative", f"{m['which']} year, seen from {ctx.today()}")


def month_only(m: Match, ctx: Context) -> Meaning | None:
    """ "October", "last April", "this September", "next June"."""
    month = month_of(m["month"])
    if month is None or (m["month"] == "may" and m.string == "may" and ctx.tense is None):
        return None if month is None else _month(month, None, ctx)
    return _month(month, m["which"], ctx)


def _month(month: int, which: str | None, ctx: Context) -> Meaning:
    if ctx.day is None and ctx.anchor is not None and ctx.anchor.start is not None:
        year = ctx.anchor.start.year
        return of_period(date(year, month, 1), "month", "anchored", f"in the year {year}")
    today = ctx.today()
    starts = [date(today.year + step, month, 1) for step in (-1, 0, 1)]
    found = _pick_named(starts, which, "month", ctx)
    return of_period(found, "month", "relative", f"the year {found.year} fits a report of {today}")


def _pick_named(starts: list[date], which: str | None, unit: str, ctx: Context) -> date:
    """The month or season meant: "last" has ended, "next" has not begun, "this" is nearest."""
    today = ctx.today()
    if which in ("last", "this past", "past", "the previous"):
        return max(one for one in starts if period(one, unit)[1] < today)
    if which in ("next", "this coming", "coming", "the coming"):
        return min(one for one in starts if one > today)
    if which in ("this", "the current"):
        return next(one for one in starts if one.year == today.year)
    return nearest(starts, ctx)


def season(m: Match, ctx: Context) -> Meaning | None:
    """ "the summer of 2017", "last fall", "this winter", "spring"; northern seasons."""
    number = SEASONS[m["season"]]
    if m["year"]:
        start = season_start(_year(m["year"], ctx), number)
        return _season_in(start, 0 if m["ends"] else number)
    today = ctx.today()
    starts = [season_start(today.year + step, number) for step in (-2, -1, 0, 1)]
    found = _pick_named(starts, m["which"], "season", ctx)
    return of_period(found, "season", "relative", f"the one that fits a report of {today}")


def _season_in(start: date, number: int) -> Meaning:
    """ "The winter of 1994" may be either of two: the interval holds both."""
    found = of_period(start, "season", "stated", "a season of a year (northern)")
    if number != 4:
        return found
    value = f"{start.year}-WI"
    edtf = f"{start.year}-01-01/{start.year + 1}-02"
    end = period(date(start.year + 1, 2, 1), "month")[1]
    return Meaning(
        date(start.year, 1, 1), end, "season", value, edtf=edtf, how="either winter of that year"
    )


def week_of_month(m: Match, ctx: Context) -> Meaning | None:
    """ "the first week of May", "the last week of June 2024": seven days, the last to its end."""
    found = _month(month_of(m["month"]) or 1, None, ctx) if not m["year"] else None
    if m["year"]:
        start = date(_year(m["year"], ctx), month_of(m["month"]) or 1, 1)
        found = of_period(start, "month", "stated", "a month of a year")
    if found is None or found.start is None or found.end is None:
        return None
    if m["nth"] in ("last", "final"):
        first, last = found.end - 6 * DAY, found.end
    else:
        first = found.start + 7 * DAY * (ORDINALS[m["nth"]] - 1)
        last = first + 6 * DAY
    how = f"the {m['nth']} seven days of that month; {found.how}"
    return of_span(first, last, "P1W", found.basis, how)


def quarter(m: Match, ctx: Context) -> Meaning | None:
    """ "the third quarter of 1984", "this year's third quarter", "Q3 2024"."""
    word = m["nth"] or m["q"]
    number = int(word) if word.isdigit() else ORDINALS.get(word, 0)
    if not 1 <= number <= 4:
        return None
    if m["year"] or m["year2"]:
        year = _year(m["year"] or m["year2"], ctx)
        return of_period(date(year, number * 3 - 2, 1), "quarter", "stated", "a quarter")
    step = {"last": -1, "next": 1}.get(m["which"] or m["which2"] or "", 0)
    start = date(ctx.today().year + step, number * 3 - 2, 1)
    return of_period(start, "quarter", "relative", f"of the year of a report of {ctx.today()}")


def year(m: Match, ctx: Context) -> Meaning | None:
    """ "2014", "fiscal 1989", "'98"."""
    number = _year(m["year"], ctx)
    return of_period(date(number, 1, 1), "year", "stated", "a year")


def year_range(m: Match, ctx: Context) -> Meaning | None:
    """ "1990-91", "1980 to 1988"."""
    first = int(m["first"])
    last = int(m["last"]) if len(m["last"]) == 4 else first // 100 * 100 + int(m["last"])
    if last <= first:
        return None
    end = date(last, 12, 31)
    return of_span(
        date(first, 1, 1), end, f"P{last - first + 1}Y", "stated", "years", f"{first}/{last}"
    )


def decade(m: Match, ctx: Context) -> Meaning | None:
    """ "the 1990s", "the eighties", "the late 1970s"; a part of it is the decade's third."""
    if m["digits"]:
        digits = m["digits"].strip("'")
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        start = 1900 + DECADES[m["word"]]
    if start % 10:
        return None
    return of_period(date(start, 1, 1), "decade", "stated", "a decade")


def century(m: Match, ctx: Context) -> Meaning | None:
    """ "the 20th century", "the eleventh century"."""
    word = m["nth"]
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS.get(word, 0)
    if not 2 <= number <= 21:
        return None
    return of_period(date((number - 1) * 100, 1, 1), "century", "stated", "a century")
