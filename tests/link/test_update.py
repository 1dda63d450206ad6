"""Linking a book: what joins, what stays apart, and that ids and the past hold."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import link
from dateline.model import ItemError, content_id
from dateline.store import Store
from dateline.store.links import Links
from tests.link.builders import CODEBOOK, Report, Told, Toll, Who, add, book, partition
from tests.link.builders import link as link_book
from tests.link.world import (
    ALDER,
    ARMY,
    COUNTRY,
    LEAGUE,
    MAY_1,
    MAY_2,
    NORTHLAND,
    elsewhere,
    retold,
    strike,
)


def together(folder: Path, *reports: Report) -> bool:
    """Whether the first event reports of all these are one event."""
    with book(folder, *reports) as store:
        members = store.events.members()
        return len({members[report.report_id()] for report in reports}) == 1


def _thing(words: str) -> Who:
    return Who(id=f"words:{words}", words=words, kind="other")


def test_two_outlets_on_one_strike_are_one_event(tmp_path: Path) -> None:
    assert together(tmp_path, strike(), retold("Gazette"))


@pytest.mark.parametrize(
    "other",
    [
        elsewhere(),
        strike("B", realis="future", body="Northland will have struck Alder by June.", killed=None),
        strike("B", days=("2024-04-20", "2024-04-20"), body="Northland struck a school in Alder."),
        strike("B", days=None, body="He said that the army struck again."),
        strike("B", kind="arrest", body="Northland struck Alder and held two men.", killed=None),
    ],
    ids=["other town", "planned", "days before", "no day and place", "other class"],
)
def test_what_stays_apart(tmp_path: Path, other: Report) -> None:
    assert not together(tmp_path, strike(), other)


def test_reports_without_day_and_place_do_not_glue_events_together(tmp_path: Path) -> None:
    vague = [
        strike(f"Paper {i}", days=None, hour=12 + i, body=f"People speak of how it struck, {word}.")
        for i, word in enumerate(["again", "at last", "once more"])
    ]
    with book(tmp_path, strike(), elsewhere(), *vague) as store:
        assert len(partition(store)) == 5


def test_two_strikes_on_one_town_on_one_day_that_one_report_tells_apart(tmp_path: Path) -> None:
    body = (
        "Northland struck the market of Alder at dawn, killing 12 people. At dusk a second raid"
        " burnt the cotton mill by the river; no one was inside."
    )
    first = strike("A", body=body)
    second = replace(first.told[0], trigger="raid", tolls=())
    both = replace(first, told=[first.told[0], second])
    with book(tmp_path, both, retold("Gazette")) as store:
        assert len(partition(store)) == 2


def test_two_strikes_on_one_town_on_one_day_that_two_outlets_tell(tmp_path: Path) -> None:
    one = strike(
        "A",
        body=(
            "Bombs of Northland struck a crowded market in Alder; among the stalls 12 people died,"
            " and several shops collapsed."
        ),
    )
    hit = replace(one.told[0], target=(_thing("a crowded market"),), means=("Bombs",))
    one = replace(one, told=[hit])
    body = "A drone burnt the cotton mill of Alder by night. Its owners counted 90 workers dead."
    told = Told(
        trigger="burnt",
        days=MAY_1,
        target=(_thing("the cotton mill"),),
        where=(ALDER,),
        means=("drone",),
        tolls=(Toll(words="90 workers", low=90, high=90),),
    )
    two = Report(body=body, told=[told], source="B", published="2024-05-02T12:00:00+00:00")
    assert not together(tmp_path, one, two)


def test_to_stop_the_weapons_of_an_attack_is_not_the_attack(tmp_path: Path) -> None:
    body = (
        "On Wednesday the League attacked Alder with drones. Northland's army said that it"
        " intercepted the drones over Alder."
    )
    attacked = Told(trigger="attacked", type="attack", days=MAY_1, actor=(LEAGUE,), where=(ALDER,))
    stopped = Told(trigger="intercepted", type="air_strike", days=MAY_1, actor=(ARMY,), same_as=0)
    report = Report(body=body, told=[attacked, stopped], published="2024-05-02T10:00:00+00:00")
    with book(tmp_path, report) as store:
        assert len(partition(store)) == 2


@pytest.mark.parametrize(
    ("kind", "trigger", "body"),
    [
        ("claim", "claimed", "The League claimed the air strike on Alder of Wednesday."),
        ("rejection", "condemned", "The League condemned the air strike on Alder of Wednesday."),
        ("legal", "trial", "The trial over the air strike on Alder began on Wednesday."),
        ("protest", "buried", "Crowds buried the dead of the air strike on Alder on Wednesday."),
    ],
)
def test_what_follows_points_to_the_event_and_is_not_it(
    tmp_path: Path, kind: str, trigger: str, body: str
) -> None:
    hit = Told(trigger="air strike", days=MAY_1, where=(ALDER,))
    after = Told(trigger=trigger, type=kind, days=MAY_2, where=(ALDER,), about=(0,))
    report = Report(body=body, told=[hit, after], published="2024-05-02T18:00:00+00:00")
    with book(tmp_path, strike(), report) as store:
        members = store.events.members()
        assert members[report.report_id()] == members[strike().report_id()]
        assert len(partition(store)) == 2
        assert Links(store.connection).abouts([report.report_id(1)]) == {report.report_id()}


def test_two_mentions_that_a_report_equates_are_one_event(tmp_path: Path) -> None:
    body = "Northland struck the market of Alder, killing 12 people. The bombs fell at noon."
    first = strike("A", body=body)
    again = Told(trigger="bombs", same_as=0)
    with book(tmp_path, replace(first, told=[first.told[0], again])) as store:
        assert len(partition(store)) == 1


def test_one_strike_dated_a_day_later_is_one_when_the_toll_agrees(tmp_path: Path) -> None:
    late = strike(
        "B", days=MAY_2, hour=13, body="Bombs struck a market in Alder and killed 12 people."
    )
    assert together(tmp_path, strike(), late)


def test_a_summary_contains_events_and_is_none_of_them(tmp_path: Path) -> None:
    body = "Northland carried out more than 40 air strikes in Southland since Monday."
    told = Told(
        trigger="strikes",
        days=("2024-04-29", "2024-05-03"),
        actor=(NORTHLAND,),
        where=(COUNTRY,),
    )
    total = Report(body=body, told=[told], source="C", published="2024-05-03T10:00:00+00:00")
    with book(tmp_path, strike(), total) as store:
        links = Links(store.connection)
        assert len(partition(store)) == 2
        assert links.sums([total.report_id(), strike().report_id()]) == {total.report_id()}
        assert links.contents([total.report_id()]) == {strike().report_id()}


def test_copies_tell_one_event(tmp_path: Path) -> None:
    vague = "Two shells struck a house there before dawn, people in the street said, and it burnt."
    one = strike("A", body=vague, days=None, kind="shelling")
    assert together(tmp_path, one, replace(one, source="B"))


def test_the_founder_is_the_earliest_report_and_gives_the_id(tmp_path: Path) -> None:
    early, late = strike("A", hour=8), retold("B", hour=9)
    with book(tmp_path, late, early) as store:
        assert set(store.events.members().values()) == {content_id("evt", early.report_id())}


def test_an_id_stays_when_an_earlier_report_arrives_later(tmp_path: Path) -> None:
    with book(tmp_path, retold("B", hour=9)) as store:
        (before,) = store.events.members().values()
        link_book(store, add(store, strike("A", hour=8)))
        assert set(store.events.members().values()) == {before}


def test_a_merge_keeps_the_older_id_and_redirects_the_other(tmp_path: Path) -> None:
    with book(tmp_path, strike()) as store:
        (older,) = store.events.members().values()
        link_book(store, add(store, elsewhere()))
        younger = store.events.members()[elsewhere().report_id()]
        link.judge(store, older, younger, "same", by="Ada", note="")
        touched = link_book(store, [])
        assert set(store.events.members().values()) == {older}
        assert store.events.redirects() == {younger: older}
        assert {older, younger} <= touched


def test_a_split_leaves_the_id_with_the_larger_part(tmp_path: Path) -> None:
    reports = [strike(), retold("B"), retold("C", hour=12)]
    with book(tmp_path, *reports) as store:
        (event,) = set(store.events.members().values())
        first, second, third = (report.report_id() for report in reports)
        for other in (second, third):
            link.judge(store, first, other, "different", by="Ada")
        link_book(store, [])
        members = store.events.members()
        assert members[second] == members[third] == event
        assert members[first] not in (event, None)


def test_a_withdrawn_judgement_leaves_no_trace(tmp_path: Path) -> None:
    reports = [strike(), retold("B"), elsewhere(), elsewhere("D", hour=13)]
    with book(tmp_path, *reports) as store:
        before = store.events.members()
        one, other = reports[0].report_id(), reports[2].report_id()
        judgement = link.judge(store, one, other, "same", by="Ada")
        assert link.has_new_judgements(store)
        link_book(store, [])
        assert len(partition(store)) == 1
        assert not link.has_new_judgements(store)
        assert link.undo(store, judgement.id)
        assert link.has_new_judgements(store)
        link_book(store, [])
        assert store.events.members() == before
        assert store.events.redirects() == {}
        assert not link.undo(store, judgement.id)


def test_judgements_survive_reading_again(tmp_path: Path) -> None:
    reports = [strike(), retold("B")]
    with book(tmp_path, *reports) as store:
        link.judge(store, reports[0].report_id(), reports[1].report_id(), "different", by="Ada")
        link_book(store, [])
        before = store.events.members()
        link_book(store, add(store, *reports))
        assert store.events.members() == before
        assert len(partition(store)) == 2


def test_a_report_that_is_no_longer_told_leaves_its_event(tmp_path: Path) -> None:
    with book(tmp_path, strike(), retold("B")) as store:
        (event,) = set(store.events.members().values())
        touched = link_book(store, add(store, replace(retold("B"), told=[])))
        assert store.events.members() == {strike().report_id(): event}
        assert event in touched


def test_adding_a_report_touches_its_neighbours_only(tmp_path: Path) -> None:
    with book(tmp_path, strike(), elsewhere()) as store:
        before = store.events.members()
        touched = link_book(store, add(store, retold("C")))
        assert touched == {before[strike().report_id()]}
        assert link_book(store, []) == set()


def test_a_follow_up_touches_the_event_that_it_is_about(tmp_path: Path) -> None:
    body = "Southland accused Northland over the raid on Alder. Northland struck it on Wednesday."
    hit = strike("A", body=body).told[0]
    said = Told(trigger="accused", type="accusation", target=(NORTHLAND,), about=(0,))
    report = Report(body=body, told=[hit, said], published="2024-05-02T18:00:00+00:00")
    with book(tmp_path, strike()) as store:
        members = store.events.members()
        touched = link_book(store, add(store, report))
        assert set(members.values()) <= touched
        assert len(partition(store)) == 2


def test_explanations_name_what_decided(tmp_path: Path) -> None:
    reports = [strike(), retold("B"), elsewhere()]
    with book(tmp_path, *reports) as store:
        ids = [report.report_id() for report in reports]
        joined = link.explain(store, ids[0], ids[1], CODEBOOK)
        assert joined.verdict == "same"
        assert joined.weight == pytest.approx(sum(term.bits for term in joined.terms), abs=0.1)
        refused = link.explain(store, ids[0], store.events.members()[ids[2]], CODEBOOK)
        assert refused.verdict == "different"
        assert min(refused.terms, key=lambda term: term.bits).comparison in ("prior", "place")
        link.judge(store, ids[0], ids[2], "same", by="Ada")
        link_book(store, [])
        judged = link.explain(store, ids[0], ids[2], CODEBOOK)
        assert judged.verdict == "same"
        assert "People judged" in judged.reason


def test_unknown_ids_are_named(tmp_path: Path) -> None:
    with book(tmp_path, strike()) as store:
        with pytest.raises(ItemError, match="evt-none"):
            link.judge(store, "evt-none", strike().report_id(), "same", by="Ada")
        with pytest.raises(ItemError, match="one event report"):
            link.judge(store, strike().report_id(), strike().report_id(), "same", by="Ada")


WORLD = [
    strike("A", hour=8),
    retold("B", hour=9),
    elsewhere("C", hour=10),
    strike("D", days=MAY_2, hour=13, body="Bombs struck a market in Alder, killing 12 people."),
    strike("E", days=None, hour=14, body="Northland struck Alder; 12 people died."),
    strike("F", days=None, hour=15, body="It struck without warning, they said.", killed=None),
    strike("G", where=ALDER, hour=16, body="The League says Northland struck Alder.", killed=None),
    replace(strike("A", hour=8), source="H"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(WORLD))), st.lists(st.integers(1, 3), min_size=8, max_size=8))
def test_events_do_not_depend_on_the_order_in_which_reports_arrive(
    order: list[int], sizes: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with book(Path(folder), *WORLD) as at_once:
            expected = partition(at_once)
        with Store(Path(folder) / "other.db") as store:
            rest = [WORLD[i] for i in order]
            for size in sizes:
                batch, rest = rest[:size], rest[size:]
                link_book(store, add(store, *batch))
            assert partition(store) == expected
            assert len(expected) < len(WORLD)


judged = st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["same", "different"]))


@settings(max_examples=20, deadline=None)
@given(st.lists(judged.filter(lambda j: j[0] != j[1]), min_size=1, max_size=4))
def test_judgements_that_are_all_withdrawn_leave_the_events_as_they_were(
    said: list[tuple[int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, book(Path(folder), *WORLD) as store:
        before = partition(store)
        made = []
        for left, right, verdict in said:
            ids = WORLD[left].report_id(), WORLD[right].report_id()
            made.append(link.judge(store, *ids, verdict, by="Ada"))  # type: ignore[arg-type]
            link_book(store, [])
        for judgement in made:
            link.undo(store, judgement.id)
            link_book(store, [])
        assert partition(store) == before


def test_the_league_is_not_joined_with_northland(tmp_path: Path) -> None:
    body = "Fighters of the League shelled the harbour of Alder, wounding two dockers."
    told = Told(trigger="shelled", type="shelling", days=MAY_2, actor=(LEAGUE,), where=(ALDER,))
    assert not together(tmp_path, strike(), Report(body=body, told=[told], source="B"))


def test_harm_that_is_told_apart_belongs_to_the_strike_told_before(tmp_path: Path) -> None:
    body = "Northland struck the market of Alder. In all 12 people died there, doctors said."
    hit = replace(strike("A", body=body).told[0], tolls=())
    harm = Told(trigger="died", type="attack", tolls=(Toll(words="12 people", low=12, high=12),))
    report = replace(strike("A", body=body), told=[hit, harm])
    with book(tmp_path, report) as store:
        assert len(partition(store)) == 1
    other = replace(harm, days=("2024-03-01", "2024-03-01"))
    with Store(tmp_path / "other.db") as store:
        link_book(store, add(store, replace(report, told=[hit, other])))
        assert len(partition(store)) == 2
