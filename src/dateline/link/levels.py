"""Levels of comparisons and what they weigh, read from files of m and u probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from importlib.resources import files
from math import log2
from typing import Any

from dateline.model import RunError


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a comparison: its weight in bits and what it means."""

    bits: float
    means: str


Levels = Mapping[str, Mapping[str, Level]]


def read(name: str, wanted: Set[str]) -> tuple[float, Levels, Mapping[str, Any]]:
    """log2 of the prior odds, levels by comparison, and all of a file of m and u probabilities.

    Raises RunError when its comparisons are not those that are wanted.
    """
    import yaml

    text = (files("dateline.link") / name).read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    levels = {
        comparison: {code: _level(name, comparison, code, row) for code, row in rows.items()}
        for comparison, rows in raw["comparisons"].items()
    }
    if missing := levels.keys() ^ wanted:
        raise RunError(f"link/{name}: comparisons do not fit: {', '.join(sorted(missing))}")
    return log2(raw["prior"] / (1 - raw["prior"])), levels, raw


def _level(name: str, comparison: str, code: str, row: Mapping[str, Any]) -> Level:
    m, u = row["m"], row["u"]
    if not (0 < m < 1 and 0 < u < 1):
        raise RunError(f"link/{name}: {comparison}.{code}: m and u lie between 0 and 1")
    return Level(bits=round(log2(m / u), 4), means=row["is"])
