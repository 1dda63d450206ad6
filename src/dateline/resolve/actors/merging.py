"""Rows of another list that are actors of this one are joined to them, never doubled.

Same is: a name in common, spelling details apart, no two countries that differ, and kinds that
can be one. An acronym alone needs the same country, and a name that several actors of the list
bear joins nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.model import Actor
from dateline.resolve.actors.importers import joined
from dateline.resolve.actors.kinds import can_be_one
from dateline.resolve.actors.names import is_acronym

Lookup = Callable[[str], Sequence[Actor]]


def merged(known: Iterable[Actor], added: Iterable[Actor], named: Lookup) -> list[Actor]:
    """All actors of two lists; a row with an id of the first list replaces that actor.

    Ties of the added rows follow those of their actors that were joined to known ones.
    """
    actors = {actor.id: actor for actor in known}
    stands: dict[str, str] = {}
    for actor in added:
        same = None if actor.id in actors else same_in(actor, named)
        if same is None:
            actors[actor.id] = actor
        else:
            stands[actor.id] = same.id
            actors[same.id] = joined(actors[same.id], actor)
    return (
        [_retied(actor, stands) for actor in actors.values()] if stands else list(actors.values())
    )


def same_in(actor: Actor, named: Lookup) -> Actor | None:
    """The one actor of a list that this row is, or None when there is none or more than one."""
    for name in (actor.name, *actor.aliases):
        found = [other for other in named(name) if _compatible(actor, other, name)]
        if len(found) == 1:
            return found[0]
    return None


def _compatible(actor: Actor, other: Actor, name: str) -> bool:
    if not can_be_one(actor.kind, other.kind):
        return False
    if is_acronym(name) or " " not in name.strip():
        return actor.country is not None and actor.country == other.country
    return None in (actor.country, other.country) or actor.country == other.country


def _retied(actor: Actor, stands: dict[str, str]) -> Actor:
    if not any(tie in stands for tie in (*actor.umbrella, actor.parent)):
        return actor
    umbrella = tuple(dict.fromkeys(stands.get(tie, tie) for tie in actor.umbrella))
    return replace(
        actor,
        umbrella=tuple(tie for tie in umbrella if tie != actor.id),
        parent=stands.get(actor.parent, actor.parent) if actor.parent else None,
    )
