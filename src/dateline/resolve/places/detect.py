"""Finds place names in running text and tells places from actors that bear a place's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.lexicon import (
    COMMON,
    LINKS,
    LOCATIVE,
    ORGANISATION,
    SITE_NOUNS,
    SPEECH,
    TITLES,
)
from dateline.resolve.places.names import fold
from dateline.resolve.places.records import AREAS, Place

Part = Literal["place", "actor", "owner", "none"]

LONGEST = 6
KNOWN_SIZE = 80_000
"""People from whom on a town is a place without a word that says so."""
CAPITALS_SHARE = 0.7

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'\-]|\.(?=\w))*\.?|\d+|[^\w\s]")
_SENTENCE_END = frozenset('.!?:;"“”•|—–')
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its offsets; `first` at the start of a sentence."""

    start: int
    end: int
    text: str
    first: bool

    @property
    def capital(self) -> bool:
        """Whether it is a word that starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def lower(self) -> str:
        """The word in lower case without a full stop or possessive at its end."""
        return _POSSESSIVE.sub("", self.text).rstrip(".").lower()


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text. `part`: a place, an actor ("Moscow said"), or an owner or part
    of another name ("Lebanon's Hezbollah", "Lexington Police"), which locates nothing.
    """

    start: int
    end: int
    name: str
    part: Part
    places: tuple[Place, ...] = ()


def find_names(text: str, gazetteer: Gazetteer) -> list[Found]:
    """All known place names of a text, longest first where they overlap, in order."""
    tokens = list(_tokens(text))
    shouting = _shouting(tokens)
    persons = _persons(tokens, gazetteer)
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        size, places = _longest(tokens, at, text, gazetteer, shouting)
        if not size:
            at += 1
            continue
        part = _part(tokens, at, size, places, persons, shouting)
        if part != "none":
            start, end = tokens[at].start, _end(tokens[at + size - 1])
            found.append(Found(start, end, text[start:end], part, places))
        at += size
    return found


def find_toponyms(text: str, gazetteer: Gazetteer, title: str = "") -> list[tuple[int, int, str]]:
    """The toponyms of a text: (start, end, name), offsets in code points, in order.

    Actors that bear a place's name ("Moscow said"), owners ("Lebanon's Hezbollah") and parts
    of other names ("Paris Hilton") are none. A name that the title or text uses as a place
    elsewhere is still judged at each of its occurrences.
    """
    return [(f.start, f.end, f.name) for f in find_names(text, gazetteer) if f.part == "place"]


def _tokens(text: str) -> Iterator[Token]:
    first = True
    previous_end = 0
    for match in _TOKEN.finditer(text):
        if "\n" in text[previous_end : match.start()]:
            first = True
        word = match.group()
        yield Token(match.start(), match.end(), word, first)
        previous_end = match.end()
        if word[0].isalnum():
            first = word.endswith(".") and len(word) > 4
        else:
            first = word in _SENTENCE_END or (first and word in "'\"‘“(")


