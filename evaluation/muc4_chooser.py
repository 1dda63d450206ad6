"""Which phrases of a report fill MUC-4's roles: a small network and a cut for each role.

One layer of ReLU beside a linear one, over what is known of a phrase (`muc4_phrases`) and its
role; trained by Adam on cross entropy, seeded. The cuts make the CEAF-REE micro-F1 of reports
that the network has not seen best, all roles together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.extract.encoder.network import sigmoid
from evaluation.muc4_entities import Entity, matched
from evaluation.muc4_phrases import HABITS, WIDTH, Habits, Report, strings
from training.examples import SLOTS

HIDDEN, ROUNDS, BATCH, RATE, DECAY, DROPPED = 48, 10, 256, 3e-3, 1e-3, 0.2
GRID = tuple(round(0.1 + 0.025 * i, 3) for i in range(27))
FARTHEST = 4.0
"""Standard deviations at which a feature is cut off."""
Floats = NDArray[np.float32]
Gold = Mapping[str, Sequence[Entity]]


@dataclass(frozen=True, slots=True)
class Net:
    """weights in (F, HIDDEN), bias (HIDDEN,), out (HIDDEN,), offset (1,), straight (F,)."""

    weights: Floats
    bias: Floats
    out: Floats
    offset: Floats
    straight: Floats

    def logits(self, hidden: Floats, x: Floats) -> Floats:
        """hidden (n, HIDDEN), x (n, F) -> (n,)."""
        found: Floats = hidden @ self.out + self.offset + x @ self.straight
        return found

    def parts(self) -> list[Floats]:
        """The arrays, to be changed in place."""
        return [self.weights, self.bias, self.out, self.offset, self.straight]


@dataclass(frozen=True, slots=True)
class Chooser:
    """A net over features scaled by mean and spread (F,)."""

    net: Net
    mean: Floats
    spread: Floats

    def probabilities(self, features: Floats) -> Floats:
        """(n, F) -> (n,)."""
        x = _scaled(features, self.mean, self.spread)
        hidden = np.maximum(x @ self.net.weights + self.net.bias, 0)
        return sigmoid(self.net.logits(hidden, x))


def _scaled(features: Floats, mean: Floats, spread: Floats) -> Floats:
    out: Floats = np.clip((features - mean) / spread, -FARTHEST, FARTHEST).astype(np.float32)
    return out


def train(features: Floats, truth: Floats) -> Chooser:
    """A chooser from phrases (n, F) and whether each fills its role (n,)."""
    rng = np.random.default_rng(0)
    mean, spread = features.mean(0), features.std(0) + np.float32(1e-3)
    x, width = _scaled(features, mean, spread), features.shape[1]
    weights = rng.normal(0, width**-0.5, (width, HIDDEN)).astype(np.float32)
    out = rng.normal(0, 0.1, HIDDEN).astype(np.float32)
    net = Net(
        weights, np.zeros(HIDDEN, np.float32), out, np.full(1, -2, np.float32),
        np.zeros(width, np.float32),
    )  # fmt: skip
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in net.parts()]
    steps, step = ROUNDS * -(-len(x) // BATCH), 0
    for _ in range(ROUNDS):
        order = rng.permutation(len(x))
        for at in range(0, len(x), BATCH):
            rows = order[at : at + BATCH]
            kept = (rng.random((len(rows), HIDDEN)) > DROPPED).astype(np.float32) / (1 - DROPPED)
            slopes = _slopes(net, x[rows], truth[rows], kept)
            _step(net, slopes, moments, step, steps)
            step += 1
    return Chooser(net, mean, spread)


def _slopes(net: Net, x: Floats, truth: Floats, kept: Floats) -> list[Floats]:
    """The gradient of each part of the net; `kept` (n, HIDDEN) is dropout's mask."""
    hidden = np.maximum(x @ net.weights + net.bias, 0)
    gap = (sigmoid(net.logits(hidden * kept, x)) - truth) / np.float32(len(x))
    back = np.outer(gap, net.out) * kept * (hidden > 0)
    return [
        x.T @ back + DECAY * net.weights,
        back.sum(0),
        (hidden * kept).T @ gap + DECAY * net.out,
        gap.sum(keepdims=True),
        x.T @ gap + DECAY * net.straight,
    ]


