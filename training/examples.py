"""The one form that every corpus is read into."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.encoder.labels import REALIS, TAGS
from dateline.extract.encoder.words import Words, split_words

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""What MUC-4 asks of an incident, as the template-filling papers name it."""
Span = tuple[int, int]
"""Words, first and end, half open."""


@dataclass(slots=True)
class Query:
    """One word and what stands around it that belongs to it.

    `spans[tag]` lists, per filler, the spans that may stand for it, best first;
    `active` are the tags that this corpus labels. `type` is -1 where unknown, `realis`
    and `factuality` None, `cluster` "" .
    """

    kind: str
    word: int
    type: int = -1
    spans: dict[str, list[list[Span]]] = field(default_factory=dict)
    active: frozenset[str] = frozenset(TAGS)
    realis: int | None = None
    factuality: float | None = None
    chained: bool | None = None
    cluster: str = ""


@dataclass(slots=True)
class Example:
    """A text, its words and everything that is labelled in it.

    None in `triggers`, `mentions` ... means that the corpus does not label it.
    """

    id: str
    words: Words
    triggers: dict[int, int] | None = None
    relations: dict[int, int] | None = None
    mentions: list[tuple[Span, int, str]] | None = None
    cues: list[Span] | None = None
    upos: list[int] | None = None
    frames: dict[int, int] | None = None
    slots: dict[str, list[Span]] | None = None
    queries: list[Query] = field(default_factory=list)
    caps: bool = False
    practice: str = "guidelines"
    """One of `PRACTICES`, or "" for either."""


def build(key: str, text: str) -> Example:
    """An example without labels."""
    words = split_words(text)
    letters = [c for c in text if c.isalpha()]
    caps = sum(c.isupper() for c in letters) > 0.6 * len(letters)
    return Example(key, words, caps=caps)


REALIS_INDEX = {name: i for i, name in enumerate(REALIS)}
