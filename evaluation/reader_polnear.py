"""PolNeAR: source, cue and content of attributions, by token and by exact span.

    python -m evaluation.reader_polnear --data ../shared/corpora/polnear/dev.jsonl.gz

Of texts that two annotators read, the first reading counts. A token is scored for each of
the three parts of which it belongs to any attribution; a span is exact when both ends are.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.extract.encoder.decode import Tagged, tagged
from dateline.extract.encoder.labels import TAGS
from dateline.extract.encoder.network import Encoded, Network, Question, softmax
from dateline.extract.encoder.words import split_words
from evaluation.predictions import WEIGHTS, print_counts

PARTS = ("source", "cue", "content")
Run = tuple[int, int]


def rows(path: Path) -> list[dict[str, Any]]:
    """The articles, each once."""
    first: dict[str, dict[str, Any]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            first.setdefault(row["id"], row)
    return list(first.values())


def read(network: Network, encoded: Encoded, cut: float) -> dict[str, set[Run]]:
    """The runs of words of every part."""
    cues = tagged(encoded, softmax(encoded.head("cue")), 0, "cue", cut)
    found: dict[str, set[Run]] = {"cue": {c.run for c in cues}, "source": set(), "content": set()}
    if cues:
        answers = network.ask(encoded, [Question("cue", c.run[0]) for c in cues])
        for i in range(len(cues)):
            scores = softmax(answers.tags[i])
            for part in ("source", "content"):
                column = scores[:, TAGS.index(part)]
                runs: list[Tagged] = tagged(encoded, column, answers.first[i], part, cut)
                found[part] |= {t.run for t in runs}
    return found


def gold(row: dict[str, Any], encoded: Encoded) -> dict[str, set[Run]]:
    """The annotated runs of words, cut at sentences as the reading is."""
    out: dict[str, set[Run]] = {part: set() for part in PARTS}
    for attribution in row["attributions"]:
        for part in PARTS:
            for start, end in attribution.get(part) or []:
                run = encoded.words.covering(start, end)
                if run:
                    out[part].add(run)
    return out


def tokens(encoded: Encoded, runs: set[Run]) -> set[int]:
    """The words in the runs, punctuation left out."""
    inside = {word for run in runs for word in range(*run)}
    return {w for w in inside if any(c.isalnum() for c in encoded.words.surface(w))}


def main() -> None:
    """Score the cues, sources and contents of all articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/corpora/polnear/dev.jsonl.gz"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--cut", type=float, default=0.5)
    args = parser.parse_args()
    network, counts = Network(args.weights, threads=2), Counter[str]()
    articles = rows(args.data)
    for row in articles:
        encoded = network.encode(split_words(row["text"]))
        found, wanted = read(network, encoded, args.cut), gold(row, encoded)
        for part in PARTS:
            for kind, a, b in (
                ("token", tokens(encoded, found[part]), tokens(encoded, wanted[part])),
                ("exact", found[part], wanted[part]),
            ):
                counts.update(
                    {f"{part} {kind} hit": len(a & b), f"{part} {kind} predicted": len(a),
                     f"{part} {kind} gold": len(b)}
                )  # fmt: skip
    print(f"{len(articles)} articles, {sum(len(r['attributions']) for r in articles)} attributions")
    for part in PARTS:
        for kind in ("token", "exact"):
            print_counts(f"{part} {kind}", counts)


if __name__ == "__main__":
    main()
