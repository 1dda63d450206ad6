"""Train the relevance gate: python -m training.gate --config training/config.toml

Reports that hold events: annotated ones, MUC-4 texts with a template, the own corpus. Texts
that hold none: answers, reviews and e-mails of English-EWT, reports of the own corpus
without events. MUC-4 texts without a template count for neither: they may tell of talks.
The cut keeps 99.8 % of held-out reports with events, by cross-validation in five parts.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from dateline.extract.encoder.gate import BUCKETS, FILE, buckets
from training.config import Config, load
from training.corpora import own_dev
from training.data.gold import load_annotations, load_lines

RECALL = 0.998
NEGATIVE = ("answers", "reviews", "email")
Texts = list[tuple[str, bool]]


def texts(config: Config) -> Texts:
    """Texts and whether they hold an event."""
    out: Texts = []
    folder = config.annotation
    lines = load_lines(folder / "texts")
    for row in load_annotations(folder / "gold" / "train.jsonl"):
        out.append((lines[row["id"]].text, bool(row.get("events"))))
    if (config.own / "annotations").exists():
        own = load_lines(config.own / "texts")
        for row in load_annotations(config.own / "annotations"):
            if row["id"] in own and not own_dev(row["id"]):
                out.append((own[row["id"]].text, bool(row.get("events"))))
    out.extend(_muc(config.corpora / "muc4" / "train.jsonl"))
    out.extend(_ewt(config.corpora / "propbank_ewt" / "sentences.jsonl.gz"))
    return sorted(set(out))


def _muc(path: Path) -> Texts:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(row["text"], True) for row in rows if row["templates"]]


def _ewt(path: Path) -> Texts:
    documents: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["sent_id"].startswith(NEGATIVE):
                documents[row["sent_id"].rsplit("-", 1)[0]].append(" ".join(row["tokens"]))
    return [(" ".join(sentences), False) for sentences in documents.values()]


def learn(features: Sequence[np.ndarray], labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights of the buckets and a bias, by logistic regression with both classes even."""
    flat = torch.from_numpy(np.concatenate(features))
    starts = torch.from_numpy(np.cumsum([0, *(len(f) for f in features[:-1])]))
    scale = torch.tensor([max(len(f), 1) ** -0.5 for f in features])
    truth = torch.from_numpy(labels.astype(np.float32))
    weights = torch.zeros(BUCKETS, 1, requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    balance = torch.where(truth > 0, 0.5 / truth.mean(), 0.5 / (1 - truth.mean()))
    optimiser = torch.optim.Adam([weights, bias], lr=0.1)
    for _ in range(60):
        logits = F.embedding_bag(flat, weights, starts, mode="sum")[:, 0] * scale + bias
        loss = F.binary_cross_entropy_with_logits(logits, truth, weight=balance)
        loss = loss + 2e-5 * weights.square().sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return weights.detach().numpy()[:, 0], float(bias.detach())


def scores(features: Sequence[np.ndarray], weights: np.ndarray, bias: float) -> np.ndarray:
    """The probabilities of texts."""
    logits = [weights[f].sum() * max(len(f), 1) ** -0.5 + bias for f in features]
    return 1 / (1 + np.exp(-np.array(logits)))


def train(config: Config) -> None:
    """Train, find the cut by cross-validation, write the weights."""
    torch.manual_seed(config.seed)
    rows = texts(config)
    features, labels = [buckets(text) for text, _ in rows], np.array([label for _, label in rows])
    part = np.random.default_rng(config.seed).permutation(len(rows)) % 5
    crossed = np.zeros(len(rows))
    for fold in range(5):
        inside = np.flatnonzero(part != fold)
        weights, bias = learn([features[i] for i in inside], labels[inside])
        outside = np.flatnonzero(part == fold)
        crossed[outside] = scores([features[i] for i in outside], weights, bias)
    cut = float(np.quantile(crossed[labels], 1 - RECALL))
    weights, bias = learn(features, labels)
    np.savez_compressed(
        config.weights / FILE,
        weights=weights.astype(np.float16),
        bias_and_cut=np.array([bias, cut]),
    )
    passed = (crossed[~labels] >= cut).mean()
    print(
        f"{len(rows)} texts, {labels.sum()} with events; cut {cut:.3f} keeps {RECALL:.1%} of those"
    )
    print(f"and {passed:.1%} of the texts without, by cross-validation")


def main() -> None:
    """Train the gate alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    train(load(parser.parse_args().config))


if __name__ == "__main__":
    main()
