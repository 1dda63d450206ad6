"""One time expression to an interval of days: the hard cases by name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import TimeReading
from dateline.resolve.times import guideline_date, read_expression
from dateline.resolve.times.edtf import bounds

PUBLISHED = "2024-09-24"  # a Tuesday


def _read(
    text: str,
    tense: Literal["past", "present", "future"] | None = "past",
    published: str | None = PUBLISHED,
    anchor: TimeReading | None = None,
) -> TimeReading:
    return read_expression(text, published=published, tense=tense, anchor=anchor)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Tuesday", "2024-09-24", "2024-09-24", "day"),
        ("on Tuesday evening", "2024-09-24", "2024-09-24", "day"),
        ("last Tuesday", "2024-09-17", "2024-09-17", "day"),
        ("Friday", "2024-09-20", "2024-09-20", "day"),
        ("last month", "2024-08-01", "2024-08-31", "month"),
        ("over the past week", "2024-09-17", "2024-09-24", "week"),
        ("since 7 October", "2023-10-07", "2024-09-24", "year"),
        ("overnight", "2024-09-23", "2024-09-24", "days"),
        ("the early hours of Sunday", "2024-09-22", "2024-09-22", "day"),
        ("on the 17th", "2024-09-17", "2024-09-17", "day"),
        ("on the 30th", "2024-08-30", "2024-08-30", "day"),
        ("in 2014", "2014-01-01", "2014-12-31", "year"),
        ("mid-September", "2024-09-11", "2024-09-20", "month"),
        ("the 1990s", "1990-01-01", "1999-12-31", "longer"),
        ("4 FEB 90", "1990-02-04", "1990-02-04", "day"),
        ("30 DECEMBER", "2023-12-30", "2023-12-30", "day"),
        ("today", "2024-09-24", "2024-09-24", "day"),
        ("yesterday", "2024-09-23", "2024-09-23", "day"),
        ("tonight", "2024-09-24", "2024-09-24", "day"),
        ("last night", "2024-09-23", "2024-09-23", "day"),
        ("this morning", "2024-09-24", "2024-09-24", "day"),
        ("September 11", "2024-09-11", "2024-09-11", "day"),
        ("9/11", "2001-09-11", "2001-09-11", "day"),
        ("Christmas Eve", "2023-12-24", "2023-12-24", "day"),
        ("Easter Monday 2024", "2024-04-01", "2024-04-01", "day"),
        ("the weekend", "2024-09-21", "2024-09-22", "days"),
        ("between Monday and Wednesday", "2024-09-16", "2024-09-18", "days"),
        ("three years ago", "2021-01-01", "2021-12-31", "year"),
        ("10 days ago", "2024-09-14", "2024-09-14", "day"),
        ("the past 48 hours", "2024-09-22", "2024-09-24", "days"),
        ("so far this year", "2024-01-01", "2024-09-24", "year"),
        ("from May 15-24", "2024-05-15", "2024-05-24", "month"),
        ("October 25-26, 2016", "2016-10-25", "2016-10-26", "days"),
        ("between 23 December and 2 January", "2023-12-23", "2024-01-02", "month"),
        ("THE EVENING OF 9 JANUARY AND THIS MORNING", "2024-01-09", "2024-09-24", "year"),
        ("the first week of May", "2024-05-01", "2024-05-07", "week"),
        ("the week of March 6", "2024-03-04", "2024-03-10", "week"),
        ("two days after Christmas", "2023-12-27", "2023-12-27", "day"),
        ("1980-88", "1980-01-01", "1988-12-31", "longer"),
        ("summer of 2017", "2017-06-01", "2017-08-31", "year"),
        ("nineteen ninety-six", "1996-01-01", "1996-12-31", "year"),
        ("Monday, September 23, 2024", "2024-09-23", "2024-09-23", "day"),
        ("Tuesday night into Wednesday", "2024-09-17", "2024-09-18", "days"),
        ("27.10.2023", "2023-10-27", "2023-10-27", "day"),
    ],
)
def test_interval_and_precision(text: str, earliest: str, latest: str, precision: str) -> None:
    found = _read(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)
    assert found.unknown is None
    assert found.why.endswith(".")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("recent weeks", None, "2024-09-24"),
        ("until Friday", None, "2024-09-20"),
        ("before 7 October", None, "2023-10-06"),
        ("after Sunday", "2024-09-23", None),
        ("several weeks ago", None, "2024-09-24"),
    ],
)
def test_open_intervals_stay_open(text: str, earliest: str | None, latest: str | None) -> None:
    found = _read(text)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.precision == "unknown"
    assert guideline_date(found) is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Friday", "2024-09-20", "2024-09-27"),
        ("October", "2023-10-01", "2024-10-01"),
        ("7 October", "2023-10-07", "2024-10-07"),
        ("30 December", "2023-12-30", "2024-12-30"),
        ("on the 26th", "2024-08-26", "2024-09-26"),
    ],
)
def test_the_tense_chooses_the_year(text: str, past: str, future: str) -> None:
    assert _read(text, "past").earliest == past
    assert _read(text, "future").earliest == future


def test_the_weekday_beside_a_date_chooses_the_year() -> None:
    assert _read("Thursday, Oct. 5").earliest == "2023-10-05"


def test_a_zone_gives_its_own_today() -> None:
    late = _read("today", published="2026-11-21T23:30:00-05:00")
    assert late.earliest == "2026-11-21"


def test_a_time_of_day_is_kept() -> None:
    found = _read("AT 2100 ON 15 JANUARY [0100 GMT ON 16 JAN]", published="1990-01-16")
    assert (found.earliest, found.latest) == ("1990-01-15T21:00", "1990-01-15T21:00")
    assert found.edtf == "1990-01-15T21:00:00"
    assert guideline_date(found) == "1990-01-15"


def test_a_time_of_day_alone_names_no_day() -> None:
    assert _read("AT 1145 (1745 GMT)").unknown == "not_resolvable"


@pytest.mark.parametrize(
    "text", ["yesterday", "Tuesday", "last month", "overnight", "two weeks ago", "7 October"]
)
def test_without_publication_date_relative_words_stay_unknown(text: str) -> None:
    found = _read(text, published=None)
    assert found.unknown == "no_publication_date"
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)


def test_without_publication_date_a_full_date_is_read() -> None:
    assert _read("7 October 2023", published=None).earliest == "2023-10-07"


@pytest.mark.parametrize(
    "text",
    [
        "12 Ramadan 1445",
        "during Ramadan",
        "5 Farvardin 1403",
        "Tishrei",
        "in 1445 AH",
        "Yom Kippur",
        "Nowruz",
        "3 Mehr 1403",
    ],
)
def test_dates_of_other_calendars_are_not_misread(text: str) -> None:
    found = _read(text)
    assert found.unknown == "other_calendar"
    assert found.earliest is None


def test_day_and_month_that_could_be_swapped_are_ambiguous() -> None:
    assert _read("10/11/2023").unknown == "ambiguous"
    assert _read("24/09/2024").earliest == "2024-09-24"
    assert _read("11/11/2023").earliest == "2023-11-11"


@pytest.mark.parametrize("text", ["", "  ", "asdf", "31 February", "30 Feb 2021", "for an hour"])
def test_what_names_no_day_is_not_resolvable(text: str) -> None:
    assert _read(text).unknown == "not_resolvable"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("two days earlier", "2024-05-08"),
        ("a day later", "2024-05-11"),
        ("the day before", "2024-05-09"),
        ("the following Sunday", "2024-05-12"),
        ("the evening before", "2024-05-09"),
        ("earlier in the day", "2024-05-10"),
        ("the same day", "2024-05-10"),
        ("that night", "2024-05-10"),
        ("the next morning", "2024-05-11"),
        ("AT 1835", "2024-05-10T18:35"),
    ],
)
def test_anchored_words_count_from_the_anchor(text: str, day: str) -> None:
    anchor = TimeReading(
        expression=None,
        earliest="2024-05-10",
        latest="2024-05-10",
        precision="day",
        basis="stated",
        edtf="2024-05-10",
        anchor="rep-1",
    )
    found = _read(text, anchor=anchor)
    assert (found.earliest, found.basis, found.anchor) == (day, "anchored", "rep-1")


@pytest.mark.parametrize("text", ["two days earlier", "a day later", "the next day", "that night"])
def test_anchored_words_without_an_anchor_stay_unknown(text: str) -> None:
    assert _read(text).unknown == "not_resolvable"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Dec. 10", "2016-12", "2016-12-10"),
        ("today", "2016-12", "2016-12"),
        ("last month", "2016-12", "2016-11"),
        ("this year", "2016", "2016"),
        ("since Dec. 5", "2016-12", "2016-12-05/2016-12"),
    ],
)
def test_a_report_dated_by_month_gives_no_finer_day(
    text: str, published: str, expected: str
) -> None:
    assert guideline_date(_read(text, published=published)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in late January", "2024-01"),
        ("in the 1980s", "1980/1989"),
        ("throughout the 80's", "1980/1989"),
        ("last spring", "2024-03/2024-05"),
        ("in early 1989", "1989"),
        ("since 1980", "1980/2024-09-24"),
        ("the past three years", "2021/2024-09-24"),
        ("last week", "2024-09-16/2024-09-22"),
        ("in December", "2023-12"),
    ],
)
def test_guideline_date(text: str, expected: str) -> None:
    assert guideline_date(_read(text)) == expected


_VOCABULARY = """today yesterday last next this week month year Tuesday Friday evening two three
    days ago earlier since until between and 7 17th October mid late early 2014 the of in on
    1990s spring weekend night past past quarter second half 0400 at"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@given(st.lists(_WORDS, min_size=1, max_size=5), _DAYS, st.sampled_from(["past", "future", None]))
