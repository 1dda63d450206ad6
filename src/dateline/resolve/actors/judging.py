"""What people decided about identities, applied: the same, or never the same.

A pure function of the judgements: given again they give the same again, and withdrawn ones are
simply not given. "same" joins identities, also over several steps; "different" holds two apart,
and wins over a chain of "same" that would join them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.model import Judgement, content_id

Rank = Callable[[str], int]


class Judged:
    """Which id stands for which, and which pairs are held apart."""

    def __init__(self, judgements: Iterable[Judgement] = (), rank: Rank = lambda _: 0) -> None:
        """`rank` tells how well an id is founded, lower is better: listed before minted."""
        standing = [j for j in judgements if j.kind == "actor" and not j.withdrawn]
        ordered = sorted(standing, key=lambda j: (j.when, j.id))
        self._apart = {_pair(j.left, j.right) for j in ordered if j.verdict == "different"}
        same = [(j.left, j.right) for j in ordered if j.verdict == "same"]
        self._stands = _joined(same, self._apart, rank)
        self.parts = bool(self._apart)
        self.fingerprint = content_id("judged", sorted([j.id, j.verdict] for j in ordered))

    # `parts`: whether any two are held apart; where none are, nobody has to look.

    def id(self, actor: str) -> str:
        """The id that stands for this one; itself where nothing was decided."""
        return self._stands.get(actor, actor)

    def apart(self, a: str, b: str) -> bool:
        """Whether people said that these two are not the same."""
        return _pair(a, b) in self._apart or _pair(self.id(a), self.id(b)) in self._apart


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _joined(
    same: Sequence[tuple[str, str]], apart: set[tuple[str, str]], rank: Rank
) -> dict[str, str]:
    """Each id that was joined to others, with the best founded of them, else the first named."""
    groups: dict[str, list[str]] = {}
    for left, right in same:
        a, b = groups.setdefault(left, [left]), groups.setdefault(right, [right])
        if a is b or any(_pair(x, y) in apart for x in a for y in b):
            continue
        a.extend(b)
        for member in b:
            groups[member] = a
    stands: dict[str, str] = {}
    for members in groups.values():
        best = min(members, key=lambda one: (rank(one), members.index(one)))
        stands.update((member, best) for member in members if member != best)
    return stands
