"""plover_relations: who does what to whom, zero-shot through the codebook's PLOVER mapping.

    python -m evaluation.reader_plover --data ../shared/corpora/plover_relations/train.tsv

Each sentence marks a source and a target and their root code. Right is an event of that
code whose actor and target touch the two; the code alone is scored too.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from dateline.codebook import load
from dateline.extract.encoder import EncoderExtractor
from dateline.model import EventReport, Role
from evaluation.predictions import document


def touches(event: EventReport, role: Role, words: str, text: str) -> bool:
    """Whether a filler of the role overlaps the words in the text."""
    start = text.find(words)
    end = start + len(words)
    return any(f.span.start < end and start < f.span.end for f in event.role(role))


def main() -> None:
    """Print accuracy of codes and of codes with both parties."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/corpora/plover_relations/train.tsv")
    )
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    codebook, counts = load(), Counter[str]()
    with args.data.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    extractor = EncoderExtractor(args.weights, gate=False)
    read = extractor.read(document("", row["sentence"]) for row in rows)
    for row, extraction in zip(rows, read, strict=True):
        text = row["sentence"]
        codes = {codebook.event_types[e.type].plover_type for e in extraction.events}
        both = [
            e
            for e in extraction.events
            if touches(e, "actor", row["source"], text)
            and touches(e, "target", row["target"], text)
        ]
        counts["rows"] += 1
        counts["code anywhere"] += row["gold_root"] in codes
        counts["pair found"] += bool(both)
        counts["pair with code"] += any(
            codebook.event_types[e.type].plover_type == row["gold_root"] for e in both
        )
    for name in ("code anywhere", "pair found", "pair with code"):
        print(
            f"{name:16} {counts[name] / counts['rows']:.3f}  ({counts[name]} of {counts['rows']})"
        )


if __name__ == "__main__":
    main()
