"""Text is changed only where the module says so, and cleaning twice changes nothing more."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.clean import clean, joined, one_line, paragraphs

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_clean_is_idempotent_and_leaves_no_controls(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [ch for ch in once if unicodedata.category(ch) == "Cc" and ch != "\n"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Z", "Cf"])))
def test_visible_text_stays_to_the_letter(text: str) -> None:
    assert clean(text) == text


@given(ANYTHING)
def test_paragraphs_survive_being_joined(text: str) -> None:
    parts = paragraphs(text)
    assert all("\n" not in part and part.strip() == part for part in parts)
    assert joined(parts).encode("utf-8").decode("utf-8") == "\n\n".join(parts)


def test_line_ends_and_spaces() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert clean("50\u00a0children\u202fand\u2009more\t.") == "50 children and more ."


def test_unseen_characters_go() -> None:
    assert clean("Hez\u00adbol\u200blah\ufeff\x00\x1b[31m") == "Hezbollah[31m"


def test_marks_of_direction_joiners_and_emoji_stay() -> None:
    text = "\u200fحزب الله\u200f said \U0001f469\u200d\U0001f692 \u2066abc\u2069 می\u200cخواهم"
    assert clean(text) == text


def test_normal_form_stays() -> None:
    decomposed = unicodedata.normalize("NFD", "Sème")
    assert clean(decomposed) == decomposed


def test_surrogates_are_joined_or_replaced() -> None:
    assert clean("a\ud83d\ude00b") == "a\U0001f600b"
    assert clean("a\ud83db") == "a\ufffdb"


def test_one_line_folds_all_whitespace() -> None:
    assert one_line(" a\n\n b\u00a0 c ") == "a b c"


def test_blank_lines_part_and_single_newlines_join() -> None:
    assert paragraphs("one\ntwo\n \n\nthree") == ("one two", "three")


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    long = "word " * 30
    assert paragraphs(f"{long}\nshort end.") == (long.strip(), "short end.")


def test_list_items_stand_by_themselves() -> None:
    assert paragraphs("Figures:\n- 12 killed\n- 30\ninjured") == (
        "Figures:",
        "- 12 killed",
        "- 30 injured",
    )
