"""Examples to tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.extract.encoder.labels import (
    ATTRIBUTED,
    BIO,
    PRACTICES,
    QUERIES,
    REALIS,
    TAGS,
    WORD_WIDTH,
)
from dateline.extract.encoder.pieces import (
    UNKNOWN,
    Window,
    cases_of,
    distances,
    pieces_of,
    region,
    windows,
)
from training.examples import SLOTS, Example, Query, Span

IGNORE = -100


@dataclass(slots=True)
class Soft:
    """What teachers say of a query: probabilities of the tags (L, tags, 3), 0 where they are
    not asked, and of an event's realis and chain."""

    tags: np.ndarray
    realis: np.ndarray | None
    attributed: np.ndarray | None


@dataclass(slots=True)
class Asked:
    """A query with its region and labels; words are numbered within the example."""

    query: Query
    first: int
    end: int
    distance: np.ndarray
    sentence: np.ndarray
    tags: np.ndarray
    attributed: int
    soft: Soft | None = None


@dataclass(slots=True)
class Prepared:
    """An example as numbers."""

    example: Example
    pieces: list[int]
    firsts: list[int]
    cases: np.ndarray
    windows: list[Window]
    asked: list[Asked]
    pairs: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]] = field(default_factory=dict)
    """Pairs of events and of mentions: left, right, features, whether they are one."""
    soft: np.ndarray | None = None
    """Teachers' probabilities for the heads on words (n, WORD_WIDTH), 0 where none."""


def prepare(example: Example, tokenizer: Tokenizer, window: int, opening: int) -> Prepared:
    """Everything about an example that does not change between epochs; it is read in windows
    of so many pieces, its first `opening` again before every later one."""
    pieces, firsts = pieces_of(example.words, tokenizer)
    cases = np.array(cases_of(example.words), dtype=np.int64)
    parts = windows(len(pieces), window, opening)
    asked = [ask(example, q) for q in example.queries]
    return Prepared(example, pieces, firsts, cases, parts, asked)


def ask(example: Example, query: Query) -> Asked:
    """A query's region, distances and labels."""
    first, end = region(example.words, query.word, query.kind)
    at = np.arange(first, end)
    home = example.words.sentence_of(query.word)
    sentence = np.array([example.words.sentence_of(int(w)) - home for w in at])
    tags = np.zeros((end - first, len(TAGS)), dtype=np.int8)
    missed = 0
    for tag, fillers in query.spans.items():
        column = TAGS.index(tag)
        for options in fillers:
            span = _reachable(tag, options, first, end, query.word)
            if span is None:
                missed += tag == "source"
                continue
            if not tags[span[0] - first : span[1] - first, column].any():
                tags[span[0] - first, column] = 1
                tags[span[0] + 1 - first : span[1] - first, column] = 2
    found = bool(
        (tags[:, TAGS.index("source")] == 1).any() or (tags[:, TAGS.index("cue")] == 1).any()
    )
    attributed = IGNORE if query.chained is None else 0 if not query.chained else 1 if found else 2
    return Asked(
        query,
        first,
        end,
        distances(at - query.word),
        np.clip(sentence, -2, 2) + 2,
        tags,
        attributed,
    )


def _reachable(tag: str, options: Sequence[Span], first: int, end: int, word: int) -> Span | None:
    if tag == "content":
        clipped = [(max(a, first), min(b, end)) for a, b in options]
        return next((s for s in clipped if s[0] < s[1]), None)
    inside = [s for s in options if s[0] >= first and s[1] <= end]
    if options and inside and inside[0] != options[0]:
        inside.sort(key=lambda s: (s[0] > word, abs(s[0] - word)))
    return inside[0] if inside else None


@dataclass(slots=True)
class Batch:
    """Tensors of some examples. Words of all examples are numbered through."""

    prepared: list[Prepared]
    offsets: list[int]
    ids: Tensor
    cases: Tensor
    mask: Tensor
    gather: Tensor
    labels: dict[str, Tensor]
    queries: dict[str, Tensor]
    asked: list[Asked]
    soft: Tensor | None
    """(N, WORD_WIDTH), where any of the examples has been taught."""


