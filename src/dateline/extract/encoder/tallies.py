"""Tagged words of counts to low and high, one harm each unless the words leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.encoder.counts import read_count
from dateline.extract.encoder.decode import FoundEvent, Tagged, form_of
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
    """Words that count people; `low` and `high` inclusive, None leaves a side open."""

    harm: str
    run: Run
    low: int | None
    high: int | None
    score: float


def tallies(encoded: Encoded, event: FoundEvent) -> Iterator[FoundCount]:
    """The counts of one event."""
    for harm in COUNTS:
        for found in event.tags.get(harm, []):
            quote = text_of(encoded.words, found.run)
            shared = _shared(encoded.words, event, harm, found)
            if shared is None or EMPTY.fullmatch(quote.lower()):
                continue
            last = (found.run[1] - 1, found.run[1])
            low, high = read_count(quote, harm, named=form_of(encoded, last) == "name")
            yield FoundCount(harm, found.run, 0 if shared and low else low, high, found.score)


def text_of(words: Words, run: Run) -> str:
    """The letters of a run of words."""
    start, end = words.chars(*run)
    return words.text[start:end]


def _shared(words: Words, event: FoundEvent, harm: str, found: Tagged) -> bool | None:
    """Whether the words count killed and injured together; None where they count the other."""
    other = {"killed": "injured", "injured": "killed"}.get(harm, "")
    rivals = [t for t in event.tags.get(other, []) if meet(t.run, found.run)]
    if not rivals:
        return False
    if TOGETHER.search(text_of(words, words.sentences[words.sentence_of(found.run[0])])):
        return True
    ahead = max(t.score for t in rivals)
    return None if (found.score, harm == "killed") < (ahead, other == "killed") else False


def meet(one: Run, two: Run) -> bool:
    """Whether two runs share a word."""
    return one[0] < two[1] and two[0] < one[1]
