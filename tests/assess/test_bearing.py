"""Claims that their words do not tell: doers who do something else, numbers of another event."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Event
from tests.assess.builders import Act, By, Party, Text, Toll, judged, told

LEAGUE = Party(id="act-league", words=("members of the League", "the League", "The League"))
ARMY = Party(id="act-army", words=("Northland's army",), kind="military", country="NN")


def doers(folder: Path, body: str, trigger: str, *actor: str, by: tuple[By, ...] = ()) -> set[str]:
    act = Act(trigger=trigger, type="bombing", actor=actor, by=by)
    found = told(folder, Text(body=body, acts=[act], parties=[LEAGUE, ARMY]))
    return {one.value.label for one in found if one.claim.slot == "actor"}


@pytest.mark.parametrize(
    ("body", "trigger", "actor"),
    [
        ("Pagers carried by members of the League exploded.", "exploded", "the League"),
        ("Pagers carried by members of the League exploded.", "exploded", "members of the League"),
        (
            "The pagers, which members of the League carried, exploded.",
            "exploded",
            "members of the League",
        ),
        ("A house owned by the League was blown up.", "blown up", "the League"),
        (
            "Northland's army, asked about the explosions, would not comment.",
            "explosions",
            "Northland's army",
        ),
    ],
)
def test_who_has_the_thing_or_is_asked_is_not_the_doer(
    tmp_path: Path, body: str, trigger: str, actor: str
) -> None:
    assert doers(tmp_path, body, trigger, actor) == set()


@pytest.mark.parametrize(
    ("body", "trigger", "actor"),
    [
        ("A strike carried out by Northland's army hit Alder.", "strike", "Northland's army"),
        ("The League, which held Alder, attacked a convoy.", "attacked", "The League"),
        ("Envoys held by the League were let go.", "held", "the League"),
        ("Northland's army, asked about it, confirmed a strike.", "strike", "Northland's army"),
    ],
)
def test_a_doer_stays_a_doer(tmp_path: Path, body: str, trigger: str, actor: str) -> None:
    assert len(doers(tmp_path, body, trigger, actor)) == 1


def test_a_number_belongs_to_the_event_of_its_own_sentence(tmp_path: Path) -> None:
    body = "Northland's army struck Alder. No injuries were reported from the attack on Birch."
    none = Toll(words="No injuries", low=0, high=0, harm="injured")
    acts = [
        Act(trigger="struck", tolls=(none,), day="2024-05-01"),
        Act(trigger="attack", type="attack", tolls=(none,), day="2024-04-01"),
    ]
    events = judged(tmp_path, Text(body=body, acts=acts, parties=[ARMY]))
    assert {injured(event) for event, _ in events} == {("air_strike", 0), ("attack", 1)}


def injured(event: Event) -> tuple[str, int]:
    return event.type, len(event.field("injured").values)


def test_a_number_that_no_other_event_claims_stays(tmp_path: Path) -> None:
    body = "Northland's army struck Alder. Two people were hurt."
    two = Toll(words="Two people", low=2, high=2, harm="injured")
    ((event, _),) = judged(
        tmp_path, Text(body=body, acts=[Act(trigger="struck", tolls=(two,))], parties=[ARMY])
    )
    assert injured(event) == ("air_strike", 1)


def test_whoever_refused_does_not_contest_that_it_happened(tmp_path: Path) -> None:
    body = "Northland's army struck Alder. The League refused to strike Alder."
    acts = [
        Act(trigger="struck", by=(By(who="Northland's army"),)),
        Act(trigger="strike", realis="denied", same_as=0, by=(By(who="The League"),)),
    ]
    found = judged(tmp_path, Text(body=body, acts=acts, parties=[LEAGUE, ARMY]))
    assert all("realis" not in assessment.disputed for _, assessment in found)


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("ten commanders of the League", "discounted"),
        ("ten fighters of the League", "discounted"),
        ("ten members of the League", "weak"),
        ("ten operatives of the League", "weak"),
    ],
)
def test_only_those_who_are_said_to_fight_are_discounted(
    tmp_path: Path, words: str, grade: str
) -> None:
    body = f"A strike in Alder killed {words}, Nile News said."
    group = "fighters" if "fighters" in words else "all"
    toll = Toll(words=words, low=10, high=10, group=group)
    act = Act(trigger="strike", tolls=(toll,), by=(By(who="Nile News", cue="said"),))
    nile = Party(id="act-nile", words=("Nile News",), kind="media")
    ((_, assessment),) = judged(tmp_path, Text(body=body, acts=[act], parties=[LEAGUE, nile]))
    assert assessment.grade == grade
