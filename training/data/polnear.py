"""PolNeAR: attributions in political news, as cues with source and content.

Besides the cue's own query, some words of each content are asked for their chain of
sources, as an event's trigger would be; words outside all contents have none.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.examples import Example, Query, Span, build

CUE_TAGS = frozenset({"source", "content"})
CHAIN_TAGS = frozenset({"source", "cue"})
PART = 2400
"""Characters of an article to an example, cut at a paragraph."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The articles, one annotator each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(path: Path, seed: int = 0) -> list[Example]:
    """All articles, cut into parts; of texts annotated twice, the first."""
    rng = random.Random(seed)
    out, seen = [], set()
    for row in rows(path):
        if row["id"] not in seen:
            seen.add(row["id"])
            out.extend(_examples(row, rng))
    return out


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of an article begin and end."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start + PART)
        end = len(text) if end < 0 else end
        yield start, end
        start = end


def _examples(row: dict[str, Any], rng: random.Random) -> list[Example]:
    return [_example(row, start, end, rng) for start, end in parts(row["text"])]


def _example(row: dict[str, Any], start: int, end: int, rng: random.Random) -> Example:
    example = build(f"{row['id']}#{start}", row["text"][start:end])
    example.cues = []
    chains: dict[int, list[tuple[list[Span], list[Span]]]] = {}
    for attribution in row["attributions"]:
        source, cue, content = (
            _spans(example, attribution.get(k) or [], start, end)
            for k in ("source", "cue", "content")
        )
        if cue:
            example.cues.extend(cue)
            spans = {"source": [[s] for s in source], "content": [[c] for c in content]}
            example.queries.append(Query("cue", cue[0][0], spans=spans, active=CUE_TAGS))
        for span in content:
            for word in range(*span):
                chains.setdefault(word, []).append((source, cue))
    example.queries.extend(_chains(example, chains, rng))
    return example


def _spans(example: Example, pairs: list[list[int]], start: int, end: int) -> list[Span]:
    inside = [(a - start, b - start) for a, b in pairs if a >= start and b <= end]
    return [s for s in (example.words.covering(a, b) for a, b in inside) if s]


def _chains(
    example: Example, chains: dict[int, list[tuple[list[Span], list[Span]]]], rng: random.Random
) -> list[Query]:
    candidates = [w for w in range(len(example.words.spans)) if len(example.words.surface(w)) > 3]
    inside = [w for w in candidates if w in chains]
    outside = [w for w in candidates if w not in chains]
    picked = rng.sample(inside, min(len(inside), 10)) + rng.sample(outside, min(len(outside), 6))
    return [_chain_query(word, chains.get(word, [])) for word in picked]


def _chain_query(word: int, links: list[tuple[list[Span], list[Span]]]) -> Query:
    spans = {
        "source": [[s] for source, _ in links for s in source],
        "cue": [[c] for _, cue in links for c in cue],
    }
    return Query("event", word, spans=spans, active=CHAIN_TAGS, chained=bool(links))
