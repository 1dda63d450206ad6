"""Chooses among the places of one name by what the whole report says.

A candidate's score is a sum of what speaks for it: its size and kind, whether the name is its
own, what the words around it say (container, sort), and how near it lies to what the report's
other names most likely stand for. The other names are weighed by how sure they are, over a few
rounds. The weights are set by hand and are the same for every kind of text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.resolve.places.cues import NO_CUES, Cues, holds
from dateline.resolve.places.geo import EARTH_KM
from dateline.resolve.places.records import Place

ROUNDS = 2
CANDIDATES = 12
"""Candidates that are weighed for a name; the smallest of more are left out."""
VOTERS = 5
"""Candidates of another name that may speak for one of this name."""
NEIGHBOURS = 16
"""Other names that are heard."""

SHARPNESS = 1.5
"""Of the candidates' chances: a score that is higher by one has 4.5 times the chance."""
SIZE = 0.4
KIND = {
    "country": 2.2, "adm1": 1.3, "supranational": 2.5, "continent": 3.0, "disputed": 2.5,
    "adm2": 0.6, "town": 0.0, "sea": 2.5, "gulf": 2.0, "strait": 2.0, "river": 1.6, "lake": 1.5,
}  # fmt: skip
CURATED = 1.5
CURATED_SIZE = 1_000_000
"""Of a curated area without a number of people: none is in the list for being small."""
CAPITAL = 0.6
RANK = (0.0, -0.3, -1.8)
EXONYM = 30_000
"""Larger towns are as well known by their English names, which GeoNames has as alternates."""
SORT_FITS, SORT_MISFITS = 2.5, -1.5
INSIDE, NOT_INSIDE = 6.0, -0.5
SPOT_KM = 8.0
NEAR_KM = 80.0
NEAR, SAME_REGION, SAME_COUNTRY, HOLDER = 1.6, 0.8, 0.6, 1.5
SEAT = -3.0
"""For a region named as its seat or its country's capital is, unless the words say "province"."""
HINT = 1.5
HOME = 2.0


@dataclass(slots=True)
class Name:
    """One name of the report with its candidates and what the words around say of it."""

    key: str
    candidates: tuple[Place, ...]
    cues: Cues
    position: int = 0
    scores: list[float] | None = None

    def chances(self) -> list[float]:
        """The candidates' probabilities, in their order."""
        scores = self.scores or [0.0] * len(self.candidates)
        best = max(scores, default=0.0)
        weights = [math.exp(SHARPNESS * min(0.0, score - best)) for score in scores]
        total = sum(weights) or 1.0
        return [weight / total for weight in weights]


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before reading: countries that the outlet writes of, and its home.

    `heard`: the place names in the outlet's own name by key, with what they may stand for.
    """

    countries: frozenset[str] = frozenset()
    home: Place | None = None
    heard: tuple[tuple[str, tuple[Place, ...]], ...] = ()


NO_BACKGROUND = Background()


def shortlist(places: Sequence[Place], cues: Cues) -> tuple[Place, ...]:
    """The candidates worth weighing: those that a container names, then the largest."""
    if len(places) <= CANDIDATES:
        return tuple(places)
    held = [p for p in places if any(holds(area, p) for area in cues.inside)]
    rest = sorted((p for p in places if p not in held), key=lambda p: -_prior(p))
    return tuple([*held, *rest][:CANDIDATES])


def rank(names: Sequence[Name], background: Background = NO_BACKGROUND) -> None:
    """Gives every name's candidates their scores, in place."""
    own = {name.key for name in names}
    outlet = [_heard(*name) for name in background.heard if name[0] not in own]
    every = [*names, *outlet]
    base = [_alone(name, background) for name in every]
    for name, scores in zip(every, base, strict=True):
        name.scores = list(scores)
    known: Relations = {}
    for _ in range(ROUNDS):
        voters = [_voters(name) for name in names]
        said = [_voters(name) for name in outlet]
        for number, name in enumerate(every):
            if len(name.candidates) > 1:
                heard = _neighbours(name, names, voters) + (said if number < len(names) else [])
                name.scores = [
                    score + _support(place, heard, known)
                    for place, score in zip(name.candidates, base[number], strict=True)
                ]


def _heard(key: str, places: tuple[Place, ...]) -> Name:
    """A name that only the outlet's own name says, weighed like those of the report."""
    return Name(key, shortlist(places, NO_CUES), NO_CUES)


