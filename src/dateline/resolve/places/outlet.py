"""What is known of an outlet before one of its reports is read: its countries and its home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.resolve.places.detect import find_names
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.rank import Background
from dateline.resolve.places.records import Place
from dateline.resolve.places.toponyms import resolve_all

_SPECIAL = {"uk": "GB"}
_GENERIC = frozenset({"tv", "io", "me", "co", "ai", "fm", "cc", "ly", "to", "nu", "ws", "am"})
"""Country domains that anyone uses."""
HOME_SHARE = 0.25
"""The share of an outlet's reports that must name a region for it to be the outlet's home."""
FEWEST = 3


def country_of_host(host: str) -> str | None:
    """The ISO code of a host's country domain ("dailystar.com.lb": LB); None for others."""
    tail = host.rstrip("./").rpartition(".")[2].lower()
    if len(tail) != 2 or tail in _GENERIC:
        return None
    return _SPECIAL.get(tail, tail.upper())


def background_of(host: str, gazetteer: Gazetteer) -> Background:
    """The background that the outlet's address gives."""
    code = country_of_host(host)
    known = code is not None and gazetteer.place(f"iso:{code}") is not None
    return Background(frozenset({code} if code and known else ()))


def profile(texts: Iterable[str], gazetteer: Gazetteer, host: str = "") -> Background:
    """The background that an outlet's own reports give, read without any label.

    Home is the first-level region that most of the reports name a place of, over all places
    that their names may stand for; only regions that enough reports name count, and fewer than
    three reports give none. The result depends on the texts alone, not on their order.
    """
    known = background_of(host, gazetteer)
    reports = sorted(set(texts))
    if len(reports) < FEWEST:
        return known
    weights: dict[str, float] = defaultdict(float)
    for text in reports:
        for region, weight in _regions(text, gazetteer, known).items():
            weights[region] += weight
    if not weights:
        return known
    best = max(weights, key=lambda region: (weights[region], region))
    if weights[best] < HOME_SHARE * len(reports):
        return known
    home = gazetteer.place(f"adm1:{best}") or gazetteer.largest_town(best)
    return Background(known.countries, home)


def _regions(text: str, gazetteer: Gazetteer, known: Background) -> dict[str, float]:
    """How surely a report names a place of each first-level region, from 0 to 1."""
    spans = [(found.start, found.end) for found in find_names(text, gazetteer)]
    sure: dict[str, float] = {}
    for found in resolve_all(text, spans, gazetteer, known):
        if found.place is not None:
            for place, chance in _chances(found.place, found.chance, found.others, gazetteer):
                if place.admin1:
                    sure[place.admin1] = max(sure.get(place.admin1, 0.0), chance)
    return sure


def _chances(
    place: Place, chance: float, others: Iterable[tuple[str, float]], gazetteer: Gazetteer
) -> Iterable[tuple[Place, float]]:
    yield place, chance
    for key, other in others:
        found = gazetteer.place(key)
        if found:
            yield found, other
