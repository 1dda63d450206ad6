"""Named days of our calendar: Christmas Eve, Thanksgiving, September 11."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.resolve.times.absolute import nearest
from dateline.resolve.times.days import DAY
from dateline.resolve.times.meaning import Context, Meaning, of_period

_FIXED = {
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year day": (1, 1),
    "new year": (1, 1),
    "orthodox christmas": (1, 7),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "valentine day": (2, 14),
    "international women's day": (3, 8),
    "international women day": (3, 8),
    "st. patrick day": (3, 17),
    "st patrick day": (3, 17),
    "april fools day": (4, 1),
    "april fool day": (4, 1),
    "may day": (5, 1),
    "labour day": (5, 1),
    "victory day": (5, 9),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "all saints day": (11, 1),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year eve": (12, 31),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
}
_EASTER = {
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "palm sunday": -7,
    "holy thursday": -3,
    "maundy thursday": -3,
    "ash wednesday": -46,
    "ascension day": 39,
    "pentecost": 49,
}
_NTH = {
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "labor day": (9, 0, 1),
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "columbus day": (10, 0, 2),
    "election day": (11, 1, 1),
    "memorial day": (5, 0, 5),
}
"""Month, weekday, which one (5: the last); the United States' days by these English names."""


@cache
def names() -> str:
    """A pattern of all names, longest first."""
    every = sorted({*_FIXED, *_EASTER, *_NTH}, key=len, reverse=True)
    return "|".join(re.escape(name) for name in every)


def feast(m: re.Match[str], ctx: Context) -> Meaning | None:
    """ "Christmas Eve", "last Thanksgiving", "Easter 2019"."""
    name = m["feast"]
    if m["year"]:
        day = _in_year(name, int(m["year"]))
        return of_period(day, "day", "stated", f"{name} of {day.year}")
    today = ctx.today()
    candidates = [_in_year(name, today.year + step) for step in (-1, 0, 1)]
    if m["which"] in ("last", "this past"):
        found = max(day for day in candidates if day < today)
    elif m["which"] in ("next", "this coming"):
        found = min(day for day in candidates if day > today)
    else:
        found = nearest(candidates, ctx)
    return of_period(found, "day", "relative", f"{name} as it fits a report of {today}")


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        from dateutil.easter import easter

        return easter(year) + timedelta(days=_EASTER[name])
    month, weekday, nth = _NTH[name]
    found = _nth_weekday(year, month, weekday, nth)
    return found + DAY if name == "election day" else found


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month (5: the last). Election Day follows the first Monday."""
    weekday = 0 if (month, weekday, nth) == (11, 1, 1) else weekday
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - timedelta(days=7)