def _alone(name: Name, background: Background) -> list[float]:
    towns = [place for place in name.candidates if place.kind == "town"]
    seats = {place.admin1 for place in towns}
    ruled = {place.country for place in towns if place.capital}
    bare = name.cues.sort not in ("adm1", "adm2")

    def named_after(region: Place) -> bool:
        return region.admin1 in seats or region.country in ruled

    return [
        _prior(place)
        + _fit(place, name.cues)
        + _known(place, background)
        + (SEAT if bare and place.kind == "adm1" and named_after(place) else 0.0)
        for place in name.candidates
    ]


def _prior(place: Place) -> float:
    people = place.population or (CURATED_SIZE if place.curated else 0)
    score = SIZE * math.log10(people + 10) + KIND.get(place.kind, 1.0)
    score += RANK[0 if place.population > EXONYM else place.rank]
    score += CURATED if place.curated else 0.0
    return score + (CAPITAL if place.capital else 0.0)


def _fit(place: Place, cues: Cues) -> float:
    score = 0.0
    if cues.sort:
        kind = "adm1" if cues.sort == "adm2" and place.kind == "adm1" else place.kind
        score += SORT_FITS if kind == cues.sort else SORT_MISFITS
    if cues.inside:
        score += INSIDE if any(holds(area, place) for area in cues.inside) else NOT_INSIDE
    return score


def _known(place: Place, background: Background) -> float:
    score = HINT if place.country in background.countries else 0.0
    home = background.home
    return score + HOME * _relation(place, home) if home else score


Voter = tuple[Place, float]


def _voters(name: Name) -> list[Voter]:
    pairs = sorted(zip(name.chances(), range(len(name.candidates)), strict=True), reverse=True)
    return [(name.candidates[n], chance) for chance, n in pairs[:VOTERS] if chance > 0.05]


def _neighbours(
    name: Name, names: Sequence[Name], voters: Sequence[list[Voter]]
) -> list[list[Voter]]:
    key = name.key
    others = [n for n, other in enumerate(names) if other.key != key]
    if len(others) > NEIGHBOURS:
        others = sorted(others, key=lambda n: abs(names[n].position - name.position))[:NEIGHBOURS]
    return [voters[n] for n in others]


Relations = dict[str, dict[str, float]]


def _support(place: Place, heard: Iterable[list[Voter]], known: Relations) -> float:
    """How much the other names speak for a place; each further one adds less."""
    total = 0.0
    near = known.setdefault(place.id, {})
    for voters in heard:
        loudest = 0.0
        for other, chance in voters:
            relation = near.get(other.id)
            if relation is None:
                relation = near[other.id] = _relation(place, other)
            if chance * relation > loudest:
                loudest = chance * relation
        total += loudest
    return 1.6 * math.sqrt(total)


def _relation(place: Place, other: Place) -> float:
    """How much `other` speaks for `place`, from 0 to about 2."""
    if other.id == place.id:
        return NEAR
    if other.kind == "country":
        return SAME_COUNTRY if other.country == place.country else 0.0
    if other.kind == "adm1" and other.admin1 == place.admin1:
        return HOLDER if place.kind != "country" else 0.0
    if place.kind == "country":
        return SAME_COUNTRY if other.country == place.country else 0.0
    if other.kind in ("supranational", "continent"):
        return 0.0
    a, b = place.vector, other.vector
    chord = 2 - 2 * (a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
    reach = (NEAR_KM + other.radius_km) / EARTH_KM
    score = NEAR / (1 + max(chord, 0.0) / (reach * reach))
    if place.admin1 is not None and place.admin1 == other.admin1:
        score += SAME_REGION
    if place.country is not None and place.country == other.country:
        score += SAME_COUNTRY
    return score


def best(name: Name) -> tuple[Place, float, tuple[tuple[str, float], ...]]:
    """The best candidate, its chance, and the next ones with theirs.

    Entries of the same spot and kind are one place: their chances add up.
    """
    chances = name.chances()
    places = name.candidates
    order = sorted(range(len(chances)), key=lambda n: (-chances[n], places[n].id))
    first = places[order[0]]
    same = {n for n in order if _same_spot(first, places[n])}
    others = tuple((places[n].id, round(chances[n], 3)) for n in order if n not in same)
    return first, min(1.0, sum(chances[n] for n in same)), others[:5]


def _same_spot(place: Place, other: Place) -> bool:
    a, b = place.vector, other.vector
    chord = 2 - 2 * (a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
    return place.kind == other.kind and chord <= (SPOT_KM / EARTH_KM) ** 2


def grouped(names: Iterable[Name]) -> Mapping[str, list[Name]]:
    """The names by key, in the order of the text."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.key, []).append(name)
    return groups