def collate(
    prepared: Sequence[Prepared],
    tokenizer: Tokenizer,
    rng: random.Random | None = None,
    *,
    caps: float = 0.0,
    masked: float = 0.0,
    untyped: float = 0.0,
    queries: int = 400,
) -> Batch:
    """A batch; with probability `caps` a text loses its case, `masked` of the pieces
    are hidden and `untyped` of the queries do not know their type."""
    rng = rng or random.Random(0)
    rows: list[tuple[list[int], list[int]]] = []
    places: list[int] = []
    offsets, total = [], 0
    sizes = [max((w.size for w in p.windows), default=0) for p in prepared]
    width = max(sizes) + 2
    for p in prepared:
        offsets.append(total)
        total += len(p.firsts)
        places.extend(_add_windows(p, rows, width, tokenizer, rng, caps, masked))
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    cases = torch.full((len(rows), width), 4, dtype=torch.long)
    mask = torch.zeros(len(rows), width)
    for i, (row, case) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        cases[i, : len(row)] = torch.tensor(case)
        mask[i, : len(row)] = 1
    pairs = [(o, a) for p, o in zip(prepared, offsets, strict=True) for a in p.asked]
    if len(pairs) > queries:
        pairs = rng.sample(pairs, queries)
    asked = query_tensors(pairs, rng, untyped) if pairs else {}
    return Batch(
        list(prepared), offsets, ids, cases, mask, torch.tensor(places), _labels(prepared), asked,
        [a for _, a in pairs], _taught(prepared),
    )  # fmt: skip


def _add_windows(
    p: Prepared,
    rows: list[tuple[list[int], list[int]]],
    width: int,
    tokenizer: Tokenizer,
    rng: random.Random,
    caps: float,
    masked: float,
) -> list[int]:
    """Add an example's windows; where each of its words stands in the flat batch."""
    practice = p.example.practice or rng.choice([*PRACTICES])
    names = (PRACTICES[practice], "[SEP]", "[MASK]")
    begin, sep, hide = (tokenizer.token_to_id(name) for name in names)
    lose = p.example.caps or rng.random() < caps
    by_piece = np.full(len(p.pieces), UNKNOWN, dtype=np.int64)
    if not lose:
        ends = [*p.firsts[1:], len(p.pieces)]
        for word, (a, b) in enumerate(zip(p.firsts, ends, strict=True)):
            by_piece[a:b] = p.cases[word]
    where = np.zeros(len(p.pieces), dtype=np.int64)
    for window in p.windows:
        own = np.arange(window.own_end - window.own)
        where[window.own : window.own_end] = len(rows) * width + 1 + window.at + own
        row = [hide if masked and rng.random() < masked else i for i in window.of(p.pieces)]
        rows.append(([begin, *row, sep], [4, *window.of(by_piece.tolist()), 4]))
    return where[p.firsts].tolist() if p.firsts else []


def _labels(prepared: Sequence[Prepared]) -> dict[str, Tensor]:
    names = ("trigger", "relation", "mention", "kind", "upos", "cue", "frame", *SLOTS)
    out: dict[str, list[int]] = {name: [] for name in names}
    for p in prepared:
        for name, values in _word_labels(p.example).items():
            out[name].extend(values)
    return {name: torch.tensor(values) for name, values in out.items()}


def _word_labels(e: Example) -> dict[str, list[int]]:
    n = len(e.words.spans)
    mention, kind = [IGNORE] * n, [IGNORE] * n
    if e.mentions is not None:
        mention = [0] * n
        for span, which, _ in sorted(e.mentions, key=lambda m: m[0][1] - m[0][0]):
            if not any(mention[span[0] : span[1]]):
                mention[span[0]] = 1
                mention[span[0] + 1 : span[1]] = [2] * (span[1] - span[0] - 1)
                kind[span[0] : span[1]] = [which] * (span[1] - span[0])
    return {
        "trigger": _marked(e.triggers, n),
        "relation": _marked(e.relations, n),
        "mention": mention,
        "kind": kind,
        "upos": e.upos if e.upos is not None else [IGNORE] * n,
        "cue": _bio(e.cues, n),
        "frame": _marked(e.frames, n),
        **{slot: _bio(None if e.slots is None else e.slots[slot], n) for slot in SLOTS},
    }


def _marked(labels: dict[int, int] | None, n: int) -> list[int]:
    return [IGNORE] * n if labels is None else [labels.get(i, 0) for i in range(n)]


