"""A cheap gate before the encoder: does this report hold an event at all?

Hashed words and word pairs with a linear model over them; nothing is read but the text. A report
is scored twice with the same weights, as a whole and by its best passage, for one paragraph of
fighting in a market report is lost in the whole.
The weights lie in gate.npz: `weights` (2 * BUCKETS,) and `bias_and_cut`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model import Document

BUCKETS = 1 << 15
"""Of the words; as many more follow for the pairs."""
FILE = "gate.npz"
TOKEN = re.compile(r"[^\W_]+")
PASSAGE = 30
"""Words of a passage: some two sentences. 45 and 60 tell reports apart less well."""
STEP = 15
SHORT = 80
"""Words. A shorter text is always read: that costs little, and so few words tell too little."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A linear model over hashed words and pairs; `cut` is the least relevance that is read."""

    weights: NDArray[np.float32]
    bias: float
    cut: float

    def score(self, document: Document) -> float:
        """The probability that a report holds an event."""
        whole, *passages = (self.logit(bag) for bag in bags(_text(document)))
        return round(probability(whole, max(passages)), 4)

    def logit(self, bag: NDArray[np.int64]) -> float:
        """The log-odds of a text by its buckets."""
        return float(self.weights[bag].sum()) / sqrt(max(len(bag), 1)) + self.bias

    def stops(self, document: Document, relevance: float) -> bool:
        """Whether a report of that relevance is not worth reading."""
        return relevance < self.cut and words(_text(document)) >= SHORT


def probability(whole: float, best: float) -> float:
    """The probability from the log-odds of a whole report and of its best passage."""
    return float(1 / (1 + np.exp(-np.clip((whole + best) / 2, -30, 30))))


def words(text: str) -> int:
    """How many words a text has."""
    return len(TOKEN.findall(text))


def _text(document: Document) -> str:
    return f"{document.title}\n{document.body}"


def passages(count: int) -> Iterator[tuple[int, int]]:
    """Start and end of the passages of so many words, at least one; the last ends the text."""
    last = max(count - PASSAGE, 0)
    for start in range(0, last + STEP, STEP):
        yield min(start, last), min(start, last) + min(PASSAGE, count)


def bags(text: str) -> list[NDArray[np.int64]]:
    """The distinct buckets of the whole text, then those of its passages, each sorted."""
    found = TOKEN.findall(text.lower())
    single = np.array([_hash(word) for word in found], np.int64)
    pairs = np.array([BUCKETS + _hash(f"{a} {b}") for a, b in pairwise(found)], np.int64)
    spans = [(0, len(found)), *passages(len(found))]
    return [
        np.unique(np.concatenate((single[start:end], pairs[start : max(end - 1, 0)])))
        for start, end in spans
    ]


def _hash(gram: str) -> int:
    return zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS


def load(folder: Path) -> Gate | None:
    """The gate beside the weights, or None where there is none."""
    path = folder / FILE
    if not path.exists():
        return None
    with np.load(path) as saved:
        bias, cut = (float(x) for x in saved["bias_and_cut"])
        return Gate(saved["weights"].astype(np.float32), bias, cut)
