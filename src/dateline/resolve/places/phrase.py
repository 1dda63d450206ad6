"""Reads a place phrase: which names it holds, and what its other words make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model.reading import PlacePrecision
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.geo import BEARINGS, Point, shifted
from dateline.resolve.places.lexicon import words
from dateline.resolve.places.names import fold, is_short_acronym
from dateline.resolve.places.records import Place

NEAR_KM = 25.0
"""How far "near a town" reaches (UCDP's where_prec 2)."""
KM_A_MILE = 1.609
LONGEST = 7

_WORD = re.compile(r"[^\W_](?:[\w’'‘`]|\.(?=\w))*\.?|[^\w\s\-]")
_DIRECTION = r"(?:north|south|east|west)(?:[\s\-]?(?:east|west))?"
_DISTANCE = re.compile(
    rf"(?P<low>\d+(?:[.,]\d+)?)\s*(?:-|–|to)?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
    rf"(?:\s+(?:to\s+the\s+)?(?P<way>{_DIRECTION}))?\s*(?:of|from|outside|away)?[^,;]*$",
    re.IGNORECASE,
)
_WAY_OF = re.compile(
    rf"\b(?P<way>{_DIRECTION})(?:\s+and\s+{_DIRECTION})?\s+(?:of|from)\s+(?:\w+\s+){{0,4}}$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|around|close to|vicinity of|outskirts of|suburbs? of|next to|beyond|off"
    r"|countryside of|surroundings of|environs of|approaches to|way to|road to|adjacent to"
    r"|area of|surrounding|bordering|border with)\b(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)
_SUBURBS = re.compile(r"^[’']?s?\s+(?:\w+\s+)?(?:suburbs|suburb|outskirts|countryside)\b", re.I)
_SIDE = re.compile(
    rf"\b(?P<way>{_DIRECTION})(?:ern)?(?:\s+(?:part|parts|areas?|side|half|end|edge|reaches"
    r"|territory|outskirts|suburbs))?(?:\s+of)?(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_SITE_AFTER = re.compile(
    r"^\s+(?:(?:military|international|air|refugee|border|naval|army|nuclear|power|civil|oil"
    r"|main|central|general|training)\s+){0,3}(?P<noun>airport|airbase|base|airfield|prison|camp"
    r"|dam|bridge|crossing|port|hospital|refinery|plant|checkpoint|barracks|embassy|mosque"
    r"|university|station|stadium|market|highway|road|junction|intersection)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(r"\bbetween\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a phrase makes of a place: its centre, radius, precision, and that in words."""

    centre: Point
    radius_km: float
    precision: PlacePrecision
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A known name inside a phrase, by offsets within the phrase."""

    start: int
    end: int
    adjective: bool = False


def names_in(phrase: str, gazetteer: Gazetteer, *, loud: bool = False) -> list[Part]:
    """The known names of a place phrase, longest first, left to right.

    Within a place phrase a capital letter is enough; lower-case words count when they are
    part of a listed name ("southern suburbs of Beirut"). `loud`: the text around is in capitals
    throughout, so that a short word in capitals need be no acronym.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(phrase)]
    shouting = phrase.isupper() and (loud or not is_short_acronym(phrase))
    found: list[Part] = []
    at = 0
    while at < len(words):
        size, adjective = _name_at(phrase, words, at, gazetteer, shouting)
        if size:
            end = _bare_end(phrase, words[at][0], words[at + size - 1][1])
            found.append(Part(words[at][0], end, adjective))
        at += size or 1
    return found


def _name_at(
    phrase: str,
    words: Sequence[tuple[int, int]],
    at: int,
    gazetteer: Gazetteer,
    shouting: bool,
) -> tuple[int, bool]:
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        start, end = words[at][0], words[at + size - 1][1]
        name = phrase[start : _bare_end(phrase, start, end)]
        if "," in name or name.islower() or not any(map(str.isupper, name)):
            continue
        if gazetteer.knows(fold(name)) and _is_name(name, size, gazetteer, shouting):
            return size, False
        if size <= 2 and gazetteer.adjective(name.rstrip("-")):
            return size, True
    return 0, False


def _is_name(name: str, size: int, gazetteer: Gazetteer, shouting: bool) -> bool:
    places = gazetteer.lookup(name)
    if not places:
        return False
    lower = name.lower().rstrip(".")
    if lower.partition(" ")[0] in ("the", "a", "an", "this"):
        return any(p.curated for p in places) and not shouting
    if shouting and size == 1 and not _well_known(places):
        return lower not in words().common and places[0].rank == 0 and len(lower) > 3
    if size == 1 and not shouting and is_short_acronym(name):
        return _well_known(places)
    if size == 1 and (lower in words().links or lower in words().site_nouns or len(lower) < 2):
        return False
    if size == 1 and lower in words().common:
        return any(p.kind in ("country", "adm1") or p.population > 100_000 for p in places)
    if not name[0].isupper():
        return any(p.curated for p in places)
    return True


def _well_known(places: Sequence[Place]) -> bool:
    wide = ("country", "adm1")
    return any(p.kind in wide or p.curated or p.population > 100_000 for p in places)


def _bare_end(phrase: str, start: int, end: int) -> int:
    for mark in ("'s", "’s", "'", "’"):
        if phrase.endswith(mark, start, end):
            return end - len(mark)
    if phrase.endswith(".", start, end) and end - start > 5:
        return end - 1
    return end


def shape(phrase: str, part: Part, place: Place) -> Shape:
    """The area that the phrase makes of the place that its name stands for.

    The invariant: never finer than the words. "West of" and "18 km from" move the centre and
    widen the circle; "northern" halves it; a building named after a town lies near the town.
    """
    before, after = phrase[: part.start], phrase[part.end :]
    plain = Shape(place.point, place.radius_km, place.precision)
    distance = _DISTANCE.search(before)
    if distance:
        return _away(place, distance)
    way = _WAY_OF.search(before)
    if way:
        return _towards(place, _bearing_name(way["way"]))
    if _NEAR.search(before) or _SUBURBS.match(after) or _ACROSS.search(before):
        return _near(place, "near or around it")
    site = _SITE_AFTER.match(after)
    if site and place.kind in ("town", "quarter", "adm1"):
        return _near(place, f"a {site['noun'].lower()} named after it", 10.0)
    side = _SIDE.search(before)
    if side and place.kind in ("country", "adm1", "region", "disputed", "island", "territory"):
        return _side(place, _bearing_name(side["way"]))
    return plain


def _bearing_name(words: str) -> str:
    return re.sub(r"[\s\-]", "", words.lower())


def _near(place: Place, words: str, reach: float = NEAR_KM) -> Shape:
    if place.precision in ("country", "water_or_air", "part_of_country"):
        return Shape(place.point, place.radius_km + reach, place.precision, words)
    precision: PlacePrecision = "near" if place.precision in ("site", "town") else place.precision
    return Shape(place.point, place.radius_km + reach, precision, words)


def _towards(place: Place, way: str) -> Shape:
    around = _near(place, f"to the {way} of it")
    step = place.radius_km + NEAR_KM / 2
    return replace(around, centre=shifted(place.point, BEARINGS[way], step))


def _away(place: Place, match: re.Match[str]) -> Shape:
    km = float(match["low"].replace(",", "."))
    km *= KM_A_MILE if match["unit"].lower().startswith("mi") else 1.0
    around = _near(place, f"{km:.0f} km from it")
    if not match["way"]:
        return replace(around, radius_km=round(place.radius_km + km, 1))
    way = _bearing_name(match["way"])
    radius = round(max(5.0, place.radius_km, km * 0.4), 1)
    centre = shifted(place.point, BEARINGS[way], km)
    return replace(around, centre=centre, radius_km=radius, words=f"{km:.0f} km {way} of it")


def _side(place: Place, way: str) -> Shape:
    precision: PlacePrecision = (
        "part_of_country" if place.precision == "country" else place.precision
    )
    centre = shifted(place.point, BEARINGS[way], place.radius_km * 0.5)
    return Shape(centre, round(place.radius_km * 0.6, 1), precision, f"its {way}ern part")


UNNAMED = re.compile(
    r"\b(?P<noun>capital|city|town|village|country|area|region|province|district|here|there"
    r"|municipality|department|state|territory|island|peninsula|place|scene|site|camp)\b",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"^(?:the|this|that|our|their|its|these|those)\b|^(?:here|there)$", re.I)


def refers_back(phrase: str) -> str | None:
    """The noun by which a phrase without a name points to a place named before, or None."""
    noun = UNNAMED.search(phrase)
    if noun and (_REFERRING.match(phrase.strip()) or noun["noun"].lower() == "capital"):
        return noun["noun"].lower()
    return None


def unknown_names(phrase: str) -> Iterator[str]:
    """Capitalised words of a phrase without a known name: names that no list has."""
    for match in re.finditer(r"\b[A-Z][\w’'\-]+(?:\s+[A-Z][\w’'\-]+)*", phrase):
        if match.group().lower() not in words().common and not phrase.isupper():
            yield match.group()
