"""Rules for expressions that count from the report's day or from an anchor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.reading import TimeBasis
from dateline.resolve.times.days import DAY, edtf_of, period, shift, timex_value
from dateline.resolve.times.lexicon import DAYPARTS, ORDINALS, UNITS, VAGUE, WEEKDAYS, amount
from dateline.resolve.times.meaning import Context, Meaning, of_period, of_span, unplaced

Match = re.Match[str]
_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_GRAIN = {"month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year"}
"""How coarse the far end is: "the past three years" begins somewhere in a year."""
_FINE = ("second", "minute", "hour")


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3: P3D, PT5H, PXY; decades and centuries in years, quarters in months."""
    code = _CODES[unit]
    prefix = "PT" if unit in _FINE else "P"
    if count is None:
        vague = {"decade": "PXE", "century": "PXC"}
        return vague.get(unit, f"{prefix}X{code}")
    factor = {"decade": 10, "century": 100, "quarter": 3, "fortnight": 2}.get(unit, 1)
    code = "M" if unit == "quarter" else code
    total = count * factor
    if total % 1 and unit == "year":
        return f"P{int(total)}Y{round(total % 1 * 12)}M" if total >= 1 else f"P{round(total * 12)}M"
    if total % 1 and unit in ("hour", "minute"):
        small = {"hour": "M", "minute": "S"}[unit]
        whole = f"{int(total)}{code}" if total >= 1 else ""
        return f"PT{whole}{round(total % 1 * 60)}{small}"
    return f"{prefix}{total:g}{code}"


def relative_day(m: Match, ctx: Context) -> Meaning | None:
    """today, yesterday, tomorrow, the day before yesterday, tonight."""
    word = m["word"]
    step = {
        "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this day": 0,
        "the day before yesterday": -2, "day before yesterday": -2,
        "the day after tomorrow": 2, "day after tomorrow": 2,
    }[word]  # fmt: skip
    today = ctx.today()
    found = of_period(today + step * DAY, "day", "relative", f"“{word}” in a report of {today}")
    return _part(found, "NI") if word == "tonight" else found


def _part(found: Meaning, code: str) -> Meaning:
    return replace(found, value=f"{found.value}T{code}", kind="TIME")


def last_night(m: Match, ctx: Context) -> Meaning | None:
    """ "last night", "last evening": of the day before."""
    day = ctx.today() - DAY
    how = f"the night before a report of {ctx.today()}"
    return _part(of_period(day, "day", "relative", how), "EV" if m["word"] == "evening" else "NI")


def overnight(m: Match, ctx: Context) -> Meaning | None:
    """ "overnight", "during the night": from the evening before to the day of the report."""
    end = ctx.today()
    start = end - DAY
    how = f"the night that ended on {end}"
    span = of_span(start, end, f"{start.isoformat()}TNI", "relative", how)
    return replace(span, kind="TIME")


def this_part(m: Match, ctx: Context) -> Meaning | None:
    """ "this morning", "this evening"."""
    found = of_period(ctx.today(), "day", "relative", f"the day of the report, {ctx.today()}")
    return _part(found, DAYPARTS[m["part"]])


def weekday(m: Match, ctx: Context) -> Meaning | None:
    """ "Tuesday", "last Wednesday", "next Monday", "this coming Friday", "the following Sunday"."""
    wanted = WEEKDAYS[m["weekday"].strip(".")]
    which = m["which"] or ""
    if which in ("the following", "following", "the previous", "previous", "the preceding", "that"):
        return _weekday_from_anchor(wanted, which, ctx)
    today = ctx.today()
    back = timedelta(days=(today.weekday() - wanted) % 7)
    ahead = timedelta(days=(wanted - today.weekday()) % 7)
    if which in ("last", "past", "this past"):
        day = today - (back or timedelta(days=7))
    elif which in ("next", "coming", "this coming", "the coming"):
        day = today + (ahead or timedelta(days=7))
    else:
        day = today + ahead if ctx.tense == "future" else today - back
    side = "after" if day > today else "before"
    how = f"the {m['weekday'].title()} {side} or on the day of the report, {today}"
    return of_period(day, "day", "relative", how)


def _weekday_from_anchor(wanted: int, which: str, ctx: Context) -> Meaning | None:
    base = ctx.anchor.start if ctx.anchor is not None else None
    basis: TimeBasis = "anchored" if base else "relative"
    start = base or ctx.today()
    if "following" in which:
        step = (wanted - start.weekday()) % 7 or 7
        day = start + timedelta(days=step)
    else:
        day = start - timedelta(days=(start.weekday() - wanted) % 7 or 7)
    return of_period(day, "day", basis, f"{which} weekday, counted from {start}")


