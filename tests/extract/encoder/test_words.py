from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.encoder.words import split_words


def sentences(text: str) -> list[str]:
    words = split_words(text)
    return [text[slice(*words.chars(*sentence))] for sentence in words.sentences]


@given(st.text(max_size=300))
def test_words_stand_where_they_say_and_sentences_tile_them(text: str) -> None:
    words = split_words(text)
    for start, end in words.spans:
        assert 0 <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
    flat = [word for first, end in words.sentences for word in range(first, end)]
    assert flat == list(range(len(words.spans)))


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    text = "Gen. A. Votel met the U.S. envoy on Sept. 3. He left."
    assert sentences(text) == ["Gen. A. Votel met the U.S. envoy on Sept. 3.", "He left."]


def test_a_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("Siege goes on\n\nTroops shelled the town") == [
        "Siege goes on",
        "Troops shelled the town",
    ]


def test_a_wrapped_line_does_not() -> None:
    assert sentences("TROOPS SHELLED\nTHE TOWN.") == ["TROOPS SHELLED\nTHE TOWN."]


def test_each_line_of_a_ticker_is_its_own() -> None:
    assert len(sentences("09:10 Shells hit the port\n09:40 Two hurt")) == 2


def test_offsets_are_code_points_beside_emoji_and_direction_marks() -> None:
    text = "🚨🚨 \u200fقصف\u200f Rebels attacked Dar\u0301van."
    words = split_words(text)
    at = [words.surface(i) for i in range(len(words.spans))].index("attacked")
    assert text[slice(*words.spans[at])] == "attacked"
    assert words.spans[at][0] == text.index("attacked")


def test_covering_finds_the_words_that_a_span_touches() -> None:
    words = split_words("The army shelled Darvan.")
    assert words.covering(4, 8) == (1, 2)
    assert words.covering(5, 16) == (1, 3)
    assert words.covering(3, 4) is None
