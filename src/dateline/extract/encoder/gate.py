"""A cheap gate before the encoder: does this report hold an event at all?

Hashed words and word pairs with a linear model over them; nothing is read but the text.
The weights lie in gate.npz: `weights` (buckets,) and [bias, cut].
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model import Document

BUCKETS = 1 << 15
FILE = "gate.npz"
TOKEN = re.compile(r"[^\W_]+")
SHORT = 60
"""Words. A shorter text is always read: that costs little, and so few words tell too little."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A linear model over hashed words and pairs; `cut` is the least relevance that is read."""

    weights: NDArray[np.float32]
    bias: float
    cut: float

    def score(self, document: Document) -> float:
        """The probability that a report holds an event."""
        found = buckets(_text(document))
        total = float(self.weights[found].sum()) * max(len(found), 1) ** -0.5 + self.bias
        return round(float(1 / (1 + np.exp(-np.clip(total, -30, 30)))), 4)

    def stops(self, document: Document, relevance: float) -> bool:
        """Whether a report of that relevance is not worth reading."""
        return relevance < self.cut and len(TOKEN.findall(_text(document))) >= SHORT


def _text(document: Document) -> str:
    return f"{document.title}\n{document.body}"


def buckets(text: str) -> NDArray[np.int64]:
    """The distinct buckets of a text's words and pairs of neighbours, sorted."""
    words = TOKEN.findall(text.lower())
    grams = {*words, *(f"{a} {b}" for a, b in pairwise(words))}
    return np.array(
        sorted({zlib.crc32(g.encode("utf-8", "replace")) % BUCKETS for g in grams}), np.int64
    )


def load(folder: Path) -> Gate | None:
    """The gate beside the weights, or None where there is none."""
    path = folder / FILE
    if not path.exists():
        return None
    with np.load(path) as saved:
        bias, cut = (float(x) for x in saved["bias_and_cut"])
        return Gate(saved["weights"].astype(np.float32), bias, cut)