def weekday_of_week(m: Match, ctx: Context) -> Meaning | None:
    """ "Monday of last week", "Tuesday this week", "a week from Friday"."""
    step = {"last": -1, "this": 0, "next": 1}[m["which"]]
    week = period(ctx.today() + timedelta(days=7 * step), "week")[0]
    day = week + timedelta(days=WEEKDAYS[m["weekday"].strip(".")])
    return of_period(day, "day", "relative", f"{m['which']} week, seen from {ctx.today()}")


def named_unit(m: Match, ctx: Context) -> Meaning | None:
    """ "last month", "this year", "next week", "the past week", "that year", "the same day"."""
    unit, which = UNITS[m["unit"]], m["which"]
    if m["unit"].endswith("s") and unit != "century":
        return _plural(unit, which, ctx)
    if unit in _FINE:
        return unplaced(duration_value(1, unit), "DURATION", "no day is named")
    if which == "next" and unit == "day" and m["the"]:
        return _anchored_unit(unit, "following", ctx)
    if which == "this past" and unit == "weekend":
        return _weekend(-1, ctx.today(), ctx)
    if which in ("that", "the same", "same", "the following", "following", "the preceding",
                 "the previous", "previous", "preceding"):  # fmt: skip
        return _anchored_unit(unit, which, ctx)
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    if which in ("past", "this past", "the past"):
        return rolling(1, unit, -1, ctx)
    if which == "latest" or (which == "last" and m["the"] and unit not in ("weekend", "quarter")):
        return _latest(unit, ctx)
    if unit == "fortnight":
        return rolling(2, "week", step or -1, ctx)
    today = ctx.today()
    if unit == "weekend":
        return _weekend(step, today, ctx)
    return of_period(shift(today, unit, step), unit, "relative", f"{which} {unit} from {today}")


def _plural(unit: str, which: str, ctx: Context) -> Meaning:
    """ "past years", "coming weeks": how many is not said."""
    if which in ("coming", "this coming", "upcoming", "next", "following"):
        return rolling(None, unit, 1, ctx)
    if which in ("past", "this past", "last", "latest", "previous", "preceding"):
        return rolling(None, unit, -1, ctx)
    return unplaced(duration_value(None, unit), "DURATION", "a length of time without a date")


def _latest(unit: str, ctx: Context) -> Meaning:
    if unit == "quarter":
        day = shift(ctx.today(), "quarter", -1)
        return of_period(day, unit, "relative", f"the last full quarter before {ctx.today()}")
    return rolling(1, unit, -1, ctx)


def _weekend(step: int, today: date, ctx: Context) -> Meaning:
    """The weekend just past, unless the tense or "next" points ahead."""
    begun = today if today.weekday() >= 5 else today - timedelta(days=7)
    if step == 0 and ctx.tense == "future":
        begun = today
    elif step > 0:
        begun = today + timedelta(days=7 if today.weekday() >= 5 else 0)
    return of_period(begun, "weekend", "relative", f"the weekend nearest to a report of {today}")


def weekend(m: Match, ctx: Context) -> Meaning | None:
    """ "the weekend", "a weekend"."""
    return _weekend(0, ctx.today(), ctx)


def _anchored_unit(unit: str, which: str, ctx: Context) -> Meaning | None:
    if ctx.anchor is None or ctx.anchor.start is None:
        return unplaced(duration_value(1, unit), "DURATION", f"“{which} {unit}” has no anchor")
    base = ctx.anchor.start
    step = 0
    if "following" in which:
        step, base = 1, ctx.anchor.end or base
    elif "prec" in which or "prev" in which:
        step = -1
    found = shift(base, unit, step)
    return of_period(found, unit, "anchored", f"“{which} {unit}”, counted from {base}")


def rolling(count: float | None, unit: str, side: int, ctx: Context) -> Meaning:
    """ "the past three weeks": from that long before the report to its day (or ahead)."""
    today = ctx.today()
    value = duration_value(count, unit)
    how = f"“{'past' if side < 0 else 'next'}”, counted from the report's day, {today}"
    if count is None and unit in _FINE:
        first, last = sorted((today, today + side * (DAY if unit == "hour" else 0 * DAY)))
        return of_span(first, last, value, "relative", how)
    if count is None and unit == "day":
        return few_days(today, side, value, how)
    if count is None:
        start, end = (None, today) if side < 0 else (today, None)
        return of_span(start, end, value, "relative", how)
    if unit in _FINE:
        days = max(1.0, count / {"hour": 24, "minute": 1440, "second": 86400}[unit])
        far = today + side * timedelta(days=int(days + 0.49))
    else:
        far = shift(today, unit, side * count)
    grain = _GRAIN.get(unit, "day")
    rough = edtf_of(far, grain)
    if far < today:
        ends, edtf = (period(far, grain)[0], today), f"{rough}/{today.isoformat()}"
    else:
        ends, edtf = (today, period(far, grain)[1]), f"{today.isoformat()}/{rough}"
    return of_span(ends[0], ends[1], value, "relative", how, edtf)


