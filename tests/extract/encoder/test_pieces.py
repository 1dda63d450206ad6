from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.encoder.pieces import (
    LOWER,
    TITLE,
    UNKNOWN,
    cases_of,
    region,
    windows,
)
from dateline.extract.encoder.words import split_words


@given(st.integers(0, 3000), st.integers(100, 510), st.integers(0, 40))
def test_own_parts_of_windows_tile_the_report(pieces: int, size: int, opening: int) -> None:
    found = windows(pieces, size, opening)
    own = [at for window in found for at in range(window.own, window.own_end)]
    assert own == list(range(pieces))
    for window in found:
        assert 0 <= window.start <= window.own < window.own_end <= window.end <= pieces
        assert window.size == len(window.of(range(pieces))) <= size


@given(st.integers(511, 3000))
def test_a_later_window_begins_with_the_opening_and_holds_its_own_pieces(pieces: int) -> None:
    for window in windows(pieces, 510, 40)[1:]:
        held = window.of(range(pieces))
        assert held[:40] == list(range(40))
        assert held[window.at : window.at + window.own_end - window.own] == list(
            range(window.own, window.own_end)
        )


def test_a_sentence_in_capitals_has_no_known_case() -> None:
    words = split_words("THE ARMY SHELLED THE TOWN. The army left.")
    assert cases_of(words) == [UNKNOWN] * 6 + [TITLE, LOWER, LOWER, 4]


def test_the_region_is_the_sentence_and_its_neighbours() -> None:
    words = split_words("One a. Two b. Three c. Four d. Five e. Six f.")
    first, end = region(words, words.sentences[3][0])
    assert words.sentence_of(first) == 1
    assert words.sentence_of(end - 1) == 4


def test_what_is_said_is_looked_for_further_on_than_a_filler() -> None:
    words = split_words("He said this " + "and this " * 60 + "too.")
    assert region(words, 1)[1] == 1 + 40
    assert region(words, 1, "cue")[1] == 1 + 110
