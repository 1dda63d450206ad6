import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.actors.cognates import cognate, country_of, country_stems
from dateline.resolve.actors.matching import SURE, same_name
from dateline.resolve.actors.names import latin


@pytest.mark.parametrize(
    "words",
    [
        "federation federacion federacao federazione federations",
        "resistance resistencia resistenza",
        "combatant combattant combatantes",
        "armament armamento",
        "marxist marxiste marxistas",
    ],
)
def test_one_word_of_several_languages(words: str) -> None:
    assert len({cognate(word) for word in words.split()}) == 1
    assert cognate(words.split()[0])


def test_other_endings_are_other_words() -> None:
    assert cognate("national") != cognate("nationaliste")
    assert cognate("front") is None
    assert cognate("armee") is None


@given(st.text(max_size=30))
def test_any_word_can_be_asked_for(word: str) -> None:
    assert cognate(word) is None or cognate(word)


def test_adjectives_of_countries() -> None:
    stems = country_stems({"colombia": "CO", "niger": "NE", "nigeria": "NG", "chad": "TD"})
    assert country_of("colombianas", stems) == "CO"
    assert country_of("colombien", stems) == "CO"
    assert country_of("colombofront", stems) is None
    assert country_of("nigerien", stems) is None
    assert country_of("chadian", stems) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Coordination of Rural Defence", "Coordinación de Defensa Rural"),
        ("Rwandan Federation Front", "Front de la fédération rwandaise"),
        ("Хезболла", "Hezbollah"),
        ("Nyanga", "Banyanga"),
    ],
)
def test_names_in_other_languages_and_scripts(a: str, b: str) -> None:
    latin("ж")
    assert same_name(a, b, True).score >= SURE


def test_latin_names_stay_as_they_are() -> None:
    assert latin("Şəki ʿAyn") == "Şəki ʿAyn"
    assert latin("ДНР") == "DNR"
