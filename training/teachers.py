"""What earlier weights say of texts that nobody has annotated, as soft labels to learn from.

Distillation (Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a neural network"), with
the geometric mean of several teachers. A corpus keeps its own labels; the teachers fill in what
it does not label: the heads on words, and the roles of the events and ties that they find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from rich.progress import track
from tokenizers import Tokenizer
from torch import Tensor

from dateline.extract.encoder.labels import (
    FIRST_TYPE,
    INSIDE,
    OUTSIDE,
    TAGS,
    WORD_SLICES,
    WORD_WIDTH,
)
from training import model
from training.batches import Asked, Prepared, Soft, ask, collate, query_tensors
from training.examples import Query
from training.losses import answered, encoded

HEADS = ("trigger", "relation", "mention", "kind", "cue")
"""What is taught of words; parts of speech are learnt from a treebank alone."""
TAUGHT = {
    "event": [t not in ("a", "b", "content") for t in TAGS],
    "relation": [t in ("a", "b") for t in TAGS],
}
"""Which tags are taught of which kind of query."""
FOUND = 0.3
"""From this probability on a word is asked about as an event or a tie."""
PIECES = 2400
"""Word pieces that are read together."""


def load(checkpoints: Sequence[Path], folder: Path, frames: int) -> list[model.Reader]:
    """Readers with the weights of checkpoints, made to read, not to learn."""
    readers = []
    for path in checkpoints:
        reader = model.start(folder, frames)
        model.resume(reader, path)
        readers.append(reader.eval())
    return readers


def teach(
    prepared: Sequence[Prepared], readers: Sequence[model.Reader], tokenizer: Tokenizer
) -> None:
    """Give texts the teachers' labels for whatever they have none for."""
    groups = list(_groups(prepared))
    with torch.no_grad(), model.mixed():
        for group in track(groups, description="taught"):
            _teach(group, readers, tokenizer)


def _groups(prepared: Sequence[Prepared]) -> Iterator[list[Prepared]]:
    group: list[Prepared] = []
    for p in sorted(prepared, key=lambda p: len(p.pieces)):
        if group and sum(len(q.pieces) for q in group) + len(p.pieces) > PIECES:
            yield group
            group = []
        group.append(p)
    if group:
        yield group


def _teach(group: list[Prepared], readers: Sequence[model.Reader], tokenizer: Tokenizer) -> None:
    plain = [Prepared(p.example, p.pieces, p.firsts, p.cases, p.windows, []) for p in group]
    batch = collate(plain, tokenizer)
    hidden = [encoded(reader, batch) for reader in readers]
    logs = [
        _log_heads(reader.word(words).float())
        for reader, words in zip(readers, hidden, strict=True)
    ]
    words = _log_heads(torch.stack(logs).mean(0)).exp().numpy()
    for p, offset in zip(group, batch.offsets, strict=True):
        mine = words[offset : offset + len(p.firsts)]
        p.soft = _unlabelled(p, mine).astype(np.float16)
        asked = [ask(p.example, q) for q in _queries(p, mine)]
        if asked:
            _answer(asked, offset, readers, hidden)
            p.asked.extend(asked)


def _log_heads(scores: Tensor) -> Tensor:
    """Scores (N, WORD_WIDTH) as the log probabilities of each head."""
    parts = [torch.log_softmax(scores[:, a:b], -1) for a, b in WORD_SLICES.values()]
    return torch.cat(parts, -1)


def _unlabelled(p: Prepared, probabilities: np.ndarray) -> np.ndarray:
    """The probabilities of the heads that the corpus has no labels for, 0 for the rest."""
    own = {
        "trigger": p.example.triggers,
        "relation": p.example.relations,
        "mention": p.example.mentions,
        "kind": p.example.mentions,
        "cue": p.example.cues,
    }
    out = np.zeros((len(probabilities), WORD_WIDTH), dtype=np.float32)
    for name in HEADS:
        if own[name] is None:
            part = slice(*WORD_SLICES[name])
            out[:, part] = probabilities[:, part]
    if own["kind"] is None:
        _only_within(out, WORD_SLICES["mention"], WORD_SLICES["kind"])
    return out


def _only_within(soft: np.ndarray, mention: tuple[int, int], kind: tuple[int, int]) -> None:
    """The kind of a word counts as far as it is part of a mention."""
    soft[:, slice(*kind)] *= 1 - soft[:, mention[0] : mention[0] + 1]


def _queries(p: Prepared, words: np.ndarray) -> Iterator[Query]:
    """The words that the teachers take for events and ties."""
    for head, kind in (("trigger", "event"), ("relation", "relation")):
        scores = words[:, slice(*WORD_SLICES[head])]
        some = 1 - scores[:, OUTSIDE] - scores[:, INSIDE]
        for word in np.flatnonzero(some >= FOUND).tolist():
            best = int(scores[word, FIRST_TYPE:].argmax())
            yield Query(kind, word, best, active=frozenset())


def _answer(
    asked: Sequence[Asked], offset: int, readers: Sequence[model.Reader], hidden: list[Tensor]
) -> None:
    q = query_tensors([(offset, a) for a in asked])
    answers = []
    for reader, words in zip(readers, hidden, strict=True):
        tags, realis, attributed, *_ = answered(reader, words, q)
        answers.append([torch.log_softmax(x.float(), -1) for x in (tags, realis, attributed)])
    means = [torch.stack(x).mean(0).softmax(-1).numpy() for x in zip(*answers, strict=True)]
    for i, a in enumerate(asked):
        tags = means[0][i, : a.end - a.first] * np.array(TAUGHT[a.query.kind])[None, :, None]
        event = a.query.kind == "event"
        a.soft = Soft(
            tags.astype(np.float16),
            means[1][i] if event else None,
            means[2][i] if event else None,
        )
