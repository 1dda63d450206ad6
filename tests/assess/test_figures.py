"""Whose figure a count is, what is a part of it, and whose people it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.assess.stated import Stated
from tests.assess.builders import Act, By, Party, Text, Toll, told

MINISTRY = Party(
    id="act-min",
    words=("the health ministry", "Health ministry", "its health ministry"),
    kind="state",
)
LEAGUE = Party(id="act-league", words=("the League", "League"))


def counts(folder: Path, *texts: Text) -> list[Stated]:
    return [one for one in told(folder, *texts) if one.claim.slot == "killed"]


def who_counts(folder: Path, body: str, words: str, number: int, *parties: Party) -> str:
    """On whose word the one count of a text is, whose chain is empty."""
    act = Act(trigger="strike", tolls=(Toll(words=words, low=number, high=number),))
    (count,) = counts(folder, Text(body=body, acts=[act], parties=parties or (MINISTRY,)))
    return count.holder.name


@pytest.mark.parametrize(
    ("body", "words", "number"),
    [
        ("By Thursday the health ministry counted 25 killed by the strike.", "25", 25),
        ("the health ministry's latest count of those killed in the strike is 25.", "25", 25),
        ("the health ministry has raised the number of killed in the strike to 25.", "25", 25),
        ("the health ministry put the strike's toll at 25.", "25", 25),
        ("The strike is on the record of its health ministry: 25 killed.", "25", 25),
        ("The strike killed 25, according to the health ministry.", "25", 25),
        ("The strike killed 25, figures from the health ministry show.", "25", 25),
        ("The strike killed 25, the health ministry said on Tuesday.", "25", 25),
        ("the health ministry said that the strike killed 25.", "25", 25),
        ("Health ministry: 25 killed in strike", "25", 25),
    ],
)
def test_the_words_beside_a_name_give_it_the_figure(
    tmp_path: Path, body: str, words: str, number: int
) -> None:
    assert who_counts(tmp_path, body, words, number).casefold().endswith("health ministry")


@pytest.mark.parametrize(
    "body",
    [
        "The strike killed 25 near the health ministry.",
        "The strike killed 25. the health ministry said that roads were closed.",
        "The strike killed 25 and the health ministry sent ambulances.",
        "A strike on the health ministry killed 25.",
        "The strike killed 25, after which the health ministry said that it would move.",
    ],
)
def test_a_body_that_is_only_near_has_not_counted(tmp_path: Path, body: str) -> None:
    assert who_counts(tmp_path, body, "25", 25) == "Outlet"


@pytest.mark.parametrize(
    ("between", "holder"),
    [
        ("Among the dead were", "act-min"),
        ("They included", "act-min"),
        ("A neighbour carried out", None),
    ],
)
def test_who_was_among_the_dead_goes_on_with_the_figure(
    tmp_path: Path, between: str, holder: str | None
) -> None:
    body = f"The strike killed 58, the health ministry said. {between} 12 children."
    act = Act(trigger="strike", tolls=(Toll(words="12 children", low=12, high=12),))
    (count,) = counts(tmp_path, Text(body=body, acts=[act], parties=(MINISTRY,)))
    assert (count.holder.actor if holder else None) == holder
    assert (count.holder.name == "the health ministry") == bool(holder)


def test_the_figure_of_a_headline_is_that_of_the_text(tmp_path: Path) -> None:
    body = "The number of people killed in the strike has risen to 25, the health ministry said."
    acts = [
        Act(trigger="Toll", tolls=(Toll(words="25#1", low=25, high=25),), day=None),
        Act(trigger="strike", by=(By(who="the health ministry", cue="said"),)),
    ]
    text = Text(title="Toll rises to 25", body=body, acts=acts, parties=[MINISTRY])
    assert {one.holder.name for one in counts(tmp_path, text)} == {"the health ministry"}


def test_a_figure_that_is_spoken_of_again_stays_its_givers(tmp_path: Path) -> None:
    body = (
        "The strike injured about 2,750, the health ministry said on Tuesday.\n\n"
        "Among the injured was an envoy."
    )
    toll = Toll(words="the injured", low=2750, high=2750, harm="injured")
    text = Text(body=body, acts=[Act(trigger="strike", tolls=(toll,))], parties=[MINISTRY])
    (count,) = [one for one in told(tmp_path, text) if one.claim.slot == "injured"]
    assert count.holder.name == "the health ministry"


def test_a_vague_headline_is_the_figure_of_the_text(tmp_path: Path) -> None:
    body = "In 2024 about 2,750 were injured by the strike, the health ministry said on Tuesday."
    toll = Toll(words="Thousands", low=2000, high=None, harm="injured")
    acts = [Act(trigger="strike", tolls=(toll,))]
    text = Text(title="Thousands hurt in Alder", body=body, acts=acts, parties=[MINISTRY])
    (count,) = [one for one in told(tmp_path, text) if one.claim.slot == "injured"]
    assert count.holder.name == "the health ministry"


def test_a_small_number_may_be_the_same_by_chance(tmp_path: Path) -> None:
    body = "The strike killed two men. the health ministry said that two nurses were killed in May."
    assert who_counts(tmp_path, body, "two men", 2) == "Outlet"


def test_an_event_told_by_its_harm_alone_is_told_by_whom_the_figure_is(tmp_path: Path) -> None:
    body = "Alder: 31 killed\n\nthe health ministry said that 31 people were killed."
    acts = [
        Act(trigger="killed", type="attack", tolls=(Toll(words="31", low=31, high=31),)),
        Act(trigger="killed#2", type="attack", by=(By(who="the health ministry", cue="said"),)),
    ]
    found = told(tmp_path, Text(body=body, acts=acts, parties=[MINISTRY]))
    assert {one.holder.name for one in found} == {"the health ministry"}


def test_a_headline_over_a_text_on_someones_word_is_no_telling_of_its_own(tmp_path: Path) -> None:
    body = "A strike hit Alder, the health ministry said."
    by = (By(who="the health ministry", cue="said"),)
    acts = [Act(trigger="Strike"), Act(trigger="strike", by=by)]
    found = told(tmp_path, Text(title="Strike on Alder", body=body, acts=acts, parties=[MINISTRY]))
    assert {one.holder.name for one in found} == {"the health ministry"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The toll of the strike rose to 25, the health ministry said.", {"Outlet"}),
        ("Those killed in the strike were 25, the health ministry said.", {"Outlet"}),
        ("the health ministry said that 25 people were killed in the strike.", set()),
        ("25 people were killed in the strike, the health ministry said.", set()),
    ],
)
def test_a_text_that_speaks_of_the_number_of_the_dead_tells_the_event_as_well(
    tmp_path: Path, body: str, expected: set[str]
) -> None:
    by = (By(who="the health ministry", cue="said"),)
    acts = [Act(trigger="Strike"), Act(trigger="strike", by=by)]
    found = told(tmp_path, Text(title="Strike on Alder", body=body, acts=acts, parties=[MINISTRY]))
    assert {one.holder.name for one in found} == {"the health ministry"} | expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((By(who=None, cue="reported"),), {"unnamed source"}),
        ((By(who="the health ministry", cue="told"),), {"the health ministry"}),
        ((), {"Monitor"}),
    ],
)
def test_an_outlet_that_is_quoted_is_as_good_as_its_own_report(
    tmp_path: Path, by: tuple[By, ...], expected: set[str]
) -> None:
    body = "A strike on Alder was reported, so the health ministry told a meeting."
    theirs = Text(
        body=body, acts=[Act(trigger="strike", by=by)], parties=[MINISTRY], source="Monitor"
    )
    quoting = Text(
        body="There was a strike on Alder, according to an article at Monitor.",
        acts=[Act(trigger="strike", by=(By(who="Monitor", cue="according to"),))],
        source="Ledger",
    )
    assert {one.holder.name for one in told(tmp_path, theirs, quoting)} == expected


def test_a_part_of_a_figure_does_not_supersede_it(tmp_path: Path) -> None:
    body = "The strike killed 12, two of them children."
    tolls = (Toll(words="12", low=12, high=12), Toll(words="two", low=2, high=2))
    text = Text(body=body, acts=[Act(trigger="strike", tolls=tolls)])
    assert {one.value.low: one.part for one in counts(tmp_path, text)} == {12: False, 2: True}


@pytest.mark.parametrize(
    ("body", "words", "group", "side"),
    [
        (
            "The strike killed ten commanders of the League.",
            "ten commanders",
            "fighters",
            "act-league",
        ),
        ("The strike killed ten League fighters.", "ten League fighters", "fighters", "act-league"),
        (
            "A strike: the League said ten of its members died.",
            "ten of its members",
            "other",
            "act-league",
        ),
        (
            "A strike: the League gave the number of its own members killed as ten.",
            "ten",
            "other",
            "act-league",
        ),
        ("The strike killed ten people.", "ten people", "all", None),
        ("The strike killed ten members of a family.", "ten members of a family", "all", None),
    ],
)
def test_a_count_tells_whose_people_it_counts(
    tmp_path: Path, body: str, words: str, group: str, side: str | None
) -> None:
    by = (By(who="the League", cue="said"),) if "said" in body else ()
    by = (By(who="the League", cue="gave"),) if "gave" in body else by
    act = Act(trigger="strike", by=by, tolls=(Toll(words=words, low=10, high=10),))
    (count,) = counts(tmp_path, Text(body=body, acts=[act], parties=[LEAGUE]))
    assert (count.value.group, count.value.actor) == (group, side)


def test_what_resolve_says_of_a_group_stays(tmp_path: Path) -> None:
    act = Act(
        trigger="strike", tolls=(Toll(words="ten children", low=10, high=10, group="children"),)
    )
    (count,) = counts(tmp_path, Text(body="The strike killed ten children.", acts=[act]))
    assert count.value == count.claim.value


@pytest.mark.parametrize(
    ("body", "words", "holder"),
    [
        ("No injuries were reported after the strike.", "No injuries", "unnamed source"),
        ("The strike reportedly killed 12.", "12", "unnamed source"),
        ("12 people were killed by the strike.", "12 people", "Outlet"),
        ("12 were reported killed by the health ministry in the strike.", "12", "Outlet"),
    ],
)
def test_a_number_that_was_reported_by_nobody_is_nobodys(
    tmp_path: Path, body: str, words: str, holder: str
) -> None:
    toll = Toll(words=words, low=12, high=12)
    text = Text(body=body, acts=[Act(trigger="strike", tolls=(toll,))])
    assert {one.holder.name for one in counts(tmp_path, text)} == {holder}


def test_an_owner_may_stand_before_the_one_who_said_it(tmp_path: Path) -> None:
    body = "The toll of the strike is 37, Southland's health ministry said on Saturday."
    toll = Toll(words="37", low=37, high=37)
    party = Party(id="act-min", words=("health ministry",), kind="state")
    text = Text(body=body, acts=[Act(trigger="strike", tolls=(toll,))], parties=[party])
    assert {one.holder.name for one in counts(tmp_path, text)} == {"health ministry"}


def test_a_number_of_a_headline_is_not_anothers_who_is_only_placed_in_that_sentence(
    tmp_path: Path,
) -> None:
    body = "The toll in Alder is now 37 dead, the health ministry said. The army spoke of a raid."
    army = Party(id="act-army", words=("The army",), kind="military")
    acts = [
        Act(trigger="Toll", tolls=(Toll(words="title:37", low=37, high=37),), day=None),
        Act(trigger="raid", target=("Alder",), by=(By(who="The army", cue="spoke"),)),
    ]
    text = Text(title="Toll rises to 37", body=body, acts=acts, parties=[MINISTRY, army])
    assert {one.holder.name for one in counts(tmp_path, text)} == {"the health ministry"}


@pytest.mark.parametrize("words", ["two", "two of", "two of them"])
def test_a_part_is_a_part_wherever_its_words_are_cut(tmp_path: Path, words: str) -> None:
    body = "The strike killed 12, two of them children."
    toll = Toll(words=words, low=2, high=2)
    (count,) = counts(tmp_path, Text(body=body, acts=[Act(trigger="strike", tolls=(toll,))]))
    assert count.part


def test_a_name_after_the_number_of_a_sides_dead_is_a_name(tmp_path: Path) -> None:
    body = "A strike: the League gave the number of its members killed as 16 and named Ada Alder."
    tolls = (Toll(words="16", low=16, high=16), Toll(words="Ada Alder", low=1, high=1))
    act = Act(trigger="strike", by=(By(who="the League", cue="gave"),), tolls=tolls)
    found = counts(tmp_path, Text(body=body, acts=[act], parties=[LEAGUE]))
    groups = {one.claim.evidence[0].quote: one.value.group for one in found}
    assert groups == {"16": "other", "Ada Alder": "all"}
