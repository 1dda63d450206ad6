from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Failure
from dateline.store import Store
from dateline.store.documents import moment
from tests.builders import a_document, ingested


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "book.db")


def test_a_document_met_twice_is_one_with_two_places(store: Store) -> None:
    document = a_document()
    assert store.documents.add(ingested(document, "a.txt"))
    assert not store.documents.add(ingested(document, "b.txt"))
    assert store.documents.count() == 1
    assert [place for place, _, _ in store.documents.retrievals(document.id)] == ["a.txt", "b.txt"]


def test_raw_bytes_are_kept(store: Store) -> None:
    document = a_document("Nachricht 🚀")
    store.documents.add(ingested(document))
    assert store.documents.original(document.original) == "Nachricht 🚀".encode()
    assert store.documents.original("f" * 64) is None


def test_search_finds_words_whatever_their_accents_and_marks_them(store: Store) -> None:
    document = a_document("Clashes near Bouaké were reported.")
    store.documents.add(ingested(document))
    store.documents.add(ingested(a_document("Nothing of the kind.")))
    assert store.documents.search("bouake", 10) == [
        (document.id, "Clashes near [Bouaké] were reported.")
    ]


def test_documents_come_by_publication_and_those_without_a_day_last(store: Store) -> None:
    days = [None, "2024-09-24", "2024-09-23T10:00:00+03:00"]
    for day in days:
        store.documents.add(ingested(a_document(published=day)))
    assert [d.published for d in store.documents.all()] == [days[2], days[1], None]


def test_a_source_is_done_only_with_the_same_bytes_and_version(store: Store) -> None:
    store.documents.finish_source("a.txt", "1", "ingest.v1", "now")
    assert store.documents.source_done("a.txt", "1", "ingest.v1")
    assert not store.documents.source_done("a.txt", "2", "ingest.v1")
    assert not store.documents.source_done("a.txt", "1", "ingest.v2")


def test_failures_of_a_source_and_of_records_in_it_are_cleared_together(store: Store) -> None:
    fault = Failure(location="a.jsonl#2", stage="ingest", reason="cut_off", message="m", when="now")
    other = replace(fault, location="a.jsonl.bak")
    store.documents.fail(fault)
    store.documents.fail(fault)
    store.documents.fail(other)
    assert store.documents.failures() == [fault, other]
    store.documents.clear_failures("a.jsonl")
    assert store.documents.failures() == [other]


def test_moments_sort_across_zones_and_days() -> None:
    told = ["2024-05-01T10:30:00+03:00", "2024-05-01T08:00:00+00:00", "2024-05-01", None]
    assert sorted(told, key=moment) == told
