"""From a cluster of mentions in one report to one identity over all reports.

In this order: a known actor by any of its names; another spelling of one; a state or its
organ; a proper name that no list knows (one identity for all reports that use it); a
description such as "gunmen" (an identity of this report alone).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.model import (
    Actor,
    ActorCluster,
    ActorReading,
    Document,
    Extraction,
    content_id,
)
from dateline.resolve.actors.listing import ActorList
from dateline.resolve.actors.names import is_proper, normal
from dateline.resolve.actors.states import States, shipped_states

Found = tuple[Actor, float, str, tuple[tuple[str, float], ...]]


class ActorResolver:
    """Resolves the actor clusters of one document at a time."""

    def __init__(self, known: ActorList, states: States | None = None) -> None:
        self._known = known
        self._states = states or shipped_states()

    @property
    def fingerprint(self) -> str:
        """Changes when the list of actors does."""
        return f"actors.v1/{self._known.fingerprint}"

    def read(
        self, document: Document, extraction: Extraction
    ) -> tuple[tuple[ActorReading, ...], tuple[Actor, ...]]:
        """A reading for each cluster, and the identities that were found, by id."""
        countries = self._countries(extraction)
        readings: list[ActorReading] = []
        identities: dict[str, Actor] = {}
        for cluster in extraction.actors:
            actor, score, why, others = self._find(cluster, document, countries)
            identities[actor.id] = actor
            readings.append(
                ActorReading(
                    cluster=cluster.id,
                    actor=actor.id,
                    name=actor.name,
                    kind=actor.kind,
                    country=actor.country,
                    listed=actor.source != "text",
                    alternatives=others,
                    score=score,
                    why=why,
                )
            )
        return tuple(readings), tuple(identities[key] for key in sorted(identities))

    def _countries(self, extraction: Extraction) -> Counter[str]:
        """How often the report's actors name each country."""
        found: Counter[str] = Counter()
        for cluster in extraction.actors:
            for name in _names(cluster):
                if country := self._states.country_in(f"{name} x"):
                    found[country] += 1
        return found

    def _find(self, cluster: ActorCluster, document: Document, countries: Counter[str]) -> Found:
        names = list(_names(cluster))
        for name in names:
            for candidates, score, how in (
                (self._known.named(name), 1.0, "is a name of"),
                (self._known.sounding(name), 0.9, "is another spelling of"),
            ):
                if candidates:
                    return _choose(name, how, score, candidates, countries)
        for name in names:
            if found := self._states.read(name):
                return found[0], 0.95, found[1], ()
        return self._organ_by_context(names, countries) or _minted(cluster, names, document)

    def _organ_by_context(self, names: Sequence[str], countries: Counter[str]) -> Found | None:
        """ "The health ministry" in a report that names one country's actors only."""
        if len(countries) != 1:
            return None
        (country,) = countries
        for name in names:
            if actor := self._states.organ(country, name):
                return actor, 0.7, f"{name!r}, and the report names actors of one country only", ()
        return None


def _names(cluster: ActorCluster) -> Iterator[str]:
    """The cluster's name and its mentions that are no pronouns, each once, names first."""
    given = [cluster.name]
    given += [m.span.quote for m in cluster.mentions if m.form == "name"]
    given += [m.span.quote for m in cluster.mentions if m.form == "nominal"]
    yield from dict.fromkeys(name for name in given if name.strip())


def _choose(
    name: str, how: str, score: float, candidates: Sequence[Actor], countries: Counter[str]
) -> Found:
    """The candidate whose country the report speaks of most; all others are alternatives."""
    ranked = sorted(candidates, key=lambda a: (-countries[a.country or ""], a.id))
    best, rest = ranked[0], ranked[1:]
    why = f"{name!r} {how} {best.name} in the list of actors"
    if rest:
        tied = countries[best.country or ""] == countries[rest[0].country or ""]
        score *= 0.5 if tied else 0.8
        why += f"; {len(rest)} others bear it"
    return best, score, why, tuple((actor.id, round(score / 2, 3)) for actor in rest)


def _minted(cluster: ActorCluster, names: Sequence[str], document: Document) -> Found:
    proper = [m.span.quote for m in cluster.mentions if m.form == "name"]
    name = cluster.name if is_proper(cluster.name) or not proper else proper[0]
    if proper and is_proper(name):
        person = "person" if cluster.kind == "person" else "group"
        key = content_id("act", person, _person(name) if person == "person" else normal(name))
        why = f"no list knows {name!r}: one identity for all reports that name it so"
        score = 0.6
    else:
        key = content_id("act", document.id, cluster.id)
        why = f"{name!r} is a description: an identity of this report alone"
        score = 0.5
    actor = Actor(id=key, name=name, kind=cluster.kind, source="text")
    return actor, score, why, ()


def _person(name: str) -> str:
    """A person's name without titles."""
    from rigour.names import remove_person_prefixes

    return normal(remove_person_prefixes(name))
