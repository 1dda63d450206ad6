"""A build that is refused before anything was read leaves no book, and harms none that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.model import RunError
from tests.flow.books import content, run

REPORT = "Title: T\nPublished: 2024-09-23\n\nThe army shelled Darvan on Monday, a ministry said."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


@pytest.fixture
def wrong_list(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text("id,name\nact-x,X\n")
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("book"))


def test_a_wrong_list_leaves_no_new_book(tmp_path: Path, report: Path, wrong_list: Path) -> None:
    book = tmp_path / "book.db"
    ended = run("build", report, "--actors", wrong_list, "--book", book)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
    assert left(tmp_path) == []


def test_an_unknown_extractor_leaves_no_new_book(tmp_path: Path, report: Path) -> None:
    book = tmp_path / "book.db"
    assert run("build", report, "--extractor", "none.v1", "--book", book).returncode == 2
    assert left(tmp_path) == []


def test_a_book_that_was_there_stays_as_it_was(
    tmp_path: Path, report: Path, wrong_list: Path
) -> None:
    book = tmp_path / "book.db"
    assert run("add", report, "--book", book).returncode == 0
    before = content(book)
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("Darvan", "Harun"))
    assert run("build", other, "--actors", wrong_list, "--book", book).returncode == 2
    assert content(book) == before


def test_an_empty_book_that_was_there_stays(tmp_path: Path, wrong_list: Path) -> None:
    book = tmp_path / "book.db"
    dateline.open(book).close()
    settings = dateline.Settings(actors=(wrong_list,))
    with pytest.raises(RunError), dateline.open(book, settings) as opened:
        opened.build()
    assert book.exists()


def test_what_could_not_be_read_is_kept_with_its_reason(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    assert run("build", tmp_path / "nowhere.txt", "--book", book).returncode == 1
    assert left(tmp_path)[0] == "book.db"
