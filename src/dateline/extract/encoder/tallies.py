"""Tagged words of counts, one harm each unless the words leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.encoder.counted import (
    counts_people,
    part_of,
    tells_of_death,
    told_in,
    whole_count,
)
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
        rf"\b(?:injur(?:e|ed|ing|es)|wound(?:ed|ing|s)?)\s+(?:of\s+)?{ROUGHLY}$", re.IGNORECASE
    ),
    "taken": re.compile(
        rf"\b(?:arrest|detention|capture|abduction)\s+of\s+{ROUGHLY}$", re.IGNORECASE
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
TOLD = frozenset(AFTER)
HARM_WORD = re.compile(
    r"(?:dead|die[ds]?|dying|deaths?|bod(?:y|ies)|corpses?|loss(?:es)?|lost|lives|toll|casualt(?:y|ies)"
    r"|fatalit(?:y|ies)|victims?|kill(?:ed|s)?|slain|drowned|perished|wounded|injured|hurt)",
    re.IGNORECASE,
)
"""Triggers that name the harm alone; beside an attack they are no event of their own."""
VAGUE = re.compile(r"incidents?|war|violence|conflict|fell|shot", re.IGNORECASE)
"""Triggers that a harm is not told away to."""
UNSPLIT = re.compile(
    r"\b(?:no|any|only|without)\b.*\b(?:casualt\w*|victims?|losses|damage)\b", re.IGNORECASE
)
UNHURT = re.compile(
    r"(?:\b(?:hurt|hurting|harmed|harming|scratched)\s+(?:no[- ]?one|nobody|anyone|anybody)"
    r"|^(?:no[- ]?one|nobody|no \w+)(?: \w+){0,4}? (?:hurt|harmed|scratched)\b)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"no[- ]?one|none|nobody|no |only |anyone|any|safe", re.IGNORECASE)
VIOLENT = frozenset(
    "air_strike shelling bombing armed_clash attack abuse destruction territory "
    "interception".split()
)


@dataclass(frozen=True, slots=True)
class FoundCount:
    """Words that count people."""

    harm: str
    run: Run
    score: float


def tallies(
    encoded: Encoded, event: FoundEvent, events: Sequence[FoundEvent] = ()
) -> list[FoundCount]:
    """The counts of one event, each of one harm unless the words leave it open.

    Where an event has a number of a harm, a bare plural beside it ("4 dead ... the victims") counts
    nobody anew, nor does one person among them ("12 people, including the mayor"). `events` are
    all of the report: a word that names the harm alone leaves a count to the attack that has it
    too, and a violent event without a number takes what its sentence tells and no event has.
    """
    words = encoded.words
    found = [c for c in _tagged(encoded, event) if not _left_to_another(words, c, event, events)]
    found = [c for c in found if c.harm != "killed" or _tells_of_dead(words, c, event)]
    counted = {c.harm for c in found if not uncounted(text_of(words, c.run))}
    found = [c for c in found if c.harm not in counted or not uncounted(text_of(words, c.run))]
    found = [c for c in found if not _within_another(words, c, found)]
    found += _denied_too(words, found)
    return found + list(_told_beside(words, found, event, events))


def _left_to_another(
    words: Words, count: FoundCount, event: FoundEvent, events: Sequence[FoundEvent]
) -> bool:
    """Whether the event is told by its harm alone and an attack has the same count."""
    if not HARM_WORD.fullmatch(text_of(words, event.run)):
        return False
    return any(
        _has(other, count.run)
        for other in events
        if other is not event and other.type in VIOLENT
        if not _names_harm(text_of(words, other.run))
    )


def _tells_of_dead(words: Words, count: FoundCount, event: FoundEvent) -> bool:
    """Whether words near a count speak of death at all, or say that there was none."""
    none = NOBODY.match(text_of(words, count.run)) is not None
    return none or tells_of_death(words, event.run, count.run)


def _names_harm(trigger: str) -> bool:
    return bool(HARM_WORD.fullmatch(trigger) or VAGUE.fullmatch(trigger))


def _within_another(words: Words, count: FoundCount, found: list[FoundCount]) -> bool:
    """Whether a single person is told as one of another count of the same harm."""
    single = text_of(words, count.run)
    return not NUMBERED.search(re.sub(r"^an? ", "", single, flags=re.IGNORECASE)) and any(
        one.harm == count.harm and part_of(words, one.run, count.run) for one in found
    )


def _denied_too(words: Words, found: list[FoundCount]) -> list[FoundCount]:
    """Casualties that are denied, or that nobody was hurt, for the harm that the net left out."""
    harms = {c.harm for c in found}
    others = [(c, {"killed": "injured", "injured": "killed"}.get(c.harm)) for c in found]
    return [
        FoundCount(other, count.run, count.score)
        for count, other in others
        if other and other not in harms and _unsplit(words, count)
    ]


def _unsplit(words: Words, count: FoundCount) -> bool:
    """Whether words deny harm of either kind: "no casualties", "hurt nobody"."""
    start, end = words.chars(*count.run)
    if UNSPLIT.search(words.text[start:end]):
        return True
    if not NOBODY.match(words.text[start:end]):
        return False
    before, after = words.text[max(0, start - 12) : end], words.text[start : end + 40]
    return any(UNHURT.search(around) for around in (before, after))


def _told_beside(
    words: Words, found: list[FoundCount], event: FoundEvent, events: Sequence[FoundEvent]
) -> Iterator[FoundCount]:
    """Numbers that the sentence tells plainly and that no event has, for a harm without one."""
    if event.type not in VIOLENT or event.realis != "actual" or not events:
        return
    sentence = words.sentences[words.sentence_of(event.run[0])]
    violent = [e for e in events if e.type in VIOLENT and meet(e.run, sentence)]
    harms = {c.harm for c in found}
    for harm, run in told_in(words, sentence):
        free = harm not in harms and not any(_has(e, run) for e in events)
        if free and (len(violent) == 1 or meet(event.run, (run[0] - 3, run[1] + 3))):
            yield FoundCount(harm, run, event.score)


def _has(event: FoundEvent, run: Run) -> bool:
    return any(meet(t.run, run) for harm in COUNTS for t in event.tags.get(harm, []))


def uncounted(text: str) -> bool:
    """Whether words are a plural without a number: "striking dockers", "the victims"."""
    return bool(PLURAL.search(text)) and not NUMBERED.search(text)


def _tagged(encoded: Encoded, event: FoundEvent) -> Iterator[FoundCount]:
    words, seen = encoded.words, set[tuple[str, Run]]()
    for tagged in COUNTS:
        for found in event.tags.get(tagged, []):
            run = whole_count(words, whole_number(words, found.run))
            told = told_harm(words, run) if tagged in TOLD else None
            if not counts_people(words, run) or _only_verbs(encoded, run):
                continue
            if EMPTY.fullmatch(text_of(words, run).lower()):
                continue
            if told is None and _other_harm(words, event, tagged, found):
                continue
            harm = told or tagged
            if (harm, run) not in seen:
                seen.add((harm, run))
                yield FoundCount(harm, run, found.score)


def _only_verbs(encoded: Encoded, run: Run) -> bool:
    """Whether no word stands for anybody: "ignored", "leave"."""
    return all(tag in ("VERB", "AUX", "PUNCT", "PART") for tag in encoded.speech[run[0] : run[1]])


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