def _bio(spans: list[Span] | None, n: int) -> list[int]:
    if spans is None:
        return [IGNORE] * n
    out = [0] * n
    for first, end in spans:
        out[first:end] = [1] + [2] * (end - first - 1)
    return out


def _taught(prepared: Sequence[Prepared]) -> Tensor | None:
    if all(p.soft is None for p in prepared):
        return None
    rows = [
        np.zeros((len(p.firsts), WORD_WIDTH), np.float16) if p.soft is None else p.soft
        for p in prepared
    ]
    return torch.from_numpy(np.concatenate(rows).astype(np.float32))


def query_tensors(
    pairs: Sequence[tuple[int, Asked]], rng: random.Random | None = None, untyped: float = 0.0
) -> dict[str, Tensor]:
    """Queries, each with where its example's words begin in the batch, as tensors."""
    rng = rng or random.Random(0)
    longest = max(a.end - a.first for _, a in pairs)
    shape = (len(pairs), longest)
    word = np.zeros(shape, dtype=np.int64)
    distance, sentence = np.zeros(shape, dtype=np.int64), np.full(shape, 2, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.float32)
    tags = np.full((*shape, len(TAGS)), IGNORE, dtype=np.int64)
    for i, (offset, a) in enumerate(pairs):
        n = a.end - a.first
        word[i, :n] = offset + np.arange(a.first, a.end)
        distance[i, :n], sentence[i, :n], mask[i, :n] = a.distance, a.sentence, 1
        active = [t in a.query.active for t in TAGS]
        tags[i, :n][:, active] = a.tags[:, active]
    out = {
        "word": word, "distance": distance, "sentence": sentence, "mask": mask, "tags": tags,
        "trigger": np.array([o + a.query.word for o, a in pairs]),
        "at": np.array([a.query.word - a.first for _, a in pairs]),
        "kind": np.array([QUERIES.index(a.query.kind) for _, a in pairs]),
        "type": np.array([_type(a.query, rng, untyped) for _, a in pairs]),
        "realis": np.array([_or_ignore(a.query.realis) for _, a in pairs]),
        "attributed": np.array([a.attributed for _, a in pairs]),
        "factuality": np.array(
            [np.nan if a.query.factuality is None else a.query.factuality for _, a in pairs],
            dtype=np.float32,
        ),
    }  # fmt: skip
    if any(a.soft for _, a in pairs):
        out |= _softened(pairs, shape)
    return {name: torch.from_numpy(value) for name, value in out.items()}


def _softened(pairs: Sequence[tuple[int, Asked]], shape: tuple[int, int]) -> dict[str, np.ndarray]:
    """What teachers say of the queries, 0 for those that they were not asked about."""
    out = {
        "soft_tags": np.zeros((*shape, len(TAGS), BIO), np.float32),
        "soft_realis": np.zeros((len(pairs), len(REALIS)), np.float32),
        "soft_attributed": np.zeros((len(pairs), len(ATTRIBUTED)), np.float32),
    }
    for i, (_, a) in enumerate(pairs):
        if a.soft:
            out["soft_tags"][i, : a.end - a.first] = a.soft.tags
            if a.soft.realis is not None and a.soft.attributed is not None:
                out["soft_realis"][i] = a.soft.realis
                out["soft_attributed"][i] = a.soft.attributed
    return out


def _or_ignore(label: int | None) -> int:
    return IGNORE if label is None else label


def _type(query: Query, rng: random.Random, untyped: float) -> int:
    """0 where the kind of tie is not known or none is asked about, then the kinds."""
    if query.kind != "relation" or query.type < 0 or rng.random() < untyped:
        return 0
    return 1 + query.type


def batches(
    prepared: Sequence[Prepared], pieces: int, rng: random.Random
) -> Iterator[list[Prepared]]:
    """Shuffled groups of examples of like length, each of about `pieces` pieces."""
    order = list(prepared)
    rng.shuffle(order)
    groups: list[list[Prepared]] = []
    for at in range(0, len(order), 64):
        block = sorted(order[at : at + 64], key=lambda p: len(p.pieces))
        group: list[Prepared] = []
        size = 0
        for p in block:
            if group and size + len(p.pieces) > pieces:
                groups.append(group)
                group, size = [], 0
            group.append(p)
            size += len(p.pieces)
        if groups and size < pieces // 2:
            groups[-1].extend(group)
        else:
            groups.append(group)
    rng.shuffle(groups)
    yield from groups
