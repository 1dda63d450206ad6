"""Books made by hand: short reports whose events are told by naming words of their bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline import codebook as codes
from dateline.model import (
    Actor,
    ActorCluster,
    ActorMention,
    ActorReading,
    AttributionLink,
    Count,
    Document,
    EventReading,
    EventReport,
    Extraction,
    Filler,
    Ingested,
    NumberReading,
    Original,
    PlaceReading,
    Reading,
    Span,
    TimeReading,
    cluster_id,
    document_id,
    event_report_id,
    text_hash,
)
from dateline.resolve.claims import Cast, claims_of
from dateline.store import Store

CODEBOOK = codes.load()


@dataclass(frozen=True, kw_only=True)
class Who:
    """An identity: `words` stand for it in the body."""

    id: str
    words: str
    kind: str = "armed_group"
    country: str | None = None
    umbrella: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Where:
    """A place: `words` name it in the body."""

    words: str
    at: tuple[float, float]
    radius: float = 3.0
    precision: str = "town"
    country: str = "XX"


@dataclass(frozen=True, kw_only=True)
class Toll:
    """People harmed, as `words` tell it."""

    words: str
    low: int | None
    high: int | None
    harm: str = "killed"
    group: str = "all"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A step of a chain: who (None: unnamed), with which stance."""

    who: Who | None
    cue: str = "said"
    stance: str = "asserts"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event report; `trigger` is a word of the body, `nth` which of its occurrences."""

    trigger: str
    type: str = "air_strike"
    nth: int = 0
    days: tuple[str, str] | None = None
    actor: tuple[Who, ...] = ()
    target: tuple[Who, ...] = ()
    where: tuple[Where, ...] = ()
    tolls: tuple[Toll, ...] = ()
    said: tuple[Said, ...] = ()
    means: tuple[str, ...] = ()
    realis: str = "actual"
    hedge: tuple[str, ...] = ()
    same_as: int | None = None
    about: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report to put into a book."""

    body: str
    told: Sequence[Told] = ()
    title: str = ""
    source: str = "Outlet"
    published: str | None = "2024-05-02T12:00:00+00:00"
    credits: tuple[str, ...] = ()
    made: list[Document] = field(default_factory=list, compare=False)

    @property
    def document(self) -> Document:
        """The document, the same for the same report."""
        known = {"source": self.source, "published": self.published, "title": self.title}
        return Document(
            id=document_id(url=None, body=self.body, **known),
            body=self.body,
            credits=self.credits,
            published_basis="metadata" if self.published else "none",
            text_hash=text_hash(self.body),
            original="0" * 64,
            **known,
        )

    def report_id(self, number: int = 0) -> str:
        """The id of one of its event reports."""
        return self.extraction().events[number].id

    def extraction(self) -> Extraction:
        """What a reader would have found."""
        maker = _Maker(self)
        events = [maker.event(told) for told in self.told]
        return Extraction(
            document=self.document.id,
            extractor="hand.v1",
            actors=tuple(maker.clusters[key] for key in sorted(maker.clusters)),
            events=tuple(maker.tied(events)),
        )

    def reading(self, extraction: Extraction) -> tuple[Reading, list[Actor]]:
        """What a resolver would have made of it."""
        maker = _Maker(self)
        for told in self.told:
            maker.event(told)
        actors = maker.actor_readings()
        events = [
            maker.event_reading(told, report)
            for told, report in zip(self.told, extraction.events, strict=True)
        ]
        cast = Cast({actor.cluster: actor for actor in actors})
        claims = tuple(
            claim
            for report, reading in zip(extraction.events, events, strict=True)
            for claim in claims_of(report, reading, cast, self.document, CODEBOOK)
        )
        reading = Reading(
            document=self.document.id,
            resolver="hand.v1",
            actors=tuple(actors),
            events=tuple(events),
            claims=claims,
        )
        return reading, maker.actors()


