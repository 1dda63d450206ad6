"""Words to word pieces, case and windows: what the encoder is given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from dateline.extract.encoder.words import Words

WINDOW = 254
"""Word pieces in a window, without the two that mark its ends."""
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


def windows(
    pieces: int, size: int = WINDOW, context: int = CONTEXT
) -> list[tuple[int, int, int, int]]:
    """Windows over a report: (start, end, own start, own end) in pieces.

    The own parts tile the report; the rest of a window is context. Windows are of
    nearly equal length. A report without pieces has no window.
    """
    if pieces <= size:
        return [(0, pieces, 0, pieces)] if pieces else []
    step = size - 2 * context
    count = -(-(pieces - 2 * context) // step)
    edges = [context + round(i * (pieces - 2 * context) / count) for i in range(count + 1)]
    edges[0], edges[-1] = 0, pieces
    return [(max(0, a - context), min(pieces, b + context), a, b) for a, b in pairwise(edges)]


def region(words: Words, word: int, kind: str = "event") -> tuple[int, int]:
    """The words around a trigger, a cue or a tie's evidence that are looked through, half open.

    Its sentence with some before and after, and at most so many words (`REACHES`).
    """
    reach = REACHES.get(kind, REACHES["event"])
    sentence = words.sentence_of(word)
    first = words.sentences[max(0, sentence - reach.sentences_back)][0]
    end = words.sentences[min(len(words.sentences) - 1, sentence + reach.sentences_on)][1]
    return max(first, word - reach.words_back), min(end, word + reach.words_on)
