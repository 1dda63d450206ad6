"""The organs of states that a list knows by a name of their own: one identity, not two.

"Israel's military" is the Israel Defense Forces of the list, because one of its listed names
("Israeli Defense Forces") says that it is the military of Israel.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Actor
from dateline.resolve.actors.states import States

OFFICIAL = frozenset(("state", "military", "police"))


class Organs:
    """Listed actors by the id of the organ that they are."""

    def __init__(self, known: Iterable[Actor], states: States) -> None:
        self._listed: dict[str, Actor] = {}
        for actor in known:
            if actor.kind in OFFICIAL and actor.country:
                for name in (actor.name, *actor.aliases):
                    found = states.read(name)
                    if found and found[0].parent and found[0].country == actor.country:
                        self._listed.setdefault(found[0].id, actor)

    def listed(self, organ: Actor) -> Actor:
        """The listed actor that this organ is, or the organ itself."""
        return self._listed.get(organ.id, organ)
