import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.places import Gazetteer, find_toponyms
from dateline.resolve.places.detect import find_names


def names(text: str, gazetteer: Gazetteer, title: str = "") -> list[str]:
    return [name for _, _, name in find_toponyms(text, gazetteer, title)]


def parts(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    return {found.name: found.part for found in find_names(text, gazetteer)}


def test_moscow_said_is_an_actor_and_no_place(gazetteer: Gazetteer) -> None:
    text = "The talks failed. Moscow said it would answer, while shells fell on Kherson."
    assert names(text, gazetteer) == ["Kherson"]
    assert parts(text, gazetteer)["Moscow"] == "actor"


def test_the_same_name_is_a_place_after_a_preposition(gazetteer: Gazetteer) -> None:
    assert names("A drone was shot down over Moscow on Monday.", gazetteer) == ["Moscow"]


def test_lebanons_hezbollah_locates_nothing(gazetteer: Gazetteer) -> None:
    text = "On Friday Lebanon's Hezbollah fired rockets at Haifa."
    assert names(text, gazetteer) == ["Haifa"]
    assert parts(text, gazetteer)["Lebanon"] == "owner"


def test_paris_hilton_is_no_place(gazetteer: Gazetteer) -> None:
    assert names("Reporters asked Paris Hilton about it.", gazetteer) == []


def test_an_organisation_named_after_a_town_locates_nothing(gazetteer: Gazetteer) -> None:
    assert names("An officer of the Baghdad Police spoke.", gazetteer) == []


def test_adjectives_are_no_places(gazetteer: Gazetteer) -> None:
    text = "A Syrian officer met Iraqi officials in Amman."
    assert names(text, gazetteer) == ["Amman"]
    assert parts(text, gazetteer)["Syrian"] == "adjective"


def test_months_and_common_words_are_no_places(gazetteer: Gazetteer) -> None:
    assert names("In March the Army took Most of the Bank. Police left in May.", gazetteer) == []


def test_names_of_several_words_are_found_whole(gazetteer: Gazetteer) -> None:
    text = "Forces left the Golan Heights and Deir ez-Zor for the Bab al-Mandab Strait."
    assert names(text, gazetteer) == ["Golan Heights", "Deir ez-Zor", "Bab al-Mandab Strait"]


def test_a_full_stop_at_the_end_does_not_belong_to_the_name(gazetteer: Gazetteer) -> None:
    assert names("They fled from Gaza. Others stayed in Iraq.", gazetteer) == ["Gaza", "Iraq"]


def test_text_in_capitals(gazetteer: Gazetteer) -> None:
    text = "GUERRILLAS ATTACKED A GARRISON IN THE CITY OF USULUTAN, EL SALVADOR, LAST NIGHT."
    assert names(text, gazetteer) == ["USULUTAN", "EL SALVADOR"]


def test_a_surname_that_the_title_tells_is_no_place(gazetteer: Gazetteer) -> None:
    title = "Judge Doug Lansing sentenced three"
    assert names("The court heard Lansing again.", gazetteer, title) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaBeirutSy .,'\n—’-()Damscu", max_size=120))
def test_offsets_always_hold_the_name(embedded: Gazetteer, text: str) -> None:
    last = 0
    for start, end, name in find_toponyms(text, embedded):
        assert last <= start < end
        assert text[start:end] == name
        last = end


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "1234", "’", "..."])
def test_texts_without_words(gazetteer: Gazetteer, text: str) -> None:
    assert find_toponyms(text, gazetteer) == []
