"""The weight of a pair: levels, signs, symmetry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import model
from dateline.link.compare import BEYOND_KM, compare_place, compare_time, distance_km
from dateline.link.records import Area, Gist, Line, Party, Telling, Toll

MODEL = model.load()
DAY = 738_000
TOWN = Area(
    id="t", name="Alder", country="SS", latitude=10.0, longitude=10.0, radius_km=3.0, wide=False
)
FAR = replace(TOWN, id="f", name="Birch", latitude=12.0, longitude=12.0)
LAND = replace(TOWN, id="l", name="Southland", radius_km=300.0, wide=True)
GROUP = Party(id="g", name="the League", kind="armed_group", country=None, words=("leagu",))
WING = replace(GROUP, id="w", name="River Wing", kin=("g",), words=("river", "wing"))
OTHERS = replace(GROUP, id="o", name="the Front", words=("front",))
BASE = Telling(
    reports=("rep-a",),
    document="doc-a",
    told=DAY + 1,
    type="air_strike",
    coarse="violence",
    verbal=False,
    realis="actual",
    summary=False,
    lines=(
        Line(trigger="strike", sentence="", words=frozenset({"alder", "marke", "north", "strik"})),
    ),
    days=(DAY, DAY),
    places=(TOWN,),
    actors=(GROUP,),
    tolls=(Toll(harm="killed", group="all", low=12, high=12),),
)
OTHER = replace(BASE, reports=("rep-b",), document="doc-b")
TALKS = (Line(trigger="began", sentence="", words=frozenset({"began", "talks"})),)


def weight(**changes: object) -> float:
    return MODEL.weight(BASE, replace(OTHER, **changes))


def test_two_reports_of_one_strike() -> None:
    assert weight() > 5


@pytest.mark.parametrize(
    "changes",
    [
        {"coarse": "dealing"},
        {"realis": "future", "tolls": ()},
        {"summary": True, "tolls": ()},
        {"days": (DAY + 4, DAY + 4), "tolls": ()},
        {"places": (FAR,), "tolls": ()},
        {"days": None, "places": (), "actors": (), "tolls": (), "lines": TALKS},
        {"days": None, "told": None, "places": (), "tolls": ()},
    ],
    ids=["class", "planned", "summary", "later", "elsewhere", "nothing known", "no time, no place"],
)
def test_what_is_not_one_event(changes: dict[str, object]) -> None:
    assert weight(**changes) < 0


def test_a_day_more_or_less_costs_but_a_matching_toll_outweighs_it() -> None:
    assert weight(days=(DAY + 1, DAY + 1)) < weight() - 4
    assert weight(days=(DAY + 1, DAY + 1)) > 0
    assert weight(days=(DAY + 1, DAY + 1), tolls=()) < 5


def test_a_member_of_an_umbrella_is_no_other_actor() -> None:
    assert weight(actors=(OTHERS,)) < weight(actors=(WING,)) < weight()


def test_a_toll_may_grow_but_not_by_leaps() -> None:
    def with_toll(low: int) -> float:
        return weight(tolls=(Toll(harm="killed", group="all", low=low, high=low),))

    assert with_toll(12) > with_toll(31) > with_toll(492)


def test_one_report_tells_two_strikes_apart_unless_it_equates_them() -> None:
    beside = weight(document="doc-a")
    assert weight(document="doc-a", another=True, tolls=()) < 0 < beside
    assert weight(document="doc-a", same_as="rep-a") > beside
    assert weight(document="doc-a", pooled=True) < weight()
    one = {"document": "doc-a", "same_as": "rep-a", "actors": (OTHERS,)}
    apart = {"document": "doc-a", "actors": (OTHERS,)}
    assert weight(**one) == weight(**apart), "other named doers are not equated by a report"


def test_the_terms_add_up_to_the_weight() -> None:
    terms = MODEL.terms(BASE, OTHER)
    assert sum(term.bits for term in terms) == pytest.approx(MODEL.weight(BASE, OTHER), abs=0.1)
    assert all(term.level for term in terms[1:])


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ((0, 0), (0, 0), "same_day"),
        ((0, 0), (0, 3), "within"),
        ((0, 30), (5, 5), "long"),
        ((0, 0), (1, 1), "next_day"),
        ((0, 0), (2, 4), "days_apart"),
        ((0, 0), (9, 9), "apart"),
    ],
)
def test_levels_of_time(a: tuple[int, int], b: tuple[int, int], level: str) -> None:
    one = replace(BASE, days=(DAY + a[0], DAY + a[1]))
    two = replace(OTHER, days=(DAY + b[0], DAY + b[1]))
    assert compare_time(one, two).level == level


def test_an_event_told_before_it_happened_is_another_one() -> None:
    assert compare_time(replace(BASE, days=None, told=DAY - 2), OTHER).level == "told_before"


@pytest.mark.parametrize(
    ("place", "level"),
    [
        (TOWN, "same"),
        (LAND, "inside_country"),
        (replace(TOWN, id="p", radius_km=90.0, wide=True, latitude=10.3), "inside_region"),
        (replace(TOWN, id="n", latitude=10.2), "near"),
        (FAR, "far"),
    ],
)
def test_levels_of_place(place: Area, level: str) -> None:
    found = compare_place(BASE, replace(OTHER, places=(place,)))
    assert found is not None
    assert found.level == level


areas = st.sampled_from([TOWN, FAR, LAND, replace(TOWN, id="x", latitude=None, weak=True)])
parties = st.sampled_from([GROUP, WING, OTHERS, replace(GROUP, id="n", kind="other")])


def gist(told: int, shared: int) -> Gist:
    names = tuple(f"name{i}" for i in range(shared))
    return Gist(document="doc-a", told=told, lead="rep-a", names=names, words=names)


tolls = st.builds(
    lambda low, more: Toll(harm="killed", group="all", low=low, high=low + more),
    st.integers(0, 600),
    st.integers(0, 40),
)
lines = st.builds(
    lambda trigger, words: Line(
        trigger=trigger, sentence=" ".join(words) * 5, words=frozenset(words)
    ),
    st.sampled_from(["strike", "hit"]),
    st.lists(st.sampled_from(["alder", "marke", "strik", "bus"]), unique=True, max_size=4),
)
tellings = st.builds(
    lambda **changes: replace(BASE, **changes),
    document=st.sampled_from(["doc-a", "doc-b"]),
    type=st.sampled_from(["air_strike", "attack", "abuse"]),
    realis=st.sampled_from(["actual", "denied", "future", "generic"]),
    summary=st.booleans(),
    told=st.none() | st.integers(DAY - 5, DAY + 20),
    days=st.none() | st.tuples(st.integers(DAY, DAY + 3), st.integers(DAY + 3, DAY + 40)),
    places=st.lists(areas, max_size=2).map(tuple),
    actors=st.lists(parties, max_size=2).map(tuple),
    targets=st.lists(parties, max_size=2).map(tuple),
    tolls=st.lists(tolls, max_size=2).map(tuple),
    means=st.lists(st.sampled_from(["pager", "radio", "drone"]), max_size=2).map(tuple),
    lines=st.lists(lines, max_size=3).map(tuple),
    same_as=st.none() | st.just("rep-a"),
    gist=st.none() | st.builds(gist, st.integers(DAY, DAY + 9), st.integers(0, 9)),
)


@settings(deadline=None)
@given(tellings, tellings)
def test_weights_are_symmetric(a: Telling, b: Telling) -> None:
    b = replace(b, reports=("rep-b",))
    assert MODEL.weight(a, b) == MODEL.weight(b, a)


@settings(deadline=None)
@given(tellings, tellings)
def test_words_are_read_wherever_they_can_decide(a: Telling, b: Telling) -> None:
    b = replace(b, reports=("rep-b",))
    weight = MODEL.weight(a, b)
    assert MODEL.likely(a, b) == (weight if weight > 0 else None)


@settings(deadline=None)
@given(areas, areas)
def test_latitudes_apart_are_never_more_than_the_distance(a: Area, b: Area) -> None:
    apart = compare_place(replace(BASE, places=(a,)), replace(BASE, places=(b,)))
    if apart and apart.level == "far" and None not in (a.latitude, b.latitude):
        assert distance_km(a, b) > BEYOND_KM
