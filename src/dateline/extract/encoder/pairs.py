"""Plain features of two triggers or two mentions, for the scorers of pairs.

The training and the reading use the same functions, so that the weights mean the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

EVENT_FEATURES = 12
MENTION_FEATURES = 16
PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "it",
        "its",
        "they",
        "them",
        "their",
        "theirs",
        "who",
        "whose",
        "whom",
        "himself",
        "herself",
        "itself",
        "themselves",
        "this",
        "that",
        "these",
        "those",
        "which",
        "one",
        "ours",
        "mine",
    ]
)
ARTICLES = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"]
)
PLURAL_PRONOUNS = frozenset(
    ["we", "us", "our", "they", "them", "their", "theirs", "themselves", "ours"]
)
PERSON_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "himself",
        "herself",
        "mine",
        "who",
        "whose",
    ]
)
UNCOUNTED = frozenset({"of", "the", "and", "for"})
"""Words whose initials an acronym may leave out."""
SUFFIX = re.compile(r"(?:ings?|ed|es|s|ers?|ions?|ments?)$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """What the features of two triggers look at."""

    text: str
    type: int
    word: int
    sentence: int
    realis: int
    context: frozenset[str]


@dataclass(slots=True)
class Name:
    """What the features of two mentions look at. `words` is lower case.

    The rest is reckoned once, for a mention stands in some forty pairs.
    """

    words: tuple[str, ...]
    kind: int
    sentence: int
    start: int
    bare: tuple[str, ...] = field(init=False)
    several: frozenset[str] = field(init=False)
    initials: frozenset[str] = field(init=False)
    pronoun: bool = field(init=False)

    def __post_init__(self) -> None:
        self.bare = _bare(self.words)
        self.several = frozenset(self.bare)
        self.initials = _initials(self.bare)
        self.pronoun = len(self.words) == 1 and self.words[0] in PRONOUNS


def stem(word: str) -> str:
    """A word without its commonest endings; no more than enough to tell the same root."""
    word = word.lower()
    short = SUFFIX.sub("", word)
    return short if len(short) >= 3 else word


def content_stems(words: Sequence[str]) -> frozenset[str]:
    """Stems of the words of five letters or more."""
    return frozenset(stem(w) for w in words if len(w) >= 5)


def event_features(first: Trigger, second: Trigger) -> list[float]:
    """Features of an earlier and a later trigger of one report."""
    apart = second.sentence - first.sentence
    shared = len(first.context & second.context)
    either = len(first.context | second.context) or 1
    same_word = first.text.lower() == second.text.lower()
    return [
        float(first.type == second.type),
        float(same_word),
        float(stem(first.text) == stem(second.text)),
        float(first.realis == second.realis),
        float(apart == 0),
        float(apart == 1),
        float(2 <= apart <= 4),
        float(apart > 4),
        min(apart, 20) / 20,
        shared / either,
        min(shared, 6) / 6,
        float(same_word and first.type == second.type),
    ]


def told_again(
    pairs: Sequence[tuple[int, int]], scores: Iterable[float], cut: float
) -> dict[int, int]:
    """Each event that was told before with its first telling.

    `pairs` are (earlier, later) numbers of events, `scores` their probabilities of being one.
    Average linkage (Sokal and Michener 1958) over log odds: the two groups of tellings whose pairs
    are likeliest to be one in the mean join first, while that mean reaches `cut`, so that no
    telling joins two groups that the others tell apart. Pairs that are not given are no part of it.
    """
    near: dict[int, dict[int, tuple[float, int]]] = {}
    for (i, j), score in zip(pairs, scores, strict=True):
        odds = _log_odds(float(score)) - _log_odds(cut)
        near.setdefault(i, {})[j] = near.setdefault(j, {})[i] = (odds, 1)
    queue = [(-odds, i, j) for i in near for j, (odds, _) in near[i].items() if i < j and odds >= 0]
    heapify(queue)
    groups = {i: [i] for i in near}
    while queue:
        mean, i, j = heappop(queue)
        total, count = near.get(i, {}).get(j, (0.0, 0))
        if count and mean == -total / count:
            groups[i] += groups.pop(j)
            for entry in _joined(near, i, j):
                heappush(queue, entry)
    return {j: i for i, tellings in groups.items() for j in tellings if j != i}


def _log_odds(chance: float) -> float:
    within = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(within / (1 - within))


def _joined(
    near: dict[int, dict[int, tuple[float, int]]], keep: int, gone: int
) -> Iterator[tuple[float, int, int]]:
    """What stood beside either of two groups stands beside both; the pairs that may join next."""
    del near[keep][gone]
    for other, (total, count) in near.pop(gone).items():
        if other == keep:
            continue
        del near[other][gone]
        before = near[keep].get(other, (0.0, 0))
        both = (total + before[0], count + before[1])
        near[keep][other] = near[other][keep] = both
    for other, (total, count) in near[keep].items():
        if total >= 0:
            yield (-total / count, min(keep, other), max(keep, other))


def mention_features(first: Name, second: Name) -> list[float]:
    """Features of an earlier and a later mention of one report."""
    one, two = first.bare, second.bare
    a, b = first.several, second.several
    apart = second.sentence - first.sentence
    pronoun1, pronoun2 = first.pronoun, second.pronoun
    shared = 0 if a.isdisjoint(b) else len(a & b)
    return [
        float(one == two and not pronoun1),
        float(bool(one and two) and one[-1] == two[-1] and not pronoun2),
        float(shared == len(a) and not pronoun1),
        float(shared == len(b) and not pronoun2),
        shared / (len(a) + len(b) - shared or 1),
        float(_stands_for(one, second.initials) or _stands_for(two, first.initials)),
        float(first.kind == second.kind),
        float(pronoun1),
        float(pronoun2),
        float(pronoun2 and second.words[0] in PLURAL_PRONOUNS),
        float(pronoun2 and second.words[0] in PERSON_PRONOUNS),
        float(apart == 0),
        float(apart == 1),
        min(apart, 20) / 20,
        min(second.start - first.start, 100) / 100,
        float(pronoun1 and pronoun2 and first.words == second.words),
    ]


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    short = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    return short[:-2] if len(short) > 2 and short[-2:] in ((("'", "s")), (("’", "s"))) else short


def acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a single word is the initials of a longer name."""
    return _stands_for(short, _initials(long))


def _stands_for(short: tuple[str, ...], initials: frozenset[str]) -> bool:
    return len(short) == 1 and 2 <= len(short[0]) <= 8 and short[0] in initials


def _initials(name: tuple[str, ...]) -> frozenset[str]:
    """The letters that a name of several words may be shortened to."""
    if len(name) < 2:
        return frozenset()
    firsts = [(w[0], w in UNCOUNTED) for w in name if w[0].isalnum()]
    return frozenset(
        ["".join(c for c, _ in firsts), "".join(c for c, uncounted in firsts if not uncounted)]
    )
