"""The list of known actors: what ships, and what users add.

CSV columns: id, name, kind, country, aliases, umbrella, parent, active_from, active_to, source;
several aliases or umbrellas are parted by "|". Only name and kind must be filled.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.codebook import load as load_codebook
from dateline.model import Actor, RunError, content_id
from dateline.resolve.actors.names import normal, skeleton

COLUMNS = (
    "id", "name", "kind", "country", "aliases", "umbrella", "parent",
    "active_from", "active_to", "source",
)  # fmt: skip


class ActorList:
    """Known actors by id and by every form of their names. Immutable."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._by_name = _index(self._actors.values(), normal)
        self._by_skeleton = _index(self._actors.values(), skeleton)
        parts = sorted(_packed(actor) for actor in self._actors.values())
        self.fingerprint = content_id("actors", parts)

    @classmethod
    def shipped(cls) -> ActorList:
        """The list that ships with Dateline."""
        return _shipped()

    def extended(self, path: Path) -> ActorList:
        """This list with the rows of a CSV file, which win over rows of the same id.

        Raises RunError naming file and line when a row is wrong; nothing is changed then.
        """
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                added = list(read_rows(file, path.name))
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(f"{path}: cannot be read: {error}") from error
        return ActorList([*self._actors.values(), *added])

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, actor: str) -> Actor | None:
        """The actor of that id, or None."""
        return self._actors.get(actor)

    def named(self, name: str) -> Sequence[Actor]:
        """Actors that bear exactly this name, spelling details apart."""
        return self._by_name.get(normal(name), ())

    def sounding(self, name: str) -> Sequence[Actor]:
        """Actors whose name is another transliteration of this one."""
        form = skeleton(name)
        return self._by_skeleton.get(form, ()) if len(form.replace(" ", "")) >= 5 else ()


@cache
def _shipped() -> ActorList:
    found: list[Actor] = []
    folder = files("dateline.codebook") / "actors"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".csv") and entry.name != "seats.csv":
            lines = entry.read_text(encoding="utf-8").splitlines(keepends=True)
            found.extend(read_rows(lines, entry.name))
    return ActorList(found)


def read_rows(lines: Iterable[str], name: str) -> Iterator[Actor]:
    """The actors of a CSV file. Raises RunError naming file and line of a wrong row."""
    kinds = load_codebook().actor_kinds
    reader = csv.DictReader(lines)
    if missing := {"name", "kind"} - set(reader.fieldnames or ()):
        raise RunError(f"{name}: no column {' and '.join(sorted(missing))}")
    seen: dict[str, int] = {}
    for row in reader:
        line = reader.line_num
        if not (row["name"] or "").strip():
            raise RunError(f"{name}, line {line}: no name")
        if row["kind"] not in kinds:
            raise RunError(f"{name}, line {line}: kind {row['kind']!r} is not in the codebook")
        actor = _actor(row)
        if actor.id in seen:
            raise RunError(f"{name}, line {line}: {actor.id} stands in line {seen[actor.id]} too")
        seen[actor.id] = line
        yield actor


def _actor(row: dict[str, str]) -> Actor:
    name, country = row["name"].strip(), (row.get("country") or "").strip() or None
    return Actor(
        id=(row.get("id") or "").strip() or content_id("act", "list", normal(name), country),
        name=name,
        kind=row["kind"],
        country=country,
        aliases=_several(row.get("aliases")),
        umbrella=_several(row.get("umbrella")),
        parent=(row.get("parent") or "").strip() or None,
        active_from=(row.get("active_from") or "").strip() or None,
        active_to=(row.get("active_to") or "").strip() or None,
        source=(row.get("source") or "").strip() or "curated",
    )


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


def _index(actors: Iterable[Actor], form: Callable[[str], str]) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            found[form(name)][actor.id] = actor
    return {key: tuple(same.values()) for key, same in found.items()}


def _packed(actor: Actor) -> list[str | list[str] | None]:
    return [actor.id, actor.name, actor.kind, actor.country, list(actor.aliases), actor.parent]
