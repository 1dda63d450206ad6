"""The weight of a pair: the sum of what each comparison says, in bits, term by term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.link import compare as comparisons
from dateline.link import gists
from dateline.link.compare import Comparison
from dateline.link.levels import Levels, read
from dateline.link.records import Telling, Term
from dateline.link.words import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Comparisons in order, with the bits of their levels; `prior` is log2 of the prior odds.

    The last two, of openings and of words, are costly; they are worth `most` bits at most when
    no sentence is the same.
    """

    prior: float
    levels: Levels
    comparisons: tuple[tuple[str, Comparison], ...]
    most: float

    def weight(self, a: Telling, b: Telling) -> float:
        """log2 of the odds that two tellings are of one event."""
        if a.coarse != b.coarse:
            return NEVER
        cheap = self._sum(a, b, self.comparisons[:-COSTLY])
        return round(self.prior + cheap + self._sum(a, b, self.comparisons[-COSTLY:]), 4)

    def likely(self, a: Telling, b: Telling) -> float | None:
        """The weight if it is above zero, else None; costly comparisons are made where they can
        decide."""
        if a.coarse != b.coarse:
            return None
        cheap = self._sum(a, b, self.comparisons[:-COSTLY])
        if self.prior + cheap + self.most <= 0 and not comparisons.same_sentence(a, b):
            return None
        costly = self._sum(a, b, self.comparisons[-COSTLY:])
        weight = round(self.prior + cheap + costly, 4)
        return weight if weight > 0 else None

    def _sum(self, a: Telling, b: Telling, compared: Iterable[tuple[str, Comparison]]) -> float:
        total = 0.0
        for name, compare in compared:
            finding = compare(a, b)
            if finding is not None:
                total += self.levels[name][finding.level].bits * finding.factor
        return total

    def terms(self, a: Telling, b: Telling) -> tuple[Term, ...]:
        """The parts of the weight, the prior first; what one side does not tell is left out."""
        found = [Term(comparison="prior", level="", bits=round(self.prior, 2), left="", right="")]
        for name, compare in self.comparisons:
            finding = compare(a, b)
            if finding is not None:
                level = self.levels[name][finding.level]
                found.append(
                    Term(
                        comparison=name,
                        level=level.means,
                        bits=round(level.bits * finding.factor, 2),
                        left=said(name, a),
                        right=said(name, b),
                    )
                )
        return tuple(found)


COSTLY = 2
NEVER = -30.0
"""Events of different classes are never one."""


@cache
def load() -> Model:
    """The model that ships with Dateline. Raises RunError when a level is missing or wrong."""
    functions: dict[str, Comparison] = {
        "realis": comparisons.compare_realis,
        "summary": comparisons.compare_summary,
        "time": comparisons.compare_time,
        "place": comparisons.compare_place,
        "actor": comparisons.compare_actor,
        "speaker": comparisons.compare_speaker,
        "target": comparisons.compare_target,
        "person": comparisons.compare_person,
        "toll": comparisons.compare_toll,
        "means": comparisons.compare_means,
        "document": comparisons.compare_document,
        "opening": comparisons.compare_opening(gists.load().weight),
        "words": comparisons.compare_words,
    }
    prior, levels, raw = read("model.yaml", {"type", *functions})
    close = frozenset(frozenset(pair) for pair in raw["close_types"])
    types = ("type", comparisons.compare_type(close))
    order = (types, *functions.items())
    return Model(prior=prior, levels=levels, comparisons=order, most=worth_most(levels))


def worth_most(levels: Levels) -> float:
    """What the costly comparisons are worth at most, the same sentence left out."""
    rows = (levels["opening"], {**levels["words"], "identical": levels["words"]["none"]})
    return sum(max(level.bits for level in row.values()) for row in rows)
