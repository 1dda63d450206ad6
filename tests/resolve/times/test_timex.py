"""TIMEX3 values, EDTF and the guideline form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.times import read_timexes, timex3_value
from dateline.resolve.times.days import edtf_of, period
from dateline.resolve.times.edtf import bounds


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("last month", "DATE", "1998-01"),
        ("last week", "DATE", "1998-W05"),
        ("the weekend", "DATE", "1998-W05-WE"),
        ("the third quarter", "DATE", "1998-Q3"),
        ("last fall", "DATE", "1997-FA"),
        ("the 1980s", "DATE", "198"),
        ("Thursday evening", "TIME", "1998-02-05TEV"),
        ("10:35 a.m. Thursday", "TIME", "1998-02-05T10:35"),
        ("three days", "DURATION", "P3D"),
        ("16-hour", "DURATION", "PT16H"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("several years", "DURATION", "PXY"),
        ("the past three months", "DURATION", "P3M"),
        ("two decades", "DURATION", "P20Y"),
        ("daily", "SET", "P1D"),
        ("every year", "SET", "P1Y"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("the future", "DATE", "FUTURE_REF"),
    ],
)
def test_value(text: str, kind: str, value: str) -> None:
    assert timex3_value(text, published="1998-02-06", tense="past") == (kind, value)


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    text = "Profit rose in the third quarter from a year earlier."
    values = [one.value for one in read_timexes(text, published="1989-11-02")]
    assert values == ["1989-Q3", "1988-Q3"]


def test_given_spans_are_read_in_order() -> None:
    text = "On Friday he left."
    (only,) = read_timexes(text, published="1998-02-06", spans=[(3, 9)])
    assert (only.start, only.end, only.value) == (3, 9, "1998-02-06")


@given(
    st.dates(date(1000, 1, 1), date(2900, 1, 1)),
    st.sampled_from(["day", "week", "weekend", "month", "quarter", "season", "year", "decade"]),
)
def test_edtf_of_a_period_spans_that_period(day: date, unit: str) -> None:
    assert bounds(edtf_of(day, unit)) == period(day, unit)


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)))
def test_periods_hold_their_day_and_nest(day: date) -> None:
    for unit in ("week", "month", "quarter", "season", "year", "decade", "century"):
        start, end = period(day, unit)
        assert start <= day <= end
        assert period(start, unit) == (start, end) == period(end, unit)


@pytest.mark.parametrize("text", ["", "2024-13", "yesterday", "24-01-01", "2024-02-30"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(text)


def test_open_ends_are_none() -> None:
    assert bounds("../2024-02") == (None, date(2024, 2, 29))
    assert bounds("2024/..") == (date(2024, 1, 1), None)
