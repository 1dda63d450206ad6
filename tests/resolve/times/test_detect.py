"""Where time expressions stand in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.times import find_expressions
from dateline.resolve.times.tense import Sentences, tense_at


def _found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops entered on Tuesday evening.", ["Tuesday evening"]),
        ("It began on 7 October 2023 and ended last month.", ["7 October 2023", "last month"]),
        ("ON 16 JANUARY A BOMB EXPLODED", ["16 JANUARY"]),
        ("They fought for three days in 1999.", ["three days", "1999"]),
        ("The attack came two days later.", ["two days later"]),
        ("in the early hours of Sunday, residents fled", ["the early hours of Sunday"]),
        ("over the past two weeks", ["the past two weeks"]),
        ("the war of the 1990s", ["the 1990s"]),
        ("at 10:35 a.m. on Friday", ["10:35 a.m. on Friday"]),
        ("fell apart in mid-1996", ["mid-1996"]),
        ("The evening before, nine had died.", ["The evening before"]),
    ],
)
def test_expressions_are_found(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the capital.",
        "The army sent 2000 troops against 1980 people.",
        "a 6-year-old boy",
        "Resolution 1559 was adopted.",
        "It cost $500 million a year.",
        "Sun Microsystems sued.",
        "Nobody was hurt.",
    ],
)
def test_what_looks_like_a_time_is_left_alone(text: str) -> None:
    assert _found(text) == []


@given(st.text(alphabet="aM 7may.Tueday1990,-\n", max_size=80))
def test_offsets_are_in_order_and_inside(text: str) -> None:
    found = find_expressions(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Officials said Thursday they will leave.", "Thursday", "past"),
        ("The parties will meet on Friday.", "Friday", "future"),
        ("They have fought for years.", "years", "present"),
        ("The rights expire Nov. 21.", "Nov. 21", "future"),
        ("He was killed on Monday.", "Monday", "past"),
        ("On Monday", "Monday", None),
        ("By Thursday the ministry counted 25.", "Thursday", "past"),
        ("The number killed by Tuesday's blasts has risen.", "Tuesday", "past"),
        ("It must be finished by Friday.", "Friday", "future"),
    ],
)
def test_tense_of_the_clause(text: str, word: str, tense: str | None) -> None:
    start = text.index(word)
    assert tense_at(text, start, start + len(word), Sentences(text)) == tense


def test_sentences_are_not_cut_at_abbreviations() -> None:
    text = "Gen. Votel spoke on Sept. 11. He left. The end"
    sentences = Sentences(text)
    low, high = sentences.at(10, 12)
    assert text[low:high] == "Gen. Votel spoke on Sept. 11."
    low, high = sentences.at(len(text) - 1, len(text))
    assert text[low:high] == "The end"
