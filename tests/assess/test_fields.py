"""Fields: origins, history of tolls, contradictions, bounds. Copies and bodies count once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import assess
from dateline.model import Assessment, Event, Slot
from dateline.store import Store
from tests.link.builders import CODEBOOK, Report, Said, Told, Toll, Who, add, link
from tests.link.world import ALDER, ARMY, LEAGUE, MAY_1, MINISTRY, NORTHLAND

MAYOR = Who(id="act-mayor", words="the mayor", kind="person")
AGENCY = Who(id="act-agency", words="Nile News", kind="media")


def tell(
    source: str,
    killed: Sequence[tuple[str, int | None, int | None]] = (),
    *,
    said: tuple[Said, ...] = (Said(who=MINISTRY),),
    hour: int = 10,
    group: str = "all",
    **changes: object,
) -> Report:
    """A report of the strike on Alder with these tolls on someone's word."""
    names = ", ".join(["Northland", *(one.who.words for one in said if one.who)])
    counts = " and ".join(words for words, _, _ in killed)
    own = " ".join(f"{source.casefold()}{hour}n{i}" for i in range(25))  # words of its own
    body = f"{own}: an air strike hit Alder. Dead: {counts}. Names: {names}."
    told = Told(
        trigger="strike",
        days=MAY_1,
        actor=(NORTHLAND,),
        where=(ALDER,),
        tolls=tuple(Toll(words=w, low=low, high=high, group=group) for w, low, high in killed),
        said=said,
    )
    day = f"2024-05-{2 + hour // 24:02}T{hour % 24:02}:00:00+00:00"
    known = {"source": source, "body": body, "told": [replace(told, **changes)], "published": day}
    return Report(**known)  # type: ignore[arg-type]


def assessed(folder: Path, *reports: Report) -> tuple[Event, Assessment]:
    """The one event that these reports tell."""
    with Store(folder / "book.db") as store:
        touched = link(store, add(store, *reports))
        assess.update(store, touched, CODEBOOK)
        (event,) = set(store.events.members().values())
        found = store.events.get(event)
        assert found is not None
        return found


def labels(event: Event, slot: Slot, *, superseded: bool = False) -> list[str]:
    return [v.value.label for v in event.field(slot).values if v.superseded is superseded]


def test_a_ministry_in_four_papers_is_one_origin(tmp_path: Path) -> None:
    papers = [tell(name, [("12 people", 12, 12)], hour=10 + i) for i, name in enumerate("ABCD")]
    event, assessment = assessed(tmp_path, *papers)
    (value,) = event.field("killed").values
    assert [origin.name for origin in value.origins] == ["the health ministry"]
    assert value.outlets == ("A", "B", "C", "D")
    assert assessment.outlets == ("A", "B", "C", "D")
    assert assessment.grade == "weak"


def test_an_outlets_own_observation_is_an_origin(tmp_path: Path) -> None:
    own = tell("B", [("12 people", 12, 12)], said=(), hour=11)
    event, assessment = assessed(tmp_path, tell("A", [("12 people", 12, 12)]), own)
    (value,) = event.field("killed").values
    assert {(o.kind, o.name) for o in value.origins} == {
        ("holder", "the health ministry"),
        ("outlet", "B"),
    }
    assert assessment.grade == "fair"
    assert "B" in assessment.sentence
    assert "the health ministry" in assessment.sentence


def test_copies_collapse_into_their_original(tmp_path: Path) -> None:
    first = tell("Wire", [("12 people", 12, 12)], said=())
    copy = replace(first, source="Paper", published="2024-05-02T20:00:00+00:00")
    event, assessment = assessed(tmp_path, first, copy)
    (value,) = event.field("killed").values
    assert [(o.name, len(o.documents)) for o in value.origins] == [("Wire", 2)]
    assert (assessment.copies, len(assessment.origins)) == (1, 1)
    assert assessment.grade == "weak"


def test_a_credit_without_the_original_counts_as_the_agency(tmp_path: Path) -> None:
    one, two = (
        replace(tell(name, [("12 people", 12, 12)], said=(), hour=hour), credits=("Reuters",))
        for name, hour in (("A", 10), ("B", 12))
    )
    _, assessment = assessed(tmp_path, one, two)
    assert [origin.name for origin in assessment.origins] == ["Reuters"]


def test_tellings_without_a_named_source_are_one_origin_that_bears_nothing(tmp_path: Path) -> None:
    rumours = [tell(name, said=(Said(who=None),), hour=10 + i) for i, name in enumerate("AB")]
    event, assessment = assessed(tmp_path, *rumours)
    assert [(o.key, o.kind) for o in assessment.origins] == [("unnamed", "unnamed")]
    assert assessment.grade == "weak"
    assert "no origin that is named" in assessment.sentence
    assert event.title.endswith("on nobody's named word")


