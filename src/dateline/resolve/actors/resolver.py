"""From a cluster of mentions in one report to one identity over all reports.

Each mention says by itself what it may stand for: a known actor by one of its names, a state
or its organ, another spelling of a known name. The identity with most of the cluster's words
behind it is taken; the name of the cluster counts twice. Then come proper names that no list
knows (one identity for all reports that use them) and descriptions such as "gunmen" (an
identity of this report alone). Words that are no actor at all get no reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model import Actor, ActorCluster, ActorReading, Document, Extraction, Judgement
from dateline.resolve.actors.candidates import Finder
from dateline.resolve.actors.context import Context
from dateline.resolve.actors.echoes import Echoes
from dateline.resolve.actors.findings import Finding
from dateline.resolve.actors.judging import Judged
from dateline.resolve.actors.listing import ActorList
from dateline.resolve.actors.minting import Minter, people_of
from dateline.resolve.actors.names import normal
from dateline.resolve.actors.organs import Organs
from dateline.resolve.actors.phrases import Phrase, phrase_in, phrase_of
from dateline.resolve.actors.states import States, shipped_states

RESOLVER = "actors.v3"
CONTESTED = 0.8
"""What is left of a score when other words of the cluster stand for somebody else."""


class ActorResolver:
    """Resolves the actor clusters of one document at a time; holds no memory between them."""

    def __init__(
        self,
        known: ActorList,
        states: States | None = None,
        judgements: Sequence[Judgement] = (),
    ) -> None:
        self._known = known
        self._states = states or shipped_states()
        self._organs = Organs(known, self._states)
        self._judged = Judged(judgements, self._rank)

    @property
    def fingerprint(self) -> str:
        """Changes when the list of actors or what people decided about identities does."""
        return f"{RESOLVER}/{self._known.fingerprint}/{self._judged.fingerprint}"

    def _rank(self, actor: str) -> int:
        return 0 if self._known.get(actor) else 1 if self._states.actor(actor) else 2

    def read(
        self, document: Document, extraction: Extraction
    ) -> tuple[tuple[ActorReading, ...], tuple[Actor, ...]]:
        """A reading for each cluster that stands for an actor, and the identities, by id."""
        context = Context(
            document, self._states, self._known, people_of(extraction), _places(extraction)
        )
        finder = Finder(self._known, self._states, self._organs, context, self._judged)
        phrases = {cluster.id: _phrases(document, cluster) for cluster in extraction.actors}
        found: dict[str, Finding] = {}
        for cluster in extraction.actors:
            if finding := self._voted(finder, cluster, phrases[cluster.id]):
                found[cluster.id] = finding
        found |= self._second(document, extraction, context, phrases, found)
        return self._readings(extraction, found)

    def _second(
        self,
        document: Document,
        extraction: Extraction,
        context: Context,
        phrases: Mapping[str, Sequence[Phrase]],
        found: Mapping[str, Finding],
    ) -> dict[str, Finding]:
        """Findings for clusters that no list knows: by the report's other actors, else minted."""
        echoes = Echoes(self._states, self._organs, context)
        minter = Minter(document, self._states, context)
        named = {p.core: found[key] for key in found for p in phrases[key] if not p.empty}
        second: dict[str, Finding] = {}
        open_still = [c for c in extraction.actors if c.id not in found]
        # Longer names first, so that short forms find them.
        open_still.sort(key=lambda c: -len(c.name))
        for cluster in open_still:
            own = phrases[cluster.id]
            proper = minter.proper(own) is not None
            finding = echoes.find(cluster, own, named, proper) or minter.mint(cluster, own)
            if finding:
                second[cluster.id] = finding
                named |= {p.core: finding for p in own if not p.empty and finding.score > 0.5}
        return second

    def _voted(
        self, finder: Finder, cluster: ActorCluster, phrases: Sequence[Phrase]
    ) -> Finding | None:
        """What most of the cluster's words stand for; the cluster's own name comes first."""
        votes: dict[str, float] = defaultdict(float)
        best: dict[str, Finding] = {}
        first: Finding | None = None
        for at, phrase in enumerate(phrases):
            finding = finder.find(phrase, cluster.kind)
            if finding is None:
                continue
            first = finding if at == 0 else first
            votes[finding.actor.id] += finding.score * (2 if at == 0 else 1)
            earlier = best.get(finding.actor.id)
            if earlier is None or finding.score > earlier.score:
                best[finding.actor.id] = finding
        if not votes:
            return None
        winner = max(votes, key=lambda key: votes[key])
        if first and first.actor.parent == winner:
            winner = first.actor.id  # the cluster is named after an organ of the state
        winner = _listed_for(best[winner].actor, best) or winner
        finding = best[winner]
        rest = tuple(
            (key, round(votes[key] / sum(votes.values()), 3)) for key in votes if key != winner
        )
        if not rest or finding.actor.source == "text":
            return finding
        share = votes[winner] / sum(votes.values())
        return replace(
            finding,
            score=round(finding.score * max(share, CONTESTED if share > 0.5 else 0.5), 3),
            others=(*finding.others, *rest),
            why=f"{finding.why}; other words of the same cluster stand for others",
        )

    def _readings(
        self, extraction: Extraction, found: dict[str, Finding]
    ) -> tuple[tuple[ActorReading, ...], tuple[Actor, ...]]:
        readings: list[ActorReading] = []
        identities: dict[str, Actor] = {}
        for cluster in extraction.actors:
            if finding := found.get(cluster.id):
                actor, why = self._decided(finding)
                identities[actor.id] = actor
                readings.append(_reading(cluster, finding, actor, why))
        return tuple(readings), tuple(identities[key] for key in sorted(identities))

    def _decided(self, finding: Finding) -> tuple[Actor, str]:
        """The identity that people decided on, if they did."""
        actor = finding.actor
        stands = self._judged.id(actor.id)
        if stands == actor.id:
            return actor, finding.why
        known = self._known.get(stands) or self._states.actor(stands) or replace(actor, id=stands)
        return known, f"{finding.why}; by a person's judgement it is {known.name} ({stands})"


