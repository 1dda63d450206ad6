"""cameo_ner: source and target of political events, zero-shot.

    python -m evaluation.reader_cameo --data ../shared/corpora/cameo_ner/train.txt

Each sentence marks the source and the target of its main event, token by token (B-S, I-S,
B-T, I-T; the R marks of a third party are left out). Ours are the actors and targets of all
events that are read in the sentence, so that precision is a lower bound. Scored by token,
and by party: right where a filler shares a token with it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.encoder import EncoderExtractor
from dateline.model import Extraction, Role
from evaluation.predictions import document, print_counts

SIDES: dict[str, Role] = {"S": "actor", "T": "target"}
Sentence = list[tuple[str, str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """Tokens with their marks, a blank line between sentences."""
    held: Sentence = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        parts = line.split()
        if parts:
            held.append((parts[0], parts[-1]))
        elif held:
            yield held
            held = []


def parties(sentence: Sentence, side: str) -> list[set[int]]:
    """The tokens of each party of one side."""
    out: list[set[int]] = []
    for at, (_, mark) in enumerate(sentence):
        if mark == f"B-{side}":
            out.append({at})
        elif mark == f"I-{side}":
            if not out or at - 1 not in out[-1]:
                out.append(set())
            out[-1].add(at)
    return out


def fillers(sentence: Sentence, extraction: Extraction, role: Role) -> list[set[int]]:
    """The tokens of each filler of a role, each once."""
    starts, at = [], 0
    for token, _ in sentence:
        starts.append((at, at + len(token)))
        at += len(token) + 1
    spans = {(f.span.start, f.span.end) for e in extraction.events for f in e.role(role)}
    return [{i for i, (a, b) in enumerate(starts) if a < end and start < b} for start, end in spans]


def main() -> None:
    """Print tokens and parties of both sides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/corpora/cameo_ner/train.txt"))
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    rows, counts = list(sentences(args.data)), Counter[str]()
    extractor = EncoderExtractor(args.weights, gate=False)
    read = extractor.read(document("", " ".join(t for t, _ in row)) for row in rows)
    for row, extraction in zip(rows, read, strict=True):
        for side, role in SIDES.items():
            gold, ours = parties(row, side), fillers(row, extraction, role)
            every, found = set[int]().union(*gold), set[int]().union(*ours)
            counts.update(
                {
                    f"{role} token hit": len(every & found),
                    f"{role} token predicted": len(found),
                    f"{role} token gold": len(every),
                    f"{role} party hit": sum(any(g & o for o in ours) for g in gold),
                    f"{role} party predicted": sum(not any(g & o for g in gold) for o in ours),
                    f"{role} party gold": len(gold),
                }
            )
    print(f"{len(rows)} sentences")
    for role in SIDES.values():
        counts[f"{role} party predicted"] += counts[f"{role} party hit"]
        for kind in ("token", "party"):
            print_counts(f"{role} {kind}", counts)


if __name__ == "__main__":
    main()