def _step(
    net: Net, slopes: list[Floats], moments: list[tuple[Floats, Floats]], step: int, steps: int
) -> None:
    """One step of Adam, at a rate that falls to nothing."""
    warm = np.sqrt(1 - 0.999 ** (step + 1)) / (1 - 0.9 ** (step + 1))
    rate = np.float32(RATE * (1 - step / steps) * warm)
    for part, slope, (first, second) in zip(net.parts(), slopes, moments, strict=True):
        first += 0.1 * (slope - first)
        second += 0.001 * (slope**2 - second)
        part -= rate * first / (np.sqrt(second) + np.float32(1e-8))


def features(report: Report, slot: str, habits: Floats) -> Floats:
    """(phrases, F): what the report and the habits tell, and which role it is."""
    role = np.zeros((len(habits), len(SLOTS)), np.float32)
    role[:, SLOTS.index(slot)] = 1
    return np.concatenate([report.rows[slot], habits, role], 1)


def learn(reports: Sequence[Report], gold: Sequence[Gold], habits: Habits) -> Chooser:
    """A chooser from these reports; the habits hold them, and each leaves itself out."""
    rows: list[Floats] = [np.zeros((0, WIDTH + HABITS + len(SLOTS)), np.float32)]
    truth: list[float] = []
    for report, entities in zip(reports, gold, strict=True):
        for slot in SLOTS:
            rows.append(features(report, slot, habits.of(report, slot, entities)))
            right = strings(entities[slot])
            truth.extend(float(phrase in right) for phrase in report.phrases[slot])
    return train(np.concatenate(rows), np.array(truth, np.float32))


@dataclass(frozen=True, slots=True)
class Ranked:
    """The phrases of one role, the surest first, and which pairs are one entity."""

    phrases: tuple[str, ...]
    probabilities: tuple[float, ...]
    pairs: frozenset[tuple[str, str]]

    def entities(self, cut: float) -> list[Entity]:
        """Fillers with one mention each; what is the same as a surer one is left out."""
        kept: list[str] = []
        for phrase, probability in zip(self.phrases, self.probabilities, strict=True):
            if probability < cut:
                break
            if not any(self._same(phrase, other) for other in kept):
                kept.append(phrase)
        return [frozenset([phrase]) for phrase in kept]

    def _same(self, one: str, other: str) -> bool:
        a, b = set(one.split()), set(other.split())
        return a <= b or b <= a or (one, other) in self.pairs or (other, one) in self.pairs


def ranked(report: Report, chooser: Chooser, habits: Habits) -> dict[str, Ranked]:
    """The phrases of each role in the order of their probabilities.

    Two are one entity when one holds the other's words, when one stands in brackets after the
    other, or when MUC-4 train has them as mentions of one entity.
    """
    out: dict[str, Ranked] = {}
    for slot, found in report.phrases.items():
        phrases = list(found)
        sure = chooser.probabilities(features(report, slot, habits.of(report, slot)))
        order = sorted(range(len(phrases)), key=lambda i: (-sure[i], phrases[i]))
        known = {(p, other) for p in phrases for other in habits.alias.get(p, ())}
        out[slot] = Ranked(
            tuple(phrases[i] for i in order),
            tuple(float(sure[i]) for i in order),
            report.bracketed | known,
        )
    return out


def best_cuts(found: Sequence[Mapping[str, Ranked]], gold: Sequence[Gold]) -> dict[str, float]:
    """The cut of each role with which the micro-F1 over all roles is best."""
    pairs = list(zip(found, gold, strict=True))
    counts = {
        slot: [_counts(((f[slot], g[slot]) for f, g in pairs), cut) for cut in GRID]
        for slot in SLOTS
    }
    wanted = sum(len(g[slot]) for g in gold for slot in SLOTS)
    at = dict.fromkeys(SLOTS, len(GRID) // 3)
    for slot in SLOTS * 4:
        others = [counts[other][at[other]] for other in SLOTS if other != slot]
        tried = [_f1([*others, counted], wanted) for counted in counts[slot]]
        at[slot] = tried.index(max(tried))
    return {slot: GRID[index] for slot, index in at.items()}


def _f1(counts: Sequence[tuple[int, int]], wanted: int) -> float:
    return 2 * sum(hit for hit, _ in counts) / max(wanted + sum(n for _, n in counts), 1)


def _counts(pairs: Iterable[tuple[Ranked, Sequence[Entity]]], cut: float) -> tuple[int, int]:
    hits = predicted = 0
    for found, gold in pairs:
        ours = found.entities(cut)
        hits += matched(ours, gold)
        predicted += len(ours)
    return hits, predicted
