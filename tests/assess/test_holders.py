"""Which names are one holder: offices, spokesmen, aliases, bare nouns, wholes and parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.assess.holders import same_holders
from dateline.assess.pages import Holder


def holder(name: str, kind: str = "state", **known: object) -> Holder:
    found = Holder(key=f"actor:{name}", kind="holder", name=name, actor=name, actor_kind=kind)
    return replace(found, **known)  # type: ignore[arg-type]


LISTED = holder("Southland: health ministry", listed=True, parent="Southland")
STATE = holder("Southland", listed=True)
ARMY = holder("Northland Defence Force", "military", listed=True, aliases=("NDF", "Northland army"))


def counted(*holders: Holder) -> dict[str, str]:
    """Whom each holder is counted as, by name."""
    return {h.name: same_holders(holders)[h.key].name for h in holders}


@pytest.mark.parametrize(
    "name",
    [
        "the ministry",
        "The health ministry",
        "Southland's health ministry",
        "the minister of health",
        "a health ministry spokesman",
        "an official at the health ministry",
        "a statement from the health ministry",
        "health ministry spokeswoman Ada Birch",
        "Ada Birch, spokeswoman for the health ministry",
    ],
)
def test_a_ministry_and_those_who_speak_for_it_are_one(name: str) -> None:
    kind = "person" if "Birch" in name or "minister of" in name else "state"
    assert counted(LISTED, holder(name, kind))[name] == LISTED.name


@pytest.mark.parametrize(
    "name", ["the Northland army", "NDF", "Northland army spokesman Bo Fir", "the army", "military"]
)
def test_an_army_under_its_aliases_is_one(name: str) -> None:
    assert counted(ARMY, LISTED, holder(name, "military"))[name] == ARMY.name


def test_a_bare_noun_that_fits_two_is_neither() -> None:
    other = holder("Southland Army Command", "military", listed=True)
    assert (
        counted(ARMY, other, holder("the military", "military"))["the military"] == "the military"
    )


def test_two_ministries_stay_two() -> None:
    other = holder("Northland: health ministry", listed=True)
    found = counted(LISTED, other, holder("the ministry"))
    assert found == {name: name for name in found}


def test_two_listed_groups_of_like_names_stay_two() -> None:
    one = holder("River League", "armed_group", listed=True)
    two = holder("River League Brigades", "armed_group", listed=True)
    assert counted(one, two) == {one.name: one.name, two.name: two.name}


def test_a_state_beside_its_own_body_is_not_another_origin() -> None:
    assert counted(STATE, LISTED) == {STATE.name: LISTED.name, LISTED.name: LISTED.name}


def test_two_bodies_of_one_state_stay_two_and_the_state_is_one_of_them() -> None:
    army = replace(ARMY, parent="Southland")
    found = counted(STATE, LISTED, army)
    assert found[LISTED.name] == LISTED.name
    assert found[army.name] == army.name
    assert found[STATE.name] in (LISTED.name, army.name)


def test_outlets_and_unnamed_sources_are_never_merged_by_name() -> None:
    outlet = Holder(
        key="outlet:health ministry gazette", kind="outlet", name="Health Ministry Gazette"
    )
    unnamed = Holder(key="unnamed", kind="unnamed", name="unnamed source")
    found = counted(LISTED, outlet, unnamed)
    assert found == {name: name for name in found}


def test_a_person_who_shares_words_with_another_is_another() -> None:
    one, two = holder("Ada Birch of Alder", "person"), holder("Bo Birch of Alder", "person")
    assert len(set(counted(one, two).values())) == 2


@pytest.mark.parametrize(
    "name",
    ["Gaza's health ministry", "the Health Ministry in Gaza", "Gaza health ministry spokesman"],
)
def test_a_ministry_and_its_seat_are_one_however_it_is_put(name: str) -> None:
    one = holder("Gaza health ministry")
    assert counted(one, holder(name), holder("the health ministry"))[name] == one.name
    assert counted(one, holder(name), holder("Health ministry"))["Health ministry"] == one.name


def test_ministries_of_two_places_are_two_though_most_words_are_shared() -> None:
    found = counted(LISTED, holder("Gaza's health ministry"))
    assert found == {name: name for name in found}


def test_ministries_of_two_states_are_two_by_their_states() -> None:
    other = holder("the ministry of health", country="NN")
    found = counted(replace(LISTED, country="SS"), other)
    assert found[other.name] == other.name


def test_an_army_of_a_state_is_the_states_listed_force() -> None:
    force = holder("Sea Lions", "military", listed=True, country="NN")
    mine = holder("Northland's military", "military", country="NN")
    theirs = holder("Southland's military", "military", country="SS")
    found = counted(force, mine, theirs)
    assert found[mine.name] == force.name
    assert found[theirs.name] == theirs.name


def test_words_of_telling_in_a_name_say_nothing() -> None:
    names = ("ministry says", "The ministry raised its", "its health ministry")
    found = counted(LISTED, *(holder(name) for name in names))
    assert set(found.values()) == {LISTED.name}


def test_what_was_read_as_one_identity_is_one_where_words_do_not_tell() -> None:
    one = holder("Northland: navy", "military", listed=True, actor="act-navy")
    guess = holder("the navy", "military", actor="act-navy", key="organ:navy")
    other = holder("Southland: navy", "military", listed=True)
    assert counted(one, other, guess)["the navy"] == one.name