def _places(extraction: Extraction) -> frozenset[str]:
    """The words of the places of all events: who is named so alone is no actor."""
    fillers = (filler for event in extraction.events for filler in event.role("place"))
    return frozenset(normal(filler.span.quote) for filler in fillers)


def _listed_for(organ: Actor, best: Mapping[str, Finding]) -> str | None:
    """The one listed force that other words of a cluster name where one names only an organ.

    "Iraqi forces" that are also "the Iraqi Security Forces" are those.
    """
    if organ.parent is None or organ.source != "states and organs":
        return None
    found = [
        key
        for key, finding in best.items()
        if finding.actor.source not in ("text", organ.source)
        and (finding.actor.kind, finding.actor.country) == (organ.kind, organ.country)
    ]
    return found[0] if len(found) == 1 else None


def _phrases(document: Document, cluster: ActorCluster) -> list[Phrase]:
    """The cluster's name, then its mentions that are no pronouns."""
    mentions = [m for m in cluster.mentions if m.form != "pronoun"]
    rest = [phrase_of(document, m.span, named=m.form == "name") for m in mentions]
    named = [p for p, m in zip(rest, mentions, strict=True) if m.span.quote == cluster.name][:1]
    every = [*(named or [phrase_in(cluster.name)]), *rest]
    first = every[0]
    return [first, *(p for p in every[1:] if p is not first and not p.empty)]


def _reading(cluster: ActorCluster, finding: Finding, actor: Actor, why: str) -> ActorReading:
    return ActorReading(
        cluster=cluster.id,
        actor=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        listed=actor.source != "text",
        alternatives=finding.others,
        score=round(finding.score, 3),
        why=f"{why[0].upper()}{why[1:]}." if why[0].islower() else f"{why}.",
    )
