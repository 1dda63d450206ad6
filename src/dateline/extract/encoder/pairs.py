"""Plain features of two triggers or two mentions, for the scorers of pairs.

The training and the reading use the same functions, so that the weights mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Name:
    """What the features of two mentions look at. `words` is lower case."""

    words: tuple[str, ...]
    kind: int
    sentence: int
    start: int


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


def mention_features(first: Name, second: Name) -> list[float]:
    """Features of an earlier and a later mention of one report."""
    one, two = _bare(first.words), _bare(second.words)
    a, b = set(one), set(two)
    apart = second.sentence - first.sentence
    pronoun1, pronoun2 = _pronoun(first), _pronoun(second)
    return [
        float(one == two and not pronoun1),
        float(bool(one and two) and one[-1] == two[-1] and not pronoun2),
        float(a <= b and not pronoun1),
        float(b <= a and not pronoun2),
        len(a & b) / (len(a | b) or 1),
        float(acronym(one, two) or acronym(two, one)),
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


def _pronoun(name: Name) -> bool:
    return len(name.words) == 1 and name.words[0] in PRONOUNS


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    short = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    return short[:-2] if len(short) > 2 and short[-2:] in ((("'", "s")), (("’", "s"))) else short


def acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a single word is the initials of a longer name."""
    if len(short) != 1 or len(long) < 2 or not 2 <= len(short[0]) <= 8:
        return False
    initials = [w[0] for w in long if w[0].isalnum()]
    full = "".join(initials)
    main = "".join(w[0] for w in long if w[0].isalnum() and w not in {"of", "the", "and", "for"})
    return short[0] in (full, main)
