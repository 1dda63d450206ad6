"""Toponyms of a text to readings: one sense of a name per report unless the words say otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.resolve.places.civic import civic_country
from dateline.resolve.places.cues import NO_CUES, Cues, cues_around, leading_area
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.names import fold
from dateline.resolve.places.rank import (
    NO_BACKGROUND,
    Background,
    Name,
    best,
    grouped,
    rank,
    shortlist,
)
from dateline.resolve.places.records import Place

_TAILS = (
    " province", " governorate", " region", " district", " area", " city", " county", " state",
    " town", " village", " oblast", " department", " parish", " township", " twp.",
)  # fmt: skip
_SIDE = re.compile(
    r"(?P<way>(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central"
    r"|[NSEW]\.?)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_SHORT_SIDES = {
    way: side
    for side in ("North", "South", "East", "West")
    for way in (side[0].lower(), f"{side[0].lower()}.")
}
_PEOPLE = re.compile(r"(?P<stem>[A-Z][\w ]{2,}?)(?:i?ans?|ns?|i)")
SURE = 0.3
"""Below this chance of the best candidate a name is ambiguous."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one occurrence of a name stands for; `place` None: not in the gazetteer."""

    start: int
    end: int
    name: str
    place: Place | None
    chance: float = 0.0
    others: tuple[tuple[str, float], ...] = ()
    cues: Cues = NO_CUES
    count: int = 0


def resolve_all(
    text: str,
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    background: Background = NO_BACKGROUND,
) -> list[Resolved]:
    """What the names at these offsets stand for, weighed together; in the order of `spans`."""
    found = [_mention(text, start, end, gazetteer) for start, end in spans]
    groups = grouped(name for name in found if name.candidates)
    background = _with_text(background, text)
    senses = [sense for members in groups.values() for sense in _senses(members)]
    rank([name for name, _ in senses], background)
    told = [(_meant(name), members) for name, members in senses]
    chosen = {id(member): meant for meant, members in told for member in members}
    return [
        _resolved(text, span, name, chosen.get(id(name)))
        for span, name in zip(spans, found, strict=True)
    ]


def _with_text(background: Background, text: str) -> Background:
    """The background with the country of the text's own institutions, if no outlet's is known."""
    told = None if background.countries else civic_country(text)
    return replace(background, countries=frozenset({told})) if told else background


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a name as it stands in a text: possessive, article and noun aside."""
    name = name.strip().removesuffix("'s").removesuffix("’s")
    found = gazetteer.lookup(name)
    adjective = gazetteer.adjective(name)
    if adjective and all(place.kind == "town" and not place.own for place in found):
        return (adjective,)
    if found:
        return found
    lower = name.lower()
    for tail in _TAILS:
        if lower.endswith(tail):
            return gazetteer.lookup(name[: -len(tail)])
    for head in ("the ", "city of ", "town of ", "village of ", "county ", "greater ", "downtown "):
        if lower.startswith(head):
            return candidates_of(name[len(head) :], gazetteer)
    return (
        gazetteer.lookup(name.rstrip("."))
        or gazetteer.lookup(f"{name} County")
        or _side_of(name, gazetteer)
        or _people_of(name, gazetteer)
    )


def _side_of(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """ "W. Columbia" is West Columbia; "South Los Angeles" lies in Los Angeles."""
    found = _SIDE.match(name)
    if found is None:
        return ()
    rest = name[found.end() :]
    whole = _SHORT_SIDES.get(found["way"].lower())
    spelt = gazetteer.lookup(f"{whole} {rest}") if whole else ()
    return spelt or candidates_of(rest, gazetteer)


def _people_of(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The first-level region of a demonym: "Iowans", "Texan"."""
    people = _PEOPLE.fullmatch(name)
    stem = people["stem"] if people else ""
    for end in ("", "a", "o", "s", "as", "ia", "e") if stem else ():
        places = gazetteer.lookup(stem + end)
        if regions := tuple(place for place in places if place.kind == "adm1"):
            return regions
    return ()


def _mention(text: str, start: int, end: int, gazetteer: Gazetteer) -> Name:
    name = text[start:end]
    cues = cues_around(text, start, end, gazetteer)
    found = candidates_of(name, gazetteer)
    if any(place.kind == "country" for place in found):
        inside = () if cues.before else tuple(p for p in cues.inside if p.kind != "country")
        cues = Cues(inside, cues.sort, cues.words, cues.before)
    head, comma, tail = name.partition(",")
    if comma and not found:
        inside, words = leading_area(tail.strip(), gazetteer)
        cues = replace(cues, inside=inside, words=words)
        found = candidates_of(head, gazetteer)
    return Name(fold(name), shortlist(found, cues), cues, start)


def _senses(members: list[Name]) -> list[tuple[Name, list[Name]]]:
    """One sense for all occurrences of a name, or one for each container that is named.

    Occurrences without a container follow the nearest earlier one that has one, else the
    first that has.
    """
    led = [name for name in members if name.cues.inside]
    if not led:
        return [(_joined(members), members)]
    senses: dict[str, list[Name]] = {}
    for name in members:
        leader = name if name.cues.inside else _leader(name, led)
        senses.setdefault(_container(leader), []).append(name)
    return [(_joined(group), group) for group in senses.values()]


def _leader(name: Name, led: list[Name]) -> Name:
    earlier = [other for other in led if other.position < name.position]
    return earlier[-1] if earlier else led[0]


def _container(name: Name) -> str:
    return name.cues.inside[0].id


def _joined(members: list[Name]) -> Name:
    """One name for several occurrences: the container of any, the sort if they agree."""
    first = members[0]
    leader = next((name for name in members if name.cues.inside), first)
    sorts = {name.cues.sort for name in members} - {""}
    sort = sorts.pop() if len(sorts) == 1 else ""
    cues = Cues(leader.cues.inside, sort, leader.cues.words, leader.cues.before)
    return Name(first.key, leader.candidates, cues, first.position)


Meant = tuple[Place, float, tuple[tuple[str, float], ...], Cues, int]
"""The fields of a Resolved from `place` on: the same for all occurrences of one sense."""


def _meant(sense: Name) -> Meant:
    place, chance, others = best(sense)
    return place, round(chance, 3), others, sense.cues, len(sense.candidates)


def _resolved(text: str, span: tuple[int, int], name: Name, meant: Meant | None) -> Resolved:
    start, end = span
    if meant is None:
        return Resolved(start, end, text[start:end], None, cues=name.cues)
    return Resolved(start, end, text[start:end], *meant)
