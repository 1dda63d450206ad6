"""The functions behind `dateline.open` and `dateline.read`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.app.book import Book
from dateline.model import Claim, Document, Extraction, Reading

if TYPE_CHECKING:
    from dateline.pipeline.settings import Settings


def open_book(path: str | Path, settings: Settings | None = None) -> Book:
    """Open a book, making an empty one if there is none.

    Raises RunError when the file is something else.
    """
    return Book(path, settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """One text, read without a book."""

    document: Document
    extraction: Extraction
    reading: Reading

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every stated value with its chain of sources and its words."""
        return self.reading.claims


def read_text(
    text: str,
    *,
    title: str = "",
    published: str | None = None,
    source: str | None = None,
    settings: Settings | None = None,
) -> TextReading:
    """Read one text: events, who says so, and what the words stand for.

    `published` is an ISO 8601 day or time, which relative dates count from; without it they
    stay unknown.
    """
    from dateline.ingest import document_from_text
    from dateline.pipeline.run import read_document

    document = document_from_text(text, title=title, published=published, source=source)
    extraction, reading = read_document(document, settings)
    return TextReading(document=document, extraction=extraction, reading=reading)
