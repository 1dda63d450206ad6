"""Whether two values of one slot can both be right."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

from dateline.assess.wording import gives_care
from dateline.model import Actor, PlaceReading, Slot, TimeReading, Value

NEAR_KM = 25.0
EARTH_KM = 6371.0
_HAPPENED = frozenset({"actual", "attempted"})
_OFFICIAL = frozenset({"state", "military", "police"})
_PARTIES = _OFFICIAL | {"armed_group", "political"}
_PRECISE = frozenset({"site", "town", "near"})

ActorLookup = Callable[[str], Actor | None]


def conflicting(slot: Slot, a: Value, b: Value, actor: ActorLookup) -> bool:
    """Whether both values cannot be right.

    Counts: of one group and side, with ranges apart. Dates: intervals apart. Places: two precise
    ones, more than 25 km apart. Actors: two that do not belong together. Realis: it happened, or it
    is denied. Other slots hold several values at once.
    """
    if slot in ("killed", "injured", "taken"):
        return (a.group, a.actor) == (b.group, b.actor) and _ranges_apart(a, b)
    if slot == "date":
        return bool(a.time and b.time and _times_apart(a.time, b.time))
    if slot == "place":
        return bool(a.place and b.place and _places_apart(a.place, b.place))
    if slot == "actor":
        return bool(a.actor and b.actor and _actors_apart(actor(a.actor), actor(b.actor)))
    if slot == "realis":
        codes = {a.code, b.code}
        return "denied" in codes and bool(codes & _HAPPENED)
    return False


def _ranges_apart(a: Value, b: Value) -> bool:
    low = max(a.low or 0, b.low or 0)
    highs = [value.high for value in (a, b) if value.high is not None]
    return bool(highs) and low > min(highs)


def _times_apart(a: TimeReading, b: TimeReading) -> bool:
    first = max((a.earliest or "")[:10], (b.earliest or "")[:10])
    last = min((a.latest or "9999")[:10], (b.latest or "9999")[:10])
    return first > last


def _places_apart(a: PlaceReading, b: PlaceReading) -> bool:
    if a.precision not in _PRECISE or b.precision not in _PRECISE or a.place == b.place:
        return False
    points = (a.latitude, a.longitude, b.latitude, b.longitude)
    if any(point is None for point in points):
        return False
    lat1, lon1, lat2, lon2 = (radians(point or 0.0) for point in points)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    apart = 2 * EARTH_KM * asin(sqrt(min(1.0, h)))
    return apart - (a.radius_km or 0.0) - (b.radius_km or 0.0) > NEAR_KM


def akin(a: Actor, b: Actor) -> bool:
    """Whether one belongs to the other, both to a third, or both to one state."""
    ones = {a.id, a.parent, *a.umbrella} - {None}
    others = {b.id, b.parent, *b.umbrella} - {None}
    return bool(ones & others) or _both_official(a, b)


def may_fight(actor: Actor) -> bool:
    """Whether an actor is of a kind that fights: a body that tends the wounded is not."""
    return actor.kind in _PARTIES and not gives_care(actor.name)


def one_side(a: Actor, b: Actor) -> bool:
    """Whether one is part of the other, or both are organs of one state.

    Two groups under one umbrella are not: neither answers for the other.
    """
    part = a.id in {b.parent, *b.umbrella} or b.id in {a.parent, *a.umbrella}
    return part or _both_official(a, b)


def _both_official(a: Actor, b: Actor) -> bool:
    return {a.kind, b.kind} <= _OFFICIAL and a.country is not None and a.country == b.country


def _actors_apart(a: Actor | None, b: Actor | None) -> bool:
    if a is None or b is None or not (may_fight(a) and may_fight(b)):
        return False
    return a.name.casefold() != b.name.casefold() and not akin(a, b)