def test_an_unnamed_source_is_no_origin_beside_a_named_one(tmp_path: Path) -> None:
    rumour = tell("B", said=(Said(who=None),), hour=11)
    event, assessment = assessed(tmp_path, tell("A"), rumour)
    assert [origin.name for origin in assessment.origins] == ["the health ministry"]
    (place,) = event.field("place").values
    assert len(place.supporting) == 2, "what the rumour said is kept"


def test_through_an_agency_the_innermost_source_is_the_holder(tmp_path: Path) -> None:
    report = tell("A", said=(Said(who=AGENCY), Said(who=MINISTRY)))
    with Store(tmp_path / "book.db") as store:
        assess.update(store, link(store, add(store, report)), CODEBOOK)
        (event,) = set(store.events.members().values())
        row = assess.ledger(store, event, CODEBOOK).rows[0]
    assert row.holders == ("the health ministry",)
    assert row.vias == ("Nile News",)


def test_a_later_toll_supersedes_and_the_history_stays(tmp_path: Path) -> None:
    event, assessment = assessed(
        tmp_path,
        tell("A", [("at least 9", 9, None)], hour=1),
        tell("B", [("14 people", 14, 14)], hour=5),
        tell("A", [("31 people", 31, 31)], hour=24),
    )
    assert labels(event, "killed") == ["31"]
    assert set(labels(event, "killed", superseded=True)) == {"at least 9", "14"}
    assert (event.field("killed").low, event.field("killed").high) == (31, 31)
    assert not event.field("killed").disputed
    assert "2 earlier ones stay as history" in event.field("killed").rule
    assert "killed" not in assessment.disputed


def test_a_toll_revised_downwards_stands_too(tmp_path: Path) -> None:
    event, _ = assessed(
        tmp_path,
        tell("A", [("31 people", 31, 31)], hour=1),
        tell("A", [("25 people", 25, 25)], hour=5),
        tell("B", [("31 people", 31, 31)], hour=9),
    )
    assert labels(event, "killed") == ["25"], "an old count that is told again stays old"


def test_of_counts_told_at_once_the_highest_stands(tmp_path: Path) -> None:
    told = [("182 people", 182, 182), ("274 people", 274, 274), ("356 people", 356, 356)]
    event, _ = assessed(tmp_path, tell("A", told))
    assert labels(event, "killed") == ["356"]


def test_a_loose_retelling_of_an_old_count_does_not_come_back(tmp_path: Path) -> None:
    event, _ = assessed(
        tmp_path,
        tell("A", [("at least 9", 9, None)], hour=1),
        tell("A", [("12 people", 12, 12)], hour=5),
        tell("B", [("nine people", 9, 9)], hour=9),
    )
    assert labels(event, "killed") == ["12"]


def test_counts_of_two_holders_stand_side_by_side_and_are_not_averaged(tmp_path: Path) -> None:
    event, assessment = assessed(
        tmp_path,
        tell("A", [("45 people", 45, 45)], hour=1),
        tell("B", [("16 people", 16, 16)], hour=2, said=(Said(who=LEAGUE),)),
    )
    field = event.field("killed")
    assert set(labels(event, "killed")) == {"45", "16"}
    assert (field.low, field.high, field.disputed) == (16, 45, True)
    assert all(value.contradicting for value in field.values)
    assert "killed" in assessment.disputed


def test_groups_are_neither_added_nor_set_against_each_other(tmp_path: Path) -> None:
    event, _ = assessed(
        tmp_path,
        tell("A", [("45 people", 45, 45)], hour=1),
        tell("B", [("7 children", 7, 7)], hour=2, group="children"),
    )
    field = event.field("killed")
    assert (field.low, field.high, field.disputed) == (45, 45, False)
    assert {v.value.group for v in field.values} == {"all", "children"}


@pytest.mark.parametrize(
    ("killed", "bounds"),
    [
        ([("at least 9", 9, None)], (9, None)),
        ([("at least 9", 9, None), ("12 people", 12, 12)], (9, 12)),
        ([("at least 31", 31, None), ("12 people", 12, 12)], (12, None)),
        ([("up to 20", 0, 20)], (0, 20)),
    ],
)
def test_bounds_stay_open_where_the_highest_count_is(
    tmp_path: Path, killed: list[tuple[str, int, int]], bounds: tuple[int | None, int | None]
) -> None:
    holders = (MINISTRY, LEAGUE)
    reports = [
        tell(f"Paper {i}", [one], hour=i, said=(Said(who=holders[i]),))
        for i, one in enumerate(killed)
    ]
    event, _ = assessed(tmp_path, *reports)
    assert (event.field("killed").low, event.field("killed").high) == bounds


