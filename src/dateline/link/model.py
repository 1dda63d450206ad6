"""The weight of a pair: the sum of what each comparison says, in bits, term by term."""

from __future__ import annotations

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

    The comparison of words, the costliest, comes last; `most` is what it is worth at most when
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
        return round(self._without_words(a, b) + self._words(a, b), 4)

    def likely(self, a: Telling, b: Telling) -> float | None:
        """The weight if it is above zero, else None; words are read where they can decide."""
        if a.coarse != b.coarse:
            return None
        total = self._without_words(a, b)
        if total + self.most <= 0 and not comparisons.same_sentence(a, b):
            return None
        weight = round(total + self._words(a, b), 4)
        return weight if weight > 0 else None

    def _without_words(self, a: Telling, b: Telling) -> float:
        total = self.prior
        for name, compare in self.comparisons[:-1]:
            finding = compare(a, b)
            if finding is not None:
                total += self.levels[name][finding.level].bits * finding.factor
        return total

    def _words(self, a: Telling, b: Telling) -> float:
        finding = comparisons.compare_words(a, b)
        return self.levels["words"][finding.level].bits if finding else 0.0

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
        "opening": comparisons.compare_opening(gists.load().weight),
        "document": comparisons.compare_document,
        "words": comparisons.compare_words,
    }
    prior, levels, raw = read("model.yaml", {"type", *functions})
    close = frozenset(frozenset(pair) for pair in raw["close_types"])
    return Model(
        prior=prior,
        levels=levels,
        comparisons=(("type", comparisons.compare_type(close)), *functions.items()),
        most=max(level.bits for code, level in levels["words"].items() if code != "identical"),
    )
