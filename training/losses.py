"""What a batch costs. Every part is per thing to be found, so that no part drowns another."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.extract.encoder.labels import BIO, WORD_SLICES
from dateline.extract.encoder.pairs import (
    Name,
    Trigger,
    content_stems,
    event_features,
    mention_features,
)
from dateline.extract.encoder.words import Words
from training.batches import IGNORE, Batch, Prepared
from training.examples import SLOTS, Query
from training.model import Pairs, Reader

REALIS_SHARE, REALIS_WEIGHTS = 2.0, (0.6, 1.5, 1.0, 1.3, 1.5, 1.3)
"""What realis counts beside the rest, and each of its values."""
TAG_WEIGHTS = torch.tensor([1.0, 1.5, 1.2])
"""What a word outside, at the beginning and within a filler counts."""
SAME_EVENT, SAME_ACTOR = 4.0, 2.0
"""What the pairs of events and of mentions count; few texts of a batch have pairs of events."""
REACH = 40
"""How many earlier triggers or mentions are held against one."""
TOGETHER = 24
"""How many queries of like reach are asked at once."""


@dataclass(slots=True)
class Outputs:
    """What the network says of a batch."""

    words: Tensor
    scores: Tensor
    tags: Tensor | None = None
    realis: Tensor | None = None
    attributed: Tensor | None = None
    factuality: Tensor | None = None
    vectors: Tensor | None = None


def run(reader: Reader, batch: Batch) -> Outputs:
    """The forward pass: words (N, H), their scores, and the answers to the queries."""
    words = encoded(reader, batch)
    out = Outputs(words, reader.word(words))
    if batch.queries:
        answers = answered(reader, words, batch.queries)
        out.tags, out.realis, out.attributed, out.factuality, out.vectors = answers
    return out


def encoded(reader: Reader, batch: Batch) -> Tensor:
    """The words of a batch as vectors (N, H)."""
    hidden = reader.encoder(batch.ids, batch.cases, batch.mask)
    flat: Tensor = hidden.reshape(-1, hidden.shape[-1])[batch.gather]
    return flat


def answered(reader: Reader, words: Tensor, q: dict[str, Tensor]) -> tuple[Tensor, ...]:
    """What the conditioned layer says of queries about words (N, H).

    They are asked in groups of like reach: of all at once two fifths would be padding.
    """
    longest = q["word"].shape[1]
    order = q["mask"].sum(1).argsort()
    parts = [_asked(reader, words, q, rows) for rows in order.split(TOGETHER)]
    tags, *rest = zip(*parts, strict=True)
    padded = [F.pad(t, (0, 0, 0, 0, 0, longest - t.shape[1])) for t in tags]
    back = order.argsort()
    return tuple(torch.cat(answers)[back] for answers in (padded, *rest))


def _asked(reader: Reader, words: Tensor, q: dict[str, Tensor], rows: Tensor) -> tuple[Tensor, ...]:
    reach = int(q["mask"][rows].sum(1).max())
    answers: tuple[Tensor, ...] = reader.conditioned(
        words[q["word"][rows, :reach]], words[q["trigger"][rows]], q["distance"][rows, :reach],
        q["sentence"][rows, :reach], q["kind"][rows], q["type"][rows], q["mask"][rows, :reach],
        q["at"][rows],
    )  # fmt: skip
    return answers


def losses(reader: Reader, batch: Batch, rng: random.Random) -> dict[str, Tensor]:
    """The parts of the loss that this batch has labels for."""
    out = run(reader, batch)
    parts = _word_losses(reader, out, batch)
    if batch.queries and out.tags is not None:
        parts |= _query_losses(out, batch)
    parts |= _pair_losses(reader, out, batch, rng)
    return parts


def speech_loss(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of the parts of speech alone, without a gradient for the encoder."""
    with torch.no_grad():
        words = encoded(reader, batch).float()
    first, end = WORD_SLICES["upos"]
    labels = batch.labels["upos"]
    return {"upos": F.cross_entropy(reader.word(words)[:, first:end], labels, ignore_index=IGNORE)}


