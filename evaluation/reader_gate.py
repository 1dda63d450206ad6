"""The relevance gate: how many reports that hold events it lets through, and its speed.

    python -m evaluation.reader_gate --annotation ../shared/annotation --own training/corpus

On the reports of gold dev and, with --own, of the own corpus that are held out for
development. Reports without events should be stopped, those with events never.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from dateline.extract.encoder.gate import load
from evaluation.predictions import WEIGHTS, documents, scorer
from training.corpora import own_dev


def main() -> None:
    """Print the gate's recall and how much it stops."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotation", type=Path, default=Path("../shared/annotation"))
    parser.add_argument("--own", type=Path, default=Path("training/corpus"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    gate = load(args.weights)
    if gate is None:
        raise SystemExit(f"no gate in {args.weights}")
    score = scorer(args.annotation)
    gold = score.load_annotations(args.annotation / "gold" / "dev.jsonl")
    sets = {"gold dev": (gold, args.annotation / "texts")}
    if (args.own / "annotations").exists():
        own = score.load_annotations(args.own / "annotations")
        sets["own dev"] = ({k: v for k, v in own.items() if own_dev(k)}, args.own / "texts")
    for name, (wanted, texts) in sets.items():
        found = list(documents(texts, wanted))
        begun = time.perf_counter()
        passed = {key: not gate.stops(document, gate.score(document)) for key, document in found}
        took = time.perf_counter() - begun
        events = [key for key in passed if wanted[key].get("events")]
        empty = [key for key in passed if not wanted[key].get("events")]
        print(
            f"{name}: {sum(passed[k] for k in events)} of {len(events)} reports with events pass,"
            f" {sum(passed[k] for k in empty)} of {len(empty)} without;"
            f" {len(found) / took:.0f} reports a second"
        )


if __name__ == "__main__":
    main()
