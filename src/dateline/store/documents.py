"""Documents, their raw bytes, where they were met, and what failed."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from dateline.model import Document, Failure, Ingested
from dateline.store.codec import decode, encode


def moment(published: str | None) -> str:
    """A publication time that sorts: UTC where the zone is told; a bare day counts as its noon.

    An unknown time sorts last.
    """
    if not published:
        return "9999"
    if len(published) <= 10:
        return f"{published}T12:00:00"
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return published
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%S")


class Documents:
    """Reads and writes the tables documents, originals, retrievals, sources and failures."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, item: Ingested) -> bool:
        """Keep a document and its original; False if the document was there already."""
        self._keep_original(item)
        new = self._insert(item.document)
        place = (
            item.document.id,
            item.original.location,
            item.original.sha256,
            item.original.retrieved,
        )
        self._db.execute("INSERT OR IGNORE INTO retrievals VALUES (?, ?, ?, ?)", place)
        return new

    def _keep_original(self, item: Ingested) -> None:
        original = item.original
        packed = zlib.compress(original.data, 6)
        row = (original.sha256, original.media_type, len(original.data), packed)
        self._db.execute("INSERT OR IGNORE INTO originals VALUES (?, ?, ?, ?)", row)

    def _insert(self, document: Document) -> bool:
        record = encode(replace(document, title="", body=""))
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO documents (id, title, body, source, url, published, language,"
            " text_hash, original, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.title,
                document.body,
                document.source,
                document.url,
                document.published,
                document.language,
                document.text_hash,
                document.original,
                record,
            ),
        )
        return cursor.rowcount > 0

    def get(self, document: str) -> Document | None:
        """The document of that id, or None."""
        rows = self._documents("WHERE id = ?", (document,))
        return next(rows, None)

    def many(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents of these ids, by id; unknown ids are left out."""
        found = (self.get(one) for one in ids)
        return {document.id: document for document in found if document}

    def all(self) -> Iterator[Document]:
        """All documents by publication, then id."""
        return self._documents("ORDER BY published IS NULL, published, id", ())

    def matching(self, prefix: str) -> list[str]:
        """Ids of documents that begin with `prefix`."""
        rows = self._db.execute(
            "SELECT id FROM documents WHERE id GLOB ? ORDER BY id LIMIT 10", (prefix + "*",)
        )
        return [row[0] for row in rows]

    def _documents(self, where: str, values: tuple[object, ...]) -> Iterator[Document]:
        rows = self._db.execute(f"SELECT title, body, record FROM documents {where}", values)
        for title, body, record in rows:
            yield replace(decode(Document, record), title=title, body=body)

    def count(self) -> int:
        """How many documents the book holds."""
        (number,) = self._db.execute("SELECT count(*) FROM documents").fetchone()
        return int(number)

    def original(self, sha256: str) -> bytes | None:
        """The raw bytes with that hash, or None."""
        row = self._db.execute("SELECT data FROM originals WHERE sha256 = ?", (sha256,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def retrievals(self, document: str) -> list[tuple[str, str, str]]:
        """(location, SHA-256 of the original, time) of each time the document was met."""
        rows = self._db.execute(
            "SELECT location, original, retrieved FROM retrievals WHERE document = ?"
            " ORDER BY retrieved, location",
            (document,),
        )
        return list(rows)

    def search(self, query: str, limit: int) -> list[tuple[str, str]]:
        """(document id, snippet with hits in [brackets]) by rank; FTS5 query syntax."""
        rows = self._db.execute(
            "SELECT d.id, snippet(documents_fts, -1, '[', ']', ' … ', 24)"
            " FROM documents_fts f JOIN documents d ON d.rowid = f.rowid"
            " WHERE documents_fts MATCH ? ORDER BY f.rank, d.id LIMIT ?",
            (query, limit),
        )
        return list(rows)

    def source_done(self, location: str, sha256: str, version: str) -> bool:
        """Whether that source, with these bytes, was read to its end by this ingest version."""
        row = self._db.execute(
            "SELECT 1 FROM sources WHERE location = ? AND sha256 = ? AND version = ?",
            (location, sha256, version),
        )
        return row.fetchone() is not None

    def finish_source(self, location: str, sha256: str, version: str, when: str) -> None:
        """Note that a source was read to its end."""
        row = (location, sha256, version, when)
        self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", row)

    def fail(self, failure: Failure) -> None:
        """Record what could not be read; the same fault twice is one row."""
        row = (
            failure.location,
            failure.stage,
            failure.reason,
            failure.message,
            failure.when,
            failure.document,
        )
        self._db.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)", row)

    def clear_failures(self, location: str) -> None:
        """Forget the faults of a source that is about to be read again, records in it included."""
        self._db.execute(
            "DELETE FROM failures WHERE location = ? OR substr(location, 1, ?) = ?",
            (location, len(location) + 1, f"{location}#"),
        )

    def failures(self) -> list[Failure]:
        """All recorded faults by location."""
        rows = self._db.execute(
            'SELECT location, stage, reason, message, "when", document FROM failures'
            " ORDER BY location, stage, reason"
        )
        names = ("location", "stage", "reason", "message", "when", "document")
        return [Failure(**dict(zip(names, row, strict=True))) for row in rows]
