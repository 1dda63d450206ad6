"""Refuse what an extractor says without located words.

The invariant: a value passes only if its quote stands in the document at its offsets and
its code stands in the codebook. What is dropped is counted with its reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.codebook import Codebook
from dateline.model import (
    REALIS,
    ActorCluster,
    AttributionLink,
    Document,
    Dropped,
    EventReport,
    Extraction,
    Filler,
    Relation,
    Span,
    event_report_id,
)


def check(extraction: Extraction, document: Document, codebook: Codebook) -> Extraction:
    """The same extraction without the values that fail, which are counted in `dropped`."""
    return _Checker(document, codebook).run(extraction)


class _Checker:
    def __init__(self, document: Document, codebook: Codebook) -> None:
        self.document = document
        self.codebook = codebook
        self.dropped: Counter[str] = Counter()

    def run(self, extraction: Extraction) -> Extraction:
        actors = self._actors(extraction.actors)
        known = frozenset(actor.id for actor in actors)
        events = self._events(extraction.events, known)
        relations = tuple(r for r in extraction.relations if self._relation_ok(r, known))
        for row in extraction.dropped:
            self.dropped[row.reason] += row.count
        counted = (Dropped(reason=reason, count=n) for reason, n in sorted(self.dropped.items()))
        return replace(
            extraction, actors=actors, events=events, relations=relations, dropped=tuple(counted)
        )

    def _drop(self, reason: str) -> bool:
        self.dropped[reason] += 1
        return False

    def _located(self, span: Span) -> bool:
        if span.document != self.document.id or span.field not in ("title", "body"):
            return self._drop("span of another document")
        text = self.document.text(span.field)
        if not 0 <= span.start < span.end <= len(text):
            return self._drop("offsets outside of the text")
        return text[span.start : span.end] == span.quote or self._drop("quote is not the text")

    def _actors(self, actors: tuple[ActorCluster, ...]) -> tuple[ActorCluster, ...]:
        kept = []
        for actor in actors:
            mentions = tuple(m for m in actor.mentions if self._located(m.span))
            if actor.kind not in self.codebook.actor_kinds:
                self._drop("actor kind not in the codebook")
            elif mentions:
                kept.append(replace(actor, mentions=mentions))
        return tuple(kept)

    def _events(
        self, events: tuple[EventReport, ...], actors: frozenset[str]
    ) -> tuple[EventReport, ...]:
        kept: dict[str, EventReport] = {}
        for event in events:
            if not self._event_ok(event):
                continue
            if event.id in kept:
                self._drop("second event on one anchor")
            else:
                kept[event.id] = self._clean(event, actors)
        return tuple(self._linked(event, kept) for event in kept.values())

    def _event_ok(self, event: EventReport) -> bool:
        if event.type not in self.codebook.event_types:
            return self._drop("event type not in the codebook")
        if event.realis not in REALIS:
            return self._drop("realis not in the codebook")
        if not self._located(event.trigger):
            return False
        right = event_report_id(event.trigger, self.codebook.coarse(event.type))
        return event.id == right or self._drop("id is not the anchor's")

    def _clean(self, event: EventReport, actors: frozenset[str]) -> EventReport:
        return replace(
            event,
            fillers=tuple(self._filler(f, actors) for f in event.fillers if self._located(f.span)),
            counts=tuple(c for c in event.counts if self._located(c.span)),
            hedges=tuple(h for h in event.hedges if self._located(h)),
            chain=self._chain(event.chain, actors),
        )

    def _filler(self, filler: Filler, actors: frozenset[str]) -> Filler:
        known = filler.actor is None or filler.actor in actors
        return filler if known else replace(filler, actor=None)

    def _chain(
        self, chain: tuple[AttributionLink, ...], actors: frozenset[str]
    ) -> tuple[AttributionLink, ...]:
        kept = []
        for link in chain:
            spans = [s for s in (link.source, link.cue) if s is not None]
            if not spans:
                self._drop("attribution without words")
            elif all(self._located(s) for s in spans):
                known = link.actor is None or link.actor in actors
                kept.append(link if known else replace(link, actor=None))
        return tuple(kept)

    def _linked(self, event: EventReport, kept: dict[str, EventReport]) -> EventReport:
        same_as = event.same_as if event.same_as in kept and event.same_as != event.id else None
        return replace(
            event, same_as=same_as, about=tuple(other for other in event.about if other in kept)
        )

    def _relation_ok(self, relation: Relation, actors: frozenset[str]) -> bool:
        if relation.kind not in self.codebook.relation_kinds:
            return self._drop("relation kind not in the codebook")
        if relation.a not in actors or relation.b not in actors:
            return self._drop("relation of an actor that is not there")
        return self._located(relation.evidence)
