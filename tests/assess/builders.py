"""Books told in sentences: each act by words of its text, each party by all that it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import assess
from dateline import link as stage
from dateline.assess.stated import Stated
from dateline.assess.view import Assessor
from dateline.model import (
    Actor,
    ActorCluster,
    ActorMention,
    ActorReading,
    Assessment,
    AttributionLink,
    Count,
    Document,
    Event,
    EventReading,
    EventReport,
    Extraction,
    Filler,
    Reading,
    Relation,
    Span,
    cluster_id,
    document_id,
    event_report_id,
    relation_id,
    text_hash,
)
from dateline.resolve.claims import Cast, claims_of
from dateline.store import EventFilter, Store
from tests.link.builders import CODEBOOK, Toll, keep, link, number_readings, time_reading


@dataclass(frozen=True, kw_only=True)
class Party:
    """An identity with the words that stand for it, the fullest first."""

    id: str
    words: tuple[str, ...]
    kind: str = "armed_group"
    country: str | None = None
    listed: bool = False
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    umbrella: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class By:
    """A step of a chain: the words for who (None: nobody named) and for the telling."""

    who: str | None
    cue: str | None = None
    stance: str = "asserts"


@dataclass(frozen=True, kw_only=True)
class Act:
    """One telling of one event. Words may end in #2: the second time that they occur."""

    trigger: str
    type: str = "air_strike"
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    by: tuple[By, ...] = ()
    realis: str = "actual"
    about: tuple[int, ...] = ()
    same_as: int | None = None
    day: str | None = "2024-05-01"


