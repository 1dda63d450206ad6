"""Who is within an actor: by the lists, by the book's own records, by the ties of its reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.pipeline.settings import Settings
    from dateline.store import Store

WITHIN = "part_of"
"""The tie by which a report tells that one actor is a unit, wing or member of another."""


def member_names(store: Store, name: str, settings: Settings | None = None) -> tuple[str, ...]:
    """The names of all actors that are within the actors of that name, their members' as well.

    Three things tell it: the lists that ship and those that the settings name; the lists that
    were given when the book was built, as its actors keep them; and "part of" as reports tell
    it, on whosever word. Raises RunError when a list is wrong.
    """
    from dateline.pipeline.plugins import load_actors
    from dateline.pipeline.settings import Settings

    known = load_actors(settings or Settings())
    held = {actor.id: actor for actor, _ in store.readings.actors()}
    above: dict[str, set[str]] = {}
    for actor in held.values():
        for whole in (actor.parent, *actor.umbrella):
            if whole:
                above.setdefault(whole, set()).add(actor.id)
    plain = name.casefold()
    named = {a.id for a in held.values() if plain in {n.casefold() for n in (a.name, *a.aliases)}}
    waiting = [*sorted(named | {actor.id for actor in known.named(name)})]
    found: set[str] = set()
    first = frozenset(waiting)
    while waiting:
        key = waiting.pop()
        members = known.members(key) | above.get(key, set()) | set(_told(store, key))
        waiting += sorted(members - found - first)
        found |= members - first
    actors = (held.get(key) or known.get(key) for key in sorted(found))
    return tuple(sorted({actor.name for actor in actors if actor}))


def _told(store: Store, actor: str) -> Iterator[str]:
    """The actors that reports tell to be a part of this one."""
    clusters = {cluster for _, cluster in store.readings.actor_clusters(actor)}
    for tie in store.readings.relations_of(clusters):
        if tie.kind == WITHIN and tie.b in clusters:
            part = store.readings.actor_of(tie.document).get(tie.a)
            if part:
                yield part.actor
