"""An adapter from the encoder's words to MUC-4's role fillers, fitted on MUC-4 train.

Two steps over the vectors of words (H wide) of the encoder, which stays as it ships. A linear
layer tags, for each of the five roles, words as outside, begin or inside. Its probabilities cut
a report into phrases (`evaluation.muc4_phrases`), of which a small network keeps those that
fill a role (`evaluation.muc4_chooser`): so all places of a string speak for it together, its
bounds are chosen by how such strings are noted in train, and a report that tells of violence
which is no incident in MUC-4's sense has no fillers. Seeded; a run gives the same adapter again.

The shipped encoder has itself learnt from MUC-4 train, a little, and so its probabilities are
surer there than on other reports: figures within train are higher than those of dev.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.encoder.network import Encoded, Network, softmax
from evaluation.muc4_chooser import Chooser, Gold, Ranked, best_cuts, learn, ranked
from evaluation.muc4_entities import KEYS, Entity, gold_entities
from evaluation.muc4_phrases import Habits, Report
from training.data import muc4
from training.examples import SLOTS, Example

BIO = 3
FOLDS = 3
ROUNDS, STEP, RATE, DECAY = 4, 2048, 2e-3, 1e-5
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
        if not len(hidden):
            return np.zeros((0, len(SLOTS), BIO), np.float32)
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
    hidden = np.concatenate([e.hidden.astype(np.float16) for e in encoded if len(e.hidden)])
    truth = np.concatenate(
        [labels(example) for example, e in zip(examples, encoded, strict=True) if len(e.hidden)]
    )
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


@dataclass(frozen=True, slots=True)
class Adapter:
    """The word layer, the chooser of phrases with what it knows of strings, and its cuts."""

    layer: Layer
    chooser: Chooser
    habits: Habits
    cuts: dict[str, float]

    def entities(self, encoded: Encoded) -> dict[str, list[Entity]]:
        """The fillers of each role in a report."""
        found = ranked(
            Report(encoded, self.layer.scores(encoded.hidden)), self.chooser, self.habits
        )
        return {slot: found[slot].entities(self.cuts[slot]) for slot in SLOTS}


def fitted(network: Network, path: Path) -> Adapter:
    """The adapter that MUC-4 train teaches."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    examples = muc4.read(path, KEYS)
    encoded = [_small(network.encode(example.words)) for example in examples]
    return adapter(encoded, examples, [gold_entities(row) for row in rows])


def _small(encoded: Encoded) -> Encoded:
    return Encoded(encoded.words, encoded.hidden.astype(np.float16), encoded.scores)


def adapter(
    encoded: Sequence[Encoded], examples: Sequence[Example], gold: Sequence[Gold]
) -> Adapter:
    """Word layer, chooser and cuts, each from what the one before gives on reports unseen by it.

    By thirds: the chooser learns from word probabilities of a layer that was fitted without the
    report, and the cuts from phrase probabilities of a chooser that was.
    """
    reports = _unseen(encoded, examples)
    found: list[dict[str, Ranked]] = [{} for _ in reports]
    for fold in range(FOLDS):
        learnt = [i for i in range(len(reports)) if i % FOLDS != fold]
        some, answers = [reports[i] for i in learnt], [gold[i] for i in learnt]
        habits = Habits(some, answers)
        chooser = learn(some, answers, habits)
        for i in range(fold, len(reports), FOLDS):
            found[i] = ranked(reports[i], chooser, habits)
    habits = Habits(reports, gold)
    chooser = learn(reports, gold, habits)
    return Adapter(fit(encoded, examples), chooser, habits, best_cuts(found, gold))


def _unseen(encoded: Sequence[Encoded], examples: Sequence[Example]) -> list[Report]:
    """Each report with the probabilities of a layer that was fitted on two other thirds."""
    scores: list[Floats] = [np.zeros((0, len(SLOTS), BIO), np.float32) for _ in encoded]
    for fold in range(FOLDS):
        learnt = [i for i in range(len(encoded)) if i % FOLDS != fold]
        layer = fit([encoded[i] for i in learnt], [examples[i] for i in learnt])
        for i in range(fold, len(encoded), FOLDS):
            scores[i] = layer.scores(encoded[i].hidden)
    return [Report(e, s) for e, s in zip(encoded, scores, strict=True)]
