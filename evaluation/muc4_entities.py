"""MUC-4's role fillers as the template-filling papers score them (CEAF-REE).

CEAF-REE is the entity-based score for role-filler entity extraction of Du, Rush and Cardie,
"GRIT: Generative Role-filler Transformers for Document-level Event Entity Extraction"
(EACL 2021), after CEAF for coreference (Luo 2005):

* Gold: the fillers of a role over all templates of a report are its entities, each a set of
  mentions ("FARABUNDO MARTI NATIONAL LIBERATION FRONT" / "FMLN"); of victims the names alone. An
  entity whose mentions are all another's is the same, and mentions that do not stand in the
  text are left out. A report without a template has none: what is found there is wrong.
* Strings are compared without case, articles and punctuation, and else exactly.
* Entities found and gold ones are matched one to one, so that as many as possible are right: one
  found is right when all its mentions are among those of its gold entity. Naming an entity
  twice is therefore wrong once.
* Precision, recall and F1 are over the entities of all reports, by role and for the five roles
  together (micro).
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
    """How many predicted entities are right, in the best one to one match with gold entities."""
    owner: dict[int, int] = {}

    def placed(ours: int, tried: set[int]) -> bool:
        for theirs, entity in enumerate(gold):
            if theirs not in tried and predicted[ours] <= entity:
                tried.add(theirs)
                if theirs not in owner or placed(owner[theirs], tried):
                    owner[theirs] = ours
                    return True
        return False

    return sum(placed(ours, set()) for ours in range(len(predicted)))
