"""The annotated reports that a measure of the reader runs on, by the options all such share."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.extract.encoder import EncoderExtractor
from evaluation.predictions import scorer
from training.corpora import own_dev


@dataclass(frozen=True)
class Held:
    """Annotated reports by id, score.py, their texts, and the reader that is measured."""

    score: Any
    gold: dict[str, Any]
    folder: Path
    texts: dict[str, Any]
    extractor: EncoderExtractor


def options(description: str | None) -> argparse.ArgumentParser:
    """A command line with the options that say what is read by which weights."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--annotation", type=Path, default=Path("../shared/annotation"))
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--own-dev", action="store_true")
    return parser


def held(args: argparse.Namespace) -> Held:
    """What the options name: gold dev where they name nothing, by the shipped weights."""
    score = scorer(args.annotation)
    gold = score.load_annotations(args.gold or args.annotation / "gold" / "dev.jsonl")
    gold = {key: value for key, value in gold.items() if not args.own_dev or own_dev(key)}
    folder = args.texts or args.annotation / "texts"
    extractor = EncoderExtractor(args.weights, gate=False)
    return Held(score, gold, folder, score.load_texts(folder), extractor)
