"""Finds place names in running text and tells places from actors that bear a place's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.lexicon import words
from dateline.resolve.places.names import fold, is_short_acronym
from dateline.resolve.places.records import AREAS, Place

Part = Literal["place", "actor", "owner", "adjective"]

LONGEST = 6
GREAT_SIZE = 80_000
"""People from whom on a town is a place without a word that says so."""
KNOWN_SIZE = 5_000
"""People from whom on a town is a place inside a sentence, if no word speaks against it."""
CAPITALS_SHARE = 0.7

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'\-]|\.(?=\w))*\.?|\d+|--|[^\w\s]")
_SENTENCE_END = frozenset('.!?:;"“”•|—–')
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    }
)
_ARTICLED = re.compile(r"[a-z]{1,3}[-’'][A-Z]")
_REGION_NOUNS = frozenset({"province", "governorate", "region", "oblast", "prefecture"})
_HEADS = frozenset({"of"})
_HEAD_NOUNS = frozenset({"part", "parts", "capital", "streets", "people", "outskirts", "edge"})


class Token(NamedTuple):
    """A word or mark with its offsets; `first` at the start of a sentence.

    `name_end` is where a name ends that it closes: before a possessive or the full stop.
    """

    start: int
    end: int
    first: bool
    text: str
    key: str
    lower: str
    capital: bool
    owns: bool
    name_end: int


Said = tuple[str, str, str, bool, bool]
"""What a word's letters say: `text` to `owns` of a token."""
_OPENING_MARKS = frozenset("'‘(")


