"""PropBank over English-EWT: predicates with arguments as roles, and parts of speech.

ARG0 and ARG1 stand in for actor and target, the adjuncts for place, time and purpose,
cut to the noun phrase as the guidelines want it. UDS-IH2 adds factuality.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from dateline.extract.encoder.labels import UPOS
from training.examples import Example, Query, Span, build

TAG_OF = {
    "ARG0": "actor",
    "ARG1": "target",
    "ARGM-LOC": "place",
    "ARGM-TMP": "time",
    "ARGM-PRP": "purpose",
    "ARGM-CAU": "purpose",
    "ARGM-GOL": "place",
}
ACTIVE = frozenset({"actor", "target", "place", "time", "purpose"})
CLAUSES = {"acl:relcl", "acl", "advcl", "parataxis"}
TOGETHER = 3
"""Sentences to an example, so that the neighbours are there to be left alone."""


def read(sentences: Path, factuality: Path | None) -> list[Example]:
    """All sentences, three to an example."""
    facts = _facts(factuality) if factuality else {}
    with gzip.open(sentences, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    groups = [rows[i : i + TOGETHER] for i in range(0, len(rows), TOGETHER)]
    return [_example(group, facts) for group in groups]


def _facts(folder: Path) -> dict[tuple[str, int], float]:
    out = {}
    for name in ("train.jsonl", "dev.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            key = row["text"].replace(" ", "")
            for target in row["targets"]:
                out[key, target["span1"][0]] = float(target["label"])
    return out


def _example(rows: list[dict[str, Any]], facts: dict[tuple[str, int], float]) -> Example:
    text, starts = "", []
    for row in rows:
        text += "\n\n" if text else ""
        offsets = []
        for token in row["tokens"]:
            offsets.append(len(text))
            text += token + " "
        starts.append(offsets)
        text = text.rstrip(" ")
    example = build(rows[0]["sent_id"], text)
    example.upos = [-100] * len(example.words.spans)
    for row, offsets in zip(rows, starts, strict=True):
        words = [
            example.words.covering(at, at + len(token))
            for at, token in zip(offsets, row["tokens"], strict=True)
        ]
        _add(example, row, words, facts)
    return example


def _add(
    example: Example,
    row: dict[str, Any],
    words: list[Span | None],
    facts: dict[tuple[str, int], float],
) -> None:
    assert example.upos is not None
    for span, tag in zip(words, row["upos"], strict=True):
        if span and tag in UPOS:
            for word in range(*span):
                example.upos[word] = UPOS.index(tag)
    key = "".join(row["tokens"])
    for prop in row["props"]:
        at = words[prop["pred"]]
        if at is None:
            continue
        query = Query("predicate", at[0], active=ACTIVE, factuality=facts.get((key, prop["pred"])))
        for role, first, last in prop["args"]:
            span = _phrase(row, words, first, last, role) if role in TAG_OF else None
            if span:
                query.spans.setdefault(TAG_OF[role], []).append([span])
        example.queries.append(query)


def _phrase(
    row: dict[str, Any], words: list[Span | None], first: int, last: int, role: str
) -> Span | None:
    """The argument without its leading preposition and trailing clause."""
    if role in ("ARG0", "ARG1", "ARGM-LOC", "ARGM-GOL"):
        if row["upos"][first] == "ADP" and first < last:
            first += 1
        for at in range(first + 1, last + 1):
            head = row["heads"][at] - 1
            if row["deprels"][at] in CLAUSES and first <= head < at:
                last = max(first, min(_leftmost(row, at), at) - 1)
                break
    while last > first and row["upos"][last] == "PUNCT":
        last -= 1
    begin, finish = words[first], words[last]
    return (begin[0], finish[1]) if begin and finish else None


def _leftmost(row: dict[str, Any], root: int) -> int:
    inside = {root}
    for _ in range(3):
        inside |= {i for i, head in enumerate(row["heads"]) if head - 1 in inside}
    return min(inside)