@dataclass(frozen=True, kw_only=True)
class Text:
    """A report: title and body, what it tells, and who may be in it."""

    body: str
    acts: Sequence[Act]
    parties: Sequence[Party] = ()
    title: str = ""
    source: str = "Outlet"
    published: str = "2024-05-02T12:00:00+00:00"
    credits: tuple[str, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()
    retrieved: str = "2024-05-03T00:00:00Z"

    def document(self) -> Document:
        """The document, the same for the same text."""
        key = document_id(
            source=self.source, url=None, published=self.published, title=self.title, body=self.body
        )
        return Document(
            id=key,
            title=self.title,
            body=self.body,
            source=self.source,
            published=self.published,
            published_basis="metadata",
            credits=self.credits,
            text_hash=text_hash(self.body),
            original="0" * 64,
        )


class Reader:
    """Makes of a text what a reader and a resolver would have made of it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.document = text.document()
        self.parties = [party for party in text.parties if self._spans(party)]
        self.clusters = {party.id: self._cluster(party) for party in self.parties}
        self.events = [self._event(act) for act in text.acts]

    def span(self, words: str) -> Span:
        """The words in the body, else in the title; in the title alone after "title:"."""
        plain, _, nth = words.removeprefix("title:").partition("#")
        for field in ("title",) if words.startswith("title:") else ("body", "title"):
            at = -1
            for _ in range(int(nth or 1)):
                at = self.document.text(field).find(plain, at + 1)
            if at >= 0:
                return self.document.span(field, at, at + len(plain))
        raise AssertionError(f"{words!r} is not in the text")

    def _spans(self, party: Party) -> list[Span]:
        spans = [span for words in party.words for span in self._all(words)]
        return sorted(spans, key=lambda span: (span.field, span.start))

    def _cluster(self, party: Party) -> ActorCluster:
        spans = self._spans(party)
        return ActorCluster(
            id=cluster_id(self.document.id, spans[0]),
            name=party.name or party.words[0],
            kind=party.kind,
            mentions=tuple(ActorMention(span=span, form="name") for span in spans),
        )

    def _all(self, words: str) -> Iterator[Span]:
        if "#" in words:
            yield self.span(words)
            return
        for field in ("body", "title"):
            text = self.document.text(field)
            at = text.find(words)
            while at >= 0:
                yield self.document.span(field, at, at + len(words))
                at = text.find(words, at + 1)

    def _who(self, span: Span) -> str | None:
        for cluster in self.clusters.values():
            if any(
                (m.span.field, m.span.start) == (span.field, span.start) for m in cluster.mentions
            ):
                return cluster.id
        return None

    def _event(self, act: Act) -> EventReport:
        trigger = self.span(act.trigger)
        named = [("actor", w) for w in act.actor] + [("target", w) for w in act.target]
        spans = [(role, self.span(words)) for role, words in named]
        return EventReport(
            id=event_report_id(trigger, CODEBOOK.coarse(act.type)),
            document=self.document.id,
            trigger=trigger,
            type=act.type,
            realis=act.realis,
            fillers=tuple(Filler(role=r, span=s, actor=self._who(s)) for r, s in spans),
            counts=tuple(Count(harm=t.harm, span=self.span(t.words)) for t in act.tolls),
            chain=tuple(self._link(by) for by in act.by),
        )

    def _link(self, by: By) -> AttributionLink:
        source = self.span(by.who) if by.who else None
        return AttributionLink(
            source=source,
            cue=self.span(by.cue) if by.cue else None,
            stance=by.stance,
            actor=self._who(source) if source else None,
        )

    def extraction(self) -> Extraction:
        """What a reader would have found."""
        from dataclasses import replace

        ids = [event.id for event in self.events]
        told = [
            replace(
                event,
                same_as=ids[act.same_as] if act.same_as is not None else None,
                about=tuple(ids[number] for number in act.about),
            )
            for act, event in zip(self.text.acts, self.events, strict=True)
        ]
        return Extraction(
            document=self.document.id,
            extractor="hand.v1",
            actors=tuple(self.clusters.values()),
            events=tuple(told),
            relations=tuple(self._tie(*tie) for tie in self.text.ties),
        )

    def _tie(self, a: str, kind: str, b: str) -> Relation:
        one, two = self.clusters[a].id, self.clusters[b].id
        words = self.clusters[a].mentions[0].span
        key = relation_id(self.document.id, kind, one, two, words)
        return Relation(id=key, document=self.document.id, kind=kind, a=one, b=two, evidence=words)

    def reading(self) -> Reading:
        """What a resolver would have made of it."""
        actors = tuple(
            ActorReading(
                cluster=self.clusters[party.id].id,
                actor=party.id,
                name=party.name or party.words[0],
                kind=party.kind,
                country=party.country,
                listed=party.listed,
            )
            for party in self.parties
        )
        told = self.extraction().events
        pairs = zip(self.text.acts, told, strict=True)
        events = tuple(self._values(act, event) for act, event in pairs)
        cast = Cast({actor.cluster: actor for actor in actors})
        claims = tuple(
            claim
            for event, values in zip(told, events, strict=True)
            for claim in claims_of(event, values, cast, self.document, CODEBOOK)
        )
        return Reading(
            document=self.document.id,
            resolver="hand.v1",
            actors=actors,
            events=events,
            claims=claims,
        )

    def _values(self, act: Act, event: EventReport) -> EventReading:
        return EventReading(
            event=event.id,
            time=time_reading(event.trigger, (act.day, act.day) if act.day else None),
            numbers=number_readings(act.tolls, self.span),
        )

    def actors(self) -> list[Actor]:
        """The identities that the text names."""
        return [
            Actor(
                id=party.id,
                name=party.name or party.words[0],
                kind=party.kind,
                country=party.country,
                aliases=party.aliases,
                parent=party.parent,
                umbrella=party.umbrella,
                source="list" if party.listed else "text",
            )
            for party in self.parties
        ]


def put(store: Store, *texts: Text) -> list[str]:
    """Put texts into a book, read and resolved; returns the ids of their documents."""
    with store.transaction():
        for text in texts:
            reader = Reader(text)
            keep(
                store,
                reader.document,
                reader.extraction(),
                reader.reading(),
                reader.actors(),
                text.retrieved,
            )
    return [text.document().id for text in texts]


def judged(folder: Path, *texts: Text) -> list[tuple[Event, Assessment]]:
    """All events of a book of these texts with their assessments."""
    with Store(folder / "book.db") as store:
        touched = link(store, put(store, *texts))
        with store.transaction():
            assess.update(store, touched, CODEBOOK)
        return list(store.events.select(EventFilter()))


def as_one(store: Store, kinds: set[str]) -> str:
    """Have a person say that all event reports of these types tell one event; returns its id."""
    events = store.events.members()
    reports = store.readings.event_reports(events)
    found = sorted({events[key] for key, report in reports.items() if report.type in kinds})
    with store.transaction():
        for other in found[1:]:
            stage.judge(store, found[0], other, "same", by="Ada")
    link(store, [])
    members = store.events.members()
    (one,) = {members[key] for key, report in reports.items() if report.type in kinds}
    return one


def joined(folder: Path, kinds: set[str], *texts: Text) -> tuple[Event, Assessment]:
    """The one event of these types that a person has said the texts tell."""
    with Store(folder / "book.db") as store:
        link(store, put(store, *texts))
        event = as_one(store, kinds)
        with store.transaction():
            assess.update(store, set(store.events.members().values()), CODEBOOK)
        found = store.events.get(event)
        assert found is not None
        return found


def told(folder: Path, *texts: Text) -> list[Stated]:
    """All claims of these texts as one event's, holders that are one made one."""
    folder.mkdir(exist_ok=True)
    with Store(folder / "book.db") as store:
        link(store, put(store, *texts))
        reports = [event for text in texts for event in Reader(text).extraction().events]
        return Assessor(store, CODEBOOK).stated(reports)


def holders(folder: Path, *texts: Text, slot: str = "type") -> list[str]:
    """The names of those on whose word the claims of a slot are told, sorted, without repeats."""
    return sorted({one.holder.name for one in told(folder, *texts) if one.claim.slot == slot})