def few_days(base: date, side: int, value: str, how: str) -> Meaning:
    """ "The past few days", "several days ago": a week at most, with rough borders."""
    start, end = sorted((base, base + side * timedelta(days=7)))
    edtf = f"{start.isoformat()}~/{end.isoformat()}~"
    return replace(of_span(start, end, value, "relative", how, edtf), rough=True)


def counted(m: Match, ctx: Context) -> Meaning | None:
    """ "the past three weeks", "the next two years", "the first nine months", "recent weeks"."""
    unit, which = UNITS[m["unit"]], m["which"]
    number = m["n"] or ""
    count = None if number in VAGUE or not number else amount(number)
    if number and count is None and number not in VAGUE:
        return None
    value = duration_value(count, unit)
    if which in ("first", "final", "early", "opening"):
        return unplaced(value, "DURATION", "what it is the beginning of is not said")
    if which in ("recent", "more recent"):
        return rolling(None, unit, -1, ctx)
    side = 1 if which in ("next", "coming", "upcoming", "following") else -1
    if which == "following" and ctx.anchor is not None:
        return unplaced(value, "DURATION", "counted from another event")
    return rolling(count, unit, side, ctx)


def run_of(m: Match, ctx: Context) -> Meaning | None:
    """ "For the third consecutive day", "the eighth day": the run of days up to the report's."""
    unit, word = UNITS[m["unit"]], m["nth"]
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]
    if unit not in ("day", "week") or not 1 < number < 400:
        return None
    today = ctx.today()
    first = period(shift(today, unit, 1 - number), unit)[0]
    how = f"running for {number} {unit}s, the last that of the report, {today}"
    return of_span(first, today, duration_value(number, unit), "relative", how)


def ago(m: Match, ctx: Context) -> Meaning | None:
    """ "two days ago", "three years earlier", "a week later", "two months from now"."""
    unit, side = UNITS[m["unit"]], m["side"]
    number = m["n"] or ""
    count = None if number in VAGUE or not number else amount(number)
    if number and count is None and number not in VAGUE:
        return None
    anchored = side in ("earlier", "later", "before", "after", "afterward", "afterwards",
                        "beforehand", "before that", "after that")  # fmt: skip
    base, basis = ctx.today() if not anchored else None, "relative"
    if anchored and ctx.anchor is not None:
        base, basis = ctx.anchor.start, "anchored"
    if base is None:
        return unplaced(duration_value(count, unit), "DURATION", f"“{side}” has no anchor")
    sign = 1 if side in ("later", "after", "after that", "afterward", "afterwards", "hence",
                         "from now", "from today") else -1  # fmt: skip
    how = f"counted from {'the anchor' if anchored else 'the report'}, {base}"
    found = _counted_from(base, count, unit, sign, how)
    return found if basis == "relative" else replace(found, basis="anchored")


def _counted_from(base: date, count: float | None, unit: str, sign: int, how: str) -> Meaning:
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if count is None and unit in _FINE:
        first, last = sorted((base, base + sign * (DAY if unit == "hour" else 0 * DAY)))
        return replace(of_span(first, last, value, "relative", how), kind="DATE")
    if count is None and unit == "day":
        return replace(few_days(base, sign, value, how), kind="DATE")
    if count is None:
        start, end = (None, base) if sign < 0 else (base, None)
        return replace(of_span(start, end, value, "relative", how), kind="DATE")
    day = shift(base, unit, sign * count)
    grain = {"fortnight": "week", "weekend": "weekend", "quarter": "month", "decade": "year",
             "century": "year"}.get(unit, unit)  # fmt: skip
    if unit in (*_FINE, "day") or (unit == "week" and count == 1):
        grain = "day"
    if unit in _FINE and count < 24:
        start, end = sorted((day, base))
        return of_period(end, "day", "relative", how)
    found = of_period(day, grain, "relative", how)
    found = replace(found, value=timex_value(day, grain))
    return _about_that_week(found) if grain == "week" else found


def _about_that_week(found: Meaning) -> Meaning:
    """ "Three weeks ago" is that week or about it."""
    start, end = str(found.start), str(found.end)
    return replace(found, edtf=f"{start}~/{end}~", rough=True)


def next_part(m: Match, ctx: Context) -> Meaning | None:
    """ "the next morning", "the following day"; "the day" is the one told before."""
    anchor = ctx.anchor.start if ctx.anchor is not None else None
    if anchor is None or (ctx.anchor is not None and ctx.anchor.end != anchor):
        return unplaced("P1D", "DURATION", "the day that it follows is not told")
    if m["same"]:
        return of_period(anchor, "day", "anchored", f"the day told before, {anchor}")
    found = of_period(anchor + DAY, "day", "anchored", f"the day after {anchor}")
    return found if m["part"] == "day" else _part(found, DAYPARTS[m["part"]])


