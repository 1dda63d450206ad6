"""Sentences, headings, numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assess import wording

TEXT = "Lt. Ada spoke. Nine died.\n\nOn the ground\n\nU. Birch said: “It fell.” Then 2,750 fled."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ada", "Lt. Ada spoke."),
        ("Nine", "Nine died."),
        ("ground", "On the ground"),
        ("fell", "U. Birch said: “It fell.”"),
        ("2,750", "Then 2,750 fled."),
    ],
)
def test_sentences_end_at_stops_and_lines_but_not_at_titles(words: str, expected: str) -> None:
    at = TEXT.index(words)
    begin, stop = wording.sentence(TEXT, at, at + len(words))
    assert TEXT[begin:stop].strip().startswith(expected.rstrip("”."))


@given(st.text(alphabet="ab .\n!?A“”", max_size=60), st.data())
def test_a_sentence_holds_the_words_that_it_is_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = wording.sentence(text, start, end)
    assert begin <= start <= end
    assert begin <= stop <= len(text)


@pytest.mark.parametrize(
    ("words", "heading"), [("ground", True), ("Nine", False), ("2,750", False)]
)
def test_a_line_without_a_stop_between_paragraphs_is_a_heading(words: str, heading: bool) -> None:
    at = TEXT.index(words)
    assert wording.is_heading(TEXT, at, at + len(words)) is heading


@pytest.mark.parametrize(
    ("text", "number", "times"),
    [
        ("Twelve of the 12 and of 1,200", 12, 2),
        ("1,200 and 1200", 1200, 2),
        ("21 and 121", 1, 0),
        ("nobody", 0, 0),
    ],
)
def test_a_number_is_found_in_figures_and_words_and_never_within_another(
    text: str, number: int, times: int
) -> None:
    found = list(wording.numbers(text, number))
    assert len(found) == times
    assert all(text[a:b].casefold() in {str(number), f"{number:,}", "twelve"} for a, b in found)
