"""Gists of reports and where those without an event point: see 0003_gist.sql."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.store.links import chunks

Pointer = tuple[str, str, float]
"""(document whose gist is alike, event report that it leads with, bits)."""


class Gists:
    """Reads and writes the tables gists, gist_keys and pointers; records are JSON text."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, document: str, lead: str | None, record: str, keys: Iterable[int]) -> None:
        """Keep the gist of a document; `lead` is the event report that it tells first, if any."""
        self._db.execute("INSERT INTO gists VALUES (?, ?, ?)", (document, lead, record))
        self._db.executemany(
            "INSERT INTO gist_keys VALUES (?, ?)", [(key, document) for key in sorted(keys)]
        )

    def drop(self, document: str, keys: Iterable[int]) -> None:
        """Forget a gist that lies under these keys, and where it pointed."""
        self._db.executemany(
            "DELETE FROM gist_keys WHERE hash = ? AND document = ?",
            [(key, document) for key in sorted(keys)],
        )
        self._db.execute("DELETE FROM gists WHERE document = ?", (document,))
        self._db.execute("DELETE FROM pointers WHERE document = ?", (document,))

    def get(self, document: str) -> str | None:
        """The record of a document's gist, or None."""
        row = self._db.execute("SELECT record FROM gists WHERE document = ?", (document,))
        found = row.fetchone()
        return found[0] if found else None

    def leads(self, documents: Iterable[str]) -> set[str]:
        """The event reports that the gists of these documents lead with."""
        found: set[str] = set()
        for some in chunks(documents):
            rows = self._db.execute(
                "SELECT lead FROM gists WHERE lead IS NOT NULL AND document IN"
                f" ({', '.join('?' * len(some))})",
                some,
            )
            found.update(row[0] for row in rows)
        return found

    def beside(self, keys: Iterable[int], *, telling: bool) -> set[str]:
        """Documents whose gist lies under one of these keys and tells an event, or tells none."""
        found: set[str] = set()
        for some in chunks(keys):
            rows = self._db.execute(
                "SELECT DISTINCT k.document FROM gist_keys k JOIN gists g ON g.document ="
                f" k.document WHERE (g.lead IS NOT NULL) = ? AND k.hash IN"
                f" ({', '.join('?' * len(some))})",
                [telling, *some],
            )
            found.update(row[0] for row in rows)
        return found

    def point(self, document: str, to: Pointer | None) -> None:
        """Say which event a document without one tells of, or that none is known."""
        self._db.execute("DELETE FROM pointers WHERE document = ?", (document,))
        if to:
            self._db.execute("INSERT INTO pointers VALUES (?, ?, ?, ?)", (document, *to))

    def pointer(self, document: str) -> Pointer | None:
        """Where a document points, or None."""
        row = self._db.execute(
            "SELECT beside, lead, weight FROM pointers WHERE document = ?", (document,)
        ).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def pointing_to_document(self, document: str) -> list[str]:
        """Documents that point where they do because of this one."""
        rows = self._db.execute(
            "SELECT document FROM pointers WHERE beside = ? ORDER BY document", (document,)
        )
        return [row[0] for row in rows]

    def pointing_to(self, reports: Iterable[str]) -> list[tuple[str, float]]:
        """(document, bits) of all that point to one of these event reports, likeliest first."""
        found: list[tuple[str, float]] = []
        for some in chunks(reports):
            found += self._db.execute(
                "SELECT document, weight FROM pointers"
                f" WHERE lead IN ({', '.join('?' * len(some))})",
                some,
            )
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))
