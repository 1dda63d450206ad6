"""The organs of states that a list knows by a name of their own: one identity, not two.

"Israel's military" is the Israel Defense Forces of the list, because one of its listed names
("Israeli Defense Forces") says that it is the military of Israel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Actor
from dateline.resolve.actors.names import normal
from dateline.resolve.actors.states import States

OFFICIAL = frozenset(("state", "military", "police"))


class Organs:
    """Listed actors by the id of the organ that they are."""

    def __init__(self, known: Iterable[Actor], states: States) -> None:
        actors = list(known)
        countries = {actor.id: actor.country for actor in actors}
        own = [actor for actor in actors if _of_its_state(actor, countries)]
        forces = Counter(a.country for a in own if a.kind == "military" and not a.umbrella)
        self._listed: dict[str, list[Actor]] = {}
        for actor in own:
            for name in _whole_names(actor, forces[actor.country]):
                found = states.read(name)
                if found and found[0].parent and found[0].country == actor.country:
                    self._listed.setdefault(found[0].id, []).append(actor)

    def listed(self, organ: Actor, year: int | None) -> Actor:
        """The listed actor that this organ is in that year, or the organ itself."""
        for actor in self._listed.get(organ.id, ()):
            start, end = actor.active_from, actor.active_to
            if year is None or not (
                (start and int(start[:4]) > year) or (end and int(end[:4]) < year)
            ):
                return actor
        return organ

    def is_listed(self, organ: Actor, actor: Actor) -> bool:
        """Whether a listed actor is this organ in any year."""
        return organ.id == actor.id or actor in self._listed.get(organ.id, ())


def _of_its_state(actor: Actor, countries: dict[str, str | None]) -> bool:
    """Whether an actor is an official body, and no part of one of other countries."""
    above: Sequence[str] = (*actor.umbrella, *([actor.parent] if actor.parent else []))
    return (
        actor.kind in OFFICIAL
        and actor.country is not None
        and all(countries.get(one) == actor.country for one in above)
    )


def _whole_names(actor: Actor, forces: int) -> Iterator[str]:
    """The names that stand for all of an organ: where there are several forces, no army does."""
    for name in (actor.name, *actor.aliases):
        if forces < 2 or not normal(name).endswith(" army"):
            yield name
