"""The tense of the clause around an expression or a trigger, by the words nearest to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from dateline.resolve.numbers.lexicon import words as word_set
from dateline.resolve.times.meaning import Tense

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[.!?;]")
_FUTURE = word_set(
    """will shall 'll won't going plans planned plan planning scheduled schedule expected expects
    expect slated due intends intend upcoming forthcoming must vows threatens promises hopes hope
    wants want expire expires payable effective deadline until by"""
)
_SURE_FUTURE = word_set("will shall won't going scheduled slated upcoming forthcoming due")
_PRESENT = word_set("is are am has have been being remains remain continues continue")
_PAST = word_set(
    """was were had did said told took came went left began broke fell found gave got held hit kept
    killed knew led lost made met paid put ran rose sank saw sent set shot shut stood struck swept
    thought threw won wrote died blew fled fought drove flew seized drew grew became brought built
    bought caught chose dealt felt forgot froze heard hid hurt laid lay let meant overthrew
    overtook rang read rode sat sold spent spoke stole stuck swore taught tore understood woke
    withdrew shook burst cut"""
)
_ADJECTIVES = word_set(
    """united armed alleged accused wounded injured red need speed indeed hundred exceed proceed
    succeed feed bed led occupied so-called hatred sacred naked limited fed"""
)
_REACH = 160
"""More characters than fourteen words have."""
_SENTENCE = re.compile(r"[.!?](?P<gap>[\"”’']*\s+)(?=[\"“‘'(\[]*[A-Z])|(?P<line>\n\s*\n)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt"
    r"|Sen|Rep|Gov|St|vs|No|Inc|Corp|Co|Ltd|[A-Z])\.|\b[ap]\.m\.)$",
    re.IGNORECASE,
)


class Sentences:
    """Where the sentences of one text begin and end; found once, looked up often."""

    def __init__(self, text: str) -> None:
        found = (cut.span("gap" if cut["gap"] else "line") for cut in _SENTENCE.finditer(text))
        cuts = [
            (start, end)
            for start, end in found
            if _ABBREVIATED.search(text, max(0, start - 8), start) is None
        ]
        self._starts = [0, *(end for _, end in cuts)]
        self._ends = [*(start for start, _ in cuts), len(text)]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the sentence (or sentences) that hold `start` to `end`."""
        first = bisect_right(self._starts, start) - 1
        last = max(first, bisect_left(self._ends, end))
        return self._starts[first], self._ends[min(last, len(self._ends) - 1)]


def tense_at(text: str, start: int, end: int, sentences: Sentences) -> Tense:
    """past, present (also the present perfect) or future; None when no verb tells.

    The nearest telling word on the left wins, then the nearest on the right: "officials said
    Thursday they will leave" is past at "Thursday". "Would" and "could" tell nothing.
    """
    low, high = sentences.at(start, end)
    low = max(low, text.rfind(" ", 0, max(0, start - _REACH)) + 1)
    left = [word[0].lower() for word in _WORD.finditer(text, low, start)][-14:]
    right = [word[0].lower() for word in islice(_WORD.finditer(text, end, high), 14)]
    if left[-1:] == ["by"] and text[end : end + 2] in ("'s", "’s"):
        left = left[:-1]
    if left[-3:] in (["as", "soon", "as"], ["as", "early", "as"]):
        return "future"
    if left[-1:] in (["until"], ["by"]) and _right(right[:5]) == "past":
        return "past"
    return _left(left) or _right(right)


def _left(words: list[str]) -> Tense:
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        before = words[max(0, index - 3) : index]
        if word == "to" and index + 1 < len(words) and _to_come(before):
            return "future"
        if word in ("until", "by") and index < len(words) - 1:
            continue
        if word in _FUTURE or (word == "would" and _is_arranged(words[index + 1 :])):
            return "future"
        if word in _PAST or _is_past(word):
            return _of_participle(before)
        if word in _PRESENT:
            return "present"
    return None


def _is_arranged(after: list[str]) -> bool:
    """ "Would be held", "would still be travelling": what was arranged is to come."""
    return "be" in after[:2]


def _to_come(before: list[str]) -> bool:
    return bool(set(before[-1:]) & (_FUTURE | {"set", "is", "are", "ready", "about", "poised"}))


def _of_participle(before: list[str]) -> Tense:
    """ "will be killed" is future, "has killed" present perfect, "was killed" past."""
    for word in reversed(before):
        if word in _FUTURE or word == "would":
            return "future"
        if word in ("has", "have"):
            return "present"
        if word in ("was", "were", "had"):
            return "past"
    return "past"


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES


def _right(words: list[str]) -> Tense:
    for index, word in enumerate(words):
        if word in _SURE_FUTURE or (word == "to" and index == 0):
            return "future"
        if word in _PAST or _is_past(word):
            return "past"
        if word in _PRESENT:
            return "present"
    return None
