"""GENEVA: 115 general event types, learnt by a head of their own beside ours."""

from __future__ import annotations

import json
from pathlib import Path

from training.examples import Example, build


def read(path: Path) -> tuple[list[Example], list[str]]:
    """The sentences, and the names of the event types in the order of their numbers."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    names = sorted({e["event_type"] for row in rows for e in row["event_mentions"]})
    examples = []
    for row in rows:
        example = build(row["wnd_id"], " ".join(row["tokens"]))
        starts, at = [], 0
        for token in row["tokens"]:
            starts.append(at)
            at += len(token) + 1
        example.frames = {}
        for event in row["event_mentions"]:
            start = starts[event["trigger"]["start"]]
            span = example.words.covering(start, start + len(event["trigger"]["text"]))
            if span:
                example.frames[span[0]] = 1 + names.index(event["event_type"])
        examples.append(example)
    return examples, names
