"""The weight of a pair: the sum of what each comparison says, in bits, term by term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

from dateline.link import compare as comparisons
from dateline.link.compare import Comparison
from dateline.link.records import Telling, Term
from dateline.link.words import said
from dateline.model import RunError


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a comparison: its weight in bits and what it means."""

    bits: float
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Comparisons in order, with the bits of their levels; `prior` is log2 of the prior odds."""

    prior: float
    levels: Mapping[str, Mapping[str, Level]]
    comparisons: tuple[tuple[str, Comparison], ...]

    def weight(self, a: Telling, b: Telling) -> float:
        """log2 of the odds that two tellings are of one event."""
        if a.coarse != b.coarse:
            return NEVER
        total = self.prior
        for name, compare in self.comparisons:
            finding = compare(a, b)
            if finding is not None:
                total += self.levels[name][finding.level].bits * finding.factor
        return round(total, 4)

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
    import yaml

    text = (files("dateline.link") / "model.yaml").read_text(encoding="utf-8")
    return _model(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _model(raw: Mapping[str, Any]) -> Model:
    levels = {
        name: {code: _level(name, code, row) for code, row in rows.items()}
        for name, rows in raw["comparisons"].items()
    }
    close = frozenset(frozenset(pair) for pair in raw["close_types"])
    functions: dict[str, Comparison] = {
        "type": comparisons.compare_type(close),
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
        "words": comparisons.compare_words,
        "document": comparisons.compare_document,
    }
    if missing := functions.keys() ^ levels.keys():
        raise RunError(f"link/model.yaml: comparisons do not fit: {', '.join(sorted(missing))}")
    prior = log2(raw["prior"] / (1 - raw["prior"]))
    return Model(prior=prior, levels=levels, comparisons=tuple(functions.items()))


def _level(comparison: str, code: str, row: Mapping[str, Any]) -> Level:
    m, u = row["m"], row["u"]
    if not (0 < m < 1 and 0 < u < 1):
        raise RunError(f"link/model.yaml: {comparison}.{code}: m and u lie between 0 and 1")
    return Level(bits=round(log2(m / u), 4), means=row["is"])
