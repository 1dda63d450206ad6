"""Events, their members and assessments, copies, and the decisions that people made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Assessment, Copy, Event, Judgement
from dateline.model.book import Grade, JudgementKind, ReleaseState
from dateline.store.codec import decode, encode

Facets = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What `events` are wanted; None and empty mean all.

    `since` and `until` are ISO days: an event counts when its interval touches theirs.
    `actor`, `place` and `said_by` match a part of a name, upper and lower case alike;
    `members` are whole names that may stand for `actor`.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    type: str | None = None
    place: str | None = None
    realis: str | None = None
    said_by: str | None = None
    members: tuple[str, ...] = ()

    def sql(self) -> tuple[str, list[str]]:
        """A WHERE clause over the table events, with its values."""
        terms, values = [], []
        if self.since:
            terms.append("coalesce(latest, earliest) >= ?")
            values.append(self.since)
        if self.until:
            # an event's time may carry a time of day, which sorts after the plain day
            terms.append("substr(coalesce(earliest, latest), 1, 10) <= ?")
            values.append(self.until)
        for column in ("type", "realis"):
            if wanted := getattr(self, column):
                terms.append(f"{column} = ?")
                values.append(wanted)
        for facet in ("actor", "place", "said_by"):
            if wanted := getattr(self, facet):
                names = [name.casefold() for name in self.members if facet == "actor"]
                either = f"instr(value, ?) > 0 OR value IN ({', '.join('?' * len(names))})"
                terms.append(
                    f"id IN (SELECT event FROM event_facets WHERE facet = ? AND ({either}))"
                )
                values += [facet, wanted.casefold(), *names]
        return (f"WHERE {' AND '.join(terms)}" if terms else ""), values


class Events:
    """Reads and writes the tables events, event_members, event_facets, redirects and copies."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def members(self) -> dict[str, str]:
        """The event id of every event report that has one."""
        return dict(self._db.execute("SELECT report, event FROM event_members"))

    def set_members(self, members: Mapping[str, str]) -> None:
        """Say which event report belongs to which event; others stay as they are."""
        self._db.executemany(
            "INSERT OR REPLACE INTO event_members VALUES (?, ?)", sorted(members.items())
        )

    def drop_members(self, reports: Iterable[str]) -> None:
        """Event reports that are no longer told."""
        self._db.executemany(
            "DELETE FROM event_members WHERE report = ?", [(report,) for report in reports]
        )

    def reports_of(self, event: str) -> list[str]:
        """Ids of the event reports that tell an event."""
        rows = self._db.execute(
            "SELECT report FROM event_members WHERE event = ? ORDER BY report", (event,)
        )
        return [row[0] for row in rows]

    def of_documents(self, documents: Iterable[str]) -> set[str]:
        """Ids of the events that event reports of these documents tell."""
        sql = (
            "SELECT m.event FROM event_reports r JOIN event_members m ON m.report = r.id"
            " WHERE r.document = ?"
        )
        return {row[0] for document in documents for row in self._db.execute(sql, (document,))}

    def redirect(self, old: str, new: str) -> None:
        """Lead an id that was merged away to the id that stands for it now."""
        self._db.execute("UPDATE redirects SET new = ? WHERE new = ?", (new, old))
        self._db.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?)", (old, new))

    def unredirect(self, event: str) -> None:
        """The id stands for itself again."""
        self._db.execute("DELETE FROM redirects WHERE old = ?", (event,))

    def redirects(self) -> dict[str, str]:
        """All ids that lead to another id."""
        return dict(self._db.execute("SELECT old, new FROM redirects"))

    def put(self, event: Event, assessment: Assessment, facets: Facets) -> None:
        """Keep the view of an event and what was made of it, in place of the earlier one."""
        self._db.execute("DELETE FROM event_facets WHERE event = ?", (event.id,))
        self._db.execute(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _row(event, assessment),
        )
        rows = {(event.id, facet, v.casefold()) for facet, values in facets.items() for v in values}
        self._db.executemany("INSERT INTO event_facets VALUES (?, ?, ?)", sorted(rows))

    def put_assessment(self, assessment: Assessment) -> None:
        """Keep what was made of an event, in place of the earlier assessment."""
        self._db.execute(
            "UPDATE events SET assessment = ?, grade = ? WHERE id = ?",
            (encode(assessment), assessment.signed or assessment.grade, assessment.event),
        )

    def drop(self, events: Iterable[str]) -> None:
        """Remove the views of events that no report tells any more; their ids stay redirected."""
        for table, column in (("events", "id"), ("event_facets", "event")):
            self._db.executemany(
                f"DELETE FROM {table} WHERE {column} = ?", [(event,) for event in events]
            )

    def get(self, event: str) -> tuple[Event, Assessment] | None:
        """The event of that id or of the id that it leads to, with its assessment."""
        sql = (
            "SELECT record, assessment FROM events"
            " WHERE id = coalesce((SELECT new FROM redirects WHERE old = ?1), ?1)"
        )
        row = self._db.execute(sql, (event,)).fetchone()
        return (decode(Event, row[0]), decode(Assessment, row[1])) if row else None

    def matching(self, prefix: str) -> list[str]:
        """Ids of events that begin with `prefix`."""
        rows = self._db.execute(
            "SELECT id FROM events WHERE id GLOB ? ORDER BY id LIMIT 10", (prefix + "*",)
        )
        return [row[0] for row in rows]

    def ids(self) -> set[str]:
        """Ids of all events that stand."""
        return {row[0] for row in self._db.execute("SELECT id FROM events")}

    def select(self, wanted: EventFilter) -> Iterator[tuple[Event, Assessment]]:
        """Events that pass the filter, by time, those without a time last."""
        where, values = wanted.sql()
        rows = self._db.execute(
            f"SELECT record, assessment FROM events {where}"
            " ORDER BY earliest IS NULL, earliest, latest, type, id",
            values,
        )
        return ((decode(Event, event), decode(Assessment, a)) for event, a in rows)

    def put_copies(self, copies: Iterable[Copy]) -> None:
        """Replace all copy links."""
        self._db.execute("DELETE FROM copies")
        self._db.executemany(
            "INSERT INTO copies VALUES (?, ?, ?, ?, ?)",
            [(c.document, c.original, c.kind, c.score, c.reason) for c in copies],
        )

    def copies(self) -> list[Copy]:
        """All copy links by document."""
        names = ("document", "original", "kind", "score", "reason")
        rows = self._db.execute(f"SELECT {', '.join(names)} FROM copies ORDER BY document")
        return [Copy(**dict(zip(names, row, strict=True))) for row in rows]


