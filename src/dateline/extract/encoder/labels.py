"""What the encoder's outputs stand for: the order of its classes and tags.

The order is part of the weights: a change here needs new weights.
"""

from __future__ import annotations

EVENT_TYPES = (
    "air_strike", "shelling", "bombing", "armed_clash", "attack", "abduction", "arrest", "abuse",
    "destruction", "territory", "interception", "deployment", "withdrawal", "displacement",
    "protest", "agreement", "talks", "aid", "sanction", "threat", "demand", "accusation",
    "support", "rejection", "claim", "legal", "organisation_change",
)  # fmt: skip
RELATION_TYPES = (
    "part_of", "member_of", "leads", "allied_with", "fights", "supports", "funds", "arms",
    "affiliated", "opposes", "alias_of",
)  # fmt: skip
ACTOR_KINDS = (
    "state", "military", "police", "armed_group", "political", "civilians", "organisation",
    "media", "person", "other",
)  # fmt: skip
REALIS = ("actual", "attempted", "future", "hypothetical", "denied", "generic")
ROLES = ("actor", "target", "instrument", "place", "time", "purpose")
COUNTS = ("killed", "injured", "taken")
TAGS = (*ROLES, *COUNTS, "source", "cue", "hedge", "a", "b", "content")
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

QUERIES = ("event", "relation", "cue", "predicate")
"""What the conditioned layer may be asked about: the word that it is conditioned on."""

ATTRIBUTED = ("own voice", "source near", "source before")
"""Whose word an event is told on: the report's, a source in reach, one further back."""

TRIGGER_CLASSES = 2 + len(EVENT_TYPES)
RELATION_CLASSES = 2 + len(RELATION_TYPES)
KIND_CLASSES = len(ACTOR_KINDS)
OUTSIDE, INSIDE, FIRST_TYPE = 0, 1, 2
"""Classes of a word in the trigger and relation tags: none, goes on, then one per type."""

BIO = 3
"""Outside, begins, goes on."""

WORD_SLICES: dict[str, tuple[int, int]] = {}
"""Where in a word's scores each head stands (first, end)."""
_at = 0
for _name, _width in (
    ("trigger", TRIGGER_CLASSES),
    ("relation", RELATION_CLASSES),
    ("mention", BIO),
    ("kind", KIND_CLASSES),
    ("upos", len(UPOS)),
    ("cue", BIO),
):
    WORD_SLICES[_name] = (_at, _at + _width)
    _at += _width
WORD_WIDTH = _at

PRACTICES = {"guidelines": "[CLS]", "newswire": "[unused1]"}
"""By whose practice a report is read, as the word piece that every window begins with: that of the
guidelines' annotated reports, or that of the annotated newswire, which codes more densely."""

CASES = ("lower", "title", "upper", "mixed", "none", "unknown")
"""The case of a word; `unknown` for all words of a sentence that is all in capitals."""
