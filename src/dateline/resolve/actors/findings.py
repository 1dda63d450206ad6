"""What a cluster was found to stand for, and the ids of those whom no list knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Actor, content_id
from dateline.resolve.actors.names import normal
from dateline.resolve.actors.persons import person_key

Others = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity, its score, why it was taken (a clause without full stop), who else may be."""

    actor: Actor
    score: float
    why: str
    others: Others = ()


@lru_cache(maxsize=20_000)
def identity_of(name: str, *, person: bool = False) -> str:
    """The id that a proper name has when no list knows it; the same in every report.

    A judgement that a listed actor and this id are different splits them for good, one that
    they are the same makes the name an alias. `name` of a person is without titles.
    """
    if person:
        return content_id("act", "person", person_key(name))
    return content_id("act", "group", normal(name))
