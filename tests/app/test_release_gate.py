"""The gate: nothing leaves that no person released, unless asked for, and then with a mark."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.app.book import Book
from dateline.publish import load_exporter
from tests.a_book import EVENT

FORMATS = ("csv", "jsonl", "geojson")


def left(book: Book, form: str, *, drafts: bool = False) -> list[Any]:
    """What an export holds: the release state of each event."""
    file = io.StringIO()
    load_exporter(form).write(book.publications(drafts=drafts), file)
    text = file.getvalue()
    if form == "csv":
        return [row["release"] for row in csv.DictReader(io.StringIO(text))]
    if form == "jsonl":
        return [json.loads(line)["release"] for line in text.splitlines()]
    return [feature["properties"]["release"] for feature in json.loads(text)["features"]]


@pytest.mark.parametrize("form", FORMATS)
def test_a_draft_or_reviewed_event_stays(book_path: Path, form: str) -> None:
    with Book(book_path) as book:
        assert left(book, form) == []
        book.release(EVENT, "reviewed", by="Ada")
        assert left(book, form) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_released_event_leaves(book_path: Path, form: str) -> None:
    with Book(book_path) as book:
        book.release(EVENT, "released", by="Ada")
        assert left(book, form) == ["released"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("state", ["draft", "reviewed"])
def test_a_release_that_is_taken_back_closes_the_gate(
    book_path: Path, form: str, state: Any
) -> None:
    with Book(book_path) as book:
        book.release(EVENT, "released", by="Ada")
        book.release(EVENT, state, by="Ben")
        assert left(book, form) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("state", ["draft", "reviewed"])
def test_what_is_asked_for_all_the_same_carries_its_mark(
    book_path: Path, form: str, state: Any
) -> None:
    with Book(book_path) as book:
        book.release(EVENT, state, by="Ada")
        assert left(book, form, drafts=True) == [state]


def test_a_release_of_an_id_that_is_no_more_releases_nothing_else(book_path: Path) -> None:
    with Book(book_path) as book:
        with book.store.transaction():
            book.store.decisions.release("pub-1", "evt-other", "released", "Ada", "2024-09-25")
            book.store.events.redirect("evt-other", EVENT)
        assert left(book, "jsonl") == []


def test_signing_a_grade_releases_nothing(book_path: Path) -> None:
    with Book(book_path) as book:
        book.sign(EVENT, "fair", by="Ada")
        assert left(book, "jsonl") == []