class _Maker:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.document = report.document
        self.who: dict[str, Who] = {}
        self.clusters: dict[str, ActorCluster] = {}

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.document.body.index(words, start + 1)
        return self.document.span("body", start, start + len(words))

    def cluster(self, who: Who) -> str:
        first = self.span(who.words)
        key = cluster_id(self.document.id, first)
        self.who[key] = who
        mention = ActorMention(span=first, form="name")
        self.clusters[key] = ActorCluster(
            id=key, name=who.words, kind=who.kind, mentions=(mention,)
        )
        return key

    def event(self, told: Told) -> EventReport:
        trigger = self.span(told.trigger, told.nth)
        fillers = [
            Filler(role=role, span=self.span(who.words), actor=self.cluster(who))
            for role, people in (("actor", told.actor), ("target", told.target))
            for who in people
        ]
        fillers += [Filler(role="place", span=self.span(w.words)) for w in told.where]
        fillers += [Filler(role="instrument", span=self.span(words)) for words in told.means]
        return EventReport(
            id=event_report_id(trigger, CODEBOOK.coarse(told.type)),
            document=self.document.id,
            trigger=trigger,
            type=told.type,
            realis=told.realis,
            fillers=tuple(fillers),
            counts=tuple(Count(harm=t.harm, span=self.span(t.words)) for t in told.tolls),
            hedges=tuple(self.span(words) for words in told.hedge),
            chain=tuple(self.link(said) for said in told.said),
        )

    def link(self, said: Said) -> AttributionLink:
        return AttributionLink(
            source=self.span(said.who.words) if said.who else None,
            cue=self.span(said.cue) if said.cue in self.document.body else None,
            stance=said.stance,
            actor=self.cluster(said.who) if said.who else None,
        )

    def tied(self, events: list[EventReport]) -> Iterable[EventReport]:
        from dataclasses import replace

        for told, event in zip(self.report.told, events, strict=True):
            same = events[told.same_as].id if told.same_as is not None else None
            about = tuple(events[number].id for number in told.about)
            yield replace(event, same_as=same, about=about)

    def actor_readings(self) -> list[ActorReading]:
        return [
            ActorReading(
                cluster=key, actor=who.id, name=who.words, kind=who.kind, country=who.country
            )
            for key, who in sorted(self.who.items())
        ]

    def actors(self) -> list[Actor]:
        return [
            Actor(
                id=who.id,
                name=who.words,
                kind=who.kind,
                country=who.country,
                umbrella=who.umbrella,
                aliases=who.aliases,
            )
            for who in {w.id: w for w in self.who.values()}.values()
        ]

    def event_reading(self, told: Told, report: EventReport) -> EventReading:
        return EventReading(
            event=report.id,
            time=time_reading(report.trigger, told.days),
            places=tuple(self.place(where) for where in told.where),
            numbers=number_readings(told.tolls, self.span),
        )

    def place(self, where: Where) -> PlaceReading:
        return PlaceReading(
            mention=self.span(where.words),
            place=f"plc-{where.words.casefold()}",
            name=where.words,
            kind="place",
            country=where.country,
            latitude=where.at[0],
            longitude=where.at[1],
            radius_km=where.radius,
            precision=where.precision,
            basis="stated",
        )


def time_reading(words: Span, days: tuple[str, str] | None) -> TimeReading:
    """What words stand for that tell the first and the last day; unknown without days."""
    first, last = days or (None, None)
    return TimeReading(
        expression=words if days else None,
        earliest=first,
        latest=last,
        precision="unknown" if first is None else "day" if first == last else "days",
        basis="stated" if days else "none",
        edtf=first if first == last else f"{first}/{last}",
        unknown=None if days else "not_stated",
    )


def number_readings(
    tolls: Iterable[Toll], span: Callable[[str], Span]
) -> tuple[NumberReading, ...]:
    """What the words of these tolls stand for; `span` finds words."""
    return tuple(
        NumberReading(span=span(t.words), harm=t.harm, low=t.low, high=t.high, group=t.group)
        for t in tolls
    )


def keep(
    store: Store,
    document: Document,
    extraction: Extraction,
    reading: Reading,
    actors: Iterable[Actor],
    retrieved: str = "2024-06-01T00:00:00Z",
) -> None:
    """Put a document into a book with what was read in it. To be called within a transaction."""
    original = Original(
        sha256=document.original,
        media_type="text/plain",
        location=document.id,
        retrieved=retrieved,
        data=b"",
    )
    store.documents.add(Ingested(document=document, original=original))
    store.readings.put_extraction(extraction)
    store.readings.put_reading(reading, actors)


def add(store: Store, *reports: Report) -> list[str]:
    """Put reports into a book, read and resolved; returns the ids of their documents."""
    with store.transaction():
        for report in reports:
            extraction = report.extraction()
            keep(store, report.document, extraction, *report.reading(extraction))
    return [report.document.id for report in reports]


def link(store: Store, documents: Sequence[str]) -> set[str]:
    """Link these documents in one transaction, as the pipeline does."""
    from dateline import link as stage

    with store.transaction():
        return stage.update(store, list(documents), CODEBOOK)


def book(folder: Path, *reports: Report) -> Store:
    """A linked book of these reports."""
    store = Store(folder / "book.db")
    link(store, add(store, *reports))
    return store


def partition(store: Store) -> set[frozenset[str]]:
    """The events of a book as sets of event reports."""
    found: dict[str, set[str]] = {}
    for report, event in store.events.members().items():
        found.setdefault(event, set()).add(report)
    return {frozenset(reports) for reports in found.values()}
