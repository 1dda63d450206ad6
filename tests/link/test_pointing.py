"""Reports without an event: they point to the event that headline and opening tell of."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import link
from dateline.link import gists
from dateline.store import Store
from dateline.store.gists import Gists
from tests.link.builders import CODEBOOK, Report, Told, add, book
from tests.link.builders import link as link_book
from tests.link.world import elsewhere, retold, strike

HIT = (
    "Warplanes of Northland hit a market in Alder on Wednesday, killing 12 people, doctors of the"
    " Saint Anne clinic said. Mayor Ola Berg spoke of 30 stalls burnt near the Old Bridge."
)
SILENT = Report(
    source="Radio",
    body=(
        "In Alder 12 people are dead after warplanes of Northland came over the market on"
        " Wednesday. At the Saint Anne clinic Mayor Ola Berg said 30 stalls by the Old Bridge"
        " had burnt."
    ),
    published="2024-05-02T19:00:00+00:00",
)
SPORT = Report(
    source="Sports",
    body="In Alder the strikers of Northland beat the Saint Anne team 3 to 1 at the Old Bridge.",
    published="2024-05-02T19:00:00+00:00",
)
TOLD = strike("A", body=HIT, trigger="hit")


def pointed(store: Store, report: Report) -> str | None:
    pointer = Gists(store.connection).pointer(report.document.id)
    return store.events.members()[pointer[1]] if pointer else None


def test_a_report_without_an_event_points_to_the_event_that_it_tells_of(tmp_path: Path) -> None:
    with book(tmp_path, TOLD, elsewhere(), SILENT) as store:
        event = store.events.members()[TOLD.report_id()]
        assert pointed(store, SILENT) == event
        ((document, weight),) = link.tell_of(store, event)
        assert document == SILENT.document.id
        assert weight > 0
        assert link.tell_of(store, store.events.members()[elsewhere().report_id()]) == []
        assert SILENT.document.id not in store.events.members()


@pytest.mark.parametrize(
    "other",
    [
        SPORT,
        replace(SILENT, published="2024-05-30T19:00:00+00:00"),
        replace(SILENT, published=None),
        replace(SILENT, body=SILENT.body.upper()),
    ],
    ids=["sport", "weeks later", "no day", "all in capitals"],
)
def test_what_points_nowhere(tmp_path: Path, other: Report) -> None:
    with book(tmp_path, TOLD, other) as store:
        assert pointed(store, other) is None


def test_a_report_points_once_the_other_arrives_and_no_more_once_it_tells_no_event(
    tmp_path: Path,
) -> None:
    with book(tmp_path, SILENT) as store:
        assert pointed(store, SILENT) is None
        link_book(store, add(store, TOLD))
        assert pointed(store, SILENT) is not None
        link_book(store, add(store, replace(TOLD, told=[])))
        assert pointed(store, SILENT) is None


def test_a_report_that_is_read_after_all_points_no_more(tmp_path: Path) -> None:
    with book(tmp_path, TOLD, SILENT) as store:
        assert pointed(store, SILENT) is not None
        link_book(store, add(store, replace(SILENT, told=[Told(trigger="burnt")])))
        assert pointed(store, SILENT) is None


def test_a_report_of_words_alone_leads_nobody(tmp_path: Path) -> None:
    said = replace(TOLD, told=[Told(trigger="said", type="accusation")])
    with book(tmp_path, said, SILENT) as store:
        assert pointed(store, SILENT) is None


def test_why_is_told_for_and_against(tmp_path: Path) -> None:
    with book(tmp_path, TOLD, elsewhere(), SILENT) as store:
        members = store.events.members()
        found = link.explain(store, SILENT.document.id, members[TOLD.report_id()], CODEBOOK)
        assert found.verdict == "same"
        assert found.weight == pytest.approx(sum(term.bits for term in found.terms), abs=0.1)
        assert "No event was read" in found.reason
        other = members[elsewhere().report_id()]
        assert link.explain(store, other, SILENT.document.id, CODEBOOK).verdict == "different"


def test_weights_are_symmetric_and_add_up(tmp_path: Path) -> None:
    model = gists.load()
    with book(tmp_path, TOLD, SILENT) as store:
        one, two = (gists.gist_of(r.document, r.extraction(), []) for r in (TOLD, SILENT))
        assert store.documents.count() == 2
    assert model.weight(one, two) == model.weight(two, one)
    assert model.weight(one, two) == pytest.approx(
        sum(term.bits for term in model.terms(one, two)), abs=0.1
    )


WORLD = [TOLD, retold("B"), elsewhere(), SILENT, SPORT, replace(SILENT, source="Herald")]


@settings(max_examples=15, deadline=None)
@given(st.permutations(WORLD), st.integers(1, 5))
def test_where_reports_point_does_not_depend_on_their_order(order: list[Report], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with book(Path(folder), *WORLD) as at_once:
            expected = [Gists(at_once.connection).pointer(r.document.id) for r in WORLD]
        with Store(Path(folder) / "other.db") as store:
            for batch in (order[:cut], order[cut:]):
                link_book(store, add(store, *batch))
            assert [Gists(store.connection).pointer(r.document.id) for r in WORLD] == expected
    assert expected[3] is not None
