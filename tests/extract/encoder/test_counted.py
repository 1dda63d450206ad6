import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.encoder.counted import counts_people, part_of, told_in, whole_count
from dateline.extract.encoder.words import Words, split_words


def run_of(words: Words, quote: str) -> tuple[int, int]:
    start = words.text.index(quote)
    found = words.covering(start, start + len(quote))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tagged", "whole"),
    [
        ("Raiders killed at least 58 women.", "least 58 women", "at least 58 women"),
        ("As many as four more died.", "many as four more", "As many as four more"),
        ("It put the dead at four, perhaps five.", "four", "four, perhaps five"),
        ("They killed a dozen at the least.", "a dozen", "a dozen at the least"),
        ("They killed twelve at the least.", "twelve", "twelve at the least"),
        ("The prefect's figure is 57.", "is 57", "57"),
        ("The raid on DORVA KILLED 10.", "DORVA KILLED 10", "10"),
        ("Police shot dead two dockers.", "dead two dockers", "two dockers"),
        ("It put the army's dead at eight.", "the army's dead at eight", "eight"),
        ("Two soldiers were killed.", "Two soldiers", "Two soldiers"),
    ],
)
def test_a_count_has_all_of_its_number_and_no_verb(text: str, tagged: str, whole: str) -> None:
    words = split_words(text)
    start, end = words.chars(*whole_count(words, run_of(words, tagged)))
    assert text[start:end] == whole


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("The convoy lost 38 of its 92 tankers.", "38"),
        ("They burnt 14 lorries.", "14 lorries"),
        ("Killings fell by 38 percent.", "38 percent"),
        ("Nobody knows how many died.", "how many"),
        ("He put the army's dead at eight.", "the army"),
        ("The patrol saw twelve fresh craters.", "twelve"),
        ("It did not cause any serious damage.", "any serious damage"),
        ("Ana Gil, 20 years old, was killed.", "20 years old"),
        ("No casualty figure was given.", "No casualty"),
        ("There were no reports of casualties.", "casualties"),
        ("The army did not mention any casualties.", "any casualties"),
    ],
)
def test_shares_things_and_owners_count_nobody(text: str, tagged: str) -> None:
    words = split_words(text)
    assert not counts_people(words, run_of(words, tagged))


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("They killed 38 of its 92 members.", "38"),
        ("The driver of the car was killed.", "The driver of the car"),
        ("Half a dozen died.", "Half a dozen"),
        ("The rebels did not report any dead.", "any dead"),
        ("The report of three deaths is not new.", "three deaths"),
        ("19-year-old shot dead", "19-year-old"),
    ],
)
def test_people_are_counted(text: str, tagged: str) -> None:
    words = split_words(text)
    assert counts_people(words, run_of(words, tagged))


def test_one_of_the_dead_is_a_part() -> None:
    words = split_words("Twelve people, including the mayor, were killed; a guard was not.")
    whole = run_of(words, "Twelve people")
    assert part_of(words, whole, run_of(words, "the mayor"))
    assert not part_of(words, whole, run_of(words, "a guard"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells hit the camp, killing 64 people.", [("killed", "64 people")]),
        ("One man was killed and six were hurt.", [("killed", "One man"), ("injured", "six")]),
        ("The mine wounded three or four.", [("injured", "three or four")]),
        ("He was killed two years ago.", []),
        ("The 1982 massacre was told by one who has died.", []),
        ("It was quiet in Dorva.", []),
    ],
)
def test_what_a_sentence_tells_plainly(text: str, told: list[tuple[str, str]]) -> None:
    words = split_words(text)
    found = [(harm, words.chars(*run)) for harm, run in told_in(words, words.sentences[0])]
    assert [(harm, text[start:end]) for harm, (start, end) in found] == told


@given(st.text(alphabet="ab 12,.'killed people at least or", min_size=1, max_size=80))
def test_what_is_told_lies_in_the_sentence(text: str) -> None:
    words = split_words(text)
    for first, end in words.sentences:
        for _, run in told_in(words, (first, end)):
            assert first <= run[0] < run[1] <= end