def _word_losses(reader: Reader, out: Outputs, batch: Batch) -> dict[str, Tensor]:
    parts = {}
    for name, (first, end) in WORD_SLICES.items():
        labels = batch.labels[name]
        if (labels != IGNORE).any():
            parts[name] = _per_found(out.scores[:, first:end].float(), labels, name)
    if (batch.labels["frame"] != IGNORE).any():
        parts["frame"] = _per_found(reader.frame(out.words).float(), batch.labels["frame"], "frame")
    if batch.soft is not None:
        parts |= _taught_words(out.scores, batch.soft)
    return parts | _slot_losses(reader, out, batch)


def _taught_words(scores: Tensor, soft: Tensor) -> dict[str, Tensor]:
    """As `_per_found`, with probabilities (N, WORD_WIDTH) for labels."""
    parts = {}
    for name, (first, end) in WORD_SLICES.items():
        wanted = soft[:, first:end]
        if not wanted.any():
            continue
        total = _soft_cross_entropy(scores[:, first:end], wanted)
        found = wanted.sum() if name == "kind" else wanted[:, 1:].sum() + 8
        parts[f"{name} taught"] = total / found
    return parts


def _soft_cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    """The sum over all rows; a row of zeros costs nothing."""
    return -(wanted * F.log_softmax(scores.float(), -1)).sum()


def _slot_losses(reader: Reader, out: Outputs, batch: Batch) -> dict[str, Tensor]:
    """What MUC-4's templates hold, word by word; it teaches the encoder and is not shipped."""
    if not any((batch.labels[slot] != IGNORE).any() for slot in SLOTS):
        return {}
    scores = reader.slots(out.words).float().view(-1, len(SLOTS), BIO)
    losses = [_per_found(scores[:, i], batch.labels[slot], slot) for i, slot in enumerate(SLOTS)]
    return {"slots": torch.stack(losses).mean()}


def _per_found(scores: Tensor, labels: Tensor, name: str) -> Tensor:
    if name in ("upos", "kind"):
        return F.cross_entropy(scores, labels, ignore_index=IGNORE)
    total = F.cross_entropy(scores, labels, ignore_index=IGNORE, reduction="sum")
    return total / ((labels > 0).sum() + 8)


def _query_losses(out: Outputs, batch: Batch) -> dict[str, Tensor]:
    q, parts = batch.queries, {}
    assert out.tags is not None
    assert out.realis is not None
    assert out.attributed is not None
    total = F.cross_entropy(
        out.tags.float().reshape(-1, BIO), q["tags"].reshape(-1), ignore_index=IGNORE,
        reduction="sum",
        weight=TAG_WEIGHTS,
    )  # fmt: skip
    parts["tags"] = total / len(q["at"]) / 4
    if "soft_tags" in q:
        parts |= _taught_queries(out, q)
    if (q["realis"] != IGNORE).any():
        parts["realis"] = REALIS_SHARE * F.cross_entropy(
            out.realis.float(),
            q["realis"],
            ignore_index=IGNORE,
            weight=torch.tensor(REALIS_WEIGHTS),
        )
    if (q["attributed"] != IGNORE).any():
        parts["attributed"] = F.cross_entropy(
            out.attributed.float(), q["attributed"], ignore_index=IGNORE
        )
    known = ~torch.isnan(q["factuality"])
    if known.any() and out.factuality is not None:
        parts["factuality"] = 0.3 * F.smooth_l1_loss(
            out.factuality.float()[:, 0][known], q["factuality"][known]
        )
    return parts


def _taught_queries(out: Outputs, q: dict[str, Tensor]) -> dict[str, Tensor]:
    assert out.tags is not None
    assert out.realis is not None
    assert out.attributed is not None
    tags = _soft_cross_entropy(out.tags, q["soft_tags"] * TAG_WEIGHTS)
    events = q["soft_realis"].sum().clamp(min=1)
    return {
        "tags taught": tags / len(q["at"]) / 4,
        "realis taught": REALIS_SHARE * _soft_cross_entropy(out.realis, q["soft_realis"]) / events,
        "attributed taught": _soft_cross_entropy(out.attributed, q["soft_attributed"]) / events,
    }


