"""Publication dates: kept as stated, cut to the day without an offset, never made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.dates import in_url, is_date_line, plausible, published, read
from dateline.ingest.item import DateHint

RETRIEVED = "2024-09-25T08:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-09-23", "2024-09-23"),
        ("2024-09-23T18:20:05+03:00", "2024-09-23T18:20:05+03:00"),
        ("2024-09-23T18:20:05.123Z", "2024-09-23T18:20:05+00:00"),
        ("2024-09-23T18:20+0300", "2024-09-23T18:20:00+03:00"),
        ("2024-09-23 18:20:00", "2024-09-23"),
        ("2024-09-23T00:00:00+00:00", "2024-09-23"),
        ("20240923", "2024-09-23"),
        ("2024/9/3", "2024-09-03"),
        ("Mon, 23 Sep 2024 18:20:00 +0300", "2024-09-23T18:20:00+03:00"),
        ("Mon, 23 Sep 2024 18:20:00 -0000", "2024-09-23"),
        ("Mon, 23 Sep 2024 18:20:00 GMT", "2024-09-23T18:20:00+00:00"),
        ("Mon, 23 Sep 2024 18:20:00 EST", "2024-09-23T18:20:00-05:00"),
        ("23 September 2024, 18:20 IST", "2024-09-23"),
        ("Published 23rd of September 2024", "2024-09-23"),
        ("September 23, 2024 at 6:20 pm UTC", "2024-09-23T18:20:00+00:00"),
        ("Sept. 23, 2024", "2024-09-23"),
        ("23.09.2024", "2024-09-23"),
        ("09/23/2024", "2024-09-23"),
        ("03/04/2024", None),
        ("September 2024", None),
        ("2024-13-45", None),
        ("0000-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_read(text: str, expected: str | None) -> None:
    assert read(text) == expected


def test_a_default_zone_is_only_for_times_without_one() -> None:
    beirut = ZoneInfo("Asia/Beirut")
    assert read("2024-09-23 18:20", beirut) == "2024-09-23T18:20:00+03:00"
    assert read("2024-01-23 18:20", beirut) == "2024-01-23T18:20:00+02:00"
    assert read("2024-09-23T18:20Z", beirut) == "2024-09-23T18:20:00+00:00"
    assert read("2024-09-23", beirut) == "2024-09-23"


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 4, 14 * 4))
def test_iso_times_come_through_as_they_are(moment: datetime, quarters: int) -> None:
    from datetime import timezone

    stated = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    text = stated.isoformat()
    midnight = (stated.hour, stated.minute, stated.second) == (0, 0, 0)
    assert read(text) == (stated.date().isoformat() if midnight else text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-09-25", True),
        ("2024-09-27T07:59:00+00:00", True),
        ("2024-09-27T08:01:00+00:00", False),
        ("3000-01-01", False),
        ("0001-01-01", False),
        ("1799-12-31", False),
        ("1970-01-01", False),
        ("1914-06-29", True),
    ],
)
def test_plausible(value: str, expected: bool) -> None:
    assert plausible(value, RETRIEVED) is expected


def test_the_first_plausible_hint_gives_the_basis() -> None:
    hints = (
        DateHint("3000-01-01", "metadata"),
        DateHint("https://a.example/2024/09/23/x", "url"),
        DateHint("24 September 2024", "text"),
    )
    assert published(hints, RETRIEVED) == ("2024-09-23", "url")
    assert published(hints[:1], RETRIEVED) == (None, "none")
    assert published((), datetime.now(UTC).isoformat()) == (None, "none")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/world/2024/09/23/title", "2024-09-23"),
        ("https://a.example/world/20240923-title", "2024-09-23"),
        ("https://a.example/2024-9-3-title.html", "2024-09-03"),
        ("https://a.example/20241399-title", None),
        ("https://a.example/article-202409231234567", None),
        ("https://a.example/2024/09/", None),
    ],
)
def test_in_url(url: str, expected: str | None) -> None:
    assert in_url(url) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 17 September 2024, 20:05", True),
        ("17 September 2024, 21:10 (Beirut)", True),
        ("Monday, 23 September 2024, 23:20 EEST", True),
        ("The war began on 17 September 2024", False),
        ("Updated today", False),
    ],
)
def test_is_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected
