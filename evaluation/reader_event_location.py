"""event_location: the place of a given verb, on the tenth that no weights learn from.

    python -m evaluation.reader_event_location --data event_location/train.jsonl.gz

Scored by token. --all scores every sentence of the file (for data never trained on).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from dateline.extract.encoder.decode import tagged
from dateline.extract.encoder.labels import TAGS
from dateline.extract.encoder.network import Network, Question, softmax
from dateline.extract.encoder.words import split_words
from evaluation.predictions import WEIGHTS, print_counts

DATA = Path("../shared/corpora/event_location/train.jsonl.gz")


def held_out(text: str) -> bool:
    """Whether a sentence belongs to the tenth kept from training."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 10 == 0


def main() -> None:
    """Score the places of the verbs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--cut", type=float, default=0.5)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    network, counts, verbs = Network(args.weights, threads=2), Counter[str](), 0
    with gzip.open(args.data, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if not args.all and not held_out(row["text"]):
            continue
        words = split_words(row["text"])
        spans = [(words.covering(a, b), label) for a, b, label in row["spans"]]
        asked = [span[0] for span, label in spans if span and label == "VERB"]
        gold = {w for span, label in spans if span and label == "LOCATION" for w in range(*span)}
        encoded, found = network.encode(words), set[int]()
        for verb in asked:
            verbs += 1
            answers = network.ask(encoded, [Question("predicate", verb)])
            column = softmax(answers.tags[0])[:, TAGS.index("place")]
            runs = tagged(encoded, column, answers.first[0], "time", args.cut)
            found |= {w for t in runs for w in range(*t.run)}
        counts.update(
            {"place token hit": len(found & gold), "place token predicted": len(found),
             "place token gold": len(gold)}
        )  # fmt: skip
    print(f"{verbs} verbs")
    print_counts("place token", counts)


if __name__ == "__main__":
    main()