def test_any_words_give_ordered_ends_and_an_edtf_that_says_the_same(
    words: list[str], day: date, tense: Literal["past", "future"] | None
) -> None:
    found = _read(" ".join(words), tense, day.isoformat())
    first = found.earliest[:10] if found.earliest else None
    last = found.latest[:10] if found.latest else None
    if first is not None and last is not None:
        assert first <= last
    if found.edtf is not None:
        start, end = bounds(found.edtf)
        assert (start and start.isoformat(), end and end.isoformat()) == (first, last)
    else:
        assert found.unknown is not None


@given(_DAYS)
def test_every_day_written_out_reads_back(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"):
        found = _read(day.strftime(form), published=None)
        assert (found.earliest, found.latest, found.basis) == (
            day.isoformat(),
            day.isoformat(),
            "stated",
        )


@given(_DAYS, st.integers(min_value=0, max_value=6))
def test_a_past_weekday_is_within_the_last_week(day: date, weekday: int) -> None:
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    found = date.fromisoformat(str(_read(name, "past", day.isoformat()).earliest))
    assert found.weekday() == weekday
    assert timedelta(0) <= day - found < timedelta(days=7)


@pytest.mark.parametrize("words", ["currently", "at present", "right now", "at this time"])
def test_what_is_so_now_is_so_on_the_day_of_the_report(words: str) -> None:
    found = read_expression(words, published="2024-09-24")
    assert (found.earliest, found.latest, found.basis) == ("2024-09-24", "2024-09-24", "relative")
    assert read_expression(words, published=None).unknown == "no_publication_date"
