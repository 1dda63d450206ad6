"""States and their organs: by name, adjective or seat of government.

"Israel's military", "the Israeli army" and "Israeli forces" are one organ of one state;
"Tehran said" is Iran's government. What the words do not say is not filled in: "the health
ministry" alone has no state.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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


WHO = r"(?: (?:spokes\w+|statement|command|officials?|sources?|chiefs?|leaders?|units?))?"
ORGANS: tuple[Organ, ...] = (
    _organ("air-force", "air force", "military", r"air ?force|war ?planes|(?:fighter )?jets"),
    _organ("navy", "navy", "military", r"navy|naval forces|warships"),
    _organ("coast-guard", "coast guard", "police", r"coast ?guard"),
    _organ(
        "military",
        "military",
        "military",
        r"(?:defen[cs]e |armed |regular |ground |national |government |state |special "
        r"|occupation |invading |occupying |regime |ground and air |infantry )?"
        r"(?:military|army|armed forces|forces?|troops|soldiers)"
        + WHO
        + r"|aircraft|airplanes|planes|drones|helicopters|tanks|gunboats|artillery",
    ),
    _organ(
        "police",
        "police",
        "police",
        r"(?:national |federal |border |riot |military )?police(?: force| officers?| forces)?"
        + WHO,
    ),
    _organ(
        "security-forces",
        "security forces",
        "police",
        r"(?:security|government security) (?:forces|services|agencies|personnel)" + WHO,
    ),
    _organ(
        "intelligence",
        "intelligence",
        "police",
        r"(?:intelligence|secret|spy)(?: services?| agency| agencies)" + WHO,
    ),
    _organ(
        "parliament",
        "parliament",
        "state",
        r"parliament|national assembly|knesset|congress|duma|senate|legislature|lawmakers",
    ),
    _organ(
        "state-media",
        "state media",
        "media",
        r"state(?:-run)? (?:media|television|tv|news agency|radio|broadcaster)|official media",
    ),
    _organ(
        "government",
        "government",
        "state",
        r"(?:interim |transitional |central |federal )?"
        r"(?:government|state|regime|authorities|administration|cabinet|leadership|junta)"
        r"(?: (?:spokes\w+|statement|officials?|sources?))?|officials?|diplomats",
    ),
)
MINISTRY = re.compile(
    r"^(?:(?P<a>[a-z]+) (?:ministry|department)"
    r"|(?:ministry|department) (?:of|for) (?:the )?(?:public )?(?P<b>[a-z]+)(?: affairs)?)"
    r"(?: (?:spokes\w+|statement|officials?|sources?))?$"
)
CAPITALS = re.compile(r"\b[A-Z][\w.'’-]*(?: (?:of|and|the)(?: the)?(?= [A-Z])| [A-Z][\w.'’-]*)*")
WORD = re.compile(r"[\w.'’]+")
WORDS_TOO = frozenset(("car",))
"""Short names of countries that are words among others in capitals: "PATROL CAR"."""
REMEMBERED = 20_000
"""Runs of words, and names, whose meaning is remembered."""
NO_FIELDS = frozenset(("prime", "the", "fire", "police", "its", "their", "his"))
FIELDS = {"defense": "defence", "foreign": "foreign", "interior": "interior", "health": "health"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country with what it and its people are called. `code` is ISO 3166-1 alpha-2."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A country that a text names at an offset; `adjective` where it is "Iraqi", not "Iraq"."""

    start: int
    code: str
    adjective: bool


