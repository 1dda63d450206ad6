"""Run the three graphs. Shapes: n words of a report, Q queries, L words around a trigger.

One window is one call of the encoder: the int8 graphs scale their activations by what
they are given together, so that a report read alone and in company would else differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.extract.encoder import settings
from dateline.extract.encoder.labels import (
    INSIDE,
    OUTSIDE,
    PRACTICES,
    QUERIES,
    UPOS,
    WORD_SLICES,
)
from dateline.extract.encoder.pairs import EVENT_FEATURES, MENTION_FEATURES
from dateline.extract.encoder.pieces import cases_of, distances, pieces_of, region, windows
from dateline.extract.encoder.words import Words
from dateline.model import RunError

Floats = NDArray[np.float32]
EXACT = "session.x64quantprecision"
"""Without it, sums of int8 products overflow on processors that have AVX2 but no VNNI."""
GRAPHS = ("encoder", "heads", "pairs")
TOGETHER = 8
"""Questions in one call: those of a report differ in reach, and all are filled up to the widest."""
PAIR_FEATURES = {"event": EVENT_FEATURES, "mention": MENTION_FEATURES}


@dataclass(frozen=True)
class Encoded:
    """A report's words as vectors (n, H) and the scores of the heads on words."""

    words: Words
    hidden: Floats
    scores: Floats

    def head(self, name: str) -> Floats:
        """The scores of one head, (n, classes)."""
        first, end = WORD_SLICES[name]
        return self.scores[:, first:end]

    @cached_property
    def speech(self) -> list[str]:
        """The part of speech of each word."""
        return [UPOS[best] for best in self.head("upos").argmax(-1).tolist()]

    @cached_property
    def naming(self) -> list[float]:
        """The probability of each word that it names an event, at first look."""
        scores = softmax(self.head("trigger"))
        named: list[float] = (1 - scores[:, OUTSIDE] - scores[:, INSIDE]).tolist()
        return named


@dataclass(frozen=True, slots=True)
class Question:
    """A word that the conditioned layer is asked about; `tie` is a kind of relation, or -1."""

    kind: str
    word: int
    tie: int = -1


@dataclass(frozen=True, slots=True)
class Answers:
    """For each question: `tags[i]` (L, tags, 3) over the words `first[i]` onwards."""

    first: list[int]
    tags: list[Floats]
    realis: Floats
    attributed: Floats
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Paired:
    """The events, or the mentions, of a report and which two of them may be one.

    `vectors` (M, 96) of the events, (M, 2 H) of the mentions' first and last words; `pairs` are
    two rows each, the earlier first; `features` one list for each pair.
    """

    vectors: Floats
    pairs: list[tuple[int, int]]
    features: list[list[float]]


