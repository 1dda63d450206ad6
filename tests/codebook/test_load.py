from dateline.codebook import load
from dateline.model import HARMS

ACLED_SUB_EVENTS = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Chemical weapon", "Air/drone strike", "Suicide bomb",
    "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    "Violent demonstration", "Mob violence", "Agreement", "Arrests", "Change to group/activity",
    "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
    "Non-violent transfer of territory", "Other", "Abduction/forced disappearance", "Attack",
    "Sexual violence",
}  # fmt: skip
PLOVER_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_there_are_27_event_types_ten_actor_kinds_and_eleven_ties() -> None:
    codebook = load()
    sizes = (len(codebook.event_types), len(codebook.actor_kinds), len(codebook.relation_kinds))
    assert sizes == (27, 10, 11)


def test_every_type_has_a_definition_and_maps_to_codes_that_exist() -> None:
    for event_type in load().event_types.values():
        assert event_type.definition
        assert event_type.acled is None or event_type.acled in ACLED_SUB_EVENTS, event_type.code
        assert event_type.plover_type is None or event_type.plover_type in PLOVER_TYPES
        assert event_type.muc4 in (None, "ATTACK", "BOMBING", "ARSON", "KIDNAPPING")


def test_a_retyped_attack_stays_in_its_coarse_class() -> None:
    codebook = load()
    assert codebook.coarse("shelling") == codebook.coarse("air_strike")
    assert codebook.coarse("shelling") != codebook.coarse("accusation")


def test_no_partisan_word_is_a_category() -> None:
    codebook = load()
    codes = {*codebook.event_types, *codebook.actor_kinds, *codebook.relation_kinds, *HARMS}
    for word in ("terror", "martyr", "liberat", "eliminat", "regime", "aggress"):
        assert not [code for code in codes if word in code]


def test_symmetric_ties_are_those_of_the_guidelines() -> None:
    symmetric = {code for code, kind in load().relation_kinds.items() if kind.symmetric}
    assert symmetric == {"allied_with", "fights", "opposes", "affiliated", "alias_of"}
