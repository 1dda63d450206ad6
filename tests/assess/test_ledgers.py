"""The ledger: values with their people, least and most by group, growth, states, words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import assess
from dateline.assess import Ledger
from dateline.store import Store
from tests.assess.builders import Act, By, Party, Text, Toll, as_one, put
from tests.link.builders import CODEBOOK, link

MINISTRY = Party(
    id="act-min",
    words=("Southland's health ministry", "the health ministry"),
    kind="state",
    listed=True,
    name="Southland: health ministry",
)
ADA = Party(id="act-ada", words=("the minister of health",), kind="person")
LEAGUE = Party(id="act-league", words=("the League", "The League"), listed=True)
NILE = Party(id="act-nile", words=("Nile News",), kind="media", listed=True)
PARTIES = (MINISTRY, ADA, LEAGUE, NILE)


def toll(words: str, low: int | None, high: int | None, group: str = "all") -> Toll:
    return Toll(words=words, low=low, high=high, group=group)


def text(source: str, hour: int, body: str, who: str, cue: str, *tolls: Toll) -> Text:
    act = Act(trigger="strike", tolls=tolls, by=(By(who=who, cue=cue),))
    day = f"2024-05-02T{hour:02}:00:00+00:00"
    return Text(body=body, acts=[act], parties=PARTIES, source=source, published=day)


REPORTS = (
    text(
        "Wire",
        8,
        "The strike on Alder killed at least nine people, the health ministry said.",
        "the health ministry",
        "said",
        toll("at least nine people", 9, None),
    ),
    text(
        "Gazette",
        12,
        "In Alder a strike killed 31, the minister of health told us, 12 children and women in"
        " numbers that nobody knew.",
        "the minister of health",
        "told",
        toll("31", 31, 31),
        toll("12 children", 12, 12, "children"),
    ),
    text(
        "Press",
        20,
        "Southland's health ministry said 45 people died in Friday's strike and residents were"
        " hurt; Bo Fir was among the dead.",
        "Southland's health ministry",
        "said",
        toll("45 people", 45, 45),
        toll("residents", 2, None),
        toll("Bo Fir", 1, 1),
    ),
    text(
        "Echo",
        21,
        "The League said that ten of its fighters, ten fighters of the League, fell in the strike.",
        "The League",
        "said",
        toll("ten fighters", 10, 10),
    ),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Store(tmp_path / "book.db") as store:
        link(store, put(store, *REPORTS))
        event = as_one(store, {"air_strike"})
        with store.transaction():
            assess.update(store, {event}, CODEBOOK)
        return assess.ledger(store, event, CODEBOOK)


def test_values_stand_superseded_named_or_without_a_figure(ledger: Ledger) -> None:
    states = {(r.value, r.state) for r in ledger.rows if r.slot == "killed"}
    assert states == {
        ("45", "stands"),
        ("12", "stands"),
        ("10", "stands"),
        ("31", "superseded"),
        ("at least 9", "superseded"),
        ("at least 2", "no figure"),
        ("1", "named"),
    }


def test_the_figure_of_all_that_stands_comes_first(ledger: Ledger) -> None:
    killed = [r.value for r in ledger.rows if r.slot == "killed"]
    assert killed[0] == "45"
    assert killed[-2:] in (["31", "at least 9"], ["at least 9", "31"])


def test_least_and_most_stand_apart_for_each_group_and_side(ledger: Ledger) -> None:
    found = {(b.group, b.side): (b.low, b.high) for b in ledger.bounds}
    assert found == {
        ("all", None): (45, 45),
        ("children", None): (12, 12),
        ("fighters", "the League"): (10, 10),
    }


def test_the_counts_of_a_holder_over_time_are_kept_in_order(ledger: Ledger) -> None:
    (growth,) = ledger.growth
    assert growth.holder == "Southland: health ministry"
    assert [(label, outlet) for label, _, outlet in growth.steps] == [
        ("at least 9", "Wire"),
        ("31", "Gazette"),
        ("45", "Press"),
    ]


def test_a_quote_names_the_speaker_as_the_report_does_and_says_whom_it_counts_as(
    ledger: Ledger,
) -> None:
    (row,) = [r for r in ledger.rows if r.value == "31"]
    (quote,) = row.quotes
    assert quote.holder == "the minister of health"
    assert quote.counted_as == "Southland: health ministry"
    assert row.holders == ("Southland: health ministry",)


@pytest.mark.parametrize(
    ("group", "side", "expected"),
    [
        ("all", None, ""),
        (None, None, ""),
        ("aid_workers", None, "aid workers"),
        ("other", "the League", "people of the League"),
        ("fighters", "the League", "fighters of the League"),
    ],
)
def test_a_group_is_named_as_people_read_it(
    group: str | None, side: str | None, expected: str
) -> None:
    assert assess.group_text(group, side) == expected
