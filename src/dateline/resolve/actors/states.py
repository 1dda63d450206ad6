"""States and their organs: by name, adjective or seat of government.

"Israel's military", "the Israeli army" and "Israeli forces" are one organ of one state;
"Tehran said" is Iran's government. What the words do not say is not filled in: "the health
ministry" alone has no state.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model import Actor
from dateline.resolve.actors.names import normal


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """One organ of a state, of an actor kind, by the words that name it."""

    code: str
    name: str
    kind: str
    words: re.Pattern[str]


def _organ(code: str, name: str, kind: str, words: str) -> Organ:
    return Organ(code=code, name=name, kind=kind, words=re.compile(rf"^(?:{words})$"))


ORGANS: tuple[Organ, ...] = (
    _organ("air-force", "air force", "military", r"air ?force|war ?planes|(?:fighter )?jets"),
    _organ("navy", "navy", "military", r"navy|naval forces|warships|coast ?guard"),
    _organ(
        "military",
        "military",
        "military",
        r"(?:defen[cs]e |armed |regular |ground |occupation )?(?:military|army|armed forces|forces"
        r"|troops|soldiers)(?: (?:spokes\w+|statement|command|officials?|sources?))?|idf",
    ),
    _organ(
        "police",
        "police",
        "police",
        r"(?:national |federal |border |riot )?police(?: force| officers?)?",
    ),
    _organ(
        "parliament", "parliament", "state", r"parliament|national assembly|knesset|congress|duma"
    ),
    _organ(
        "government",
        "government",
        "state",
        r"government|state|regime|authorities|administration|officials?|cabinet|leadership",
    ),
)  # fmt: skip
MINISTRY = re.compile(
    r"^(?:(?P<a>[a-z]+) (?:ministry|ministers?|department)"
    r"|ministry (?:of|for) (?:the )?(?P<b>[a-z]+)(?: affairs)?)$"
)
FIELDS = {"defense": "defence", "foreign": "foreign", "interior": "interior", "health": "health"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country with what it and its people are called. `code` is ISO 3166-1 alpha-2."""

    code: str
    name: str


class States:
    """Finds the state, or the organ of a state, that a name stands for."""

    def __init__(self, names: Mapping[str, State], seats: Mapping[str, State]) -> None:
        self._names = names
        self._seats = seats
        self._codes = {state.code: state for state in names.values()}

    def known(self, code: str) -> bool:
        """Whether that is the ISO 3166-1 alpha-2 code of a country of the codebook."""
        return code in self._codes

    def code_of(self, place: str) -> str | None:
        """The code of a country by name, a former name in brackets left out; None if unknown."""
        state = self._names.get(normal(re.sub(r"\([^)]*\)", "", place)))
        return state.code if state else None

    def read(self, name: str) -> tuple[Actor, str] | None:
        """The state or organ that `name` stands for, and one sentence on why; None if none."""
        words = normal(name.replace("’s ", " ").replace("'s ", " "))
        if state := self._names.get(words):
            return _state_actor(state), f"{name!r} is {state.name} by name or adjective"
        if state := self._seats.get(words):
            return _state_actor(state), f"{name!r} is the seat of the government of {state.name}"
        return self._organ(name, words)

    def organ(self, country: str, words: str) -> Actor | None:
        """The organ that words without a country name, in the state of that code; None if none."""
        state, organ = self._codes.get(country), organ_of(normal(words))
        if state is None or organ is None:
            return None
        return _organ_actor(state, *organ)

    def country_in(self, name: str) -> str | None:
        """The country whose name or adjective begins the name, or None."""
        found = self._split(normal(name.replace("’s ", " ").replace("'s ", " ")))
        return found[0].code if found else None

    def _split(self, words: str) -> tuple[State, str] | None:
        parts = words.split()
        for length in range(min(4, len(parts) - 1), 0, -1):
            if state := self._names.get(" ".join(parts[:length])):
                return state, " ".join(parts[length:])
        return None

    def _organ(self, name: str, words: str) -> tuple[Actor, str] | None:
        found = self._split(words)
        if found is None:
            return None
        state, rest = found
        organ = organ_of(rest)
        if organ is None:
            return None
        return _organ_actor(state, *organ), f"{name!r} names {state.name} and its {organ[1]}"


def _state_actor(state: State) -> Actor:
    return Actor(
        id=f"act-{state.code.lower()}",
        name=state.name,
        kind="state",
        country=state.code,
        source="states and organs",
    )


def _organ_actor(state: State, code: str, label: str, kind: str) -> Actor:
    return Actor(
        id=f"act-{state.code.lower()}-{code}",
        name=f"{state.name}: {label}",
        kind=kind,
        country=state.code,
        parent=_state_actor(state).id,
        source="states and organs",
    )


def organ_of(words: str) -> tuple[str, str, str] | None:
    """(code, name, kind) of the organ that normalised words without a country name, or None."""
    if ministry := MINISTRY.match(words):
        field = ministry["a"] or ministry["b"]
        if field in ("prime", "the"):
            return None
        field = FIELDS.get(field, field)
        return f"{field}-ministry", f"{field} ministry", "state"
    for organ in ORGANS:
        if organ.words.match(words):
            return organ.code, organ.name, organ.kind
    return None


@cache
def shipped_states() -> States:
    """All countries of the codebook with names, adjectives and seats of government."""
    names: dict[str, State] = {}
    states: dict[str, State] = {}
    for row in _rows("places/countries.csv"):
        given = row["names"].split("|")
        states[row["code"]] = state = State(code=row["code"], name=given[0])
        for name in (*given, *row["adjectives"].split("|")):
            if name.strip():
                names.setdefault(normal(name), state)
    seats = {
        normal(name): states[row["code"]]
        for row in _rows("actors/seats.csv")
        if row["code"] in states
        for name in row["names"].split("|")
    }
    return States(names, seats)


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
