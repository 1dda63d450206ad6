"""On whose word a chain rests: one rule a test, on sentences made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assess.builders import Act, By, Party, Text, holders, told

MINISTRY = Party(id="act-min", words=("the health ministry", "The ministry"), kind="state")
MINISTRY_SHORT = Party(id="act-min", words=("The ministry",), kind="state")
ARMY = Party(id="act-army", words=("Northland's army",), kind="military", country="NN")
LEAGUE = Party(id="act-league", words=("the League",))
NILE = Party(id="act-nile", words=("Nile News",), kind="media")
STATE_TV = Party(id="act-tv", words=("state television",), kind="media")


def told_by(
    folder: Path, body: str, *parties: Party, by: tuple[By, ...], **act: object
) -> list[str]:
    """The holders of a strike on Alder that this sentence tells."""
    strike = Act(trigger="strike", by=by, **act)  # type: ignore[arg-type]
    return holders(folder, Text(body=body, acts=[strike], parties=parties))


def vias(folder: Path, body: str, *parties: Party, by: tuple[By, ...]) -> tuple[str, ...]:
    text = Text(body=body, acts=[Act(trigger="strike", by=by)], parties=parties)
    return told(folder, text)[0].vias


def test_the_innermost_named_source_holds_and_the_others_are_the_way(tmp_path: Path) -> None:
    body = "Nile News reported that the health ministry spoke of a strike on Alder."
    by = (By(who="Nile News", cue="reported"), By(who="the health ministry", cue="spoke"))
    assert told_by(tmp_path / "a", body, NILE, MINISTRY, by=by) == ["the health ministry"]
    assert vias(tmp_path / "b", body, NILE, MINISTRY, by=by) == ("Nile News",)


def test_a_medium_that_only_carries_a_statement_is_no_holder(tmp_path: Path) -> None:
    body = "The strike on Alder was claimed by the League; Nile News carried the statement."
    by = (By(who="the League", cue="claimed"), By(who="Nile News", cue="carried"))
    assert told_by(tmp_path / "a", body, LEAGUE, NILE, by=by) == ["the League"]
    assert vias(tmp_path / "b", body, LEAGUE, NILE, by=by) == ("Nile News",)


def test_a_medium_without_a_word_of_telling_is_no_holder_beside_one_who_tells(
    tmp_path: Path,
) -> None:
    body = "The League said a strike hit Alder (Nile News)."
    league = Party(id="act-league", words=("The League",))
    by = (By(who="The League", cue="said"), By(who="Nile News"))
    assert told_by(tmp_path, body, league, NILE, by=by) == ["The League"]


def test_a_medium_that_reports_what_others_said_of_it_still_holds(tmp_path: Path) -> None:
    body = "The League said that Nile News reported a strike on Alder."
    league = Party(id="act-league", words=("The League",))
    by = (By(who="The League", cue="said"), By(who="Nile News", cue="reported"))
    assert told_by(tmp_path, body, league, NILE, by=by) == ["Nile News"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_outlet_that_is_told_is_the_way_and_not_a_second_origin(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    body = "A strike hit Alder, Northland's army told Nile News."
    links = (By(who="Nile News", cue="told"), By(who="Northland's army", cue="told"))
    by = (links[order[0]], links[order[1]])
    assert told_by(tmp_path, body, ARMY, NILE, by=by) == ["Northland's army"]


def test_state_media_hold_what_they_say_of_their_own(tmp_path: Path) -> None:
    body = "A strike hit Alder, state television said."
    by = (By(who="state television", cue="said"),)
    assert told_by(tmp_path, body, STATE_TV, by=by) == ["state television"]


def test_state_media_are_the_way_of_an_army_that_they_quote(tmp_path: Path) -> None:
    body = "A strike hit Alder, state television quoted Northland's army as saying."
    by = (By(who="state television", cue="quoted"), By(who="Northland's army", cue="saying"))
    assert told_by(tmp_path, body, STATE_TV, ARMY, by=by) == ["Northland's army"]


def test_an_agency_that_is_quoted_is_the_one_that_is_credited(tmp_path: Path) -> None:
    quoted = Text(
        body="A strike hit Alder on Wednesday, Nile News reported from the town.",
        acts=[Act(trigger="strike", by=(By(who="Nile News", cue="reported"),))],
        parties=[NILE],
        source="A",
    )
    credited = Text(
        body="Alder was the scene of a strike at noon.",
        acts=[Act(trigger="strike")],
        source="B",
        credits=("Nile News",),
    )
    assert len({one.holder.key for one in told(tmp_path, quoted, credited)}) == 1


def test_an_office_beside_a_name_is_one_source_and_stands_for_the_body(tmp_path: Path) -> None:
    body = "Ada Birch, the minister of health, spoke of a strike on Alder."
    parties = (
        Party(id="act-ada", words=("Ada Birch",), kind="person"),
        Party(id="act-mh", words=("the minister of health",), kind="person"),
    )
    by = (By(who="Ada Birch", cue="spoke"), By(who="the minister of health"))
    assert told_by(tmp_path, body, *parties, by=by) == ["the minister of health"]


def test_a_name_that_was_cut_in_two_is_its_head(tmp_path: Path) -> None:
    body = "The League in Southland claimed a strike on Alder."
    parties = (
        Party(id="act-league", words=("The League",)),
        Party(id="act-south", words=("Southland",), kind="state", country="SS", listed=True),
    )
    by = (By(who="The League", cue="claimed"), By(who="Southland"))
    assert told_by(tmp_path, body, *parties, by=by) == ["The League"]


@pytest.mark.parametrize(
    "silence",
    [
        "would not comment",
        "declined to comment",
        "did not respond to requests",
        "has not commented",
        "could not be reached",
    ],
)
def test_who_keeps_silent_has_told_nothing(tmp_path: Path, silence: str) -> None:
    body = f"Northland's army, asked about the strike, {silence}."
    assert told_by(tmp_path, body, ARMY, by=(By(who="Northland's army"),)) == ["Outlet"]


def test_who_tells_and_then_keeps_silent_on_the_rest_has_told(tmp_path: Path) -> None:
    body = "Northland's army said that a strike hit Alder and declined to comment on its aim."
    by = (By(who="Northland's army", cue="said"),)
    assert told_by(tmp_path, body, ARMY, by=by) == ["Northland's army"]


def test_who_could_not_check_does_not_vouch(tmp_path: Path) -> None:
    body = "Nile News could not independently verify the strike."
    by = (By(who="Nile News", cue="verify"),)
    assert told_by(tmp_path, body, NILE, by=by) == ["unnamed source"]


def test_we_are_the_outlet(tmp_path: Path) -> None:
    body = "In our last bulletin we said that a strike hit Alder."
    assert told_by(tmp_path, body, by=(By(who="we", cue="said"),)) == ["Outlet"]


def test_we_in_a_quotation_are_not_the_outlet(tmp_path: Path) -> None:
    body = "The League's channel wrote: “By this strike we say no.”"
    league = Party(id="act-league", words=("The League",))
    assert told_by(tmp_path, body, league, by=(By(who="we", cue="say"),)) == ["unnamed source"]


def test_a_pronoun_stands_for_the_last_one_that_the_report_quotes(tmp_path: Path) -> None:
    body = (
        "The ministry said that nine died. The League cheered in the streets."
        " Its statement spoke of a strike."
    )
    league = Party(id="act-league", words=("The League",))
    acts = [
        Act(trigger="died", type="attack", by=(By(who="The ministry", cue="said"),)),
        Act(trigger="strike", by=(By(who="Its", cue="spoke"),)),
    ]
    text = Text(body=body, acts=acts, parties=[MINISTRY_SHORT, league])
    assert holders(tmp_path, text) == ["The ministry"]


def test_he_is_a_person_and_it_is_none(tmp_path: Path) -> None:
    body = "Ada Birch said nine died. The ministry said eight died. She spoke of a strike."
    acts = [
        Act(trigger="died", type="attack", by=(By(who="Ada Birch", cue="said"),)),
        Act(trigger="died#2", type="attack", by=(By(who="The ministry", cue="said#2"),)),
        Act(trigger="strike", by=(By(who="She", cue="spoke"),)),
    ]
    ada = Party(id="act-ada", words=("Ada Birch",), kind="person")
    found = told(tmp_path, Text(body=body, acts=acts, parties=[ada, MINISTRY_SHORT]))
    (strike,) = [
        one for one in found if one.claim.slot == "type" and one.value.code == "air_strike"
    ]
    assert strike.holder.name == "Ada Birch"


def test_a_pronoun_that_stands_for_nobody_named_is_unnamed(tmp_path: Path) -> None:
    body = "It spoke of a strike on Alder."
    assert told_by(tmp_path, body, by=(By(who="It", cue="spoke"),)) == ["unnamed source"]


@pytest.mark.parametrize("nobody", ["officials", "a source", "some reports", "an official"])
def test_nobody_in_particular_is_unnamed(tmp_path: Path, nobody: str) -> None:
    party = Party(id="act-x", words=(nobody,), kind="person")
    body = f"A strike hit Alder, {nobody} said."
    assert told_by(tmp_path, body, party, by=(By(who=nobody, cue="said"),)) == ["unnamed source"]


def test_the_speaker_of_an_act_of_speech_is_not_its_source(tmp_path: Path) -> None:
    body = "The League declared solidarity with Alder."
    league = Party(id="act-league", words=("The League",))
    act = Act(
        trigger="declared",
        type="support",
        actor=("The League",),
        by=(By(who="The League", cue="declared"),),
    )
    assert holders(tmp_path, Text(body=body, acts=[act], parties=[league])) == ["Outlet"]


def test_who_says_of_itself_that_it_spoke_is_the_source(tmp_path: Path) -> None:
    body = "The League says it has asked eight times for access."
    league = Party(id="act-league", words=("The League",))
    act = Act(
        trigger="asked",
        type="demand",
        actor=("The League",),
        by=(By(who="The League", cue="says"),),
    )
    assert holders(tmp_path, Text(body=body, acts=[act], parties=[league])) == ["The League"]


@pytest.mark.parametrize(
    ("body", "doer"),
    [
        ("The League claimed a strike on Alder; Nile News carried the statement.", "The League"),
        ("The League says it flew a strike on Alder, Nile News reports.", "The League"),
        ("The League says it flew a strike, Nile News reports.", "The League says it"),
    ],
)
def test_a_medium_is_the_way_of_one_who_tells_of_its_own_deed(
    tmp_path: Path, body: str, doer: str
) -> None:
    league = Party(id="act-league", words=("The League", "The League says it"))
    by = (By(who="Nile News"),)
    assert told_by(tmp_path, body, league, NILE, by=by, actor=(doer,)) == ["The League"]


def test_a_medium_that_tells_of_anothers_deed_still_holds(tmp_path: Path) -> None:
    league = Party(id="act-league", words=("The League",))
    body = "The League flew a strike on Alder, Nile News said."
    by = (By(who="Nile News", cue="said"),)
    assert told_by(tmp_path, body, league, NILE, by=by, actor=("The League",)) == ["Nile News"]


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Some of the militias spoke of a strike.", "the militias"),
        ("Several of its militias spoke of a strike.", "Several of its militias"),
        ("Two members of the militias: one of the militias spoke of a strike.", "the militias#2"),
    ],
)
def test_some_of_many_are_nobody_named(tmp_path: Path, body: str, who: str) -> None:
    militias = Party(id="act-mil", words=(who,))
    assert told_by(tmp_path, body, militias, by=(By(who=who, cue="spoke"),)) == ["unnamed source"]
