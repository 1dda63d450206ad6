"""Train the relevance gate: python -m training.gate --config training/config.toml

Reports that hold events: annotated ones, MUC-4 texts with a template, the own corpus; of an
annotated one also the one sentence that tells its first event, for there are reports as short
as that. Texts that hold none: answers, reviews and e-mails of English-EWT, reports of the own
corpus without events, and one sentence of each. MUC-4 texts without a template count for
neither: they may tell of talks. The cut keeps 99.9 % of held-out reports with events, by
cross-validation in five parts; a report and its sentence are in the same part.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from dateline.extract.encoder.gate import BUCKETS, FILE, buckets
from training.config import Config, load
from training.corpora import coded_ids, muc4_id, own_dev
from training.data.gold import Lines, load_annotations, load_lines

RECALL = 0.999
NEGATIVE = ("answers", "reviews", "email")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a report, the whole of it or one sentence, and whether it holds an event."""

    report: str
    text: str
    holds: bool
    whole: bool = True


def texts(config: Config) -> list[Text]:
    """All that is learnt from."""
    folder = config.annotation
    lines = load_lines(folder / "texts")
    out = list(_annotated(load_annotations(folder / "gold" / "train.jsonl"), lines))
    if (config.own / "annotations").exists():
        rows = load_annotations(config.own / "annotations")
        own = load_lines(config.own / "texts")
        out += _annotated([r for r in rows if r["id"] in own and not own_dev(r["id"])], own)
    out += _muc(config.corpora / "muc4" / "train.jsonl", coded_ids(folder / "gold"))
    out += _ewt(config.corpora / "propbank_ewt" / "sentences.jsonl.gz")
    return out


def _annotated(rows: list[dict[str, Any]], lines: dict[str, Lines]) -> Iterator[Text]:
    for row in rows:
        report, holds = lines[row["id"]], bool(row.get("events"))
        yield Text(row["id"], report.text, holds)
        line = int(row["events"][0]["trigger"].split(":")[0]) if holds else 1
        yield Text(row["id"], report.lines[line], holds, whole=False)


def _muc(path: Path, coded: set[str]) -> Iterator[Text]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["templates"] and muc4_id(row["docid"]) not in coded:
            yield Text(row["docid"], row["text"], holds=True)


def _ewt(path: Path) -> Iterator[Text]:
    documents: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["sent_id"].startswith(NEGATIVE):
                documents[row["sent_id"].rsplit("-", 1)[0]].append(" ".join(row["tokens"]))
    for name, sentences in documents.items():
        yield Text(name, " ".join(sentences), holds=False)
        yield Text(name, sentences[0], holds=False, whole=False)


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
    features, labels = [buckets(row.text) for row in rows], np.array([row.holds for row in rows])
    part = np.array([zlib.crc32(row.report.encode()) % 5 for row in rows])
    crossed = np.zeros(len(rows))
    for fold in range(5):
        inside = np.flatnonzero(part != fold)
        weights, bias = learn([features[i] for i in inside], labels[inside])
        outside = np.flatnonzero(part == fold)
        crossed[outside] = scores([features[i] for i in outside], weights, bias)
    whole = np.array([row.whole for row in rows])
    cut = float(np.quantile(crossed[labels & whole], 1 - RECALL))
    weights, bias = learn(features, labels)
    np.savez_compressed(
        config.weights / FILE,
        weights=weights.astype(np.float16),
        bias_and_cut=np.array([bias, cut]),
    )
    print(f"{len(rows)} texts; cut {cut:.3f}; by cross-validation pass:")
    for name, kind in (("whole reports", whole), ("single sentences", ~whole)):
        with_events, without = crossed[labels & kind], crossed[~labels & kind]
        print(
            f"{name}: {(with_events >= cut).mean():.1%} of {len(with_events)} with events,"
            f" {(without >= cut).mean():.1%} of {len(without)} without"
        )


def main() -> None:
    """Train the gate alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    train(load(parser.parse_args().config))


if __name__ == "__main__":
    main()
