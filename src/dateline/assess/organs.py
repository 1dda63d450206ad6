"""Whose organ a body is, so far as a report bears it out: "the health ministry" of which state?

A reading may give an organ that is named without its state to the state that the report names
most. As a holder it keeps that state only where the report's words bear it out, or else the
country of the event's place or of the outlet; otherwise it stays an organ of no stated state.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.assess.pages import Holder, Page
from dateline.model import Actor, ActorReading, Span

OFFICIAL = frozenset({"state", "military", "police"})
ORGAN = re.compile(
    r"\b(?:(?P<state>ministr(?:y|ies)|ministers?|government|authorities|presidency|cabinet)"
    r"|(?P<military>army|military|forces?|troops|soldiers|navy|command|general staff|defen[cs]e)"
    r"|(?P<police>police|coast ?guard|security services?))\b",
    re.IGNORECASE,
)
"""Nouns for an organ of a state, by the kind of actor that it is."""
_GOVERNMENT = re.compile(r"\b(?:government|authorities|presidency|cabinet)\b", re.IGNORECASE)
"""Nouns for what speaks as the state itself."""
_ITS_COUNTRY = re.compile(r"\b(?:country|nation)['’]s\b", re.IGNORECASE)
_OWNER = re.compile(r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?:['’]|['’]s?\s)$")
_SEATED = re.compile(r"\s(?:in|of|for)\s(?:the\s)?(?:[A-Z][\w.-]*\s?){1,3}")
_TELLING = re.compile(
    r"\s(?:says?|said|raise[sd]?|g[ai]ves?|counts?|counted|reports?|reported|has|had|now|puts?)\b.*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|our)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*(?:\.[A-Z]\.?)*")
_LONGEST = 4
"""Words in the longest name of a country that is looked for."""
_BACK = 48
"""Characters before an organ in which its owner's name stands."""


NAMED = "the report's words name its state"
STEM = 5
"""Letters by which two forms of a word are one: "Lebanon", "Lebanese"."""
EMPTY = frozenset(
    ["the", "a", "an", "of", "for", "in", "s", "its", "their", "his", "her", "country", "country's",
     "spokesman", "spokeswoman", "spokesperson", "official", "officials", "statement", "source",
     "sources", "press", "office", "bulletin", "senior", "unnamed", "chief", "director"]
)  # fmt: skip
COMMON = frozenset(
    word[:STEM]
    for word in ["ministry", "minister", "health", "public", "defence", "defense", "interior",
                 "foreign", "information", "army", "military", "armed", "forces", "force", "troops",
                 "police", "navy", "command", "general", "staff", "government", "security",
                 "national", "state", "department", "authority", "authorities"]
)  # fmt: skip
"""Words that bodies of many states share: two names alike in these alone need not be one."""


