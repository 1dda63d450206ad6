"""Words, sentences and shingles of report texts. Offsets count code points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

SHINGLE = 5
"""Words to a shingle: long enough that two reports seldom share one by chance."""
WINDOW = 4
"""Shingles to a winnowing window: any 12 shared words leave two shared fingerprints."""
STEM = 5
"""Letters that are kept of a word, so that "exploded" and "explosions" meet."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Gen|Col|Lt|Maj|Sgt|Capt|Mr|Mrs|Ms|Dr|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov"
    r"|Dec|vs|approx|Brig|Adm|Rep|Sen|Gov))\.$"
)
_STOP_WORDS = (
    "a about after again against all also although among an and any are around as at be because"
    " been before being between both but by can could did do does during each either for from had"
    " has have he her here him his how if in into is it its itself last later least less like"
    " made many may might more most much near new no nor not now of off on once one only or other"
    " our out over own part per said same say says see she should since so some such than that"
    " the their them then there these they this those though through to told too toward towards"
    " two under until up upon very was we were what when where which while who whom whose why"
    " will with within would yet you your according reported reports report statement people"
    " day days week monday tuesday wednesday thursday friday saturday sunday morning evening"
    " night afternoon today yesterday"
)
_STOP = frozenset(_STOP_WORDS.split())


def words_at(text: str) -> list[tuple[str, int, int]]:
    """(case-folded word, start, end) of every word."""
    return [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]


def shingle_hashes(words: Sequence[str]) -> list[int]:
    """One 56-bit hash for each run of SHINGLE words, in order; [] for fewer words."""
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return [stable_hash(run) for run in runs]


def stable_hash(text: str) -> int:
    """A 56-bit hash that is the same in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest())


def winnow(hashes: Sequence[int]) -> set[int]:
    """The fingerprints of a text: the least hash of every window of WINDOW shingles.

    Schleimer, Wilkerson, Aiken (2003), Winnowing: local algorithms for document
    fingerprinting. A shared run of SHINGLE + WINDOW - 1 words always leaves a shared one.
    """
    last = max(len(hashes) - WINDOW + 1, 1)
    return {min(hashes[i : i + WINDOW]) for i in range(last)} if hashes else set()


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence that holds these characters."""
    first, last = 0, len(text)
    for left, right in _breaks(text):
        if right <= start:
            first = right
        elif left >= end:
            last = left
            break
    return first, last


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE_END.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()]
        if "\n" in found[0] or not _ABBREVIATION.search(before):
            yield found.span()


def content_words(text: str) -> list[str]:
    """Stems of the words that carry meaning, numbers included, in the order of the text."""
    words = (m[0].casefold() for m in _WORD.finditer(text))
    return [stem(word) for word in words if word not in _STOP and (len(word) > 2 or word.isdigit())]


def stem(word: str) -> str:
    """The first letters of a word; numbers stay whole."""
    return word if word.isdigit() else word[:STEM]


def folded(text: str) -> str:
    """The words alone, case-folded, one space between them."""
    return " ".join(m[0].casefold() for m in _WORD.finditer(text))
