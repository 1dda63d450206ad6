"""MUC-4's role fillers as the template-filling papers score them (CEAF-REE).

Du, Rush and Cardie (2021), GRIT: the fillers of a role over all templates of a report are its
entities, each a set of mentions; of victims the names alone; an entity that holds another is
the same; mentions that do not stand in the text are left out. Strings are compared without
case, articles and punctuation. A predicted entity is right when all its mentions are among
those of the gold entity that it is matched with, one to one.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Any

from training.data import muc4
from training.examples import SLOTS

KEYS = {**muc4.KEYS, "Victim": ("HUM TGT: NAME",)}
ARTICLES = re.compile(r"\b(?:a|an|the)\b")
PUNCTUATION = str.maketrans("", "", string.punctuation)
Entity = frozenset[str]


def normal(words: str) -> str:
    """Words as they are compared."""
    return " ".join(ARTICLES.sub(" ", words.lower().translate(PUNCTUATION)).split())


def gold_entities(row: dict[str, Any]) -> dict[str, list[Entity]]:
    """The entities of each role over a report's templates."""
    text = " ".join(row["text"].lower().split())
    out: dict[str, list[Entity]] = {}
    for slot in SLOTS:
        values = (v for t in row["templates"] for key in KEYS[slot] for v in t.get(key, []))
        found: list[Entity] = []
        for value in values:
            entity = frozenset(" ".join(m.lower().split()) for m in muc4.QUOTED.findall(value))
            if entity and not any(entity <= other or other <= entity for other in found):
                found.append(entity)
        there = (frozenset(normal(m) for m in entity if m in text) for entity in found)
        out[slot] = [entity for entity in there if entity]
    return out


def matched(predicted: Sequence[Entity], gold: Sequence[Entity]) -> int:
    """How many predicted entities are right, each matched with one gold entity."""
    left, hits = list(predicted), 0
    for entity in gold:
        found = next((p for p in left if p <= entity), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits
