"""What was read in documents: extractions, readings, claims, relations; and which work is done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model import (
    Actor,
    ActorReading,
    Claim,
    EventReport,
    Extraction,
    Reading,
    Relation,
)
from dateline.store.codec import Record, decode, encode


class Work:
    """Which stage has done which document, with which fingerprint."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def pending(self, stage: str, fingerprint: str) -> list[str]:
        """Ids of documents that the stage has not done with this fingerprint, oldest first."""
        rows = self._db.execute(
            "SELECT d.id FROM documents d LEFT JOIN work w ON w.document = d.id AND w.stage = ?"
            " WHERE w.fingerprint IS NULL OR w.fingerprint <> ?"
            " ORDER BY d.published IS NULL, d.published, d.id",
            (stage, fingerprint),
        )
        return [row[0] for row in rows]

    def done(self, document: str, stage: str, fingerprint: str, outcome: str, run: str) -> None:
        """Note that a stage has done a document; `outcome` is "ok" or a reason."""
        row = (document, stage, fingerprint, outcome, run)
        self._db.execute("INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?, ?)", row)

    def undo(self, documents: Iterable[str], stages: Iterable[str]) -> None:
        """Mark work as not done, so that the next build does it again."""
        pairs = [(document, stage) for document in documents for stage in stages]
        self._db.executemany("DELETE FROM work WHERE document = ? AND stage = ?", pairs)

    def count(self, stage: str, outcome: str) -> int:
        """How many documents a stage has left with such an outcome; * stands for anything."""
        (number,) = self._db.execute(
            "SELECT count(*) FROM work WHERE stage = ? AND outcome GLOB ?", (stage, outcome)
        ).fetchone()
        return int(number)

    def outcomes(self, stage: str) -> dict[str, str]:
        """The outcome of a stage by document."""
        return dict(
            self._db.execute("SELECT document, outcome FROM work WHERE stage = ?", (stage,))
        )