@dataclass(frozen=True, slots=True)
class Countries:
    """Codes (ISO 3166-1 alpha-2) by lower-case name, adjective or seat, and of outlets."""

    names: Mapping[str, str]
    outlets: Mapping[str, str]

    def named(self, text: str) -> frozenset[str]:
        """The countries that a text names by name, adjective or seat of government."""
        words = [one.group() for one in _WORD.finditer(re.sub(r"['’]s?\b", " ", text))]
        return frozenset(self._scan(words))

    def _scan(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            found = self._at(words, at) if words[at][0].isupper() else None
            if found:
                yield found[0]
            at += found[1] if found else 1

    def _at(self, words: list[str], at: int) -> tuple[str, int] | None:
        """The country of the longest name that begins at a word, and the words of that name."""
        for size in range(_LONGEST, 0, -1):
            code = self.names.get(" ".join(words[at : at + size]).casefold())
            if code:
                return code, size
        return None

    def of_outlet(self, source: str | None) -> str | None:
        """Where an outlet of one country is at home, by its name or host, as far as is known."""
        return self.outlets.get((source or "").casefold())


@cache
def shipped() -> Countries:
    """The codebook's countries, seats of government and outlets."""
    names: dict[str, str] = {}
    for path, columns in (("places/countries.csv", ("names", "adjectives")),
                          ("actors/seats.csv", ("names",))):  # fmt: skip
        for row in _rows(path):
            for name in (n for column in columns for n in row[column].split("|") if n):
                names.setdefault(name.casefold(), row["code"])
    outlets: dict[str, str] = {}
    for row in _rows("places/outlets.csv"):
        if row["country"] and row["reach"] != "international":
            for name in (row["name"], *row["hosts"].split("|")):
                outlets.setdefault(name.casefold(), row["country"])
    return Countries(names, outlets)


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def phrase(page: Page, words: Span) -> str:
    """An organ's words with its owner before and its seat behind: "Israel's" of "'s military"."""
    text = page.document.text(words.field)
    if organ_kind(words.quote) is None:
        return words.quote
    owner = _OWNER.search(text[max(0, words.start - _BACK) : words.start])
    seat = _SEATED.match(text, words.end)
    start = words.start - len(_owner(owner.group())) if owner else words.start
    return text[start : seat.end() if seat else words.end].rstrip()


def _owner(words: str) -> str:
    """An owner without capitals before its country: "Israel's" of "Sunday Israel's"."""
    named = shipped().named(words)
    for start in reversed([one.start() for one in _WORD.finditer(words) if one.group() != "s"]):
        if named and shipped().named(words[start:]) == named:
            return words[start:]
    return words


def named_only(name: str) -> str:
    """A name without words of telling that were read into it.

    >>> named_only("The ministry raised its"), named_only("ministry says")
    ('The ministry', 'ministry')
    """
    return _TELLING.sub("", name.strip()) or name


def plain(name: str) -> str:
    """The same without its article.

    >>> plain("The ministry raised its")
    'ministry'
    """
    return _ARTICLE.sub("", named_only(name))


def bare_words(name: str) -> list[str]:
    """The words of a name that say something: no articles, no words of an office or of telling."""
    words = re.findall(r"\w+", plain(name).casefold())
    return [word for word in words if word not in EMPTY]


def own_words(name: str) -> frozenset[str]:
    """The beginnings of the words that tell a body from those like it: "leban" of a ministry."""
    return frozenset(word[:STEM] for word in bare_words(name)) - COMMON


def organ_kind(words: str) -> str | None:
    """The kind of actor of an organ of a state, if the words hold a noun for one."""
    found = ORGAN.search(words)
    return found.lastgroup if found else None


def bears_out(
    page: Page, reading: ActorReading, known: Actor | None, source: Span, places: frozenset[str]
) -> str | None:
    """What bears out the state of an organ; "" if it needs nothing to; None if nothing does.

    `known` is the identity's record, `places` the countries of the event's places.
    """
    code = reading.country
    if code is None or reading.kind not in OFFICIAL or not reading.listed:
        return ""
    names = {plain(n).casefold() for n in (reading.name, *(known.aliases if known else ()))}
    if organ_kind(source.quote) is None or plain(source.quote).casefold() in names:
        return ""
    spans = (source, *_mentions(page, reading.actor))
    words = [one for span in spans if organ_kind(one := phrase(page, span))]
    own = frozenset(word for name in names for word in own_words(name))
    if any(own & own_words(one) for one in words):
        return NAMED
    return _why(page, code, words, places)


def _why(page: Page, code: str, words: list[str], places: frozenset[str]) -> str | None:
    countries = shipped()
    if any(code in countries.named(one) or _ITS_COUNTRY.search(one) for one in words):
        return NAMED
    if countries.named(f"{page.document.title} . {page.document.body}") == {code}:
        return "the report names no other country"
    if code in places:
        return "the event's place is in its country"
    if countries.of_outlet(page.document.source) == code:
        return "the outlet is at home in its country"
    return None


def _mentions(page: Page, actor: str) -> Iterator[Span]:
    """All words of a report that stand for an identity."""
    for cluster in page.extraction.actors if page.extraction else ():
        reading = page.reading(cluster.id)
        if reading and reading.actor == actor:
            yield from (mention.span for mention in cluster.mentions)


def organ_in_words(page: Page, reading: ActorReading, source: Span) -> Holder | None:
    """The organ that the source's own words name with its state, where the reading has not.

    "Israel's military" that was read as "military", "Lebanon's health ministry" as "Lebanon".
    """
    if reading.listed and (reading.kind != "state" or organ_kind(reading.name)):
        return None
    words = named_only(phrase(page, source))
    kind, codes = organ_kind(words), shipped().named(words)
    if kind is None or len(codes) != 1 or (reading.listed and _GOVERNMENT.search(words)):
        return None
    return Holder(
        key=f"words:{words.casefold()}",
        kind="holder",
        name=words,
        actor=None if reading.listed else reading.actor,
        actor_kind=kind,
        parent=reading.actor if reading.listed else None,
        country=next(iter(codes)),
        why=NAMED,
    )


def force_of(page: Page, organ: Holder) -> ActorReading | None:
    """The one listed force of that state and kind that a report names, if it names one."""
    alike = {
        reading.actor: reading
        for reading in page.actors.values()
        if reading.listed and (reading.country, reading.kind) == (organ.country, organ.actor_kind)
    }
    forces = list(alike.values()) if organ.actor_kind in ("military", "police") else []
    return forces[0] if len(forces) == 1 else None


def organ_without_state(reading: ActorReading, source: Span) -> Holder:
    """An organ whose state was only guessed: called as the report calls it."""
    words = named_only(source.quote)
    return Holder(
        key=f"organ:{plain(words).casefold()}",
        kind="holder",
        name=words,
        actor=reading.actor,
        actor_kind=reading.kind,
    )