def _pair_losses(
    reader: Reader, out: Outputs, batch: Batch, rng: random.Random
) -> dict[str, Tensor]:
    events, mentions = [], []
    rows_of = {id(a.query): row for row, a in enumerate(batch.asked)}
    for p, offset in zip(batch.prepared, batch.offsets, strict=True):
        queries = [a.query for a in p.asked if a.query.cluster]
        if len(queries) > 1 and out.vectors is not None and all(id(q) in rows_of for q in queries):
            queries.sort(key=lambda q: q.word)
            vectors = out.vectors[torch.tensor([rows_of[id(q)] for q in queries])]
            events.append(_pair_loss(reader.event_pairs, vectors, _event_pairs(p, queries)))
        if p.example.mentions and len(p.example.mentions) > 1:
            vectors = _mention_vectors(reader, out, p, offset)
            mentions.append(_pair_loss(reader.mention_pairs, vectors, _mention_pairs(p, rng)))
    parts = {}
    if events:
        parts["same_event"] = SAME_EVENT * torch.stack(events).mean()
    if mentions:
        parts["same_actor"] = SAME_ACTOR * torch.stack(mentions).mean()
    return parts


PairTensors = tuple[Tensor, Tensor, Tensor, Tensor]


def _pair_loss(scorer: Pairs, vectors: Tensor, pairs: PairTensors) -> Tensor:
    left, right, features, same = pairs
    scores = scorer(vectors[left], vectors[right], features).float()
    return F.binary_cross_entropy_with_logits(scores, same, pos_weight=torch.tensor(2.0))


def trigger_of(words: Words, word: int, kind: int, realis: int) -> Trigger:
    """The trigger as the features of pairs see it."""
    sentence = words.sentence_of(word)
    first, end = words.sentences[sentence]
    context = content_stems([words.surface(i) for i in range(first, end) if i != word])
    return Trigger(words.surface(word), kind, word, sentence, realis, context)


def _event_pairs(p: Prepared, queries: Sequence[Query]) -> PairTensors:
    if "events" not in p.pairs:
        words = p.example.words
        triggers = [trigger_of(words, q.word, q.type, q.realis or 0) for q in queries]
        pairs = _earlier(len(queries))
        features = [event_features(triggers[i], triggers[j]) for i, j in pairs]
        same = [float(queries[i].cluster == queries[j].cluster) for i, j in pairs]
        p.pairs["events"] = _tensors(pairs, features, same)
    return p.pairs["events"]


def name_of(p: Prepared, span: tuple[int, int], kind: int) -> Name:
    """The mention as the features of pairs see it."""
    words = p.example.words
    surface = tuple(words.surface(i).lower() for i in range(*span))
    return Name(surface, kind, words.sentence_of(span[0]), span[0])


def _mention_vectors(reader: Reader, out: Outputs, p: Prepared, offset: int) -> Tensor:
    spans = torch.tensor([span for span, _, _ in sorted(p.example.mentions or [])]) + offset
    return reader.mention(torch.cat([out.words[spans[:, 0]], out.words[spans[:, 1] - 1]], -1))


def _mention_pairs(p: Prepared, rng: random.Random) -> PairTensors:
    if "mentions" not in p.pairs:
        mentions = sorted(p.example.mentions or [])
        names = [name_of(p, span, kind) for span, kind, _ in mentions]
        pairs = _earlier(len(mentions))
        pairs = rng.sample(pairs, 1500) if len(pairs) > 1500 else pairs
        features = [mention_features(names[i], names[j]) for i, j in pairs]
        same = [float(mentions[i][2] == mentions[j][2]) for i, j in pairs]
        p.pairs["mentions"] = _tensors(pairs, features, same)
    return p.pairs["mentions"]


def _earlier(count: int) -> list[tuple[int, int]]:
    return [(i, j) for j in range(count) for i in range(max(0, j - REACH), j)]


def _tensors(
    pairs: list[tuple[int, int]], features: list[list[float]], same: list[float]
) -> PairTensors:
    left, right = (torch.tensor([pair[side] for pair in pairs]) for side in (0, 1))
    return left, right, torch.tensor(features), torch.tensor(same)
