"""The words of one document become values: actors, times, places, numbers, weapons, claims."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.model import (
    Actor,
    ActorReading,
    Document,
    EventReading,
    Extraction,
    Reading,
    content_id,
)
from dateline.resolve.actors import ActorResolver
from dateline.resolve.claims import Cast, claims_of
from dateline.resolve.numbers import read_numbers
from dateline.resolve.places import PlaceResolver
from dateline.resolve.times import read_times
from dateline.resolve.weapons import read_weapons

RESOLVER = "resolve.v4"


class Resolver:
    """Resolves one document at a time; holds what it looks things up in, and no memory.

    The same document and extraction give the same reading, whatever came before.
    """

    def __init__(self, places: PlaceResolver, actors: ActorResolver, codebook: Codebook) -> None:
        self._places = places
        self._actors = actors
        self._codebook = codebook

    @property
    def fingerprint(self) -> str:
        """Changes when the codebook, the gazetteer or the actor lists do."""
        parts = (self._codebook.fingerprint, self._places.fingerprint, self._actors.fingerprint)
        return content_id(RESOLVER, *parts)

    def read(self, document: Document, extraction: Extraction) -> tuple[Reading, tuple[Actor, ...]]:
        """The reading of one document and the identities that it names."""
        actor_readings, identities = self._actors.read(document, extraction)
        times = read_times(document, extraction)
        places = self._places.read(document, extraction)
        events = tuple(
            EventReading(
                event=report.id,
                time=times[report.id],
                places=places.get(report.id, ()),
                numbers=read_numbers(document, report),
                weapons=read_weapons(document, report),
            )
            for report in extraction.events
        )
        return self._reading(document, extraction, actor_readings, events), identities

    def _reading(
        self,
        document: Document,
        extraction: Extraction,
        actors: tuple[ActorReading, ...],
        events: tuple[EventReading, ...],
    ) -> Reading:
        cast = Cast({actor.cluster: actor for actor in actors})
        claims = (
            claim
            for report, reading in zip(extraction.events, events, strict=True)
            for claim in claims_of(report, reading, cast, document, self._codebook)
        )
        return Reading(
            document=document.id,
            resolver=RESOLVER,
            actors=actors,
            events=events,
            claims=tuple(claims),
        )
