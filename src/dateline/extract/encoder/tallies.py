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
THOUSANDS = re.compile(r"\d{1,3},\d{3}")
ROUGHLY = r"(?:(?:about|around|some|at|least|more|than|over|nearly|almost|up|to|another|the)\s+)*"
FOLK = r"(?:\s+(?:other|others|people|persons|more|civilians|were|was|had|have|has|been|reported))*"
BEFORE = {
    "killed": re.compile(rf"\bkill(?:ed|ing|s)?\s+{ROUGHLY}$", re.IGNORECASE),
    "injured": re.compile(
        rf"\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s))\s+{ROUGHLY}$", re.IGNORECASE
    ),
}
AFTER = {
    "killed": re.compile(rf"^{FOLK}\s+(?:killed|dead|died)\b", re.IGNORECASE),
    "injured": re.compile(rf"^{FOLK}\s+(?:injured|wounded|hurt)\b", re.IGNORECASE),
}
WITHIN = {
    "killed": re.compile(r"\b(?:killed|dead|deaths?|died|bodies|slain)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injured|wounded|hurt|injuries)\b", re.IGNORECASE),
}
PLURAL = re.compile(r"(?:[a-z]s|people|men|women|children|police|them|many)\W*$", re.IGNORECASE)
NUMBERED = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|\w+teen|no|none|nobody|zero|both|half|pair|couple|dozens?|"
    r"scores|hundreds?|thousands?|millions?|several|few|many|some)\b",
    re.IGNORECASE,
)
TOLD = frozenset(BEFORE)


@dataclass(frozen=True, slots=True)
class FoundCount:
    """Words that count people."""

    harm: str
    run: Run
    score: float


def tallies(encoded: Encoded, event: FoundEvent) -> list[FoundCount]:
    """The counts of one event, each of one harm unless the words leave it open.

    Where an event has a number of a harm, a bare plural beside it ("4 dead ... the victims") counts
    nobody anew.
    """
    found = list(_tagged(encoded, event))
    counted = {c.harm for c in found if not uncounted(text_of(encoded.words, c.run))}
    return [
        c for c in found if c.harm not in counted or not uncounted(text_of(encoded.words, c.run))
    ]


def uncounted(text: str) -> bool:
    """Whether words are a plural without a number: "striking dockers", "the victims"."""
    return bool(PLURAL.search(text)) and not NUMBERED.search(text)


def _tagged(encoded: Encoded, event: FoundEvent) -> Iterator[FoundCount]:
    words, seen = encoded.words, set[tuple[str, Run]]()
    for tagged in COUNTS:
        for found in event.tags.get(tagged, []):
            run = whole_number(words, found.run)
            told = told_harm(words, run) if tagged in TOLD else None
            if EMPTY.fullmatch(text_of(words, run).lower()):
                continue
            if told is None and _other_harm(words, event, tagged, found):
                continue
            harm = told or tagged
            if (harm, run) not in seen:
                seen.add((harm, run))
                yield FoundCount(harm, run, found.score)


def told_harm(words: Words, run: Run) -> str | None:
    """The harm that a count's own words name, or those right before or after it, if any do.

    "killed 492 people and injured 1,645": the net at times gives one harm to both.
    """
    start, end = words.chars(*run)
    own = [harm for harm, pattern in WITHIN.items() if pattern.search(words.text[start:end])]
    if len(own) == 1:
        return own[0]
    before, after = words.text[max(0, start - 60) : start], words.text[end : end + 60]
    for patterns, context in ((BEFORE, before), (AFTER, after)):
        for harm, pattern in patterns.items():
            if pattern.search(context):
                return harm
    return None


def whole_number(words: Words, run: Run) -> Run:
    """The run with all of a number such as 1,835 that it holds a part of."""
    first, end = run
    while end + 1 < len(words.spans) and _thousands(words, end - 1):
        end += 2
    while first >= 2 and _thousands(words, first - 2):
        first -= 2
    return first, end


def _thousands(words: Words, word: int) -> bool:
    """Whether a word is digits that go on, without a space, with a comma and three digits."""
    if word + 2 >= len(words.spans):
        return False
    (start, _), (_, end) = words.spans[word], words.spans[word + 2]
    return THOUSANDS.fullmatch(words.text[start:end]) is not None


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