class Readings:
    """Reads and writes what was found in documents, and the actors that it names."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put_extraction(self, extraction: Extraction) -> None:
        """Keep what was read in one document, in place of an earlier extraction of it."""
        one = (extraction.document,)
        for table in ("event_reports", "relations", "extractions"):
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", one)
        # events and relations stand in tables of their own, and only there
        row = (extraction.document, encode(replace(extraction, events=(), relations=())))
        self._db.execute("INSERT INTO extractions VALUES (?, ?)", row)
        self._db.executemany(
            "INSERT INTO event_reports VALUES (?, ?, ?, ?, ?)",
            [(e.id, e.document, e.type, e.realis, encode(e)) for e in extraction.events],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO relations VALUES (?, ?, ?, ?, ?, ?)",
            [(r.id, r.document, r.kind, r.a, r.b, encode(r)) for r in extraction.relations],
        )

    def extraction(self, document: str) -> Extraction | None:
        """What was read in that document, or None."""
        found = self._one(Extraction, "SELECT record FROM extractions WHERE document = ?", document)
        if found is None:
            return None
        return replace(
            found,
            events=self._of(EventReport, "event_reports", document),
            relations=self._of(Relation, "relations", document),
        )

    def event_counts(self) -> dict[str, int]:
        """How many event reports each document holds; documents without any are left out."""
        return dict(
            self._db.execute("SELECT document, count(*) FROM event_reports GROUP BY document")
        )

    def event_report(self, report: str) -> EventReport | None:
        """The event report of that id, or None."""
        return self._one(EventReport, "SELECT record FROM event_reports WHERE id = ?", report)

    def event_reports(self, ids: Iterable[str]) -> dict[str, EventReport]:
        """The event reports of these ids, by id; unknown ids are left out."""
        found = (self.event_report(one) for one in ids)
        return {report.id: report for report in found if report}

    def put_reading(self, reading: Reading, actors: Iterable[Actor]) -> None:
        """Keep what the words of one document stand for, in place of an earlier reading."""
        one = (reading.document,)
        for table in ("claims", "actor_mentions", "readings"):
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", one)
        # claims stand in a table of their own, and only there
        row = (reading.document, encode(replace(reading, claims=())))
        self._db.execute("INSERT INTO readings VALUES (?, ?)", row)
        self._db.executemany(
            "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?, ?)",
            [(c.id, c.event, c.document, c.slot, c.value.label, encode(c)) for c in reading.claims],
        )
        self._put_actors(reading, actors)

    def _put_actors(self, reading: Reading, actors: Iterable[Actor]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?, ?)",
            [(a.id, a.name, a.kind, a.country, encode(a)) for a in actors],
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO actor_mentions VALUES (?, ?, ?)",
            [(reading.document, a.cluster, a.actor) for a in reading.actors],
        )

    def reading(self, document: str) -> Reading | None:
        """What the words of that document stand for, or None."""
        found = self._one(Reading, "SELECT record FROM readings WHERE document = ?", document)
        return replace(found, claims=self._of(Claim, "claims", document)) if found else None

    def claims(self, event_report: str) -> list[Claim]:
        """All claims of an event report, by slot and id."""
        rows = self._db.execute(
            "SELECT record FROM claims WHERE event = ? ORDER BY slot, id", (event_report,)
        )
        return [decode(Claim, row[0]) for row in rows]

    def all_claims(self) -> Iterator[Claim]:
        """All claims by id."""
        rows = self._db.execute("SELECT record FROM claims ORDER BY id")
        return (decode(Claim, row[0]) for row in rows)

    def claim(self, claim: str) -> Claim | None:
        """The claim of that id, or None."""
        return self._one(Claim, "SELECT record FROM claims WHERE id = ?", claim)

    def actor(self, actor: str) -> Actor | None:
        """The actor of that id, or None."""
        return self._one(Actor, "SELECT record FROM actors WHERE id = ?", actor)

    def actors(self) -> list[tuple[Actor, int]]:
        """All actors that documents mention, with the number of documents, most first."""
        rows = self._db.execute(
            "SELECT a.record, count(DISTINCT m.document) AS n FROM actors a"
            " JOIN actor_mentions m ON m.actor = a.id GROUP BY a.id ORDER BY n DESC, a.name, a.id"
        )
        return [(decode(Actor, record), n) for record, n in rows]

    def actor_clusters(self, actor: str) -> list[tuple[str, str]]:
        """(document, cluster) of every cluster of words that was read as this actor."""
        rows = self._db.execute(
            "SELECT document, cluster FROM actor_mentions WHERE actor = ?"
            " ORDER BY document, cluster",
            (actor,),
        )
        return list(rows)

    def relations_of(self, clusters: Iterable[str]) -> list[Relation]:
        """Relations in which one of these clusters of words takes part, by id."""
        found: dict[str, Relation] = {}
        for cluster in clusters:
            rows = self._db.execute(
                "SELECT id, record FROM relations WHERE a = ? OR b = ?", (cluster, cluster)
            )
            found.update((key, decode(Relation, record)) for key, record in rows)
        return [found[key] for key in sorted(found)]

    def actor_of(self, document: str) -> dict[str, ActorReading]:
        """The actor readings of a document by cluster."""
        reading = self.reading(document)
        return {a.cluster: a for a in reading.actors} if reading else {}

    def _of(self, kind: type[Record], table: str, document: str) -> tuple[Record, ...]:
        """The records of a document in a table, in the order in which they were read."""
        rows = self._db.execute(
            f"SELECT record FROM {table} WHERE document = ? ORDER BY rowid", (document,)
        )
        return tuple(decode(kind, row[0]) for row in rows)

    def _one(self, kind: type[Record], sql: str, key: str) -> Record | None:
        row = self._db.execute(sql, (key,)).fetchone()
        return decode(kind, row[0]) if row else None