class States:
    """Finds the state, or the organ of a state, that a name stands for."""

    def __init__(
        self, names: Mapping[str, State], seats: Mapping[str, State], adjectives: frozenset[str]
    ) -> None:
        self._names = names
        self._seats = seats
        self._adjectives = adjectives
        self._codes = {state.code: state for state in names.values()}
        self._starts = frozenset(name.partition(" ")[0] for name in (*names, *seats))
        # Reports use the same words again.
        self._in_run = lru_cache(maxsize=REMEMBERED)(self._scanned)
        self._meant = lru_cache(maxsize=REMEMBERED)(self._read)

    def scan(self, text: str) -> Iterator[Seen]:
        """The countries that a text names by name, adjective or seat of government, in order."""
        for run in CAPITALS.finditer(text):
            for seen in self._in_run(run[0]):
                yield Seen(run.start() + seen.start, seen.code, seen.adjective)

    def _scanned(self, run: str) -> tuple[Seen, ...]:
        """The countries that a run of capitalised words names, with offsets in the run."""
        return tuple(self._countries(run))

    def _countries(self, run: str) -> Iterator[Seen]:
        words = list(WORD.finditer(run))
        starts = self._starts
        at = 0
        while at < len(words):
            step = 1
            if normal(words[at][0]) not in starts:
                at += 1
                continue
            for size in range(min(4, len(words) - at), 0, -1):
                form = normal(run[words[at].start() : words[at + size - 1].end()])
                if form in WORDS_TOO and " " in run and run.isupper():
                    continue
                if state := self._names.get(form) or self._seats.get(form):
                    yield Seen(words[at].start(), state.code, form in self._adjectives)
                    step = size
                    break
            at += step

    def known(self, code: str) -> bool:
        """Whether that is the ISO 3166-1 alpha-2 code of a country of the codebook."""
        return code in self._codes

    def code_of(self, place: str) -> str | None:
        """The code of a country by name, a former name in brackets left out; None if unknown."""
        state = self._names.get(normal(re.sub(r"\([^)]*\)", "", place)))
        return state.code if state else None

    def is_seat(self, name: str) -> bool:
        """Whether a name is that of a seat of government, as family names can be (Sucre)."""
        return normal(name) in self._seats

    def is_people(self, name: str) -> bool:
        """Whether a name is that of a people ("Palestinians") rather than of its state."""
        return normal(name) in self._adjectives

    def read(self, name: str) -> tuple[Actor, str] | None:
        """The state or organ that `name` stands for, and one sentence on why; None if none."""
        return self._meant(name)

    def _read(self, name: str) -> tuple[Actor, str] | None:
        words = normal(name.replace("’s ", " ").replace("'s ", " "))
        if state := self._names.get(words):
            return _state_actor(state), f"{name!r} is {state.name} by name or adjective"
        if state := self._seats.get(words):
            return _state_actor(state), f"{name!r} is the seat of the government of {state.name}"
        return self._organ(name, words)

    def actor(self, key: str) -> Actor | None:
        """The state or organ of that id, or None."""
        code, _, organ = key.removeprefix("act-").partition("-")
        state = self._codes.get(code.upper())
        if state is None or not key.startswith("act-"):
            return None
        if not organ:
            return _state_actor(state)
        found = organ_coded(organ)
        return _organ_actor(state, *found) if found else None

    def country_of(self, words: str) -> str | None:
        """The country that words name by name, adjective or seat of government, or None."""
        form = normal(words)
        state = self._names.get(form) or self._seats.get(form)
        return state.code if state else None

    def organ(self, country: str, words: str) -> Actor | None:
        """The organ that words without a country name, in the state of that code; None if none."""
        state, organ = self._codes.get(country), organ_of(normal(words))
        if state is None or organ is None:
            return None
        return _organ_actor(state, *organ)

    def _split(self, words: str) -> tuple[State, str] | None:
        parts = words.split()
        for length in range(min(4, len(parts) - 1), 0, -1):
            if state := self._names.get(" ".join(parts[:length])):
                return state, " ".join(parts[length:])
        return None

    def _split_behind(self, words: str) -> tuple[State, str] | None:
        """ "Armed Forces of Ukraine", "the health ministry in Beirut"."""
        found = re.match(r"^(.+) (?:of|in|for) (?:the )?(.+)$", words)
        state = found and (self._names.get(found[2]) or self._seats.get(found[2]))
        return (state, found[1]) if found and state else None

    def _organ(self, name: str, words: str) -> tuple[Actor, str] | None:
        found = self._split(words) or self._split_behind(words)
        if found is None:
            return None
        state, rest = found
        organ = organ_of(rest)
        if organ is None:
            return None
        return _organ_actor(state, *organ), f"{name!r} names {state.name} and its {organ[1]}"


@lru_cache(maxsize=1000)
def _state_actor(state: State) -> Actor:
    return Actor(
        id=f"act-{state.code.lower()}",
        name=state.name,
        kind="state",
        country=state.code,
        source="states and organs",
    )


@lru_cache(maxsize=5000)
def _organ_actor(state: State, code: str, label: str, kind: str) -> Actor:
    if code == "government":
        # A state and its government are one actor: "Tehran said", "the Iranian government".
        return _state_actor(state)
    return Actor(
        id=f"act-{state.code.lower()}-{code}",
        name=f"{state.name}: {label}",
        kind=kind,
        country=state.code,
        parent=_state_actor(state).id,
        source="states and organs",
    )


def organ_coded(code: str) -> tuple[str, str, str] | None:
    """(code, name, kind) of the organ with that code, or None."""
    field = code.removesuffix("-ministry")
    if field != code and field.isalpha():
        return code, f"{field} ministry", "state"
    return next(((o.code, o.name, o.kind) for o in ORGANS if o.code == code), None)


@lru_cache(maxsize=20_000)
def organ_of(words: str) -> tuple[str, str, str] | None:
    """(code, name, kind) of the organ that normalised words without a country name, or None."""
    if ministry := MINISTRY.match(words):
        field = ministry["a"] or ministry["b"]
        if field in NO_FIELDS:
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
    adjectives = {
        normal(name)
        for row in _rows("places/countries.csv")
        for name in row["adjectives"].split("|")
        if normal(name) not in {normal(given) for given in row["names"].split("|")}
    }
    return States(names, seats, frozenset(adjectives))


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
