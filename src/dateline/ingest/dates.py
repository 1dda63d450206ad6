"""Publication dates: only what a source says, checked, never filled up.

A time is kept with its offset. A time without one is cut to its day (unless a default zone
is set), and so is an exact midnight, which stands for a day in nearly every system. Numbers
whose order of day and month cannot be told are no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateline.ingest.item import DateHint
from dateline.model.document import PublishedBasis

EARLIEST_YEAR = 1800
MAX_LENGTH = 300
"""Dates are looked for in so many characters."""
EPOCH = "1970-01-01"
"""What systems write for a date that they do not have."""
LATEST_AHEAD = timedelta(days=2)
"""Clocks and zones differ; a report from further ahead than this is misdated."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = (
    r"(?:[T\s,|·•-]{1,4}(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?:\.\d+)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z\b|[+-]\d{2}:?\d{2}|\(?[A-Z]{3,4}\b)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<mon>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<mon>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>[12]\d{3})(?P<mon>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b",
        r"(?<!\d)(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>\d{4})(?!\d)",
    )
)
_URL = re.compile(
    r"[/_-](?P<year>(?:19|20)\d{2})(?P<sep>[/_-]?)(?P<mon>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
)
_BRACKETS = re.compile(r"\([^()]{0,30}\)")
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "idt": 180,
    "msk": 180, "trt": 180, "est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pdt": -420,
}  # fmt: skip
"""Minutes east of UTC of zone names that stand for one zone only."""


def published(
    hints: Iterable[DateHint], retrieved: str, zone: tzinfo | None = None
) -> tuple[str | None, PublishedBasis]:
    """The first hint that is a plausible date, as ISO 8601, with its basis."""
    for hint in hints:
        found = in_url(hint.text) if hint.basis == "url" else read(hint.text, zone)
        if found and plausible(found, retrieved):
            return found, hint.basis
    return None, "none"


def plausible(value: str, retrieved: str) -> bool:
    """Whether an ISO date lies between 1800 and two days after it was retrieved."""
    moment = _moment(value)
    if value == EPOCH:
        return False
    return moment.year >= EARLIEST_YEAR and moment <= _moment(retrieved) + LATEST_AHEAD


def read(text: str, zone: tzinfo | None = None) -> str | None:
    """The first date in a short text as an ISO day, or time with offset; None if none."""
    found = [match for form in _FORMS if (match := form.search(text[:MAX_LENGTH]))]
    for match in sorted(found, key=lambda match: match.start()):
        day = _day(match)
        if day:
            return _with_time(day, match, zone)
    return None


def in_url(url: str) -> str | None:
    """The day in a path such as /2024/09/23/ or /20240923-title."""
    for match in _URL.finditer(url):
        if match["sep"] or (len(match["mon"]) == 2 and len(match["day"]) == 2):
            day = _date(match["year"], match["mon"], match["day"])
            if day:
                return day.isoformat()
    return None


def is_date_line(text: str) -> bool:
    """Whether a short line says when the report came out and little else."""
    if len(text) > 100 or read(text) is None:
        return False
    rest = _BRACKETS.sub(" ", text)
    for form in _FORMS:
        rest = form.sub(" ", rest)
    words = re.findall(r"[^\W\d_]+", rest)
    return all(word.casefold() in _DATE_LINE_WORDS for word in words)


_DATE_LINE_WORDS = frozenset(
    {
        "published", "publication", "posted", "updated", "last", "on", "at", "date", "dated",
        "time", "issued", "created", "modified", "first", "local", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun",
    }
)  # fmt: skip


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts.get("a"):
        return _ordered(parts["year"], parts["a"], parts["b"])
    month = parts.get("mon") or str(1 + _MONTHS.index(parts["month"][:3].lower()))
    return _date(parts["year"], month, parts["day"])


def _ordered(year: str, a: str, b: str) -> date | None:
    """Day and month of 23/09/2024; None for 03/04/2024, which could be either."""
    if a != b and int(a) <= 12 and int(b) <= 12:
        return None
    return _date(year, b, a) if int(a) > 12 or a == b else _date(year, a, b)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _with_time(day: date, match: re.Match[str], zone: tzinfo | None) -> str:
    moment = _clock(day, match)
    offset = _offset(match["zone"]) if match["zone"] else zone
    if moment is None or offset is None or not (moment.hour or moment.minute or moment.second):
        return day.isoformat()
    return moment.replace(tzinfo=offset).isoformat(timespec="seconds")


def _clock(day: date, match: re.Match[str]) -> datetime | None:
    if not match["hour"]:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(
            day.year, day.month, day.day, hour, int(match["minute"]), int(match["second"] or 0)
        )
    except ValueError:
        return None


def _offset(zone: str) -> tzinfo | None:
    zone = zone.strip("(").lower()
    if zone in _ZONES:
        return timezone(timedelta(minutes=_ZONES[zone]))
    if zone[0] not in "+-" or zone in {"-0000", "-00:00"}:
        return None  # RFC 5322: -0000 says that the local zone is not known
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
