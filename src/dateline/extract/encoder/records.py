"""What was found in words to the records that everyone uses, with spans in the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np

from dateline.codebook import Codebook
from dateline.extract.encoder.actors import (
    FoundActor,
    all_mentions,
    by_word,
    cluster,
    mention_pairs,
    same_mention,
)
from dateline.extract.encoder.chains import FoundLink, chains
from dateline.extract.encoder.decode import Found, FoundEvent, FoundRelation, Tagged
from dateline.extract.encoder.labels import EVENT_TYPES, REALIS, ROLES
from dateline.extract.encoder.layout import Layout
from dateline.extract.encoder.network import Floats, Network, Paired, sigmoid
from dateline.extract.encoder.pairs import Trigger, content_stems, event_features, told_again
from dateline.extract.encoder.settings import Settings
from dateline.extract.encoder.spans import Run
from dateline.extract.encoder.tallies import meet, tallies
from dateline.model import (
    ActorCluster,
    ActorMention,
    AttributionLink,
    Count,
    EventReport,
    Extraction,
    Filler,
    Harm,
    Relation,
    Role,
    cluster_id,
    event_report_id,
    relation_id,
)
from dateline.model.extraction import MentionForm, Stance
from dateline.model.extraction import Realis as RealisValue

SPOKEN = frozenset({"demand", "accusation", "support", "rejection", "claim", "threat"})
REACH = 40


class Writer:
    """Makes the Extraction of one report."""

    def __init__(
        self, layout: Layout, found: Found, network: Network, settings: Settings, codebook: Codebook
    ) -> None:
        self.layout, self.found, self.settings, self.codebook = layout, found, settings, codebook
        self.document = layout.document
        keep = [e for e in found.events if not layout.furniture(e.run[0])]
        self.events: list[FoundEvent] = keep
        self.chains = chains(layout.words, keep, settings.attributed)
        self.actors, self.same = self._joined(network)
        self.ids = [self._event_id(e) for e in keep]
        self.clusters = {id(actor): self._cluster(actor) for actor in self.actors}
        self.standing = by_word(
            (m.run, (number, m.run)) for number, a in enumerate(self.actors) for m in a.mentions
        )

    def _joined(self, network: Network) -> tuple[list[FoundActor], dict[int, int]]:
        mentions = all_mentions(self.found)
        acting, happening = mention_pairs(self.found.encoded, mentions), self._event_pairs()
        scores: tuple[Floats, Floats] = (np.zeros(0, np.float32), np.zeros(0, np.float32))
        if acting.pairs or happening.pairs:
            scores = network.pairs(happening, acting)
        cut = self.settings.same_actor
        actors = cluster(self.found.encoded, mentions, acting.pairs, scores[1], cut)
        again = told_again(happening.pairs, sigmoid(scores[0]), self.settings.same_event)
        return actors, again

    def _event_pairs(self) -> Paired:
        count = len(self.events)
        pairs = [(i, j) for j in range(count) for i in range(max(0, j - REACH), j)]
        triggers = [self._trigger(e) for e in self.events]
        size = max((len(e.vector) for e in self.events), default=96)
        vectors = np.array([e.vector for e in self.events], np.float32).reshape(-1, size)
        return Paired(vectors, pairs, [event_features(triggers[i], triggers[j]) for i, j in pairs])

    def _trigger(self, event: FoundEvent) -> Trigger:
        words = self.layout.words
        sentence = words.sentence_of(event.run[0])
        others = [i for i in range(*words.sentences[sentence]) if i != event.run[0]]
        return Trigger(
            words.surface(event.run[0]),
            EVENT_TYPES.index(event.type),
            event.run[0],
            sentence,
            REALIS.index(event.realis),
            content_stems([words.surface(i) for i in others]),
        )

    def _event_id(self, event: FoundEvent) -> str:
        return event_report_id(self.layout.span(event.run), self.codebook.coarse(event.type))

    def _cluster(self, actor: FoundActor) -> ActorCluster:
        spans = [self.layout.span(m.run) for m in actor.mentions]
        return ActorCluster(
            id=cluster_id(self.document.id, spans[0]),
            name=self.layout.span(actor.name).quote,
            kind=actor.kind,
            mentions=tuple(
                ActorMention(span=s, form=cast(MentionForm, m.form), score=_score(m.score))
                for s, m in zip(spans, actor.mentions, strict=True)
            ),
            score=_score(actor.score),
        )

    def _actor_of(self, run: Run) -> str | None:
        near = (at for word in range(*run) for at in self.standing.get(word, ()))
        first = min((number for number, other in near if same_mention(run, other)), default=None)
        return None if first is None else self.clusters[id(self.actors[first])].id

    def extraction(self, name: str) -> Extraction:
        """All records of the report."""
        return Extraction(
            document=self.document.id,
            extractor=name,
            actors=tuple(self.clusters.values()),
            events=tuple(self._event(i) for i in range(len(self.events))),
            relations=tuple(self._all_relations()),
        )

    def _event(self, i: int) -> EventReport:
        event = self.events[i]
        chain = self.chains[i]
        return EventReport(
            id=self.ids[i],
            document=self.document.id,
            trigger=self.layout.span(event.run),
            type=event.type,
            realis=cast(RealisValue, event.realis),
            fillers=tuple(
                self._filler(cast(Role, role), t)
                for role in ROLES
                for t in event.tags.get(role, [])
            ),
            counts=tuple(self._counts(event)),
            hedges=tuple(self.layout.span(t.run) for t in event.tags.get("hedge", [])),
            chain=tuple(self._link(link) for link in chain),
            same_as=self.ids[self.same[i]] if i in self.same else None,
            about=self._about(i),
            score=_score(event.score),
            type_score=_score(event.type_score),
            realis_score=_score(event.realis_score),
        )

    def _filler(self, role: Role, found: Tagged) -> Filler:
        span = self.layout.span(found.run)
        return Filler(
            role=role, span=span, actor=self._actor_of(found.run), score=_score(found.score)
        )

    def _counts(self, event: FoundEvent) -> Iterator[Count]:
        for found in tallies(self.found.encoded, event, self.events):
            yield Count(
                harm=cast(Harm, found.harm),
                span=self.layout.span(found.run),
                score=_score(found.score),
            )

    def _link(self, link: FoundLink) -> AttributionLink:
        return AttributionLink(
            source=self.layout.span(link.source) if link.source else None,
            cue=self.layout.span(link.cue) if link.cue else None,
            stance=cast(Stance, link.stance),
            actor=self._actor_of(link.source) if link.source else None,
            score=_score(link.score),
        )

    def _about(self, i: int) -> tuple[str, ...]:
        """What a verbal event speaks of: the events told on its word."""
        event = self.events[i]
        if event.type not in SPOKEN:
            return ()
        return tuple(
            self.ids[j]
            for j, chain in enumerate(self.chains)
            if j != i and chain and chain[-1].cue and meet(chain[-1].cue, event.run)
        )

    def _all_relations(self) -> list[Relation]:
        out: dict[tuple[str, str, str], Relation] = {}
        for found in self.found.relations:
            relation = self._relation(found)
            if relation:
                key = (relation.kind, relation.a, relation.b)
                if key not in out or out[key].score < relation.score:
                    out[key] = relation
        return list(out.values())

    def _relation(self, found: FoundRelation) -> Relation | None:
        a, b = self._actor_of(found.a.run), self._actor_of(found.b.run)
        if a is None or b is None or a == b:
            return None
        evidence = self.layout.span(found.evidence)
        return Relation(
            id=relation_id(self.document.id, found.kind, a, b, evidence),
            document=self.document.id,
            kind=found.kind,
            a=a,
            b=b,
            evidence=evidence,
            score=_score(found.score),
        )


def _score(value: float) -> float:
    return round(min(1.0, max(0.0, float(value))), 4)
