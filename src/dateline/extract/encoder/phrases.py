"""Tagged words to the whole noun phrase, with the parts of speech that the encoder sees."""

from __future__ import annotations

from dateline.extract.encoder.network import Encoded
from dateline.extract.encoder.spans import NOUNS, Run, clean

SUBJECTS = "i we he she they it you him her them us me who"
DAYS = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight"
MONTHS = "january february march april may june july august september october november december"
ALONE = frozenset(SUBJECTS.split())
WEEK = frozenset(DAYS.split())
CALENDAR = frozenset(f"{DAYS} {MONTHS} morning afternoon evening night".split())
NOMINAL = frozenset({"NOUN", "PROPN"})
OPENS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
WHOLE = NOUNS - {"a", "b", "instrument"}
"""Tags whose words are stretched; the ends of a tie often stand inside a longer phrase."""
REACH = 6


def mention_of(encoded: Encoded, run: Run, tag: str) -> Run | None:
    """The mention that a tagged run stands for, or None where nothing is left of it."""
    cut = clean(encoded.words, run, tag)
    if cut is None or tag not in NOUNS:
        return cut
    if encoded.words.surface(cut[0]).lower() in ALONE:
        return cut[0], cut[0] + 1
    cut = before_verb(encoded, cut)
    whole = _stretch(encoded, cut) if tag in WHOLE else cut
    return whole if _stands(encoded, whole) else None


def before_verb(encoded: Encoded, run: Run) -> Run:
    """The run up to a verb in it that names an event: "A blamed B" is two actors, not one."""
    first, end = run
    for word in range(first + 1, end - 1):
        if encoded.speech[word] == "VERB" and names_event(encoded, word):
            return first, word
    return run


def names_event(encoded: Encoded, word: int) -> bool:
    """Whether a word may name an event, at a lower cut than that of the events that are read."""
    return encoded.naming[word] > 0.3


def _joins(encoded: Encoded, word: int, allowed: frozenset[str]) -> bool:
    """Whether a word beside a phrase belongs to it."""
    surface = encoded.words.surface(word)
    plain = surface.isalnum() and surface.lower() not in CALENDAR
    return plain and encoded.speech[word] in allowed and not names_event(encoded, word)


def _stretch(encoded: Encoded, run: Run) -> Run:
    """The run with the rest of a compound that it breaks off in; "in Beirut 356 people" is none."""
    first, end = run
    begin, stop = encoded.words.sentences[encoded.words.sentence_of(first)]
    while end < min(stop, run[1] + REACH) and encoded.speech[end - 1] in OPENS:
        if not _joins(encoded, end, NOMINAL if encoded.speech[end - 1] in NOMINAL else OPENS):
            break
        end += 1
    while first > max(begin, run[0] - REACH) and encoded.speech[first] in OPENS - {"DET"}:
        named = (encoded.speech[first - 1], encoded.speech[first]) == ("PROPN", "NUM")
        if named or not _joins(encoded, first - 1, OPENS):
            break
        first -= 1
    return first, end


def _stands(encoded: Encoded, run: Run) -> bool:
    """Whether more is left than an article, a preposition or a day."""
    return any(
        encoded.speech[word] not in ("DET", "ADP", "PUNCT", "CCONJ")
        and encoded.words.surface(word).lower() not in WEEK
        for word in range(*run)
    )
