"""Names that are alike, and names that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.actors.likeness import form_of, keys_of, likeness, sought_of
from dateline.resolve.actors.matching import SURE, same_name
from dateline.resolve.actors.names import consonants, is_acronym, normal

ALIKE = [
    ("Kata'ib Hezbollah", "Kataeb Hizbollah"),
    ("Frente de Libertação de Moçambique", "Front for the Liberation of Mozambique"),
    ("Frente Farabundo Martí para la Liberación Nacional",
     "Farabundo Marti National Liberation Front"),
    ("Mouvement pour la justice et la paix", "Movement for Justice and Peace"),
    ("RENAMO", "Resistencia Nacional Moçambicana"),
    ("Jaish-e-Mohammad", "Jaish-e-Mohammed"),
    ("Hizb Allah", "Hizbullah"),
    ("Palestinian Islamic Jihad", "Islamic Jihad in Palestine"),
    ("Popular Mobilisation Units", "Popular Mobilization Units"),
    ("Lebanese Armed Forces", "Armed Forces of Lebanon"),
]  # fmt: skip
UNLIKE = [
    ("Hezbollah", "Kata'ib Hezbollah"),
    ("Moro Islamic Liberation Front", "Moro National Liberation Front"),
    ("Islamic State", "Islamic Jihad"),
    ("Islamic State", "Islamic State of Iraq"),
    ("Sudan Liberation Army", "Sudan Liberation Front"),
    ("Communist Party of Nepal", "Communist Party of India"),
    ("Irish Republican Army", "Irish National Liberation Army"),
    ("Fatah", "Fatah al-Islam"),
    ("ELN", "EPL"),
    ("Free Syrian Army", "Syrian Arab Army"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_alike(a: str, b: str) -> None:
    assert same_name(a, b, None).score >= SURE
    assert keys_of(form_of(b)).intersection(sought_of(form_of(a)))


@pytest.mark.parametrize(("a", "b"), UNLIKE)
def test_unlike(a: str, b: str) -> None:
    assert same_name(a, b, True).score < SURE


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_one_name_in_two_countries_is_two(a: str, b: str) -> None:
    assert same_name(a, b, False).score == 0


def test_acronyms_of_three_letters_need_the_country() -> None:
    name = "Justice and Equality Movement"
    assert same_name("JEM", name, None).score < SURE <= same_name("JEM", name, True).score


def test_acronyms_of_two_letters_are_never_enough() -> None:
    assert same_name("PF", "Patriotic Front", True).score == 0


@settings(deadline=None)  # the first name in another script loads ICU
@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric(a: str, b: str) -> None:
    one, other = likeness(form_of(a), form_of(b)), likeness(form_of(b), form_of(a))
    assert one.score == pytest.approx(other.score)


@given(st.text(max_size=60))
def test_normal_form_is_stable(name: str) -> None:
    assert normal(normal(name)) == normal(name)


def test_spellings() -> None:
    assert normal("The U.N.’s") == "un"
    assert consonants("hizbollah") == consonants("hezbollah")
    assert is_acronym("SPLM-N")
    assert is_acronym("M23")
    assert not is_acronym("Hamas")
