"""Train the relevance gate: python -m training.gate --config training/config.toml

Reports that hold events: annotated ones (newswire among them, save texts so short that they are
always read), MUC-4 texts with a template, the own corpus. Texts that
hold none: answers, reviews and e-mails of English-EWT, reports of the own corpus without events.
MUC-4 texts without a template count for neither: they may tell of talks. Learnt from are whole
reports and passages, either half of the weight: of reports with events the passages in which a
trigger lies (of MUC-4 texts none, for it is not said where), of the others all. The cut is the
highest that reads 99.9 % of held-out reports with events, by cross-validation in five parts; a
report and its passages are in the same part.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.extract.encoder.gate import (
    BUCKETS,
    FILE,
    SHORT,
    TOKEN,
    Gate,
    bags,
    passages,
    probability,
    words,
)
from training.config import Config, load
from training.corpora import coded_ids, muc4_id, newswire_ids, own_dev
from training.data import newswire
from training.data.gold import Located, load_annotations, load_lines

RECALL = 0.999
DECAY = 5e-6
NEGATIVE = ("answers", "reviews", "email")


@dataclass(frozen=True, slots=True)
class Text:
    """A report, whether it holds an event, and the offsets of its triggers (None: not known)."""

    report: str
    text: str
    holds: bool
    triggers: Sequence[int] | None = ()


@dataclass(frozen=True, slots=True)
class Bags:
    """The buckets of a report, the whole first, and which of its bags are learnt from."""

    row: Text
    found: list[NDArray[np.int64]]
    learnt: list[NDArray[np.int64]]


def texts(config: Config) -> list[Text]:
    """All that is learnt from."""
    folder = config.annotation
    lines = load_lines(folder / "texts")
    out = list(_annotated(load_annotations(folder / "gold" / "train.jsonl"), lines))
    if (config.own / "annotations").exists():
        rows = load_annotations(config.own / "annotations")
        own = load_lines(config.own / "texts")
        out += _annotated([r for r in rows if r["id"] in own and not own_dev(r["id"])], own)
    rows, wire = newswire.rows(config.newswire, config.corpora)
    out += _annotated([r for r in rows if words(wire[r["id"]].text) >= SHORT], wire)
    coded = coded_ids(folder / "gold") | newswire_ids(config.newswire)
    out += _muc(config.corpora / "muc4" / "train.jsonl", coded)
    out += _ewt(config.corpora / "propbank_ewt" / "sentences.jsonl.gz")
    return out


def _annotated(rows: list[dict[str, Any]], lines: Mapping[str, Located]) -> Iterator[Text]:
    for row in rows:
        report, events = lines[row["id"]], row.get("events", [])
        found = [report.find(event["trigger"]) for event in events]
        yield Text(row["id"], report.text, bool(events), [span[0] for span in found if span])


def _muc(path: Path, coded: set[str]) -> Iterator[Text]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["templates"] and muc4_id(row["docid"]) not in coded:
            yield Text(row["docid"], row["text"], holds=True, triggers=None)


def _ewt(path: Path) -> Iterator[Text]:
    documents: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["sent_id"].startswith(NEGATIVE):
                documents[row["sent_id"].rsplit("-", 1)[0]].append(" ".join(row["tokens"]))
    for name, sentences in documents.items():
        yield Text(name, " ".join(sentences), holds=False)


def bagged(row: Text) -> Bags:
    """A report as buckets; learnt from are the whole and the passages of which it is known."""
    found = bags(row.text)
    if row.triggers is None:
        return Bags(row, found, found[:1])
    ends = [match.end() for match in TOKEN.finditer(row.text)]
    places = np.searchsorted(ends, row.triggers, "right")
    spans = passages(len(ends))
    told = [bool(((start <= places) & (places < end)).any()) for start, end in spans]
    kept = [bag for bag, holds in zip(found[1:], told, strict=True) if holds == row.holds]
    return Bags(row, found, [found[0], *kept])


def learn(reports: Sequence[Bags]) -> Gate:
    """Weights of the buckets and a bias, by logistic regression; the cut is still 0.

    Whole reports and passages weigh the same, and then both classes.
    """
    rows = [(b, i == 0, r.row.holds) for r in reports for i, b in enumerate(r.learnt) if len(b)]
    bag = [b for b, _, _ in rows]
    whole, truth = np.array([w for _, w, _ in rows]), np.array([holds for _, _, holds in rows])
    weight = np.where(whole, 0.5 / whole.sum(), 0.5 / (~whole).sum())
    share = weight[truth].sum()
    weight *= np.where(truth, 0.5 / share, 0.5 / (1 - share))
    flat, sizes = np.concatenate(bag), np.array([len(b) for b in bag])
    starts, scale = np.cumsum(sizes) - sizes, sizes**-0.5
    weights, bias = torch.zeros(2 * BUCKETS), torch.zeros(1)
    optimiser = torch.optim.Adam([weights, bias], lr=0.1)
    for _ in range(60):
        logits = np.add.reduceat(weights.numpy()[flat], starts) * scale + bias.item()
        error = weight * (1 / (1 + np.exp(-logits)) - truth)
        slope = np.bincount(flat, np.repeat(error * scale, sizes), 2 * BUCKETS)
        weights.grad = torch.from_numpy(slope.astype(np.float32)) + 2 * DECAY * weights
        bias.grad = torch.tensor([error.sum()], dtype=torch.float32)
        optimiser.step()
    return Gate(weights.numpy(), bias.item(), 0.0)


def scored(gate: Gate, report: Bags) -> float:
    """The relevance of a report; 1 where it is too short to be stopped."""
    if words(report.row.text) < SHORT:
        return 1.0
    whole, *rest = (gate.logit(bag) for bag in report.found)
    return probability(whole, max(rest))


def crossed(reports: Sequence[Bags], parts: int = 5) -> np.ndarray:
    """The relevance of each report by a gate that learnt from the other parts."""
    part = [zlib.crc32(report.row.report.encode()) % parts for report in reports]
    out = np.zeros(len(reports))
    for held in range(parts):
        gate = learn([r for r, p in zip(reports, part, strict=True) if p != held])
        for i in (i for i, p in enumerate(part) if p == held):
            out[i] = scored(gate, reports[i])
    return out


def train(config: Config) -> None:
    """Train, find the cut by cross-validation, write the weights."""
    torch.manual_seed(config.seed)
    reports = [bagged(row) for row in texts(config)]
    found, holds = crossed(reports), np.array([report.row.holds for report in reports])
    cut = float(np.quantile(found[holds], 1 - RECALL, method="lower"))
    gate = learn(reports)
    np.savez_compressed(
        config.weights / FILE,
        weights=gate.weights.astype(np.float16),
        bias_and_cut=np.array([gate.bias, cut]),
    )
    print(f"{len(reports)} reports; cut {cut:.3f}; by cross-validation are read:")
    own = np.array([report.row.report.startswith("own/") for report in reports])
    for name, kind in (("with events", holds), ("without", ~holds), ("own without", ~holds & own)):
        print(f"{name}: {(found[kind] >= cut).mean():.2%} of {kind.sum()}")


def main() -> None:
    """Train the gate alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    train(load(parser.parse_args().config))


if __name__ == "__main__":
    main()