def test_one_body_under_two_names_is_one_origin(tmp_path: Path) -> None:
    other = replace(MINISTRY, id="act-min-2", words="Southland's health ministry")
    event, _ = assessed(
        tmp_path,
        tell("A", [("9 people", 9, 9)], hour=1),
        tell("B", [("12 people", 12, 12)], hour=2, said=(Said(who=other),)),
    )
    assert labels(event, "killed") == ["12"]


def test_what_nobody_told_is_unknown_with_a_reason(tmp_path: Path) -> None:
    event, _ = assessed(tmp_path, tell("A", days=None))
    assert event.field("injured").unknown == "not_stated"
    assert event.field("date").unknown == "not_stated"
    assert event.field("injured").values == ()


def test_a_denied_actor_is_contradicted_not_supported(tmp_path: Path) -> None:
    denial = tell("B", said=(Said(who=ARMY, cue="denied", stance="denies"),), hour=12)
    event, assessment = assessed(tmp_path, tell("A"), denial)
    (actor,) = event.field("actor").values
    assert actor.supporting
    assert actor.contradicting
    assert event.field("actor").disputed
    assert assessment.grade == "contested"
    assert assessment.denied_by == ("Northland's army",)


tolls = st.lists(
    st.tuples(st.sampled_from([MINISTRY, LEAGUE, MAYOR]), st.integers(1, 60)), min_size=1
)


@settings(max_examples=20, deadline=None)
@given(tolls.map(lambda found: found[:5]))
def test_every_count_is_kept_and_the_last_of_each_holder_stands(
    told: list[tuple[Who, int]],
) -> None:
    reports = [
        tell(f"Paper {i}", [(f"{number} people", number, number)], hour=i, said=(Said(who=who),))
        for i, (who, number) in enumerate(told)
    ]
    with tempfile.TemporaryDirectory() as folder:
        event, _ = assessed(Path(folder), *reports)
    field = event.field("killed")
    assert {v.value.low for v in field.values} == {number for _, number in told}
    first: dict[str, dict[int, int]] = {}
    for i, (who, number) in enumerate(told):
        first.setdefault(who.id, {}).setdefault(number, i)
    last = {max(numbers, key=lambda n: numbers[n]) for numbers in first.values()}
    assert {v.value.low for v in field.values if not v.superseded} == last
    assert (field.low, field.high) == (min(last), max(last))


def test_a_named_victim_or_a_bare_plural_is_no_new_tally(tmp_path: Path) -> None:
    event, _ = assessed(
        tmp_path,
        tell("A", [("16 people", 16, 16)], hour=1),
        tell("B", [("Ahmed Wahbi", 1, 1)], hour=5),
        tell("C", [("residents", 2, None)], hour=9),
    )
    assert set(labels(event, "killed")) == {"16", "1", "at least 2"}
    assert (event.field("killed").low, event.field("killed").high) == (16, 16)
    assert not event.field("killed").disputed


def test_a_count_that_a_report_attributes_anywhere_is_not_its_own(tmp_path: Path) -> None:
    report = tell("A", [("12 people", 12, 12)])
    again = Told(trigger="hit", same_as=0, tolls=(Toll(words="12", low=12, high=12),))
    event, _ = assessed(tmp_path, replace(report, told=[report.told[0], again]))
    (value,) = event.field("killed").values
    assert [origin.name for origin in value.origins] == ["the health ministry"]


def test_an_outlets_own_reporter_is_the_outlet(tmp_path: Path) -> None:
    reporter = Who(id="act-rep", words="a reporter of Cedar Morning in Alder", kind="person")
    report = tell("Cedar Morning (sample)", said=(Said(who=reporter),))
    _, assessment = assessed(tmp_path, report)
    assert [(o.kind, o.name) for o in assessment.origins] == [("outlet", "Cedar Morning (sample)")]


def test_counts_of_a_sentence_that_attributes_one_of_them_share_its_source(tmp_path: Path) -> None:
    report = tell("A", [("558 people", 558, 558), ("50 children", 50, 50)])
    first, second = report.told[0].tolls
    told = replace(report.told[0], tolls=(first,))
    again = Told(trigger="hit", same_as=0, tolls=(replace(second, group="children"),))
    event, _ = assessed(tmp_path, replace(report, told=[told, again]))
    origins = {v.value.group: [o.name for o in v.origins] for v in event.field("killed").values}
    assert origins == {"all": ["the health ministry"], "children": ["the health ministry"]}
