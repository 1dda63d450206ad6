import pytest

from dateline.extract.encoder.tallies import told_harm, uncounted, whole_number
from dateline.extract.encoder.words import Words, split_words

TEXT = "Strikes killed 492 people and injured at least 1,835, the ministry said; 12 were wounded."


def run_of(words: Words, quote: str) -> tuple[int, int]:
    start = words.text.index(quote)
    found = words.covering(start, start + len(quote))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quote", "harm"),
    [("492", "killed"), ("1,835", "injured"), ("12", "injured"), ("ministry", None)],
)
def test_the_words_beside_a_count_name_its_harm(quote: str, harm: str | None) -> None:
    words = split_words(TEXT)
    assert told_harm(words, run_of(words, quote)) == harm


@pytest.mark.parametrize("part", ["1", "835"])
def test_a_part_of_a_number_becomes_the_whole(part: str) -> None:
    words = split_words("At least 1,835 people")
    assert words.chars(*whole_number(words, run_of(words, part))) == (9, 14)


def test_a_list_of_numbers_is_not_one_number() -> None:
    words = split_words("killed 3, 4 and 5 people")
    run = run_of(words, "3")
    assert whole_number(words, run) == run


@pytest.mark.parametrize("text", ["striking dockers", "the victims", "civilians", "women"])
def test_a_plural_without_a_number_counts_nobody(text: str) -> None:
    assert uncounted(text)


@pytest.mark.parametrize(
    "text", ["two dockers", "12 women", "dozens", "the mayor", "several men", "some 30 people"]
)
def test_a_number_or_a_single_person_counts(text: str) -> None:
    assert not uncounted(text)