def _shouting(tokens: Sequence[Token]) -> bool:
    """Whether the text is in capitals throughout, so that capitals say nothing."""
    words = [token.text for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(words) > 4 and sum(w.isupper() for w in words) > CAPITALS_SHARE * len(words)


def _end(token: Token) -> int:
    bare = _POSSESSIVE.sub("", token.text)
    if bare.endswith(".") and len(bare) > 5:
        bare = bare[:-1]
    return token.start + len(bare)


def _longest(
    tokens: Sequence[Token], at: int, text: str, gazetteer: Gazetteer, shouting: bool
) -> tuple[int, tuple[Place, ...]]:
    """How many tokens from `at` on make the longest known name, and its places."""
    first = tokens[at]
    if not first.capital or (first.lower == "the" and not shouting):
        return 0, ()
    for size in range(_reach(tokens, at), 0, -1):
        last = tokens[at + size - 1]
        if not last.capital:
            continue
        name = text[first.start : _end(last)]
        if size == 1 and _hopeless(first, shouting):
            continue
        places = _known(name, last, gazetteer)
        if places:
            return size, places
    return 0, ()


def _known(name: str, last: Token, gazetteer: Gazetteer) -> tuple[Place, ...]:
    places = gazetteer.lookup(name) if gazetteer.knows(fold(name)) else ()
    if not places and last.lower in SITE_NOUNS and " " in name:
        head, _, noun = name.rpartition(" ")
        if noun.lower() in ("province", "governorate", "region", "district", "city", "area"):
            return gazetteer.lookup(head)
    return places


def _reach(tokens: Sequence[Token], at: int) -> int:
    """How many tokens a name from `at` on may have: capitals, and links between them."""
    size = 1
    while at + size < len(tokens) and size < LONGEST:
        token = tokens[at + size]
        gap = token.start - tokens[at + size - 1].end
        if gap > 1 or _POSSESSIVE.search(tokens[at + size - 1].text):
            break
        word = token.text
        if not (token.capital or word in LINKS or word in ("-", "'", "’", "/", "–", "&")):
            break
        size += 1
    return size


def _hopeless(token: Token, shouting: bool) -> bool:
    word = token.lower
    if len(word) < 2 or (len(word) == 2 and token.text not in ("US", "UK", "EU")):
        return "." not in token.text or len(token.text) < 4
    return word in LINKS or (shouting and (len(word) < 4 or word in COMMON))


def _persons(tokens: Sequence[Token], gazetteer: Gazetteer) -> frozenset[str]:
    """Words that the text uses as parts of a person's name: "Paris" of "Paris Hilton".

    A surname is a capitalised word after a title or after a given name that is no place.
    """
    names: set[str] = set()
    for before, word in zip(tokens, tokens[1:], strict=False):
        if not (before.capital and word.capital) or word.start - before.end != 1:
            continue
        if before.lower in TITLES or (
            before.lower in COMMON and not word.first and before.lower not in LOCATIVE
        ):
            continue
        if word.lower in ORGANISATION or word.lower in SITE_NOUNS or before.first:
            continue
        if not gazetteer.knows(fold(before.text)) and before.text.isalpha():
            names.add(word.lower)
    return frozenset(names)


def _part(
    tokens: Sequence[Token],
    at: int,
    size: int,
    places: tuple[Place, ...],
    persons: frozenset[str],
    shouting: bool,
) -> Part:
    """Whether the known name is used as a place here."""
    first, last = tokens[at], tokens[at + size - 1]
    before = tokens[at - 1] if at else None
    after = tokens[at + size] if at + size < len(tokens) else None
    located = _located(tokens, at)
    if _is_person(first, last, before, after, size, places, persons, located, shouting):
        return "none"
    if _POSSESSIVE.search(last.text) and after and after.capital and not shouting:
        return "owner" if after.lower not in SITE_NOUNS else "place"
    if after and not _parted(last, after):
        if after.capital and after.lower in ORGANISATION and after.lower not in SITE_NOUNS:
            return "owner"
        if after.lower in SPEECH and not located and _may_act(places):
            return "actor"
    if located or _held(after, tokens, at + size):
        return "place"
    if size == 1 and first.lower in COMMON:
        return "none"
    if _great(places) or (size > 1 and not first.first):
        return "place"
    return "place" if places[0].population > 5_000 and not first.first else "none"


def _is_person(
    first: Token,
    last: Token,
    before: Token | None,
    after: Token | None,
    size: int,
    places: tuple[Place, ...],
    persons: frozenset[str],
    located: bool,
    shouting: bool,
) -> bool:
    great = places[0].kind in AREAS or places[0].curated
    if before and before.lower in TITLES and not _parted(before, first) and before.capital:
        return size == 1 and not great
    if shouting:
        return False
    if before and before.capital and not _parted(before, first) and not great:
        if before.lower not in COMMON | LOCATIVE | ORGANISATION | SITE_NOUNS and not before.first:
            return True
    if size == 1 and first.lower in persons and not great and not located:
        return True
    if after and after.capital and not _parted(last, after) and not after.first:
        word = after.lower
        strange = word not in ORGANISATION and word not in SITE_NOUNS and word not in COMMON
        return strange and not _POSSESSIVE.search(last.text) and not great
    return False


def _parted(left: Token, right: Token) -> bool:
    return right.start - left.end != 1 or not right.text[0].isalnum()


def _located(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before says that a place follows: "in", "near", "the town of"."""
    for step in range(1, 4):
        if at < step:
            return False
        word = tokens[at - step].text
        lower = word.lower()
        if lower in LOCATIVE:
            return True
        if lower == "of":
            noun = tokens[at - step - 1].lower if at > step else ""
            return noun in SITE_NOUNS or noun in LOCATIVE or noun in ("part", "capital", "streets")
        if lower not in ("the", "a", "an", "and", ",") and not word[0].isupper():
            return False
        if word[0].isupper() and step > 1 and lower not in ("the",):
            return False
    return False


def _held(after: Token | None, tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows makes a place of it: ", Iraq", "province", "-based"."""
    if after is None:
        return False
    if after.lower in SITE_NOUNS and after.start - tokens[at - 1].end == 1:
        return True
    if after.text in (",", "(") and at + 1 < len(tokens):
        following = tokens[at + 1]
        return following.capital and len(following.text) > 2 and following.lower not in COMMON
    return False


def _may_act(places: Iterable[Place]) -> bool:
    """Whether the name may stand for a government: a country, its capital, a region."""
    return any(p.kind in ("country", "adm1") or p.capital for p in places)


def _great(places: tuple[Place, ...]) -> bool:
    first = places[0]
    return any(p.kind in AREAS or p.curated for p in places) or first.population >= KNOWN_SIZE
