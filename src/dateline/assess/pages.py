"""A document with all that tells whose word its claims are, and a holder: whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import ActorReading, Claim, Document, Extraction, Span
from dateline.model.book import OriginKind
from dateline.model.reading import UnknownReason
from dateline.store.links import Passage

Mention = tuple[Span, str]
"""Words that stand for an actor, and the cluster they belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """On whose word a claim rests. `name` is what people read, `aliases` what else it is called.

    `parent` is the actor of which it is a part, `country` the state whose organ it is told to be
    (ISO 3166-1 alpha-2), `why` what bears that state out where its own name does not.
    """

    key: str
    kind: OriginKind
    name: str
    actor: str | None = None
    actor_kind: str = ""
    listed: bool = False
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None
    why: str = ""


UNNAMED = Holder(key="unnamed", kind="unnamed", name="unnamed source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document, what was read in it, and from whom it was taken.

    `quoted` are the identities that its chains name as sources.
    """

    document: Document
    extraction: Extraction | None
    actors: dict[str, ActorReading]
    claims: dict[str, list[Claim]]
    undated: dict[str, UnknownReason]
    passages: tuple[tuple[Passage, Document], ...]
    copy_of: Document | None
    agency: str | None
    quoted: frozenset[str] = frozenset()

    def reading(self, cluster: str | None) -> ActorReading | None:
        """The identity that a cluster of words stands for."""
        return self.actors.get(cluster or "")

    def kind(self, cluster: str | None) -> str:
        """The kind of that identity, or an empty text."""
        found = self.reading(cluster)
        return found.kind if found else ""

    def countries_of(self, event: str) -> frozenset[str]:
        """The countries of the places that an event report tells, else of the document's."""
        own = self._countries([event])
        return own or self._countries(self.claims)

    def _countries(self, events: Iterable[str]) -> frozenset[str]:
        told = (claim.value.place for event in events for claim in self.claims.get(event, ()))
        return frozenset(place.country for place in told if place and place.country)

    def mentions(self, field: str, start: int, end: int) -> Iterator[Mention]:
        """The mentions of actors between two places of a field, in the order of the text."""
        found = [
            (mention.span, actor.id)
            for actor in (self.extraction.actors if self.extraction else ())
            for mention in actor.mentions
            if mention.span.field == field
        ]
        within = [(s, c) for s, c in found if start <= s.start and s.end <= end]
        yield from sorted(within, key=lambda one: (one[0].start, one[0].end))
