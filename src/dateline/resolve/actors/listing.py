"""The list of known actors: what ships, and what users add.

CSV columns: id, name, kind, country, aliases, umbrella, parent, active_from, active_to, source;
several aliases or umbrellas are parted by "|". Only name and kind must be filled. Lists of UCDP,
PETRARCH and FollowTheMoney are read as they are (see importers).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.model import Actor, RunError, content_id
from dateline.resolve.actors.checks import check_duplicates, check_ties, ties_of
from dateline.resolve.actors.importers import COLUMNS, read_list
from dateline.resolve.actors.likeness import (
    Form,
    Likeness,
    form_of,
    keys_of,
    likeness,
    sought_of,
)
from dateline.resolve.actors.merging import merged
from dateline.resolve.actors.names import is_acronym, normal
from dateline.resolve.actors.organs import OFFICIAL
from dateline.resolve.actors.prepared import Keys, prepared_keys

__all__ = ["COLUMNS", "ActorList", "Alike", "Bearer"]

QUALIFIED = re.compile(
    r"^(?P<name>.+?) "
    r"\((?P<of>[A-Z][^)]*|agency|organisation|movement|militia|party|press freedom)\)$"
)
COMMON_WORDS = frozenset(("site", "mend", "fact", "arena", "aids", "who", "rada", "mash", "sol"))
"""Acronyms that are words as well: they count in capitals only."""
REMEMBERED = 20_000
"""Names whose bearers and likenesses a list remembers: reports use the same names again."""


class Bearer:
    """An actor with one of its names as it is written in a list.

    `qualified`: the list has the name with a country or kind in brackets, because another
    actor is better known by it.
    """

    __slots__ = ("actor", "qualified", "written")

    def __init__(self, actor: Actor, written: str, qualified: bool) -> None:
        self.actor = actor
        self.written = written
        self.qualified = qualified


class Alike:
    """An actor one of whose names is like a given one, and how."""

    __slots__ = ("actor", "likeness", "written")

    def __init__(self, actor: Actor, written: str, likeness: Likeness) -> None:
        self.actor = actor
        self.written = written
        self.likeness = likeness

    @property
    def score(self) -> float:
        """How alike the names are, 0 to 1."""
        return self.likeness.score

    @property
    def how(self) -> str:
        """In what they are alike."""
        return self.likeness.how


class ActorList:
    """Known actors by id and by every form of their names. Immutable."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._bearers = _bearers(self._actors.values())
        self._borne = lru_cache(maxsize=REMEMBERED)(self._bearing)
        self._likenesses = lru_cache(maxsize=REMEMBERED)(self._compared)

    @cached_property
    def fingerprint(self) -> str:
        """Changes with every change of an actor."""
        return content_id("actors", sorted(_packed(actor) for actor in self._actors.values()))

    @classmethod
    def shipped(cls) -> ActorList:
        """The list that ships with Dateline."""
        return _shipped()

    def extended(self, path: Path) -> ActorList:
        """This list with the actors of a file: plain CSV, UCDP, PETRARCH or FollowTheMoney.

        A row with an id of this list replaces that actor; a row that is one of this list by
        name and country is joined to it; all others are added. Raises RunError naming file and
        line when a row is wrong, repeated or tied in a circle; nothing is changed then.
        """
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(f"{path}: cannot be read: {error}") from error
        rows = read_list(lines, path.name)
        check_duplicates(rows, path.name)
        found = ActorList(merged(self, [row.actor for row in rows], self.named))
        check_ties(found._actors, rows, path.name)
        return found

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor: str) -> Actor | None:
        """The actor of that id, or None."""
        return self._actors.get(actor)

    def named(self, name: str) -> Sequence[Actor]:
        """Actors that bear exactly this name, spelling details apart."""
        return tuple(b.actor for b in self._bearers.get(normal(name), ()) if not b.qualified)

    def bearers(self, name: str) -> Sequence[Bearer]:
        """Who bears this name as it is written: an acronym only in capitals."""
        return self._borne(name)

    def alike(self, name: str) -> Sequence[Alike]:
        """Actors one of whose names is like this one, the most alike first, each once."""
        return self._likenesses(name)

    def _bearing(self, name: str) -> Sequence[Bearer]:
        return tuple(b for b in self._bearers.get(normal(name), ()) if _written_so(name, b.written))

    def _compared(self, name: str) -> Sequence[Alike]:
        form = form_of(name)
        found: dict[str, Alike] = {}
        for bearer in self._near(form):
            degree = likeness(form, form_of(bearer.written))
            if degree.score > 0 and (
                bearer.actor.id not in found or found[bearer.actor.id].score < degree.score
            ):
                found[bearer.actor.id] = Alike(bearer.actor, bearer.written, degree)
        return sorted(found.values(), key=lambda one: (-one.score, one.actor.id))

    def members(self, actor: str) -> set[str]:
        """Ids of all whose doings count for that actor: listed members of members as well.

        The actor itself is not among them.
        """
        found: set[str] = set()
        waiting = [actor]
        while waiting:
            for member in self._direct.get(waiting.pop(), ()):
                if member not in found and member != actor:
                    found.add(member)
                    waiting.append(member)
        return found

    def above(self, actor: Actor) -> set[str]:
        """Ids of all for whom what an actor does counts as well: umbrellas, parents, theirs.

        What a body of a state does counts for the state (`act-` and its code in small letters).
        The actor need not be in the list; it is not among them.
        """
        found: set[str] = set()
        waiting: list[Actor] = [actor]
        while waiting:
            one = waiting.pop()
            for key in (*ties_of(one), *_state_of(one)):
                if key not in found and key != actor.id:
                    found.add(key)
                    waiting += [self._actors[key]] if key in self._actors else []
        return found

    @cached_property
    def _direct(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for actor in self._actors.values():
            for above in ties_of(actor):
                found[above].append(actor.id)
        return found

    @cached_property
    def _keys(self) -> dict[str, list[Bearer]]:
        found: dict[str, list[Bearer]] = defaultdict(list)
        kept = _shipped_keys()
        for same in self._bearers.values():
            for bearer in same:
                keys = kept.get(bearer.written) or keys_of(form_of(bearer.written))
                for key in keys:
                    found[key].append(bearer)
        return found

    def _near(self, form: Form) -> Iterator[Bearer]:
        """Bearers of names that may be like this one, each once.

        Names that are alike share all words of weight but one, or a key of few names.
        """
        shared: Counter[Bearer] = Counter()
        needed = max(1, len(form.content) - 1)
        for key in sought_of(form):
            same = self._keys.get(key, ())
            if key[0] in "wc" or needed == 1:
                shared.update(same)
            else:
                for bearer in same:
                    shared[bearer] += needed
        return (bearer for bearer, count in shared.items() if count >= needed)


@cache
def _shipped() -> ActorList:
    name = "actors.csv"
    entry = files("dateline.codebook") / "actors" / name
    rows = read_list(entry.read_text(encoding="utf-8").splitlines(keepends=True), name)
    return ActorList(row.actor for row in rows)


@cache
def _shipped_keys() -> Keys:
    every = _shipped()._bearers.values()
    return prepared_keys(sorted({bearer.written for same in every for bearer in same}))


def _bearers(actors: Iterable[Actor]) -> dict[str, list[Bearer]]:
    found: dict[str, list[Bearer]] = defaultdict(list)
    for actor in actors:
        for written in dict.fromkeys((actor.name, *actor.aliases)):
            found[normal(written)].append(Bearer(actor, written, False))
            if bare := QUALIFIED.match(written):
                found[normal(bare["name"])].append(Bearer(actor, bare["name"], True))
    return {key: _once(same) for key, same in found.items()}


def _once(same: Sequence[Bearer]) -> list[Bearer]:
    """One bearer an actor, unqualified before qualified, each way of writing kept once."""
    found: dict[tuple[str, str], Bearer] = {}
    for bearer in sorted(same, key=lambda b: b.qualified):
        found.setdefault((bearer.actor.id, bearer.written), bearer)
    return list(found.values())


def _state_of(actor: Actor) -> tuple[str, ...]:
    """The state whose body an actor of an official kind is."""
    if actor.kind not in OFFICIAL or not actor.country or actor.umbrella:
        return ()
    return (f"act-{actor.country.lower()}",)


def _written_so(name: str, listed: str) -> bool:
    """Whether a name in a text may be this listed one: "site" is not SITE, Nato is NATO."""
    if not is_acronym(listed):
        return name[:1].isupper() or not listed[:1].isupper() or any(ch.isupper() for ch in name)
    capitals = sum(ch.isupper() for ch in name)
    if capitals >= 2 or name == listed:
        return True
    form = normal(name)
    return capitals == 1 and len(form) >= 4 and form not in COMMON_WORDS


def _packed(actor: Actor) -> list[str | list[str] | None]:
    return [
        actor.id, actor.name, actor.kind, actor.country, list(actor.aliases),
        list(actor.umbrella), actor.parent, actor.active_from, actor.active_to,
    ]  # fmt: skip
