"""Text to sentences and words, each with its exact place in the text.

Offsets are code points, half open, of the string as given: nothing is normalised
before it is measured, so emoji, combining marks and direction marks shift nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")
WORD = re.compile(r"\w[\w\u0300-\u036f]*|[^\w\s]")
BREAK = re.compile(
    r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[—–-]*\w)|\n+(?=\s*(?:[-•*–—·▪]|\d{1,2}[:.]\d{2}\b))"
)
ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"“])(?:(?-i:[A-Z])|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Brig|Adm|Rev|Hon|Sen|Rep"
    r"|Gov|Pres|St|Jr|Sr|No|Nos|vs|etc|Co|Corp|Inc|Ltd|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|approx|cf|e\.g|i\.e|a\.m|p\.m|(?:[A-Za-z]\.)+[A-Za-z])\.$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?:a\.m|p\.m|[A-Z]\.[A-Z])\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and the sentences that they form.

    `spans[i]` is word i's (start, end); `sentences[s]` is sentence s's (first word,
    end word), half open; sentences cover all words in order and none is empty.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds a word."""
        return bisect_right(self.sentences, (word, len(self.spans) + 1)) - 1

    def surface(self, word: int) -> str:
        """The letters of one word."""
        start, end = self.spans[word]
        return self.text[start:end]

    def chars(self, first: int, end: int) -> tuple[int, int]:
        """Character span of the words first..end (half open, at least one word)."""
        return self.spans[first][0], self.spans[end - 1][1]

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that a character span touches, or None when it touches none."""
        first = bisect_right(self.spans, start, key=_begin) - 1
        if first < 0 or self.spans[first][1] <= start:
            first += 1
        last = first
        while last < len(self.spans) and self.spans[last][0] < end:
            last += 1
        return (first, last) if last > first else None


def _begin(span: tuple[int, int]) -> int:
    return span[0]


def split_words(text: str) -> Words:
    """Split a text into sentences and words. An empty text has neither."""
    spans: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        first = len(spans)
        spans.extend(match.span() for match in WORD.finditer(text, start, end))
        if len(spans) > first:
            sentences.append((first, len(spans)))
    return Words(text, tuple(spans), tuple(sentences))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences; none crosses a paragraph."""
    out: list[tuple[int, int]] = []
    start = 0
    for gap in PARAGRAPH.finditer(text):
        out.extend(_split_paragraph(text, start, gap.start()))
        start = gap.end()
    out.extend(_split_paragraph(text, start, len(text)))
    return out


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for match in BREAK.finditer(text, start, end):
        if _ends_sentence(text, start, match):
            out.append((start, match.start() + len(match.group().rstrip())))
            start = match.end()
    if text[start:end].strip():
        out.append((start, end))
    return out


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    after = text[match.end() : match.end() + 1]
    if mark[0] == "\n":
        return True
    if after.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = text[max(start, match.start() - 24) : match.start() + 1]
    if CLOCK.search(before):
        return after.isupper() and text[match.end() : match.end() + 4].lower() in _OPENERS
    return not ABBREVIATION.search(before)


_OPENERS = frozenset(
    {"the ", "in t", "he s", "she ", "they", "it w", "it i", "on t", "but ", "a sp"}
)
