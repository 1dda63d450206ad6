"""Tagged words of counts, one harm each unless the words leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.encoder.decode import FoundEvent, Tagged
from dateline.extract.encoder.labels import COUNTS
from dateline.extract.encoder.network import Encoded
from dateline.extract.encoder.spans import Run
from dateline.extract.encoder.words import Words

TOGETHER = re.compile(
    r"casualt|victims|losses|(?:dead|killed)[\w ]{0,12}\b(?:and|or) (?:wounded|injured)",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"(?:about|around|some|nearly|almost|at|least|over|more|than|up|to|the|them|\W)+"
)


@dataclass(frozen=True, slots=True)
class FoundCount:
    """Words that count people."""

    harm: str
    run: Run
    score: float


def tallies(encoded: Encoded, event: FoundEvent) -> Iterator[FoundCount]:
    """The counts of one event."""
    for harm in COUNTS:
        for found in event.tags.get(harm, []):
            quote = text_of(encoded.words, found.run)
            if EMPTY.fullmatch(quote.lower()) or _other_harm(encoded.words, event, harm, found):
                continue
            yield FoundCount(harm, found.run, found.score)


def text_of(words: Words, run: Run) -> str:
    """The letters of a run of words."""
    start, end = words.chars(*run)
    return words.text[start:end]


def _other_harm(words: Words, event: FoundEvent, harm: str, found: Tagged) -> bool:
    """Whether words that were tagged as killed and as injured rather count the other."""
    other = {"killed": "injured", "injured": "killed"}.get(harm, "")
    rivals = [t for t in event.tags.get(other, []) if meet(t.run, found.run)]
    sentence = words.sentences[words.sentence_of(found.run[0])]
    if not rivals or TOGETHER.search(text_of(words, sentence)):
        return False
    ahead = max(t.score for t in rivals)
    return (found.score, harm == "killed") < (ahead, other == "killed")


def meet(one: Run, two: Run) -> bool:
    """Whether two runs share a word."""
    return one[0] < two[1] and two[0] < one[1]
