import sqlite3
from pathlib import Path

import pytest

from dateline.model import BookBusy, RunError
from dateline.store import Store
from dateline.store.sqlite import migrations, statements
from tests.builders import a_document, ingested


def test_a_new_book_has_had_all_migrations(tmp_path: Path) -> None:
    with Store(tmp_path / "b.db") as store:
        (version,) = store.connection.execute("PRAGMA user_version").fetchone()
    assert version == migrations()[-1][0]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_opening_again_keeps_everything(tmp_path: Path) -> None:
    document = a_document()
    with Store(tmp_path / "b.db") as store, store.transaction():
        store.documents.add(ingested(document))
    with Store(tmp_path / "b.db") as store:
        assert store.documents.get(document.id) == document


def test_a_text_file_is_no_book_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a book " * 500)
    with pytest.raises(RunError, match=r"notes\.txt: not a Dateline book"):
        Store(path)
    assert path.read_text() == "not a book " * 500


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(RunError, match="not a Dateline book"):
        Store(path)


def test_a_book_of_a_newer_dateline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with Store(path) as store:
        store.connection.execute("PRAGMA user_version = 9000")
    with pytest.raises(RunError, match="newer Dateline"):
        Store(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be opened"):
        Store(tmp_path / "nowhere" / "b.db")


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    kept = a_document("kept " * 100)
    with Store(tmp_path / "b.db") as store, store.transaction():
        store.documents.add(ingested(kept))
    pages = (tmp_path / "b.db").stat().st_size // 4096

    def fill(store: Store) -> None:
        with store.transaction():
            for number in range(200):
                store.documents.add(ingested(a_document(f"{number} " * 2000)))

    with Store(tmp_path / "b.db", max_pages=pages + 4) as store:
        with pytest.raises(RunError, match="the disk is full"):
            fill(store)
        assert [document.id for document in store.documents.all()] == [kept.id]


def test_a_failed_transaction_leaves_no_trace(tmp_path: Path) -> None:
    def fail_after_writing(store: Store) -> None:
        with store.transaction():
            store.documents.add(ingested(a_document()))
            raise KeyboardInterrupt

    with Store(tmp_path / "b.db") as store:
        with pytest.raises(KeyboardInterrupt):
            fail_after_writing(store)
        assert store.documents.count() == 0


def test_a_second_writer_is_told_and_a_reader_is_not_blocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.sqlite.BUSY_MS", 50)
    with Store(tmp_path / "b.db") as writer, writer.transaction():
        writer.documents.add(ingested(a_document()))
        with Store(tmp_path / "b.db") as second:
            assert second.documents.count() == 0
            with pytest.raises(BookBusy, match="another process"), second.transaction():
                pass


def test_a_script_is_cut_into_statements_with_triggers_whole() -> None:
    script = """
    CREATE TABLE a (x);  -- a comment; with a semicolon
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        DELETE FROM a; DELETE FROM a;
    END;
    """
    assert [s.split()[1] for s in statements(script)] == [
        "TABLE",
        "TRIGGER",
    ]
