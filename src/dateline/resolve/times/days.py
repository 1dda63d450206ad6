"""Arithmetic on days and the periods of our calendar that contain them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

Unit = Literal[
    "time", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century",
    "span",
]  # fmt: skip
DAY = timedelta(days=1)
_COARSE = frozenset(("month", "quarter", "year", "decade", "century"))
SEASON_CODES = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}


def period(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the period of that unit which contains `day`.

    Weeks run from Monday (ISO 8601); the season of January is the winter that began in
    December; a decade runs from its year 0.
    """
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + 6 * DAY
    if unit == "weekend":
        start = day - timedelta(days=day.weekday()) + 5 * DAY
        return start, start + DAY
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
    if unit not in months:
        return day, day
    start = _first_of(day, unit)
    return start, start + relativedelta(months=months[unit]) - DAY


def _first_of(day: date, unit: str) -> date:
    first = day.replace(day=1)
    if unit == "quarter":
        return first.replace(month=(day.month - 1) // 3 * 3 + 1)
    if unit == "season":
        return first - relativedelta(months=day.month % 3)
    if unit == "year":
        return first.replace(month=1)
    if unit == "decade":
        return date(max(day.year // 10 * 10, 1), 1, 1)
    if unit == "century":
        return date(max(day.year // 100 * 100, 1), 1, 1)
    return first


def shift(day: date, unit: str, count: float) -> date:
    """`day` moved by that many units; halves of months and years count in days and months."""
    if unit in ("year", "decade", "century"):
        months = {"year": 12, "decade": 120, "century": 1200}[unit] * count
        return day + relativedelta(months=round(months))
    if unit in ("month", "quarter", "season"):
        months = count * (1 if unit == "month" else 3)
        return day + relativedelta(months=int(months), days=round((months % 1) * 30))
    days = {"week": 7.0, "weekend": 7.0, "fortnight": 14.0, "hour": 1 / 24, "minute": 1 / 1440}
    return day + timedelta(days=round(count * days.get(unit, 1.0)))


def season_start(year: int, season: int) -> date:
    """First day of spring 1, summer 2, autumn 3 (northern) of a year; winter 4 in December."""
    return date(year, season * 3, 1)


def timex_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the period of that unit which contains `day` (TimeML 1.2.1)."""
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "weekend":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}-WE"
    if unit == "season":
        start = _first_of(day, "season")
        year = start.year + 1 if start.month == 12 and day.month < 12 else start.year
        return f"{year}-{SEASON_CODES[start.month // 3]}"
    if unit not in _COARSE:
        return f"{day:%Y-%m-%d}"
    forms = {
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
    }
    return forms[unit]


def edtf_of(day: date, unit: str) -> str:
    """EDTF (ISO 8601-2, levels 1 and 2) of the period of that unit which contains `day`."""
    if unit in ("week", "weekend"):
        start, end = period(day, unit)
        return f"{start.isoformat()}/{end.isoformat()}"
    if unit == "season":
        start = _first_of(day, "season")
        return f"{start.year:04d}-{20 + start.month // 3}"
    if unit not in _COARSE:
        return day.isoformat()
    forms = {
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year:04d}-{33 + (day.month - 1) // 3}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}X",
        "century": f"{day.year // 100:02d}XX",
    }
    return forms[unit]
