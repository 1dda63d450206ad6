"""What the words around a place name say of it: its container, its sort, its direction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.lexicon import words
from dateline.resolve.places.records import AREAS, Place

_AFTER = re.compile(r"\s*(?:,\s*|\(\s*|\s(?:in|of)\s(?:the\s)?)(?P<rest>[^\n;:!?()]{2,48})")
_NOUN_AFTER = re.compile(r"\s(?P<noun>[A-Za-z]+)\b")
_NOUN_BEFORE = re.compile(r"\b(?P<noun>[A-Za-z]+)\sof\s(?:the\s)?$")
_SORTS = (
    r"(?:(?:port|border|northern|southern|eastern|western|central|northeastern|northwestern"
    r"|southeastern|southwestern|north|south|east|west|capital|coastal|holy|besieged|key)\s)*"
    r"(?:(?:city|town|village|province|governorate|region|district|state|port|suburb|island)s?"
    r"\sof\s)?(?:the\s)?$"
)
_OWNER = re.compile(
    r"(?P<owner>[A-Z][\w.\-]*(?:\s[A-Z][\w.\-]*){0,2}?)(?P<mark>['’]s|(?<=s)['’])?\s" + _SORTS
)
_LAST = re.compile(r"(?P<word>\S+)\s(?:the\s)?$")
_THE = 6
"""The characters that may stand behind the last word: " the " and a line's end."""
_BEHIND = frozenset(
    """of port border northern southern eastern western central northeastern northwestern
    southeastern southwestern north south east west capital coastal holy besieged key the""".split()
)
_WORD = re.compile(r"[^\s,]+")
NORMAL = {"provinces": "province", "counties": "county", "cities": "city", "towns": "town"}


@dataclass(frozen=True, slots=True)
class Cues:
    """`inside`: places, one of which is said to hold the name. `sort`: adm1, adm2, town or "".

    `words`: what says so; `before` when they stand before the name.
    """

    inside: tuple[Place, ...] = ()
    sort: str = ""
    words: str = ""
    before: bool = False


NO_CUES = Cues()


def cues_around(text: str, start: int, end: int, gazetteer: Gazetteer) -> Cues:
    """The cues for the name at text[start:end]."""
    inside, said = _following(text[end : end + 60], gazetteer)
    before = not inside
    if before:
        inside, said = _preceding(text[max(0, start - 60) : start], gazetteer)
    return Cues(inside, _sort(text, start, end), said, before)


def _sort(text: str, start: int, end: int) -> str:
    after = _NOUN_AFTER.match(text, end)
    lead = text[max(0, start - 30) : start]
    before = _NOUN_BEFORE.search(lead) if "of" in lead else None
    own = text[start:end].rpartition(" ")[2].lower()
    named = before["noun"].lower() if before else ""
    if named in words().adm2_nouns:
        named = ""
    for noun in (after["noun"].lower() if after else "", named, own):
        noun = NORMAL.get(noun, noun)
        if noun in words().adm1_nouns:
            return "adm1"
        if noun in words().adm2_nouns:
            return "adm2"
        if noun in words().town_nouns and noun != own:
            return "town"
    return ""


def _following(text: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """A region or country that follows after a comma, "in" or in brackets."""
    match = _AFTER.match(text)
    if match is None or not any(map(str.isupper, match["rest"])):
        return (), ""
    comma = text[match.start("rest") - 2 : match.start("rest")].startswith(",")
    if comma and match["rest"].startswith("the "):
        return (), ""
    return leading_area(match["rest"], gazetteer)


def leading_area(text: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """The regions or countries that the longest name at the start of `text` may be."""
    words = _WORD.findall(text.partition(",")[0])[:4]
    while words and not words[0][0].isupper():
        if words[0] not in ("northern", "southern", "eastern", "western", "central", "the"):
            return (), ""
        words = words[1:]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip("'’\"”").removesuffix("'s").removesuffix("’s")
        found = _areas(name, gazetteer)
        if found:
            return found, name
    return (), ""


def _areas(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    if not name[:1].isupper():
        return ()
    places = gazetteer.lookup(name)
    if not places and not name.endswith("."):
        places = gazetteer.lookup(name.rstrip(".,"))
    return tuple(p for p in places if p.kind in AREAS or (p.curated and p.radius_km > 15))


def _preceding(text: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """ "the Syrian town of", "Iraq's", "Texas' ": the country or region before the name."""
    if not _may_own(text):
        return (), ""
    match = _OWNER.search(text.rpartition(".")[2] if ". " in text else text)
    if not match:
        return (), ""
    owner = match["owner"]
    country = gazetteer.adjective(owner.rpartition(" ")[2]) or gazetteer.adjective(owner)
    if country and not match["mark"]:
        return (country,), owner
    if match["mark"]:
        found = _areas(owner, gazetteer)
        return found, owner if found else ""
    return (), ""


def _may_own(text: str) -> bool:
    """Whether the last word has a capital or is one that may stand behind an owner."""
    low = max(text.rfind(" ", 0, max(0, len(text) - _THE)), 0)
    last = _LAST.search(text, low)
    return last is not None and (last["word"] in _BEHIND or not last["word"].islower())


def holds(area: Place, place: Place) -> bool:
    """Whether `place` lies in `area`, by code where there is one, else by distance."""
    if area.id == place.id:
        return False
    if area.kind == "country":
        return place.country == area.country and place.kind != "country"
    if area.kind == "adm1":
        return place.admin1 == area.admin1 and place.kind not in ("country", "adm1")
    from dateline.resolve.places.geo import distance_km

    if place.kind in ("country", "supranational", "continent"):
        return False
    return area.radius_km > place.radius_km and (
        distance_km(area.point, place.point) <= area.radius_km * 1.1
    )