def part_beside(m: Match, ctx: Context) -> Meaning | None:
    """ "the evening before", "the morning after": beside the day told before."""
    anchor = ctx.anchor
    if anchor is None or anchor.start is None or anchor.start != anchor.end:
        return unplaced("P1D", "DURATION", "the day beside it is not told")
    day = anchor.start + (DAY if m["side"] == "after" else -DAY)
    found = of_period(day, "day", "anchored", f"the day {m['side']} {anchor.start}")
    return _part(found, DAYPARTS[m["part"]])


def same_part(m: Match, ctx: Context) -> Meaning | None:
    """ "the same night", "later that day", "at the same time": on the day told before."""
    anchor = ctx.anchor
    plain = m["part"] in ("time", "moment", "hour", "occasion")
    if anchor is None or anchor.start is None or anchor.start != anchor.end:
        return None if plain else unplaced("P1D", "DURATION", "the day told before is not known")
    if plain and "same" not in m[0] and "occasion" not in m[0]:
        return None
    found = of_period(anchor.start, "day", "anchored", f"the day told before, {anchor.start}")
    code = DAYPARTS.get(m["part"])
    return _part(found, code) if code else found


def this_moment(m: Match, ctx: Context) -> Meaning | None:
    """ "at this time": the day of the report."""
    today = ctx.today()
    found = of_period(today, "day", "relative", f"the time of the report, {today}")
    return replace(found, value="PRESENT_REF")


def so_far(m: Match, ctx: Context) -> Meaning | None:
    """ "so far this year": from its first day to that of the report."""
    today = ctx.today()
    start = period(today, m["unit"])[0]
    value = timex_value(today, m["unit"])
    return of_span(start, today, value, "relative", f"this {m['unit']} up to the report, {today}")


def running(m: Match, ctx: Context) -> Meaning | None:
    """ "during the week", "earlier in the year": the anchor's, else the report's."""
    if ctx.anchor is not None and ctx.anchor.start is not None and m["unit"] == "month":
        return of_period(ctx.anchor.start, "month", "anchored", "the month told before")
    today = ctx.today()
    return of_period(today, m["unit"], "relative", f"the {m['unit']} of the report, {today}")


def bare(m: Match, ctx: Context) -> Meaning | None:
    """ "three days", "two-year", "weeks", "the year": a length and no place in time.

    In the present perfect ("have fought for 25 years") it ends on the report's day.
    """
    unit = UNITS[m["unit"]]
    number = m["n"] or ""
    count = None if number in VAGUE else amount(number) if number else None
    if number and count is None and number not in VAGUE:
        return None
    if not number and not m["unit"].endswith("s"):
        count = 1
    if unit == "quarter" and count is not None and count > 100:
        return None
    if m["lead"] == "for" and ctx.tense == "present" and number:
        return rolling(count, unit, -1, ctx)
    if m["lead"] in ("in", "within") and ctx.tense == "future" and number and ctx.day:
        found = rolling(count, unit, 1, ctx)
        return replace(found, value=duration_value(count, unit))
    return unplaced(duration_value(count, unit), "DURATION", "a length of time without a date")


def repeated(m: Match, ctx: Context) -> Meaning | None:
    """ "every day", "each year", "daily", "every Thursday", "three times a week"."""
    how = "something that recurs has no one date"
    word = m["adverb"]
    if word:
        value = {
            "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W",
            "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
            "annually": "P1Y", "annual": "P1Y", "biweekly": "P2W", "around the clock": "P1D",
        }[word]  # fmt: skip
        return unplaced(value, "SET", how)
    if m["weekday"]:
        return unplaced(f"XXXX-WXX-{WEEKDAYS[m['weekday'].rstrip('s.')] + 1}", "SET", how)
    count = amount(m["n"]) if m["n"] else 1.0
    value = duration_value(count, UNITS[m["unit"]])
    return unplaced("P1Q" if m["unit"] == "quarter" else value, "SET", how)


def vague(m: Match, ctx: Context) -> Meaning | None:
    """ "now", "recently", "soon", "the future": a side of the report's day, or nothing."""
    word = m.string
    if m["past"]:
        end = ctx.day
        found = of_span(None, end, "PAST_REF", "relative", f"“{word}”: some time before the report")
    elif m["future"]:
        found = of_span(ctx.day, None, "FUTURE_REF", "relative", f"“{word}”: after the report")
    else:
        return unplaced("PRESENT_REF", "DATE", f"“{word}” names no day")
    if ctx.day is None:
        return unplaced(found.value, "DATE", f"“{word}” names no day")
    return replace(found, kind="DATE")
