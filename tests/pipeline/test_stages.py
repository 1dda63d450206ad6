from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.codebook import load
from dateline.ingest import IngestOptions
from dateline.model import BookBusy, Document, EventReport, Extraction
from dateline.pipeline import stages
from dateline.pipeline.progress import Silent
from dateline.store import Store
from tests.builders import a_document, event_report, ingested


class Scripted:
    """Finds one event at each of these words."""

    name = "scripted.v1"
    languages: frozenset[str] = frozenset({"en"})
    network = False

    def __init__(self, *triggers: str, fingerprint: str = "1") -> None:
        self.triggers = triggers
        self.fingerprint = fingerprint
        self.seen: list[str] = []

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for document in documents:
            self.seen.append(document.id)
            found = (t for t in self.triggers if t in document.body)
            events: tuple[EventReport, ...] = tuple(event_report(document, t) for t in found)
            yield Extraction(document=document.id, extractor=self.name, events=events)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "book.db")


def extract(store: Store, reader: Scripted) -> int:
    return stages.extract(store, reader, load(), "0", Silent()).items


def test_only_what_is_new_is_read(store: Store) -> None:
    reader = Scripted("shelled")
    store.documents.add(ingested(a_document()))
    assert extract(store, reader) == 1
    store.documents.add(ingested(a_document(source="Another")))
    assert extract(store, reader) == 1
    assert extract(store, reader) == 0
    assert len(set(reader.seen)) == len(reader.seen) == 2


def test_another_fingerprint_reads_again_and_keeps_ids_whose_anchors_overlap(store: Store) -> None:
    document = a_document()
    store.documents.add(ingested(document))
    extract(store, Scripted("shelled"))
    (before,) = store.readings.extraction(document.id).events  # type: ignore[union-attr]
    assert extract(store, Scripted("shelled Darvan", fingerprint="2")) == 1
    (after,) = store.readings.extraction(document.id).events  # type: ignore[union-attr]
    assert after.trigger.quote == "shelled Darvan"
    assert after.id == before.id


def test_a_language_that_is_not_read_is_kept_and_marked(store: Store) -> None:
    document = a_document("L'armée a bombardé la ville.", language="fr")
    store.documents.add(ingested(document))
    reader = Scripted("bombardé")
    extract(store, reader)
    assert reader.seen == []
    assert store.work.outcomes("extract") == {document.id: "language fr"}
    assert store.work.count("extract", "language *") == 1
    assert store.work.count("extract", "ok") == 0


def test_a_report_whose_language_is_not_told_is_read(store: Store) -> None:
    store.documents.add(ingested(a_document(language=None)))
    reader = Scripted("shelled")
    extract(store, reader)
    assert len(reader.seen) == 1


def test_a_run_says_which_tool_did_how_much(store: Store) -> None:
    store.documents.add(ingested(a_document()))
    extract(store, Scripted("shelled"))
    extract(store, Scripted("shelled"))
    (run,) = store.runs()
    assert (run.stage, run.tool, run.items) == ("extract", "scripted.v1", 1)
    assert run.finished is not None


def test_faults_are_recorded_and_the_run_goes_on(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 and nothing else")
    (folder / "b.txt").write_text("Title: B\n\nThe army shelled Darvan on Monday, a town said.")
    result = stages.add(store, [folder], IngestOptions(), "0", Silent())
    assert (result.items, result.failed) == (1, 1)
    (failure,) = store.documents.failures()
    assert failure.location.endswith("a.pdf")
    assert failure.reason


def test_a_mended_file_clears_its_fault(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"title": "A", "maintext": "The army shel')
    stages.add(store, [file], IngestOptions(), "0", Silent())
    assert len(store.documents.failures()) == 1
    file.write_text('{"title": "A", "maintext": "The army shelled Darvan on Monday."}')
    stages.add(store, [file], IngestOptions(), "0", Silent())
    assert store.documents.failures() == []
    assert store.documents.count() == 1


def test_one_builder_to_a_book(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    with stages.sole_writer(book), pytest.raises(BookBusy), stages.sole_writer(book):
        pass


def test_batches_hold_everything_in_order() -> None:
    assert list(stages.in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