def _row(event: Event, assessment: Assessment) -> tuple[object, ...]:
    dates, places = event.field("date").values, event.field("place").values
    time = dates[0].value.time if dates else None
    place = places[0].value.place if places else None
    return (
        event.id,
        event.founder,
        event.type,
        event.realis,
        time.earliest if time else None,
        time.latest if time else None,
        place.country if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        assessment.signed or assessment.grade,
        len(assessment.outlets),
        len(assessment.origins),
        event.title,
        encode(event),
        encode(assessment),
    )


class Decisions:
    """What people decided: judgements and signed grades. Append-only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement."""
        self._db.execute(
            "INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                judgement.id,
                judgement.kind,
                judgement.left,
                judgement.right,
                judgement.verdict,
                judgement.by,
                judgement.when,
                judgement.note,
                judgement.withdrawn,
            ),
        )

    def withdraw(self, judgement: str, when: str) -> bool:
        """Withdraw a judgement; False if there is none of that id that still stands."""
        cursor = self._db.execute(
            "UPDATE judgements SET withdrawn = ? WHERE id = ? AND withdrawn IS NULL",
            (when, judgement),
        )
        return cursor.rowcount > 0

    def judgements(self, kind: JudgementKind, *, standing: bool = True) -> list[Judgement]:
        """Judgements of one kind in the order in which they were made."""
        names = ("id", "kind", "left", "right", "verdict", "by", "when", "note", "withdrawn")
        columns = ", ".join(f'"{name}"' for name in names)
        only = " AND withdrawn IS NULL" if standing else ""
        rows = self._db.execute(
            f'SELECT {columns} FROM judgements WHERE kind = ?{only} ORDER BY "when", rowid', (kind,)
        )
        return [Judgement(**dict(zip(names, row, strict=True))) for row in rows]

    def sign(self, key: str, event: str, grade: Grade, by: str, when: str, note: str) -> None:
        """Keep a grade that a person signed for an event."""
        row = (key, event, grade, by, when, note, None)
        self._db.execute("INSERT INTO signatures VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def signatures(self) -> dict[str, tuple[Grade, str, str]]:
        """(grade, by, when) of the last signature that stands, by event."""
        rows = self._db.execute(
            'SELECT event, grade, by, "when" FROM signatures WHERE withdrawn IS NULL'
            ' ORDER BY "when", rowid'
        )
        return {event: (grade, by, when) for event, grade, by, when in rows}

    def release(self, key: str, event: str, state: ReleaseState, by: str, when: str) -> None:
        """Keep how far a person released an event."""
        self._db.execute(
            "INSERT INTO releases VALUES (?, ?, ?, ?, ?)", (key, event, state, by, when)
        )

    def releases(self) -> dict[str, ReleaseState]:
        """The last release state of each event that has one."""
        return dict(self._db.execute('SELECT event, state FROM releases ORDER BY "when", rowid'))
