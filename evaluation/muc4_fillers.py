"""An adapter from the encoder's words to MUC-4's role fillers, fitted on MUC-4 train.

One linear layer over the vectors of words (H wide) tags, for each of the five roles, words
as outside, begin or inside; the encoder stays as it ships. A report that tells of violence
which is no incident in MUC-4's sense has no fillers in train, and so the layer learns that
too. Seeded; a run gives the same layer again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.encoder.decode import Tagged, tagged
from dateline.extract.encoder.network import Encoded, Network, softmax
from dateline.extract.encoder.words import Words
from evaluation.muc4_entities import KEYS, Entity, gold_entities, matched, normal
from training.data import muc4
from training.examples import SLOTS, Example

BIO = 3
AS_TAG = {
    "PerpInd": "actor", "PerpOrg": "actor", "Target": "target", "Victim": "cue",
    "Weapon": "instrument",
}  # fmt: skip
"""The tag of ours whose rules cut a filler's words to a mention; a name is cut by none."""
FIFTH = 5
ROUNDS, STEP, RATE, DECAY = 4, 2048, 2e-3, 1e-5
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """weights (H, roles, 3) and bias (roles, 3); mean and spread (H,) of the vectors."""

    weights: Floats
    bias: Floats
    mean: Floats
    spread: Floats

    def scores(self, hidden: Floats) -> Floats:
        """hidden (n, H) -> probabilities (n, roles, 3)."""
        scaled = (hidden - self.mean) / self.spread
        return softmax(np.tensordot(scaled, self.weights, 1).astype(np.float32) + self.bias)


def labels(example: Example) -> NDArray[np.int64]:
    """(n, roles): 0 outside, 1 begins, 2 goes on."""
    out = np.zeros((len(example.words.spans), len(SLOTS)), np.int64)
    for column, slot in enumerate(SLOTS):
        for first, end in (example.slots or {}).get(slot, ()):
            out[first, column] = 1
            out[first + 1 : end, column] = 2
    return out


def fit(encoded: Sequence[Encoded], examples: Sequence[Example]) -> Layer:
    """The layer that tells the fillers of these reports best; logistic regression by Adam."""
    vectors = [e.hidden.astype(np.float16) for e in encoded]
    hidden = np.concatenate([v for v in vectors if len(v)])
    truth = np.concatenate([labels(e) for e, v in zip(examples, vectors, strict=True) if len(v)])
    mean = hidden.mean(0, dtype=np.float64).astype(np.float32)
    spread = hidden.astype(np.float32).std(0) + np.float32(1e-3)
    rng = np.random.default_rng(0)
    weights = np.zeros((hidden.shape[1] + 1, len(SLOTS) * BIO), np.float32)
    weights[-1] = np.log(np.eye(BIO)[truth].mean(0).ravel() + 1e-6)
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    steps = ROUNDS * -(-len(hidden) // STEP)
    for step in range(steps):
        if step % (steps // ROUNDS) == 0:
            order = rng.permutation(len(hidden))
        rows = order[step % (steps // ROUNDS) * STEP :][:STEP]
        x = (hidden[rows].astype(np.float32) - mean) / spread
        x = np.concatenate([x, np.ones((len(x), 1), np.float32)], 1)
        found = softmax((x @ weights).reshape(len(x), len(SLOTS), BIO))
        found -= np.eye(BIO, dtype=np.float32)[truth[rows]]
        gap = x.T @ found.reshape(len(x), -1) / len(x) + DECAY * weights
        slope = 0.9 * slope + 0.1 * gap
        square = 0.999 * square + 0.001 * gap**2
        warm = np.sqrt(1 - 0.999 ** (step + 1)) / (1 - 0.9 ** (step + 1))
        rate = RATE * (1 - step / steps) * warm
        weights -= np.float32(rate) * slope / (np.sqrt(square) + np.float32(1e-8))
    shape = (hidden.shape[1], len(SLOTS), BIO)
    return Layer(weights[:-1].reshape(shape), weights[-1].reshape(shape[1:]), mean, spread)


def fillers(layer: Layer, encoded: Encoded, cuts: Mapping[str, float]) -> dict[str, list[Tagged]]:
    """The mentions that fill each role, the surest first; `cuts` by role."""
    if not len(encoded.scores):
        return {slot: [] for slot in SLOTS}
    scores = layer.scores(encoded.hidden)
    return {
        slot: sorted(
            tagged(encoded, scores[:, column], 0, AS_TAG[slot], cuts[slot]),
            key=lambda t: (-t.score, t.run),
        )
        for column, slot in enumerate(SLOTS)
        if slot in cuts
    }


def fitted(network: Network, path: Path) -> tuple[Layer, dict[str, float]]:
    """A layer and cuts by role from MUC-4 train: four fifths for the one, a fifth for the other."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    examples = muc4.read(path, KEYS)
    encoded = [network.encode(e.words) for e in examples]
    learn = [i for i in range(len(rows)) if i % FIFTH]
    layer = fit([encoded[i] for i in learn], [examples[i] for i in learn])
    kept = [(encoded[i], gold_entities(rows[i])) for i in range(0, len(rows), FIFTH)]
    return layer, {slot: max(CUTS, key=lambda cut: _f1(layer, kept, slot, cut)) for slot in SLOTS}


def _f1(
    layer: Layer, kept: Sequence[tuple[Encoded, dict[str, list[Entity]]]], slot: str, cut: float
) -> float:
    hit = both = 0
    for encoded, gold in kept:
        ours = entities(encoded.words, fillers(layer, encoded, {slot: cut})[slot])
        hit += matched(ours, gold[slot])
        both += len(ours) + len(gold[slot])
    return 2 * hit / max(both, 1)


def entities(words: Words, found: Sequence[Tagged]) -> list[Entity]:
    """A filler with one mention each, the surest.

    The same is what another mention holds or is held by, and what stands in brackets right
    after one ("NATIONAL LIBERATION ARMY (ELN)").
    """
    kept: list[set[str]] = []
    out: list[Entity] = []
    bracketed = {
        run.run: other.run
        for run in found
        for other in found
        if run.run[0] == other.run[1] + 1 and words.surface(other.run[1]) in "(["
    }
    names = {t.run: normal(words.text[slice(*words.chars(*t.run))]) for t in found}
    alias = {names[short]: names[long] for short, long in bracketed.items()}
    for mention in (names[t.run] for t in found):
        parts = set(alias.get(mention, mention).split())
        if parts and not any(parts <= k or k <= parts for k in kept):
            kept.append(parts)
            out.append(frozenset([mention]))
    return out
