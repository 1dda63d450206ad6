import pytest

from dateline.extract.encoder.spans import clean
from dateline.extract.encoder.words import split_words


@pytest.mark.parametrize(
    ("text", "given", "wanted", "tag"),
    [
        ("Shells hit in Darvan, where", "in Darvan,", "Darvan", "place"),
        ("fire by the army which denied", "by the army which denied", "the army", "actor"),
        ("near the U.S. base", "U.S.", "the U.S.", "actor"),
        ("near the U.S. base", "the U", "the U.S.", "actor"),
        ("and A.N.C. leaders left", "C. leaders", "A.N.C. leaders", "actor"),
        ("Josef K. Vale said", "Josef K", "Josef K", "actor"),
        ("of Israel's army", "Israel's", "Israel", "actor"),
        ("killed the rebels.", "rebels.", "the rebels", "target"),
        ("calls itself the Front", "itself the Front", "the Front", "actor"),
        ("they shelled it themselves", "themselves", "themselves", "actor"),
        ("9 killed, ministry says", "ministry says", "ministry", "source"),
        ("on Monday, he", "on Monday,", "on Monday", "time"),
        ("the front (FMLN) said", "front (FMLN)", "the front (FMLN)", "source"),
    ],
)
def test_a_run_is_cut_to_a_mention(text: str, given: str, wanted: str, tag: str) -> None:
    words = split_words(text)
    start = text.index(given)
    run = words.covering(start, start + len(given))
    assert run is not None
    cut = clean(words, run, tag)
    assert cut is not None
    assert text[slice(*words.chars(*cut))] == wanted


def test_nothing_is_left_of_punctuation() -> None:
    assert clean(split_words("He left ... then"), (2, 5), "time") is None
