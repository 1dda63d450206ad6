import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.actors.acronyms import NEVER, Step, cost_of, initials_of, parted, shuffled
from dateline.resolve.actors.likeness import form_of, keys_of, sought_of
from dateline.resolve.actors.matching import SURE, same_name

ONE = [
    ("RPRC", "Rassemblement pour la réconciliation des Colons"),
    ("FPLV", "Front populaire de libération de Vallonia"),
    ("PBCP-J", "Purba Banglar Communist Party - Janajudhha faction"),
    ("M23-R", "March 23 Movement - Runiga faction"),
    ("RENAMO", "Resistência Nacional Moçambicana"),
    ("NRF", "National Resistance Front of Afghanistan"),
    ("ELN", "National Liberation Army"),
    ("SSLM/A", "South Sudan Liberation Movement/Army"),
    ("PMU", "Popular Mobilization Units (PMU)"),
]
TWO = [
    ("SPLM", "SPLM-IO"),
    ("M23", "March 23 Movement - Runiga faction"),
    ("UNRF", "Uganda National Rescue Front II"),
    ("MFDC", "Mouvement des forces démocratiques de Casamance - Front Nord"),
    ("NSA", "Syrian National Army"),
    ("RCD", "RCD - LN"),
    ("NLA", "National Resistance Army"),
]


@pytest.mark.parametrize(("short", "long"), ONE)
def test_an_acronym_is_known(short: str, long: str) -> None:
    assert same_name(short, long, True).score >= SURE
    assert keys_of(form_of(long)).intersection(sought_of(form_of(short)))


@pytest.mark.parametrize(("short", "long"), TWO)
def test_an_acronym_of_another(short: str, long: str) -> None:
    assert same_name(short, long, True).score < SURE


def test_a_name_is_parted_at_its_splinter() -> None:
    assert parted("March 23 Movement - Runiga faction") == ("March 23 Movement", "Runiga faction")
    assert parted("Rescue Front II") == ("Rescue Front", "II")
    assert parted("Re-Liberation Front") == ("Re-Liberation Front", "")


def steps(*words: str) -> tuple[Step, ...]:
    return tuple(Step(word, frozenset(word[0]), 0.0 if word == "of" else 1.0) for word in words)


def test_what_is_left_out_costs() -> None:
    name = steps("front", "of", "liberation", "army")
    assert cost_of("fla", name, False) == 0
    assert cost_of("fola", name, False) == 0
    assert cost_of("fl", name, False) == 1
    assert cost_of("la", name, False) == NEVER
    assert cost_of("frolib", name, True) == 1
    assert initials_of(name) == {"fla", "fola"}


@given(st.lists(st.sampled_from(["abc", "bcd", "of", "cab"]), min_size=3, max_size=6))
def test_all_initials_cost_nothing(words: list[str]) -> None:
    name = steps(*words)
    assert all(cost_of(letters, name, False) == 0 for letters in initials_of(name) if name[0].cost)


def test_letters_in_any_order() -> None:
    assert shuffled("fpr", [frozenset("r"), frozenset("p"), frozenset("f")])
    assert not shuffled("fpp", [frozenset("r"), frozenset("p"), frozenset("f")])
