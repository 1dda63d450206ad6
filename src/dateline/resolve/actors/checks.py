"""What is wrong with a list of actors: duplicates, circles, ties to nobody. Changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Actor, RunError
from dateline.resolve.actors.importers import Listed
from dateline.resolve.actors.names import normal

Edges = Mapping[str, Sequence[str]]


def check_duplicates(rows: Sequence[Listed], name: str) -> None:
    """Raises RunError naming the first row that repeats an earlier one, and how many do.

    Repeated is an id; in a list without ids of its own it comes from name and country.
    """
    seen: dict[str, int] = {}
    repeated: list[str] = []
    for row in rows:
        if (first := seen.setdefault(row.actor.id, row.line)) != row.line:
            what = f"{row.actor.name!r} ({row.actor.id})"
            repeated.append(f"{name}, line {row.line}: {what} stands in line {first} already")
    if repeated:
        more = f"; {len(repeated) - 1} more rows repeat others" if len(repeated) > 1 else ""
        raise RunError(repeated[0] + more)


def check_ties(actors: Mapping[str, Actor], rows: Iterable[Listed], name: str) -> None:
    """Raises RunError for a row that is tied to nobody, or to itself by a circle of any length."""
    lines = {row.actor.id: row.line for row in rows}
    for key, line in lines.items():
        actor = actors.get(key)
        for other in ties_of(actor) if actor else ():
            if other not in actors and not _is_state(other):
                raise RunError(f"{name}, line {line}: {other!r} is in no list")
    for what, edges in (
        ("umbrella or parent", {key: ties_of(actor) for key, actor in actors.items()}),
        ("alias", _alias_edges(actors.values())),
    ):
        for key, line in lines.items():
            if circle := circle_from(key, edges):
                names = " → ".join(actors[step].name for step in circle)
                raise RunError(f"{name}, line {line}: circular {what}: {names}")


def _is_state(actor: str) -> bool:
    return actor.startswith("act-") and len(actor.split("-")[1]) == 2


def ties_of(actor: Actor) -> tuple[str, ...]:
    """Ids that what an actor does counts for: its umbrellas and its parent."""
    return (*actor.umbrella, *([actor.parent] if actor.parent else []))


def circle_from(start: str, edges: Edges) -> list[str]:
    """The steps from `start` back to `start`, both included; empty when there is no way back."""
    path: list[str] = [start]
    seen: set[str] = set()

    def walk(key: str) -> bool:
        for step in edges.get(key, ()):
            if step == start:
                return True
            if step not in seen:
                seen.add(step)
                path.append(step)
                if walk(step):
                    return True
                path.pop()
        return False

    return [*path, start] if walk(start) else []


def _alias_edges(actors: Iterable[Actor]) -> Edges:
    """From each actor to those of its kind and country whose own name is one of its aliases."""
    every = list(actors)
    named: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for actor in every:
        named[normal(actor.name), actor.kind, actor.country].append(actor.id)
    edges: dict[str, list[str]] = {}
    for actor in every:
        found = [
            other
            for alias in actor.aliases
            for other in named.get((normal(alias), actor.kind, actor.country), ())
            if other != actor.id
        ]
        if found:
            edges[actor.id] = found
    return edges