@lru_cache(maxsize=50_000)
def _word(text: str) -> tuple[Said, int, bool | None]:
    """What the letters of a word say, and the length of the name that it closes.

    The last is whether a sentence begins after it; None: if one begins before it.
    """
    bare = _POSSESSIVE.sub("", text)
    abbreviated = "." in bare[:-1] or bare.lower() in words().abbreviations
    length = len(bare) - (bare.endswith(".") and not abbreviated and len(bare) > 1)
    lower = bare.rstrip(".").lower()
    capital = text[0].isupper() or _ARTICLED.match(text) is not None
    if text[0].isalnum():
        ends: bool | None = text.endswith(".") and len(text) > 4
    else:
        ends = True if text in _SENTENCE_END else None if text in _OPENING_MARKS else False
    return (text, fold(bare), lower, capital, bare != text), length, ends


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text.

    `part`: a place; an actor ("Moscow said"); an owner or part of another name ("Lebanon's
    Hezbollah", "Lexington Police"); an adjective ("Syrian"). Only a place locates something.
    """

    start: int
    end: int
    name: str
    part: Part
    places: tuple[Place, ...] = ()


def find_names(text: str, gazetteer: Gazetteer) -> list[Found]:
    """All known place names of a text, longest first where they overlap, in order."""
    return _Text(text, gazetteer).names()


def find_toponyms(text: str, gazetteer: Gazetteer, title: str = "") -> list[tuple[int, int, str]]:
    """The toponyms of a text: (start, end, name), offsets in code points, in order.

    Actors that bear a place's name ("Moscow said"), owners ("Lebanon's Hezbollah") and parts
    of other names ("Paris Hilton") are none. `title` only helps to tell persons from places.
    """
    found = _Text(text, gazetteer, title).names()
    return [(one.start, one.end, one.name) for one in found if one.part == "place"]


class _Text:
    """One text while its names are found."""

    def __init__(self, text: str, gazetteer: Gazetteer, title: str = "") -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._tokens = _tokens(text)
        self._shouting = _shouting(self._tokens)
        self._persons = self._person_words([*_tokens(title), *self._tokens])

    def names(self) -> list[Found]:
        found: list[Found] = []
        at = 0
        while at < len(self._tokens):
            if not self._tokens[at].capital:
                at += 1
                continue
            size, places = self._longest(at)
            part = self._part(at, size, places) if places else self._adjective(at)
            if part:
                found.append(self._found(at, max(size, 1), part, places))
            at += size or 1
        return found

    def _found(self, at: int, size: int, part: Part, places: tuple[Place, ...]) -> Found:
        start, end = self._tokens[at].start, self._tokens[at + size - 1].name_end
        return Found(start, end, self._text[start:end], part, places)

    def _adjective(self, at: int) -> Part | None:
        token = self._tokens[at]
        word = self._text[token.start : token.name_end]
        return "adjective" if self._gazetteer.adjective(word) else None

    def _longest(self, at: int) -> tuple[int, tuple[Place, ...]]:
        """How many tokens from `at` on make the longest known name, and its places."""
        first = self._tokens[at]
        if first.lower == "the":
            return 0, ()
        for size in range(self._reach(at), 0, -1):
            last = self._tokens[at + size - 1]
            if not last.capital or (size == 1 and self._hopeless(first)):
                continue
            places = self._known(at, size)
            if places and not (self._shouting and _obscure(places)):
                return size, places
        return 0, ()

    def _known(self, at: int, size: int) -> tuple[Place, ...]:
        tokens = self._tokens[at : at + size]
        name = self._text[tokens[0].start : tokens[-1].name_end]
        key = tokens[0].key if size == 1 else fold(name)
        if self._gazetteer.knows(key):
            return self._gazetteer.find(key)
        if size > 1 and tokens[-1].lower in _REGION_NOUNS:
            head = self._text[tokens[0].start : tokens[-2].name_end]
            return tuple(p for p in self._gazetteer.lookup(head) if p.kind in AREAS)
        return ()

    def _reach(self, at: int) -> int:
        """How many tokens a name from `at` on may have: capitals, and links between them."""
        size = 1
        if not self._gazetteer.starts(self._tokens[at].key):
            return size
        while at + size < len(self._tokens) and size < LONGEST:
            before, token = self._tokens[at + size - 1], self._tokens[at + size]
            if token.start - before.end > 1 or before.owns:
                break
            if token.first and before.text not in ("'", "’", "-"):
                break
            word = token.text
            if not (token.capital or word in words().links or word in "-'’/–&"):
                break
            size += 1
        return size

    def _hopeless(self, token: Token) -> bool:
        word, text = token.lower, token.text
        if len(word) < 3 and "." not in text[:-1]:
            return text not in ("US", "UK")
        if text[:2] in ("I'", "I’") or (text[-1] != "." and f"{word}." in words().abbreviations):
            return True
        bare = text[: token.name_end - token.start]
        if is_short_acronym(bare) and not self._shouting:
            return not _state_like(self._gazetteer.lookup(bare))
        return word in words().links or (
            self._shouting and (len(word) < 4 or word in words().common)
        )

    def _person_words(self, tokens: Sequence[Token]) -> frozenset[str]:
        """Words that the text uses as parts of a person's name: "Hilton" of "Paris Hilton".

        A capitalised word after a title, or after a capitalised word that is no great place,
        no direction and no word that organisations or sites are named with.
        """
        found: set[str] = set()
        lists = words()
        plain = lists.plain
        for before, word in pairwise(tokens):
            if not (before.capital and word.capital) or word.start - before.end != 1:
                continue
            if word.lower in lists.organisation or word.lower in lists.site_nouns:
                continue
            titled = before.lower in lists.titles
            given = before.text.isalpha() and not before.text.isupper()
            if titled or (given and not before.owns and self._is_given(before, plain)):
                found.add(word.lower)
        return frozenset(found)

    def _is_given(self, token: Token, plain: frozenset[str]) -> bool:
        if token.lower in plain and (token.first or token.lower in words().locative):
            return False
        return not _great(self._gazetteer.lookup(token.text), 400_000) and not (
            self._gazetteer.adjective(token.text)
        )

    # Whether a known name is a place where it stands

    def _part(self, at: int, size: int, places: tuple[Place, ...]) -> Part | None:
        first, last = self._tokens[at], self._tokens[at + size - 1]
        before = self._tokens[at - 1] if at else None
        after = self._tokens[at + size] if at + size < len(self._tokens) else None
        great = _great(places)
        located = self._located(at)
        if (
            size == 1
            and self._is_plain_word(first)
            and not ((great and located) or _state_like(places))
        ):
            return None
        if self._is_person(at, size, places, great, located):
            return None
        joined = after is not None and not _parted(last, after)
        if last.owns and joined and after and after.capital and not self._shouting:
            return "owner" if after.lower not in words().site_nouns else "place"
        if joined and after and self._acts(after, located, places):
            return "actor"
        if joined and after and after.lower in words().attributes and _state_like(places):
            return "owner" if not located or places[0].kind == "country" else "place"
        if joined and after and after.capital and after.lower in words().organisation:
            return "owner" if after.lower not in words().site_nouns else "place"
        if located or self._held(at + size) or self._heads(at, after, before):
            return "place"
        return "place" if self._plain(first, size, places, great) else None

    def _acts(self, after: Token, located: bool, places: tuple[Place, ...]) -> bool:
        """ "Moscow said": a state, its capital or a region before a verb of a government."""
        may_act = any(p.kind in ("country", "adm1") or p.capital for p in places)
        return after.lower in words().speech and not located and may_act

    def _plain(self, first: Token, size: int, places: tuple[Place, ...], great: bool) -> bool:
        if great or (size > 1 and not first.first):
            return True
        if self._shouting:
            return False
        return places[0].population > KNOWN_SIZE * (3 if first.first else 1)

    def _is_person(
        self, at: int, size: int, places: tuple[Place, ...], great: bool, located: bool
    ) -> bool:
        first, last = self._tokens[at], self._tokens[at + size - 1]
        before = self._tokens[at - 1] if at else None
        beside = before is not None and before.capital and not _parted(before, first)
        if beside and before and before.lower in words().titles:
            return size == 1 and not great
        if self._shouting:
            return False
        if size == 1 and first.lower in self._persons and not located and not _state_like(places):
            return True
        if great:
            return self._runs_on(at, size) and not located
        if beside and before and not before.first and not self._is_plain_word(before):
            return True
        return self._runs_on(at, size) and not last.owns

    def _runs_on(self, at: int, size: int) -> bool:
        """Whether a strange capitalised word follows at once: "Paris Hilton"."""
        last = self._tokens[at + size - 1]
        if at + size >= len(self._tokens) or last.owns:
            return False
        after = self._tokens[at + size]
        if not after.capital or _parted(last, after) or after.first:
            return False
        if after.lower in words().common and after.lower not in _DAYS:
            return after.lower not in words().site_nouns | words().organisation | words().titles
        return not self._is_plain_word(after) and not self._gazetteer.adjective(after.text)

    def _is_plain_word(self, token: Token) -> bool:
        lists, word = words(), token.lower
        return (
            word in lists.common
            or word in lists.organisation
            or word in lists.site_nouns
            or word in lists.locative
            or word in lists.titles
        )

    def _located(self, at: int) -> bool:
        """Whether a word before says that a place follows: "in", "near", "the town of"."""
        for step in range(1, 4):
            if at < step:
                return False
            token = self._tokens[at - step]
            word = token.lower
            if word in words().locative:
                return True
            if word in _HEADS:
                noun = self._tokens[at - step - 1].lower if at > step else ""
                lists = words()
                return noun in lists.site_nouns or noun in lists.locative or noun in _HEAD_NOUNS
            skipped = token.capital and step == 1 and not self._shouting
            if word not in ("the", "and", ",") and not skipped:
                return False
        return False

    def _held(self, at: int) -> bool:
        """Whether what follows makes a place of it: ", Iraq", "province"."""
        if at + 1 >= len(self._tokens):
            return False
        before, after, following = self._tokens[at - 1], *self._tokens[at : at + 2]
        if after.lower in words().site_nouns and after.start - before.end == 1:
            return True
        if after.text not in (",", "(") or not following.capital or len(following.text) < 2:
            return False
        return _great(self._gazetteer.lookup(following.text.rstrip(",")))

    def _heads(self, at: int, after: Token | None, before: Token | None) -> bool:
        """Whether it is a dateline: "WOODBURY —", "CINCINNATI (AP)" at the start of a text."""
        if after is None or not self._tokens[at].text.isupper() or self._shouting:
            return False
        return after.text in ("—", "–", "--", "(") and (before is None or not before.capital)


def _tokens(text: str) -> list[Token]:
    token = tuple.__new__  # what `Token._make` calls, without the call between
    found: list[Token] = []
    begin = 0
    for line in text.split("\n"):
        first = True
        for match in _TOKEN.finditer(line):
            start, end = match.span()
            said, length, ends = _word(match[0])
            start += begin
            found.append(token(Token, (start, begin + end, first, *said, start + length)))
            first = first if ends is None else ends
        begin += len(line) + 1
    return found


def _shouting(tokens: Sequence[Token]) -> bool:
    """Whether the text is in capitals throughout, so that capitals say nothing."""
    long = [token.text for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(long) > 4 and sum(w.isupper() for w in long) > CAPITALS_SHARE * len(long)


def _parted(left: Token, right: Token) -> bool:
    return right.start - left.end != 1 or not right.text[0].isalnum()


def _state_like(places: tuple[Place, ...]) -> bool:
    """Whether the name is a country's, a first-level region's or a curated place's."""
    return any(p.kind in ("country", "adm1") or p.curated for p in places)


def _obscure(places: tuple[Place, ...]) -> bool:
    """Whether the name is only an alternate or shortened name of small places."""
    return all(p.rank > 0 and p.population < GREAT_SIZE and p.kind == "town" for p in places)


def _great(places: tuple[Place, ...], size: int = GREAT_SIZE) -> bool:
    """Whether the name is so well known that it needs no word beside it."""
    wide = ("country", "adm1", "adm2", "continent", "supranational")
    return any(p.kind in wide or p.curated or p.population >= size for p in places)
