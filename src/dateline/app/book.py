"""A book of events, as Python code meets it. The command line is built on the same class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from dateline.app.results import Results
from dateline.model import (
    Actor,
    Assessment,
    BookBusy,
    Claim,
    Document,
    Event,
    EventReport,
    Failure,
    Grade,
    Judgement,
    Relation,
    ReleaseState,
    RunError,
    Verdict,
    random_id,
    utc_now,
)
from dateline.model.book import JudgementKind
from dateline.publish import Publication, rows
from dateline.store import Closing, EventFilter, Store
from dateline.store.sqlite import speaking

if TYPE_CHECKING:
    from dateline.link import Explanation
    from dateline.pipeline.progress import Progress
    from dateline.pipeline.run import BuildResult
    from dateline.pipeline.settings import Settings
    from dateline.pipeline.stages import StageResult


class Book(Closing):
    """One file that holds reports, what was read in them, and the events that they tell.

    >>> book = dateline.open("levant.db")                              # doctest: +SKIP
    >>> book.build("reports/")                                         # doctest: +SKIP
    >>> book.events(actor="Hezbollah", since="2024-09-20").to_pandas() # doctest: +SKIP
    """

    def __init__(self, path: str | Path, settings: Settings | None = None) -> None:
        self._made = not Path(path).exists()
        self.store = Store(path)
        self._settings = settings

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file; a new one that a refused run has left empty is no book and goes."""
        refused = self._made and error is not None and not isinstance(error, BookBusy)
        blank = refused and not self.store.documents.count() and not self.failures()
        super().__exit__(kind, error, trace)
        if blank:
            for left in ("", "-wal", "-shm", ".lock"):
                Path(f"{self.store.path}{left}").unlink(missing_ok=True)

    def add(self, *sources: str | Path, progress: Progress | None = None) -> StageResult:
        """Add files, folders, URLs or feeds without reading them yet."""
        from dateline.pipeline.run import add

        return add(self.store, sources, self._settings, progress)

    def build(self, *sources: str | Path, progress: Progress | None = None) -> BuildResult:
        """Add sources and bring everything that follows from them up to date."""
        from dateline.pipeline.run import build

        return build(self.store, sources, self._settings, progress)

    def reports(self) -> Results[Document]:
        """All reports, by publication."""
        outcomes, counts = self.store.work.outcomes("extract"), self.store.readings.event_counts()
        found = list(self.store.documents.all())
        table = [rows.report_row(d, outcomes.get(d.id), counts.get(d.id, 0)) for d in found]
        return Results(found, table)

    def failures(self) -> Results[Failure]:
        """What could not be read, with reasons."""
        found = self.store.documents.failures()
        return Results(found, [rows.failure_row(failure) for failure in found])

    def events(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        actor: str | None = None,
        with_members: bool = False,
        type: str | None = None,  # noqa: A002 - the name of the field and of the option
        place: str | None = None,
        realis: str | None = None,
        said_by: str | None = None,
    ) -> Results[Event]:
        """Events by time; all filters must hold. Names match in part, whatever their case.

        `with_members` also takes the events of the actor's members, as lists and the book's own
        reports tie them: "what the Popular Mobilization Units and the militias within them are
        said to have done".
        """
        wanted = EventFilter(
            since=since,
            until=until,
            actor=actor,
            members=self.members(actor) if actor and with_members else (),
            type=type,
            place=place,
            realis=realis,
            said_by=said_by,
        )
        return self.select(wanted)

    def members(self, name: str) -> tuple[str, ...]:
        """The names of all who are within the actors of that name."""
        from dateline.app.members import member_names

        return member_names(self.store, name, self._settings)

    def select(self, wanted: EventFilter) -> Results[Event]:
        """Events that pass a filter."""
        found = list(self.store.events.select(wanted))
        return Results([event for event, _ in found], [rows.event_row(*pair) for pair in found])

    def claims(self, wanted: EventFilter | None = None) -> Results[Claim]:
        """Claims of the events that pass the filter, in the order of the events."""
        found: list[Claim] = []
        table: list[rows.Row] = []
        documents: dict[str, Document | None] = {}
        for event in self.select(wanted or EventFilter()):
            for claim in self.claims_of(event):
                document = documents.setdefault(
                    claim.document, self.store.documents.get(claim.document)
                )
                found.append(claim)
                table.append(rows.claim_row(claim, event.id, document))
        return Results(found, table)

    def claims_of(self, event: Event) -> list[Claim]:
        """All claims about one event, by report, slot and id."""
        return [c for report in event.reports for c in self.store.readings.claims(report)]

    def actors(self, name: str | None = None) -> Results[Actor]:
        """Actors that reports mention, most mentioned first; `name` matches names and aliases."""
        found = [
            (actor, n)
            for actor, n in self.store.readings.actors()
            if name is None or _named(actor, name.casefold())
        ]
        return Results([actor for actor, _ in found], [rows.actor_row(*pair) for pair in found])

    def search(self, query: str, *, limit: int = 50) -> Results[Document]:
        """Reports that hold these words (SQLite FTS5 query syntax), best first.

        Raises RunError when they are no query.
        """
        with speaking(f"search {query!r} (signs and AND, OR, NOT as words: in double quotes)"):
            hits = self.store.documents.search(query, limit)
        documents = self.store.documents.many(key for key, _ in hits)
        table: list[rows.Row] = [
            {
                "id": key,
                "published": documents[key].published,
                "source": documents[key].source,
                "title": documents[key].title,
                "words": snippet,
            }
            for key, snippet in hits
        ]
        return Results([documents[key] for key, _ in hits], table)

    def event(self, key: str) -> tuple[Event, Assessment]:
        """One event by its id, an id that was merged into it, or the beginning of its id.

        Raises RunError when there is none, or more than one.
        """
        found = self.store.events.get(key)
        if found is None:
            matches = self.store.events.matching(key)
            found = self.store.events.get(_only(key, "event", matches))
        if found is None:
            raise RunError(f"no event {key!r} in this book")
        return found

    def report(self, key: str) -> Document:
        """One report by its id or the beginning of it. Raises RunError when there is no such."""
        found = self.store.documents.get(key)
        return (
            found
            or self.store.documents.many(
                [_only(key, "report", self.store.documents.matching(key))]
            ).popitem()[1]
        )

    def actor(self, key: str) -> Actor:
        """One actor by its id or the beginning of it. Raises RunError when there is no such."""
        found = self.store.readings.actor(key)
        if found is None:
            known = (actor.id for actor in self.actors() if actor.id.startswith(key))
            found = self.store.readings.actor(_only(key, "event, actor or report", known))
        if found is None:
            raise RunError(f"no actor {key!r} in this book")
        return found

    def publications(
        self, wanted: EventFilter | None = None, *, drafts: bool = False
    ) -> Iterator[Publication]:
        """Events with all that bears them out, for an exporter.

        Only released events, unless `drafts` lets out the others too, marked as what they are.
        """
        states = self.store.decisions.releases()
        for event, assessment in self.store.events.select(wanted or EventFilter()):
            state = states.get(event.id, "draft")
            if drafts or state == "released":
                yield Publication(
                    event=event,
                    assessment=assessment,
                    claims=tuple(self.claims_of(event)),
                    documents=self.store.documents.many(sorted(event.documents)),
                    release=state,
                )

    def release(self, key: str, state: ReleaseState, by: str) -> str:
        """Say how far an event is released; returns its id."""
        event, _ = self.event(key)
        with self.store.transaction():
            self.store.decisions.release(random_id("pub"), event.id, state, by, utc_now())
        return event.id

    def sign(self, key: str, grade: Grade, *, by: str, note: str = "") -> str:
        """Sign a grade for an event, for good; returns its id."""
        event, assessment = self.event(key)
        when = utc_now()
        signed = replace(assessment, signed=grade, signed_by=by, signed_when=when)
        with self.store.transaction():
            self.store.decisions.sign(random_id("sig"), event.id, grade, by, when, note)
            self.store.events.put_assessment(signed)
        return event.id

    def judge(
        self, left: str, right: str, verdict: Verdict, *, by: str, note: str = ""
    ) -> Judgement:
        """Say whether two events, event reports or actors are one, from the next build on."""
        from dateline import link

        if left.startswith("act-") or right.startswith("act-"):
            return self._judge_actors(self.actor(left), self.actor(right), verdict, by, note)
        return link.judge(self.store, self._id_of(left), self._id_of(right), verdict, by, note)

    def _judge_actors(
        self, left: Actor, right: Actor, verdict: Verdict, by: str, note: str
    ) -> Judgement:
        if left.id == right.id:
            raise RunError(f"{left.id} and {right.id} are one actor already")
        judgement = Judgement(
            id=random_id("jud"),
            kind="actor",
            left=left.id,
            right=right.id,
            verdict=verdict,
            by=by,
            when=utc_now(),
            note=note,
        )
        with self.store.transaction():
            self.store.decisions.judge(judgement)
        return judgement

    def judgements(self) -> Results[Judgement]:
        """What people judged of events and actors and did not withdraw, oldest first."""
        kinds: tuple[JudgementKind, ...] = ("event", "actor")
        found = [one for kind in kinds for one in self.store.decisions.judgements(kind)]
        found.sort(key=lambda judgement: judgement.when)
        return Results(found, [rows.judgement_row(one) for one in found])

    def undo(self, key: str) -> str:
        """Withdraw a judgement by its id or the beginning of it; returns its id.

        Raises RunError when none of that id stands.
        """
        from dateline import link

        known = (one.id for one in self.judgements() if one.id.startswith(key))
        judgement = _only(key, "judgement that stands", known)
        link.undo(self.store, judgement)
        return judgement

    def why(self, left: str, right: str) -> tuple[Explanation, list[rows.Row]]:
        """Why two events or event reports are held for one or not, with one row a comparison."""
        from dateline import codebook, link

        pair = self._id_of(left), self._id_of(right)
        found = link.explain(self.store, *pair, codebook.load())
        return found, [
            {
                "comparison": term.comparison,
                "level": term.level,
                "bits": round(term.bits, 2),
                "left": term.left,
                "right": term.right,
            }
            for term in found.terms
        ]

    def copies(self) -> list[rows.Row]:
        """One row for each report that repeats another, by original."""
        found = self.store.events.copies()
        keys = {copy.document for copy in found} | {copy.original for copy in found}
        documents = self.store.documents.many(keys)
        return [
            rows.copy_row(copy, documents[copy.document], documents[copy.original])
            for copy in sorted(found, key=lambda copy: (copy.original, copy.document))
        ]

    def _id_of(self, key: str) -> str:
        if key.startswith("doc-"):
            return self.report(key).id
        return self.event(key)[0].id if key.startswith("evt-") else key

    def event_reports(self, event: Event) -> list[tuple[Document, EventReport]]:
        """Each telling of an event with the report that it stands in, by publication."""
        reports = self.store.readings.event_reports(event.reports).values()
        documents = self.store.documents.many({report.document for report in reports})
        pairs = [(documents[report.document], report) for report in reports]
        return sorted(pairs, key=lambda p: (p[0].published or "9", p[0].id, p[1].trigger.start))

    def relations(self, actor: Actor) -> list[Relation]:
        """The ties that reports tell of an actor."""
        clusters = [cluster for _, cluster in self.store.readings.actor_clusters(actor.id)]
        return self.store.readings.relations_of(clusters)

    def close(self) -> None:
        """Close the file."""
        self.store.close()


def _named(actor: Actor, wanted: str) -> bool:
    return any(wanted in name.casefold() for name in (actor.name, *actor.aliases))


def _only(key: str, what: str, matches: Iterable[str]) -> str:
    found = list(matches)
    if not found:
        raise RunError(f"no {what} {key!r} in this book")
    if len(found) > 1:
        raise RunError(f"{key!r} may be {' or '.join(found[:5])}: write more of the id")
    return found[0]
