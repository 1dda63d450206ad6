"""A book that an older assess made is assessed anew by the next build, and not linked anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline import assess, link
from dateline.pipeline import stages
from dateline.pipeline.progress import Silent
from dateline.store import EventFilter, Store
from tests.assess.builders import Act, By, Party, Text, put
from tests.link.builders import CODEBOOK

ARMY = Party(id="act-army", words=("Northland's army", "its jets"), kind="military", country="NN")
TEXT = Text(
    body="Northland's army said its jets struck Alder.",
    acts=[Act(trigger="struck", actor=("its jets",), by=(By(who="Northland's army", cue="said"),))],
    parties=[ARMY],
)


def linked(store: Store) -> int:
    """How many documents a build links."""
    return stages.link_and_assess(store, CODEBOOK, "0", Silent()).items


def weighed(store: Store) -> list[tuple[str, int]]:
    """Every run that weighed events, by its tool, with the number of documents."""
    return [(run.tool, run.items) for run in store.runs() if run.stage == "assess"]


def acknowledged(store: Store) -> set[tuple[str, ...]]:
    return {found.acknowledged_by for _, found in store.events.select(EventFilter())}


def forget(store: Store) -> None:
    """Make the assessments what a version that knew of no acknowledgement had made them."""
    with store.transaction():
        for event, found in list(store.events.select(EventFilter())):
            store.events.put(event, replace(found, acknowledged_by=()), {})


def test_a_newer_assess_looks_at_every_event_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "book.db") as store:
        put(store, TEXT)
        with monkeypatch.context() as older:
            older.setattr(assess, "ASSESSOR", "assess.v2")
            assert linked(store) == 1
            forget(store)
            assert linked(store) == 0
            assert acknowledged(store) == {()}
        assert linked(store) == 0, "what is joined stays as it is"
        assert acknowledged(store) == {("Northland's army",)}
        assert weighed(store) == [("assess.v2", 1), (assess.ASSESSOR, 1)]


def test_a_newer_link_joins_again_and_weighs_what_it_touches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "book.db") as store:
        put(store, TEXT)
        assert linked(store) == 1
        forget(store)
        monkeypatch.setattr(link, "LINKER", "link.v99")
        assert linked(store) == 1
        assert acknowledged(store) == {("Northland's army",)}


def test_the_same_assess_looks_at_nothing_again(tmp_path: Path) -> None:
    with Store(tmp_path / "book.db") as store:
        put(store, TEXT)
        assert linked(store) == 1
        forget(store)
        assert linked(store) == 0
        assert acknowledged(store) == {()}
