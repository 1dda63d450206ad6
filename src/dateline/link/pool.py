"""Within one document: which event reports tell one event, pooled into one telling.

What a report says of an event it says over several sentences: the day in one, the toll in
another. Pooled, they are compared with other reports as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import TypeVar

from dateline.link.cluster import Judged, cluster
from dateline.link.model import Model
from dateline.link.records import Area, Interval, Party, Telling

GENERAL = "attack"
Item = TypeVar("Item")


def pooled(tellings: Sequence[Telling], model: Model, judged: Judged) -> list[Telling]:
    """The events that the event reports of one document tell, by the order of their ids."""
    single = {telling.lead: telling for telling in tellings}
    weights = {
        (a, b): model.weight(single[a], single[b]) for a, b in combinations(sorted(single), 2)
    }
    edges = {pair: weight for pair, weight in weights.items() if weight > 0}
    asked = judged.without_same()
    parts = cluster(single, edges, lambda a, b: weights[min(a, b), max(a, b)], asked)
    return [pool([single[report] for report in part]) for part in parts]


def pool(tellings: Sequence[Telling]) -> Telling:
    """One telling that holds all that these tell."""
    first = tellings[0]
    return Telling(
        reports=tuple(sorted(telling.lead for telling in tellings)),
        document=first.document,
        told=first.told,
        type=_most((t.type for t in tellings), last=GENERAL),
        coarse=first.coarse,
        verbal=first.verbal,
        realis=_most((t.realis for t in tellings), last="generic"),
        summary=any(telling.summary for telling in tellings),
        stopped=all(telling.stopped for telling in tellings),
        lines=_each(t.lines for t in tellings),
        means=tuple(sorted(_each(t.means for t in tellings))),
        weapons=tuple(sorted(_each(t.weapons for t in tellings))),
        days=_days(tellings),
        places=_places(_each(t.places for t in tellings)),
        actors=_parties(_each(t.actors for t in tellings)),
        targets=_parties(_each(t.targets for t in tellings)),
        tolls=_each(t.tolls for t in tellings),
        another=any(telling.another for telling in tellings),
        pooled=True,
    )


def _each(groups: Iterable[Iterable[Item]]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _most(values: Iterable[str], last: str) -> str:
    """The most frequent value; a general one only when there is no other."""
    counts = Counter(values)
    return min(counts, key=lambda value: (value == last, -counts[value], value))


def _days(tellings: Iterable[Telling]) -> Interval | None:
    """The time that most of them tell, then the shortest, then the earliest."""
    counts = Counter(telling.days for telling in tellings if telling.days)
    return min(counts, key=lambda d: (-counts[d], d[1] - d[0], d[0]), default=None)


def _places(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Places that the event's own words name; others only if there are none."""
    areas = list(areas)
    stated = [area for area in areas if not area.weak] or areas
    return tuple({area.id: area for area in stated}.values())


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.id: party for party in parties}.values())
