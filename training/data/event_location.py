"""Halterman's event locations: which place belongs to which verb, or none."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from training.examples import Example, Query, build

ACTIVE = frozenset({"place"})


def rows(path: Path) -> list[dict[str, Any]]:
    """The sentences with their spans."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_out(row: dict[str, Any]) -> bool:
    """Whether a sentence belongs to the tenth that no weights learn from."""
    return int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % 10 == 0


def read(path: Path) -> list[Example]:
    """All sentences but the held-out tenth; a sentence's verbs are one example."""
    out: dict[str, Example] = {}
    for row in rows(path):
        if held_out(row):
            continue
        example = out.setdefault(row["text"], build(row["text"][:40], row["text"]))
        spans = {k: [] for k in ("VERB", "LOCATION")}
        for start, end, label in row["spans"]:
            spans[label].append(example.words.covering(start, end))
        for verb in spans["VERB"]:
            if verb:
                places = [[p] for p in spans["LOCATION"] if p]
                example.queries.append(
                    Query("predicate", verb[0], spans={"place": places}, active=ACTIVE)
                )
    return [e for e in out.values() if e.queries]
