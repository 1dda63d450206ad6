"""From weights of pairs to events: average linkage, and people's word over all.

The invariant: the clusters of a component depend on its tellings, their weights and the
judgements alone, never on the order in which reports arrived. Two clusters join while the
mean weight of all pairs across them is above zero, the strongest first, so a chain of likely
pairs does not join what its ends tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

Weight = Callable[[str, str], float]
Pair = frozenset[str]

DENSE = 100
"""In larger components pairs without an edge count as MISSING instead of being weighed."""
MISSING = -4.0


class Judged:
    """What people said, closed transitively.

    `same` groups hold reports that are one event; `apart` are pairs of reports that are not,
    carried over to all that are the same as either. Of two judgements that cannot both stand,
    the later one is followed.
    """

    def __init__(self, verdicts: Iterable[tuple[str, str, str]]) -> None:
        self._root: dict[str, str] = {}
        self._apart: set[Pair] = set()
        # the last word first: what contradicts it is passed over
        for left, right, verdict in reversed(list(verdicts)):
            a, b = self.root(left), self.root(right)
            if verdict == "different" and a != b:
                self._apart.add(frozenset((a, b)))
            elif verdict == "same" and a != b and frozenset((a, b)) not in self._apart:
                self._join(*sorted((a, b)))

    def without_same(self) -> Judged:
        """What people told apart, carried over to all that are the same, and nothing else."""
        ends = {end for pair in self._apart for end in pair}
        others = {end: self.partners(end) for end in ends}
        found = Judged([])
        found._apart = {
            frozenset((a, b))
            for one, two in map(sorted, self._apart)
            for a in others[one]
            for b in others[two]
        }
        return found

    def root(self, report: str) -> str:
        """The report that stands for all that are the same as this one."""
        while report in self._root:
            report = self._root[report]
        return report

    def _join(self, keep: str, gone: str) -> None:
        self._root[gone] = keep
        self._apart = {
            frozenset(keep if end == gone else end for end in pair) for pair in self._apart
        }

    def groups(self) -> list[list[str]]:
        """Reports that people hold for one event, each group sorted."""
        found: dict[str, set[str]] = {}
        for report in self._root:
            root = self.root(report)
            found.setdefault(root, {root}).add(report)
        return [sorted(found[root]) for root in sorted(found)]

    def partners(self, report: str) -> set[str]:
        """All that people hold for one event with this report, itself included."""
        root = self.root(report)
        return {root, report, *(one for one in self._root if self.root(one) == root)}

    def verdict(self, left: str, right: str) -> str | None:
        """What people said of these two, directly or through others."""
        a, b = self.root(left), self.root(right)
        if left != right and a == b:
            return "same"
        return "different" if frozenset((a, b)) in self._apart else None

    def apart(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether people told any report of one side from any of the other."""
        if not self._apart:
            return False
        ones, others = {self.root(r) for r in left}, {self.root(r) for r in right}
        return any(frozenset((a, b)) in self._apart for a in ones for b in others)


def cluster(
    reports: Collection[str],
    edges: Mapping[tuple[str, str], float],
    weight: Weight,
    judged: Judged,
) -> list[list[str]]:
    """The events of a component, each as sorted report ids, sorted.

    `edges` holds the positive weights by (smaller, larger) id; `weight` gives those of other
    pairs.
    """
    order = sorted(reports)
    known = _Weights(order, edges, weight)
    parts = _Linkage(order, known, judged).run()
    return sorted(_joined(parts, judged))


class _Weights:
    """Weights of pairs by position, computed when asked for."""

    def __init__(
        self, order: Sequence[str], edges: Mapping[tuple[str, str], float], weight: Weight
    ) -> None:
        self._order = order
        self._edges = edges
        self._weight = weight
        self._dense = len(order) <= DENSE
        place = {report: i for i, report in enumerate(order)}
        self.positive = [(place[a], place[b]) for a, b in edges if a in place and b in place]

    def edge(self, i: int, j: int) -> float:
        """The weight of an edge."""
        return self._edges[self._order[i], self._order[j]]

    def across(self, left: Collection[int], right: Collection[int]) -> float:
        """The sum over all pairs across two clusters that no edge joins."""
        if not self._dense:
            return MISSING * len(left) * len(right)
        order, weight = self._order, self._weight
        return sum(weight(order[min(i, j)], order[max(i, j)]) for i in left for j in right)


class _Linkage:
    """Agglomerative clustering by the mean weight across, over clusters that share an edge."""

    def __init__(self, order: Sequence[str], weights: _Weights, judged: Judged) -> None:
        self._order = order
        self._weights = weights
        self._judged = judged
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(order))}
        self._sums: dict[int, dict[int, float]] = {i: {} for i in self._members}
        for a, b in weights.positive:
            self._sums[a][b] = self._sums[b][a] = weights.edge(a, b)

    def run(self) -> list[list[str]]:
        """Join until no two clusters have a mean above zero."""
        queue = [self._entry(a, b) for a in self._sums for b in self._sums[a] if a < b]
        heapify(queue)
        while queue:
            mean, a, b = heappop(queue)
            if mean >= 0 or b not in self._sums.get(a, {}) or (mean, a, b) != self._entry(a, b):
                continue
            if not self._judged.apart(self._names(a), self._names(b)):
                for other in self._merge(a, b):
                    heappush(queue, self._entry(*sorted((a, other))))
        return [self._names(key) for key in self._members]

    def _entry(self, a: int, b: int) -> tuple[float, int, int]:
        size = len(self._members[a]) * len(self._members[b])
        return (-round(self._sums[a][b] / size, 6), a, b)

    def _names(self, key: int) -> list[str]:
        return [self._order[i] for i in sorted(self._members[key])]

    def _merge(self, keep: int, gone: int) -> list[int]:
        """Join two clusters under the smaller position; returns the clusters beside it."""
        beside = (self._sums[keep].keys() | self._sums[gone].keys()) - {keep, gone}
        for other in beside:
            total = self._sum(keep, other) + self._sum(gone, other)
            self._sums[keep][other] = self._sums[other][keep] = total
            self._sums[other].pop(gone, None)
        self._members[keep] += self._members.pop(gone)
        del self._sums[gone]
        self._sums[keep].pop(gone, None)
        return sorted(beside)

    def _sum(self, a: int, b: int) -> float:
        found = self._sums[a].get(b)
        if found is None:
            found = self._weights.across(self._members[a], self._members[b])
        return found


def _joined(parts: list[list[str]], judged: Judged) -> list[list[str]]:
    """Join whole clusters that people hold for one event.

    Where that would put together what people told apart, only the reports that they named
    are joined.
    """
    clusters = [set(part) for part in parts]
    for group in judged.groups():
        named = set(group)
        meant = [part for part in clusters if part & named]
        if len(meant) < 2:
            continue
        rest = [part for part in clusters if not part & named]
        if any(judged.apart(a, b) for a, b in combinations(meant, 2)):
            here = named & set().union(*meant)
            clusters = [*rest, here, *(part - named for part in meant)]
        else:
            clusters = [*rest, set().union(*meant)]
    return [sorted(part) for part in clusters if part]
