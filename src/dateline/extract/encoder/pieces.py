"""Words to word pieces, case and windows: what the encoder is given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.extract.encoder.words import Words

CONTEXT = 24
"""Word pieces at an inner edge of a window that are read for context alone."""
LOWER, TITLE, UPPER, MIXED, NO_LETTERS, UNKNOWN = range(6)


class Encoded(Protocol):
    """What the tokenizer hands out."""

    ids: list[int]
    word_ids: list[int | None]


class Tokenizer(Protocol):
    """The part of `tokenizers.Tokenizer` that is used here."""

    def encode(
        self, sequence: Sequence[str], *, is_pretokenized: bool, add_special_tokens: bool
    ) -> Encoded: ...


class Reach(NamedTuple):
    """How far around a word is looked, in sentences and in words."""

    sentences_back: int
    sentences_on: int
    words_back: int
    words_on: int


REACHES = {
    "event": Reach(2, 1, 70, 40),
    "relation": Reach(3, 2, 110, 60),
    "cue": Reach(1, 2, 60, 110),
}
"""What is said runs on after a cue; the ends of a tie stand far apart."""


def pieces_of(words: Words, tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Piece ids, and for each word the number of its first piece.

    A word that the tokenizer drops (a lone direction mark) points at the piece
    that follows it, or at the last one.
    """
    surfaces = [_encodable(words.surface(i)) for i in range(len(words.spans))]
    encoded = tokenizer.encode(surfaces, is_pretokenized=True, add_special_tokens=False)
    firsts = [-1] * len(surfaces)
    for at, word in enumerate(encoded.word_ids):
        if word is not None and firsts[word] < 0:
            firsts[word] = at
    following = max(len(encoded.ids) - 1, 0)
    for word in reversed(range(len(firsts))):
        if firsts[word] < 0:
            firsts[word] = following
        following = firsts[word]
    return list(encoded.ids), firsts


def _encodable(surface: str) -> str:
    return surface.encode("utf-8", "replace").decode("utf-8")


def cases_of(words: Words) -> list[int]:
    """The case of each word; all of a sentence in capitals is of unknown case."""
    out = [_case(words.surface(i)) for i in range(len(words.spans))]
    for first, end in words.sentences:
        if _shouts(out[first:end]):
            out[first:end] = [UNKNOWN] * (end - first)
    return out


def _case(surface: str) -> int:
    if surface.islower():
        return LOWER
    if surface.isupper():
        return UPPER if len(surface) > 1 else TITLE
    if surface.istitle():
        return TITLE
    return MIXED if any(c.isalpha() for c in surface) else NO_LETTERS


def _shouts(cases: Sequence[int]) -> bool:
    upper = sum(c == UPPER for c in cases)
    small = sum(c in (LOWER, MIXED) for c in cases)
    return upper >= 4 and upper > 4 * small


class Window(NamedTuple):
    """What is read at once, in pieces of a report: its first `opening`, then `start` to `end`,
    of which `own` to `own_end` are no mere context."""

    opening: int
    start: int
    end: int
    own: int
    own_end: int

    def of(self, values: Sequence[int]) -> list[int]:
        """Its part of one value a piece."""
        return [*values[: self.opening], *values[self.start : self.end]]

    @property
    def size(self) -> int:
        """How many pieces are read."""
        return self.opening + self.end - self.start

    @property
    def at(self) -> int:
        """Where its own pieces begin within it."""
        return self.opening + self.own - self.start


def windows(pieces: int, size: int, opening: int = 0, context: int = CONTEXT) -> list[Window]:
    """Windows over a report of so many pieces, each of at most `size`, without the two pieces
    that mark its ends.

    A later one begins with the report's first `opening` pieces, its title and lead. The own parts
    tile the report and are of nearly equal length. A report without pieces has no window.
    """
    if pieces <= size:
        return [Window(0, 0, pieces, 0, pieces)] if pieces else []
    step = size - opening - 2 * context
    count = -(-(pieces - 2 * context) // step)
    edges = [context + round(i * (pieces - 2 * context) / count) for i in range(count + 1)]
    edges[0], edges[-1] = 0, pieces
    starts = [max(0, edge - context) for edge in edges]
    return [
        Window(min(start, opening), start, min(pieces, end + context), own, end)
        for start, (own, end) in zip(starts, pairwise(edges), strict=False)
    ]


def region(words: Words, word: int, kind: str = "event") -> tuple[int, int]:
    """The words around a trigger, a cue or a tie's evidence that are looked through, half open.

    Its sentence with some before and after, and at most so many words (`REACHES`).
    """
    reach = REACHES.get(kind, REACHES["event"])
    sentence = words.sentence_of(word)
    first = words.sentences[max(0, sentence - reach.sentences_back)][0]
    end = words.sentences[min(len(words.sentences) - 1, sentence + reach.sentences_on)][1]
    return max(first, word - reach.words_back), min(end, word + reach.words_on)


def distances(words: NDArray[np.int64]) -> NDArray[np.int64]:
    """Word distances as one of 64 classes: exact to 20, in steps of 8 beyond."""
    size = np.abs(words)
    step = np.where(size <= 20, size, np.minimum(20 + (size - 21) // 8 + 1, 31))
    classes: NDArray[np.int64] = np.where(words < 0, 32 + step, step)
    return classes
