"""Which event keeps which id when reports are joined anew.

The invariants: an id is minted once, from the report that founded the event, and never taken
back; a merge keeps the older id and redirects the other; a split leaves the id with the
larger part; an id that was redirected stands for itself again when its founder's part is
split off, so that a judgement that is withdrawn leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import content_id

Cluster = tuple[str, ...]
Age = tuple[int, str, str]
"""(round of minting, time of the founding report, event id): the least is the oldest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What ids meant before: `events` of reports, `founders` and `ages` of ids, and which ids
    were `retired` into which event."""

    events: Mapping[str, str]
    founders: Mapping[str, str]
    ages: Mapping[str, Age]
    retired: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Assignment:
    """The id of each cluster, ids newly given out with their founders, and ids led elsewhere."""

    ids: dict[Cluster, str] = field(default_factory=dict)
    minted: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    revived: set[str] = field(default_factory=set)


def assign(
    clusters: Sequence[Cluster], past: Past, earliest: Callable[[str], tuple[str, str]]
) -> Assignment:
    """An id for every cluster. `earliest` gives (time of publication, report) to sort by."""
    result = Assignment()
    wanted = _wanted(clusters, past, result)
    for cluster in clusters:
        ids = wanted.get(cluster)
        if ids:
            oldest = min(ids, key=lambda event: past.ages[event])
            result.ids[cluster] = oldest
            result.redirects.update((event, oldest) for event in ids if event != oldest)
    taken = set(past.founders)
    for cluster in clusters:
        if cluster not in result.ids:
            result.ids[cluster] = _mint(cluster, taken, earliest, result)
    return result


def _wanted(
    clusters: Sequence[Cluster], past: Past, result: Assignment
) -> dict[Cluster, list[str]]:
    """The ids that each cluster has a right to."""
    parts: dict[str, dict[Cluster, int]] = {}
    for cluster in clusters:
        for report in cluster:
            if event := past.events.get(report):
                of = parts.setdefault(event, {})
                of[cluster] = of.get(cluster, 0) + 1
    wanted: dict[Cluster, list[str]] = {}
    for event in sorted(parts):
        heirs = dict(parts[event])
        if len(heirs) > 1:
            _revive(event, heirs, past, wanted, result)
        heir = max(heirs, key=lambda c: (heirs[c], past.founders.get(event) in c, _down(c)))
        wanted.setdefault(heir, []).append(event)
    return wanted


def _revive(
    event: str,
    heirs: dict[Cluster, int],
    past: Past,
    wanted: dict[Cluster, list[str]],
    result: Assignment,
) -> None:
    """Parts that hold the founder of an id that was merged into this event take it back."""
    parts = list(heirs)
    for old in sorted(past.retired.get(event, ()), key=lambda e: past.ages[e]):
        own = [c for c in parts if past.founders[old] in c and past.founders[event] not in c]
        if own and (len(heirs) > 1 or own[0] not in heirs):
            wanted.setdefault(own[0], []).append(old)
            result.revived.add(old)
            heirs.pop(own[0], None)


def _down(cluster: Cluster) -> tuple[int, ...]:
    """Sorts the smaller first report higher."""
    return tuple(-ord(letter) for letter in cluster[0])


def _mint(
    cluster: Cluster,
    taken: set[str],
    earliest: Callable[[str], tuple[str, str]],
    result: Assignment,
) -> str:
    founders = sorted(cluster, key=earliest)
    for founder in founders:
        event = event_id(founder)
        if event not in taken:
            taken.add(event)
            result.minted[event] = founder
            return event
    # all of its reports have founded events that live on elsewhere
    event = content_id("evt", *founders, len(taken))
    taken.add(event)
    result.minted[event] = founders[0]
    return event


def event_id(founder: str) -> str:
    """The id of an event that this event report founded."""
    return content_id("evt", founder)
