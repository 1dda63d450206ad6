"""Extended Date/Time Format (ISO 8601-2): text to the days that it spans."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from dateline.resolve.times.days import DAY, period, season_start

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T[\d:]+)?[~?%]?"
)


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF point or interval; None where it is open ("..").

    Levels 0 and 1, seasons 21 to 24 and quarters 33 to 36. Raises ValueError otherwise.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(left)
    start = None if left in ("", "..") else _point(left)[0]
    end = None if right in ("", "..") else _point(right)[1]
    return start, end


def _point(text: str) -> tuple[date, date]:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"not EDTF: {text!r}")
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        unit = "century" if year.endswith("XX") else "decade"
        return period(date(max(int(year.replace("X", "0")), 1), 1, 1), unit)
    if month is None:
        return period(date(int(year), 1, 1), "year")
    return _month_or_part(int(year), int(month), day)


def _month_or_part(year: int, month: int, day: str | None) -> tuple[date, date]:
    if day is not None:
        exact = date(year, month, int(day))
        return exact, exact
    if 21 <= month <= 24:
        start = season_start(year, month - 20)
        return start, start + relativedelta(months=3) - DAY
    if 33 <= month <= 36:
        return period(date(year, (month - 33) * 3 + 1, 1), "quarter")
    return period(date(year, month, 1), "month")
