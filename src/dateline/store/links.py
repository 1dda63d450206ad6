"""What linking keeps between runs: fingerprints, comparison records, keys, edges, minted ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dateline.model import Copy

CHUNK = 500
"""Values to one SQL statement: SQLite allows 999 in its oldest builds."""

Key = TypeVar("Key", str, int)
Passage = tuple[str, int, int]
"""(original, start, end): characters of a body that stand in that original."""


class Links:
    """Reads and writes the tables of 0002_link.sql; records are JSON text, made by the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def state(self, name: str) -> str | None:
        """A remembered value, or None."""
        row = self._db.execute("SELECT value FROM link_state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_state(self, name: str, value: str) -> None:
        """Remember a value."""
        self._db.execute("INSERT OR REPLACE INTO link_state VALUES (?, ?)", (name, value))

    # --- copies ---

    def put_fingerprints(self, document: str, hashes: Iterable[int]) -> None:
        """Replace the fingerprints of a document."""
        self._db.execute("DELETE FROM fingerprints WHERE document = ?", (document,))
        self._db.executemany(
            "INSERT INTO fingerprints VALUES (?, ?)", [(h, document) for h in sorted(set(hashes))]
        )

    def having(self, value: int, document: str, limit: int) -> list[str]:
        """Other documents with this fingerprint, by id, at most `limit` of them."""
        rows = self._db.execute(
            "SELECT document FROM fingerprints WHERE hash = ? AND document <> ?"
            " ORDER BY document LIMIT ?",
            (value, document, limit),
        )
        return [row[0] for row in rows]

    def put_copy_pairs(self, document: str, pairs: Mapping[tuple[str, str], str]) -> None:
        """Replace all pairs that this document is part of."""
        self._db.execute('DELETE FROM copy_pairs WHERE "left" = ?1 OR "right" = ?1', (document,))
        self._db.executemany(
            "INSERT OR REPLACE INTO copy_pairs VALUES (?, ?, ?)",
            [(left, right, record) for (left, right), record in sorted(pairs.items())],
        )

    def copy_pairs(self, document: str) -> list[str]:
        """Records of the pairs that this document is part of."""
        rows = self._db.execute(
            'SELECT record FROM copy_pairs WHERE "left" = ?1 OR "right" = ?1'
            ' ORDER BY "left", "right"',
            (document,),
        )
        return [row[0] for row in rows]

    def set_copies(self, documents: Iterable[str], copies: Iterable[Copy]) -> None:
        """Replace the copy links of these documents; those of others stay."""
        self._db.executemany(
            "DELETE FROM copies WHERE document = ?", [(document,) for document in documents]
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?)",
            [(c.document, c.original, c.kind, c.score, c.reason) for c in copies],
        )

    def copy_of(self, document: str) -> Copy | None:
        """The copy link of a document, or None if it is no copy."""
        names = ("document", "original", "kind", "score", "reason")
        row = self._db.execute(
            f"SELECT {', '.join(names)} FROM copies WHERE document = ?", (document,)
        ).fetchone()
        return Copy(**dict(zip(names, row, strict=True))) if row else None

    def set_passages(self, document: str, passages: Iterable[Passage]) -> None:
        """Replace the passages that a document has from others."""
        self._db.execute("DELETE FROM copy_passages WHERE document = ?", (document,))
        self._db.executemany(
            "INSERT OR REPLACE INTO copy_passages VALUES (?, ?, ?, ?)",
            [(document, *passage) for passage in sorted(passages)],
        )

    def passages(self, document: str) -> list[Passage]:
        """The passages that a document has from others, in the order of the text."""
        rows = self._db.execute(
            'SELECT original, start, "end" FROM copy_passages WHERE document = ?'
            ' ORDER BY start, "end", original',
            (document,),
        )
        return list(rows)

    def copying(self, original: str) -> list[str]:
        """Documents that have text from this one."""
        rows = self._db.execute(
            "SELECT document FROM copies WHERE original = ?1"
            " UNION SELECT document FROM copy_passages WHERE original = ?1 ORDER BY 1",
            (original,),
        )
        return [row[0] for row in rows]

    def set_credit(self, document: str, agency: str | None) -> None:
        """Note the one agency that a document credits, or none."""
        self._db.execute("DELETE FROM credits WHERE document = ?", (document,))
        if agency:
            self._db.execute("INSERT INTO credits VALUES (?, ?)", (document, agency))

    def credit(self, document: str) -> str | None:
        """The one agency that a document credits, or None."""
        row = self._db.execute("SELECT agency FROM credits WHERE document = ?", (document,))
        found = row.fetchone()
        return found[0] if found else None

    def outlets(self) -> list[str]:
        """All outlets of the book's documents by name."""
        rows = self._db.execute(
            "SELECT DISTINCT source FROM documents WHERE source IS NOT NULL ORDER BY source"
        )
        return [row[0] for row in rows]

    def published(self, document: str) -> str | None:
        """When a document was published, as it says so."""
        row = self._db.execute(
            "SELECT published FROM documents WHERE id = ?", (document,)
        ).fetchone()
        return row[0] if row else None

    # --- event reports ---

    def drop_document(self, document: str) -> None:
        """Forget the event reports of a document and all that was made of them."""
        leads = self._column("SELECT lead FROM told WHERE document IN", [document])
        reports = self._column("SELECT report FROM told WHERE document IN", [document])
        for lead in sorted(leads):
            one = (lead,)
            self._db.execute("DELETE FROM tellings WHERE report = ?", one)
            self._db.execute("DELETE FROM blocks WHERE report = ?", one)
            self._db.execute('DELETE FROM edges WHERE "left" = ?1 OR "right" = ?1', one)
            self._db.execute("DELETE FROM contents WHERE report = ?1 OR part = ?1", one)
        self._db.executemany("DELETE FROM abouts WHERE report = ?", [(r,) for r in reports])
        self._db.execute("DELETE FROM told WHERE document = ?", (document,))

    def put_telling(
        self, reports: Sequence[str], document: str, record: str, summary: bool, keys: Iterable[int]
    ) -> None:
        """Keep what of these event reports, of which the first leads, enters comparison."""
        lead = reports[0]
        self._db.execute("INSERT INTO tellings VALUES (?, ?, ?)", (lead, int(summary), record))
        self._db.executemany(
            "INSERT INTO told VALUES (?, ?, ?)", [(report, lead, document) for report in reports]
        )
        self._db.executemany(
            "INSERT INTO blocks VALUES (?, ?)", [(key, lead) for key in sorted(set(keys))]
        )

    def put_abouts(self, report: str, abouts: Iterable[str]) -> None:
        """Keep which event reports one speaks of."""
        self._db.executemany(
            "INSERT INTO abouts VALUES (?, ?)", [(report, about) for about in sorted(set(abouts))]
        )

    def leads(self, reports: Iterable[str]) -> dict[str, str]:
        """The lead of each of these event reports, as far as they are told."""
        return self._pairs("SELECT report, lead FROM told WHERE report IN", reports)

    def members(self, leads: Iterable[str]) -> dict[str, list[str]]:
        """All event reports that each of these stands for, sorted."""
        found: dict[str, list[str]] = {}
        pairs = self._pairs("SELECT report, lead FROM told WHERE lead IN", leads)
        for report, lead in sorted(pairs.items()):
            found.setdefault(lead, []).append(report)
        return found

    def documents(self, reports: Iterable[str]) -> dict[str, str]:
        """The document of each of these event reports, as far as they are told."""
        return self._pairs("SELECT report, document FROM told WHERE report IN", reports)

    def tellings(self, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(report, record) of these event reports, as far as they are known."""
        for some in chunks(reports):
            marks = ", ".join("?" * len(some))
            yield from self._db.execute(
                f"SELECT report, record FROM tellings WHERE report IN ({marks})", some
            )

    def reports(self, document: str) -> list[str]:
        """Ids of the event reports of a document that linking knows."""
        return sorted(self._column("SELECT report FROM told WHERE document IN", [document]))

    def neighbours(self, report: str) -> list[str]:
        """Event reports that share a key with this one."""
        rows = self._db.execute(
            "SELECT DISTINCT b.report FROM blocks a JOIN blocks b ON b.hash = a.hash"
            " WHERE a.report = ?1 AND b.report <> ?1",
            (report,),
        )
        return [row[0] for row in rows]

    def put_edges(self, edges: Iterable[tuple[str, str, float]]) -> None:
        """Keep pairs that are likely one event."""
        self._db.executemany("INSERT OR REPLACE INTO edges VALUES (?, ?, ?)", edges)

    def edges_of(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """The other ends of all edges of these event reports."""
        found: dict[str, list[str]] = {}
        for some in chunks(reports):
            marks = ", ".join("?" * len(some))
            for one, other in self._db.execute(
                f'SELECT "left", "right" FROM edges WHERE "left" IN ({marks})'
                f' UNION ALL SELECT "right", "left" FROM edges WHERE "right" IN ({marks})',
                [*some, *some],
            ):
                found.setdefault(one, []).append(other)
        return found

    def edges_within(self, reports: Iterable[str]) -> Iterator[tuple[str, str, float]]:
        """All edges whose left end is one of these event reports."""
        for some in chunks(reports):
            marks = ", ".join("?" * len(some))
            yield from self._db.execute(
                f'SELECT "left", "right", weight FROM edges WHERE "left" IN ({marks})', some
            )

    # --- events ---

    def speaking_of(self, reports: Iterable[str]) -> set[str]:
        """Event reports that speak of one of these."""
        return self._column("SELECT report FROM abouts WHERE about IN", reports)

    def mint(self, event: str, founder: str, turn: int) -> None:
        """Give out an event id; a second time changes nothing."""
        self._db.execute("INSERT OR IGNORE INTO minted VALUES (?, ?, ?)", (event, founder, turn))

    def minted(self, events: Iterable[str]) -> dict[str, tuple[str, int]]:
        """(founder, round) of these event ids, as far as they were given out."""
        found: dict[str, tuple[str, int]] = {}
        for some in chunks(events):
            marks = ", ".join("?" * len(some))
            rows = self._db.execute(
                f"SELECT event, founder, round FROM minted WHERE event IN ({marks})", some
            )
            found.update((event, (founder, turn)) for event, founder, turn in rows)
        return found

    def events_of(self, reports: Iterable[str]) -> dict[str, str]:
        """The event of each of these event reports that has one."""
        return self._pairs("SELECT report, event FROM event_members WHERE report IN", reports)

    def led_to(self, event: str) -> list[str]:
        """Ids that were merged away to this event."""
        rows = self._db.execute("SELECT old FROM redirects WHERE new = ? ORDER BY old", (event,))
        return [row[0] for row in rows]

    def put_contents(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep (report that sums up, report of a single event that it covers)."""
        self._db.executemany("INSERT OR IGNORE INTO contents VALUES (?, ?)", sorted(pairs))

    def sums(self, reports: Iterable[str]) -> set[str]:
        """Those of these event reports that sum up several events."""
        return self._column("SELECT report FROM tellings WHERE summary AND report IN", reports)

    def contents(self, reports: Iterable[str]) -> set[str]:
        """Reports of single events that these reports sum up."""
        return self._column("SELECT part FROM contents WHERE report IN", reports)

    def summing_up(self, reports: Iterable[str]) -> set[str]:
        """Reports that sum up one of these."""
        return self._column("SELECT report FROM contents WHERE part IN", reports)

    def abouts(self, reports: Iterable[str]) -> set[str]:
        """Event reports that these speak of."""
        return self._column("SELECT about FROM abouts WHERE report IN", reports)

    def _pairs(self, sql: str, keys: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in chunks(keys):
            found.update(self._db.execute(f"{sql} ({', '.join('?' * len(some))})", some))
        return found

    def _column(self, sql: str, keys: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in chunks(keys):
            rows = self._db.execute(f"{sql} ({', '.join('?' * len(some))})", some)
            found.update(row[0] for row in rows)
        return found


def chunks(values: Iterable[Key]) -> Iterator[list[Key]]:
    """Distinct values in order, in lists that fit into one SQL statement."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