class Network:
    """The weights, loaded. Raises RunError when a file is missing."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        files = [*(f"{name}.onnx" for name in GRAPHS), "tokenizer.json"]
        missing = [name for name in files if not (folder / name).exists()]
        if missing:
            raise RunError(
                f"the encoder's weights are not in {folder}: {', '.join(missing)} missing"
            )
        self._settings = settings.load(folder)
        options = onnxruntime.SessionOptions()
        options.add_session_config_entry(EXACT, "1")
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        self._sessions = {
            name: onnxruntime.InferenceSession(
                str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
            )
            for name in GRAPHS
        }
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._begins = {key: self._piece(name) for key, name in PRACTICES.items()}
        self._end = self._piece("[SEP]")

    def _piece(self, name: str) -> int:
        return int(self._tokenizer.token_to_id(name) or 0)

    def _run(self, graph: str, inputs: dict[str, Any]) -> list[Floats]:
        outputs: list[Floats] = self._sessions[graph].run(None, inputs)
        return outputs

    def encode(self, words: Words, practice: str = "guidelines") -> Encoded:
        """One pass over the windows of a report. No words give arrays of length 0."""
        pieces, firsts = pieces_of(words, self._tokenizer)
        cases = _by_piece(cases_of(words), firsts, len(pieces))
        hidden, scores = [], []
        for window in windows(len(pieces), self._settings.window, self._settings.opening):
            ids = [self._begins[practice], *window.of(pieces), self._end]
            h, s = self._window(ids, [4, *window.of(cases), 4])
            keep = slice(1 + window.at, 1 + window.at + window.own_end - window.own)
            hidden.append(h[keep])
            scores.append(s[keep])
        if not hidden:
            return Encoded(words, np.zeros((0, 1), np.float32), np.zeros((0, 1), np.float32))
        at = np.array(firsts)
        return Encoded(words, np.concatenate(hidden)[at], np.concatenate(scores)[at])

    def _window(self, ids: list[int], cases: list[int]) -> tuple[Floats, Floats]:
        inputs = {
            "ids": np.array([ids], np.int64),
            "cases": np.array([cases], np.int64),
        }
        hidden, scores = self._run("encoder", inputs)
        return hidden[0], scores[0]

    def ask(self, encoded: Encoded, questions: Sequence[Question]) -> Answers:
        """Answer the questions of one report; at least one. Those of like reach go together."""
        regions = [region(encoded.words, q.word, q.kind) for q in questions]
        sizes = [end - first for first, end in regions]
        order = sorted(range(len(questions)), key=sizes.__getitem__)
        tags: dict[int, Floats] = {}
        rest: list[list[Floats]] = []
        for at in range(0, len(order), TOGETHER):
            some = order[at : at + TOGETHER]
            inputs = _query_inputs(
                encoded.words, [questions[i] for i in some], [regions[i] for i in some]
            )
            found, *others = self._run("heads", {"words": encoded.hidden, **inputs})
            tags.update({i: found[row, : sizes[i]] for row, i in enumerate(some)})
            rest.append(others)
        back = np.argsort(order)
        realis, attributed, vectors = (
            np.concatenate(parts)[back] for parts in zip(*rest, strict=True)
        )
        firsts = [first for first, _ in regions]
        return Answers(
            firsts, [tags[i] for i in range(len(questions))], realis, attributed, vectors
        )

    def pairs(self, events: Paired, mentions: Paired) -> tuple[Floats, Floats]:
        """Logits that two events, and two mentions, are one. Either may be empty."""
        inputs: dict[str, Any] = {}
        for name, paired in (("event", events), ("mention", mentions)):
            inputs[f"{name}_vectors"] = paired.vectors
            inputs[f"{name}_pairs"] = np.array(paired.pairs, np.int64).reshape(-1, 2)
            shape = (len(paired.pairs), PAIR_FEATURES[name])
            inputs[f"{name}_features"] = np.array(paired.features, np.float32).reshape(shape)
        same_events, same_mentions = self._run("pairs", inputs)
        return same_events, same_mentions


def _by_piece(cases: list[int], firsts: list[int], pieces: int) -> list[int]:
    out = [0] * pieces
    if not firsts:
        return out
    ends = [*firsts[1:], pieces]
    for case, first, end in zip(cases, firsts, ends, strict=True):
        out[first:end] = [case] * (end - first)
    return out


def _query_inputs(
    words: Words, questions: Sequence[Question], regions: Sequence[tuple[int, int]]
) -> dict[str, Any]:
    shape = (len(questions), max(end - first for first, end in regions))
    word, distance = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    sentence, mask = np.full(shape, 2, np.int64), np.zeros(shape, np.float32)
    number = np.zeros(len(words.spans), np.int64)
    for i, (first, end) in enumerate(words.sentences):
        number[first:end] = i
    for i, (question, (first, end)) in enumerate(zip(questions, regions, strict=True)):
        at, size = np.arange(first, end), end - first
        word[i, :size], mask[i, :size] = at, 1
        distance[i, :size] = distances(at - question.word)
        sentence[i, :size] = np.clip(number[first:end] - number[question.word], -2, 2) + 2
    return {
        "word": word, "distance": distance, "sentence": sentence, "mask": mask,
        "trigger": np.array([q.word for q in questions], np.int64),
        "kind": np.array([QUERIES.index(q.kind) for q in questions], np.int64),
        "type": np.array([_tie_class(q) for q in questions], np.int64),
        "at": np.array(
            [q.word - first for q, (first, _) in zip(questions, regions, strict=True)], np.int64
        ),
    }  # fmt: skip


def _tie_class(question: Question) -> int:
    """0 where no tie is asked about, then the kinds of relation."""
    return 1 + question.tie


def softmax(scores: Floats, temperature: float = 1.0) -> Floats:
    """Probabilities over the last axis."""
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    out: Floats = (powers / powers.sum(-1, keepdims=True)).astype(np.float32)
    return out


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of logits."""
    out: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return out
