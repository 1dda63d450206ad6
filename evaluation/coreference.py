"""Scores of coreference: MUC, B-cubed, CEAF over entities, and their mean, the CoNLL F1.

Clusters are sets of mentions, of which the two sides need not hold the same ones (predicted
mentions). Definitions: Pradhan et al. (2014), Scoring coreference partitions of predicted
mentions; its worked example is in the tests. No library on the registry is kept: scorch, the
nearest, has stood still since 2021 and calls names that numpy no longer has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet

Cluster = AbstractSet[Hashable]
Score = tuple[float, float, float]
"""Precision, recall, F1."""


def muc(found: Sequence[Cluster], gold: Sequence[Cluster]) -> Score:
    """Links that would have to be added or removed (Vilain et al. 1995)."""
    return _score(_links(found, gold), _links(gold, found))


def _links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    place = _places(others)
    kept = asked = 0
    for cluster in clusters:
        parts = {place[m] for m in cluster if m in place}
        alone = sum(m not in place for m in cluster)
        kept += len(cluster) - len(parts) - alone
        asked += len(cluster) - 1
    return kept / asked if asked else 0.0


def b_cubed(found: Sequence[Cluster], gold: Sequence[Cluster]) -> Score:
    """The mean over mentions of how pure and how whole their clusters are (Bagga, Baldwin 1998)."""
    return _score(_overlap(found, gold), _overlap(gold, found))


def _overlap(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    total = sum(shared**2 / len(clusters[i]) for i, _, shared in _shared(clusters, others))
    mentions = sum(len(cluster) for cluster in clusters)
    return total / mentions if mentions else 0.0


def ceaf_e(found: Sequence[Cluster], gold: Sequence[Cluster]) -> Score:
    """The best one-to-one matching of clusters by their Dice coefficients (Luo 2005)."""
    likeness = {
        (i, j): 2 * shared / (len(found[i]) + len(gold[j])) for i, j, shared in _shared(found, gold)
    }
    total = sum(_best(part) for part in _parts(likeness))
    return _score(total / max(len(found), 1), total / max(len(gold), 1))


def conll(found: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """The mean of the three F1."""
    measures: tuple[Callable[[Sequence[Cluster], Sequence[Cluster]], Score], ...]
    measures = (muc, b_cubed, ceaf_e)
    return sum(measure(found, gold)[2] for measure in measures) / 3


def _score(precision: float, recall: float) -> Score:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _places(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def _shared(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> list[tuple[int, int, int]]:
    """(cluster, other cluster, mentions in both) where there are any."""
    place = _places(others)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for i, cluster in enumerate(clusters):
        for mention in cluster:
            if mention in place:
                counts[i, place[mention]] += 1
    return [(i, j, n) for (i, j), n in counts.items()]


def _parts(likeness: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The pairs of each connected part; parts can be matched one by one."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for i, j in likeness:
        root[find(("found", i))] = find(("gold", j))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (i, j), value in likeness.items():
        parts[find(("found", i))][i, j] = value
    return list(parts.values())


def _best(likeness: dict[tuple[int, int], float]) -> float:
    """The greatest sum over a one-to-one matching."""
    rows, columns = sorted({i for i, _ in likeness}), sorted({j for _, j in likeness})
    if len(rows) > len(columns):
        turned = [[likeness.get((i, j), 0.0) for i in rows] for j in columns]
        return assignment(turned)
    return assignment([[likeness.get((i, j), 0.0) for j in columns] for i in rows])


def assignment(values: list[list[float]]) -> float:
    """The greatest sum with one entry a row and at most one a column; no more rows than columns.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987).
    """
    height, width = len(values), len(values[0])
    row_price, column_price = [0.0] * (height + 1), [0.0] * (width + 1)
    taken = [0] * (width + 1)
    for row in range(1, height + 1):
        taken[0], column = row, 0
        slack, way = [float("inf")] * (width + 1), [0] * (width + 1)
        used = [False] * (width + 1)
        while taken[column]:
            used[column], here = True, taken[column]
            for j in range(1, width + 1):
                cost = -values[here - 1][j - 1] - row_price[here] - column_price[j]
                if not used[j] and cost < slack[j]:
                    slack[j], way[j] = cost, column
            step = min(slack[j] for j in range(1, width + 1) if not used[j])
            nearest = next(j for j in range(1, width + 1) if not used[j] and slack[j] == step)
            for j in range(width + 1):
                if used[j]:
                    row_price[taken[j]] += step
                    column_price[j] -= step
                else:
                    slack[j] -= step
            column = nearest
        while column:
            taken[column] = taken[way[column]]
            column = way[column]
    return sum(values[taken[j] - 1][j - 1] for j in range(1, width + 1) if taken[j])
