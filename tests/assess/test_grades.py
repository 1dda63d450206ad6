"""Suggested grades and their sentences, voices, signatures, titles, ledgers, filters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline import assess
from dateline.model import Assessment, Event, ItemError
from dateline.store import EventFilter, Store
from tests.assess.builders import Act, By, Party, Text, judged
from tests.assess.test_fields import MINISTRY, tell
from tests.link.builders import CODEBOOK, Report, Said, Told, add, link
from tests.link.world import ALDER, ARMY, LEAGUE, MAY_1, NORTHLAND, WING


def built(store: Store, *reports: Report) -> list[tuple[Event, Assessment]]:
    with store.transaction():
        assess.update(store, link(store, add(store, *reports)), CODEBOOK)
    return list(store.events.select(EventFilter()))


def of_type(found: list[tuple[Event, Assessment]], kind: str) -> tuple[Event, Assessment]:
    return next(one for one in found if one[0].type == kind)


def test_a_side_that_says_it_did_it_confirms(tmp_path: Path) -> None:
    army = Party(id="act-army", words=("Northland's army", "its jets"), kind="military")
    act = Act(trigger="struck", actor=("its jets",), by=(By(who="Northland's army", cue="said"),))
    text = Text(body="Northland's army said its jets struck Alder.", acts=[act], parties=[army])
    ((_, assessment),) = judged(tmp_path, text)
    assert assessment.grade == "confirmed"
    assert assessment.sentence.startswith("Confirmed: Northland's army acknowledges it; told by")
    assert assessment.claimed_by == (), "to tell of one's own operation is no claim"


def test_only_combatants_killed_is_discounted(tmp_path: Path) -> None:
    with Store(tmp_path / "book.db") as store:
        ((_, one),) = built(store, tell("A", [("16 fighters", 16, 16)], group="fighters"))
        assert one.grade == "discounted"
        later = tell("B", [("3 civilians", 3, 3)], group="civilians", hour=12)
        ((_, two),) = built(store, later)
        assert two.grade == "weak"


def test_two_origins_that_name_different_actors_contest(tmp_path: Path) -> None:
    league = replace(tell("B", said=(), hour=12), told=[])
    body = league.body + " the League"
    said = (Said(who=NORTHLAND),)
    told = Told(trigger="strike", days=MAY_1, actor=(LEAGUE,), where=(ALDER,), said=said)
    other = replace(league, body=body, told=[told])
    with Store(tmp_path / "book.db") as store:
        found = built(store, tell("A"), other)
        if len(found) == 2:  # the model keeps them apart; a person joins them
            from dateline import link as stage

            stage.judge(store, found[0][0].id, found[1][0].id, "same", by="Ada")
            found = built(store)
        ((event, assessment),) = found
    assert event.field("actor").disputed
    assert assessment.grade == "contested"
    assert "who did it" in assessment.sentence


def test_one_report_alone_does_not_contest_who_did_it(tmp_path: Path) -> None:
    told = Told(trigger="strike", days=MAY_1, actor=(LEAGUE,), where=(ALDER,))
    odd = tell("B", said=(), hour=12)
    odd = replace(odd, body=odd.body + " the League", told=[told])
    with Store(tmp_path / "book.db") as store:
        found = built(store, tell("A"), tell("C", said=(), hour=14), odd)
    assert all("actor" not in assessment.disputed for _, assessment in found)


def test_hedged_origins_do_not_make_it_fair(tmp_path: Path) -> None:
    hedged = tell("B", said=(), hour=12, hedge=("hit",))
    with Store(tmp_path / "book.db") as store:
        ((_, assessment),) = built(store, tell("A"), hedged)
    assert assessment.grade == "weak"


def test_accusation_claim_and_silence_are_told_beside_the_event(tmp_path: Path) -> None:
    body = (
        "An air strike hit Alder. the League accused Northland. the River Wing claimed it."
        " Northland's army declined to comment."
    )
    told = [
        Told(trigger="strike", days=MAY_1, where=(ALDER,)),
        Told(
            trigger="accused", type="accusation", actor=(LEAGUE,), target=(NORTHLAND,), about=(0,)
        ),
        Told(trigger="claimed", type="claim", actor=(WING,), about=(0,)),
        Told(trigger="declined", type="rejection", actor=(ARMY,), about=(0,)),
    ]
    with Store(tmp_path / "book.db") as store:
        found = built(store, Report(body=body, told=told))
    strike, assessment = of_type(found, "air_strike")
    assert assessment.accused == ("Northland (by the League)",)
    assert assessment.claimed_by == ("the River Wing",)
    assert assessment.declined == ("Northland's army",)
    assert assessment.denied_by == ()
    accusation, _ = of_type(found, "accusation")
    assert accusation.follows == (strike.id,)
    assert accusation.title.startswith("accusation, the League – Northland")


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"said": ()}, "air strike, Alder, 1 May 2024"),
        ({}, "air strike, Alder, 1 May 2024, according to the health ministry"),
        ({"said": (), "realis": "future"}, "announced air strike, Alder, 1 May 2024"),
        ({"said": (), "days": None}, "air strike, Alder, date not told"),
        (
            {"said": (), "days": ("2024-04-29", "2024-05-03")},
            "air strike, Alder, 29 April 2024 – 3 May 2024",
        ),
    ],
)
def test_titles_are_neutral_and_keep_on_whose_word(
    tmp_path: Path, changes: dict[str, object], title: str
) -> None:
    with Store(tmp_path / "book.db") as store:
        ((event, _),) = built(store, tell("A", **changes))  # type: ignore[arg-type]
    assert event.title == title


def test_events_are_found_by_aliases_places_and_everyone_who_speaks(tmp_path: Path) -> None:
    body = "An air strike hit Alder, the River Wing said."
    wing = replace(WING, aliases=("Saraya",))
    told = Told(trigger="strike", days=MAY_1, actor=(wing,), where=(ALDER,), said=(Said(who=wing),))
    with Store(tmp_path / "book.db") as store:
        built(store, Report(body=body, told=[told], source="Gazette"))
        for wanted in (
            EventFilter(actor="saraya"),
            EventFilter(place="alder"),
            EventFilter(said_by="river wing"),
            EventFilter(said_by="gazette"),
        ):
            assert len(list(store.events.select(wanted))) == 1
        assert not list(store.events.select(EventFilter(actor="gazette")))


def test_the_ledger_shows_every_value_with_its_words(tmp_path: Path) -> None:
    with Store(tmp_path / "book.db") as store:
        built(store, tell("A", [("9 people", 9, 9)]), tell("B", [("12 people", 12, 12)], hour=12))
        ((event, _),) = store.events.select(EventFilter())
        rows = [r for r in assess.ledger(store, event.id, CODEBOOK).rows if r.slot == "killed"]
        with pytest.raises(ItemError):
            assess.ledger(store, "evt-none", CODEBOOK)
    assert [(r.value, r.state) for r in rows] == [("12", "stands"), ("9", "superseded")]
    assert [(q.outlet, q.holder, q.words) for q in rows[0].quotes] == [
        ("B", MINISTRY.words, "12 people")
    ]


def test_an_event_without_reports_is_dropped(tmp_path: Path) -> None:
    report = tell("A")
    with Store(tmp_path / "book.db") as store:
        assert len(built(store, report)) == 1
        assert built(store, replace(report, told=[])) == []


def test_assessing_again_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "book.db") as store:
        before = built(store, tell("A", [("9 people", 9, 9)]), tell("B", said=(), hour=12))
        assess.update(store, store.events.ids(), CODEBOOK)
        assert list(store.events.select(EventFilter())) == before
