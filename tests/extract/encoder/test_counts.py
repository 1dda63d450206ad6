import pytest

from dateline.extract.encoder.counts import read_count


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 12 civilians", 12, None),
        ("AT LEAST TWELVE CIVILIANS", 12, None),
        ("more than 30 people", 31, None),
        ("up to 30 people", None, 30),
        ("fewer than 10", None, 9),
        ("between 10 and 15 soldiers", 10, 15),
        ("10-15 soldiers", 10, 15),
        ("dozens of residents", 24, None),
        ("hundreds of people", 200, None),
        ("several villagers", 3, None),
        ("no casualties", 0, 0),
        ("no one", 0, 0),
        ("soldiers", 2, None),
        ("a policeman", 1, 1),
        ("one woman", 1, 1),
        ("twenty-five men", 25, 25),
        ("two hundred and fifty people", 250, 250),
        ("1,200 people", 1200, 1200),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("three officers and seven soldiers", 10, 10),
        ("a 12-year-old girl", 1, 1),
        ("52 casualties", 0, 52),
        ("the 10th brigade commander", 1, 1),
    ],
)
def test_words_of_a_count(words: str, low: int | None, high: int | None) -> None:
    assert read_count(words, "killed") == (low, high)


def test_a_name_that_ends_like_a_plural_is_one_person() -> None:
    assert read_count("Jorge Vargas", "killed", named=True) == (1, 1)


def test_casualties_taken_are_what_they_say() -> None:
    assert read_count("three victims", "taken") == (3, 3)
