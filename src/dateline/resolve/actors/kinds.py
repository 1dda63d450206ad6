"""Which kinds of actors can be one actor, seen by different eyes."""

from __future__ import annotations

from functools import cache
from itertools import product

FAMILIES = (
    frozenset(("armed_group", "political")),
    frozenset(("armed_group", "military", "police")),
    frozenset(("armed_group", "civilians")),
    frozenset(("state", "military", "police")),
    frozenset(("state", "political")),
    frozenset(("organisation", "state")),
    frozenset(("organisation", "political")),
    frozenset(("organisation", "media")),
    frozenset(("organisation", "military", "police")),
    frozenset(("person",)),
)


def can_be_one(a: str, b: str) -> bool:
    """Whether actors of these kinds may be one: an armed group is no state, a person no group.

    "other" says that the kind is not known.
    """
    return a == b or "other" in (a, b) or (a, b) in _related()


@cache
def _related() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for family in FAMILIES for a, b in product(family, family))
