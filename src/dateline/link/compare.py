"""Comparisons: at which level two tellings agree in type, time, place, actors, tolls and words.

Each comparison is a function of two tellings that gives a Finding, or None when one side does
not tell. All are symmetric.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dateline.link.records import Area, Interval, Party, Telling, Toll

FEW_DAYS = 7
NEAR_KM = 25.0
BEYOND_KM = 100.0
REGION_KM = 150.0
EARTH_KM = 6371.0
HAPPENED = frozenset({"actual", "attempted", "denied"})
TO_COME = frozenset({"future", "hypothetical"})
OFFICIAL = frozenset({"state", "military", "police"})
NAMELESS = frozenset({"civilians", "other"})
SENTENCE_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """The level of one comparison, what was seen on both sides, and how far it counts."""

    level: str
    left: str = ""
    right: str = ""
    factor: float = 1.0


Comparison = Callable[[Telling, Telling], Finding | None]


def compare_type(close: frozenset[frozenset[str]]) -> Comparison:
    """The comparison of types, given the pairs of types that reports mix up."""

    def compare(a: Telling, b: Telling) -> Finding:
        if a.type == b.type:
            return Finding("same", a.type, b.type)
        level = "close" if frozenset((a.type, b.type)) in close else "other"
        return Finding(level, a.type, b.type)

    return compare


def compare_realis(a: Telling, b: Telling) -> Finding:
    """Did both happen, or are both still to come?"""
    pair = {a.realis, b.realis}
    if pair <= HAPPENED or pair <= TO_COME:
        level = "alike"
    else:
        level = "generic" if "generic" in pair else "unlike"
    return Finding(level, a.realis, b.realis)


def compare_summary(a: Telling, b: Telling) -> Finding:
    """A sum of events is none of them."""
    name = {True: "several events", False: "one event"}
    level = "alike" if a.summary == b.summary else "unlike"
    return Finding(level, name[a.summary], name[b.summary])


def compare_time(a: Telling, b: Telling) -> Finding:
    """Overlap or gap of the days; without a day on one side, when the two were told."""
    seen = _days_text(a), _days_text(b)
    if a.days and b.days:
        one_report = a.document == b.document and _gap(a.days, b.days) > 0
        level = "two_days" if one_report else _interval_level(a.days, b.days)
        return Finding(level, *seen)
    if a.told is None or b.told is None:
        return Finding("unknown", *seen)
    if (a.days and _told_before(b, a)) or (b.days and _told_before(a, b)):
        return Finding("told_before", *seen)
    gap = _gap(a.days or (a.told, a.told), b.days or (b.told, b.told))
    level = "told_together" if gap <= 1 else "told_days_apart" if gap <= 14 else "told_weeks_apart"
    return Finding(level, *seen)


def _told_before(earlier: Telling, later: Telling) -> bool:
    happened = earlier.realis in HAPPENED and later.realis in HAPPENED
    return bool(happened and later.days and earlier.told and earlier.told < later.days[0])


def _interval_level(a: Interval, b: Interval) -> str:
    gap = _gap(a, b)
    if gap:
        return "next_day" if gap == 1 else "days_apart" if gap <= 3 else "apart"
    length = max(a[1] - a[0], b[1] - b[0])
    if length == 0:
        return "same_day"
    return "within" if length < FEW_DAYS else "long"


def _gap(a: Interval, b: Interval) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def _days_text(telling: Telling) -> str:
    if telling.days is None:
        return f"told {_day_text(telling.told)}" if telling.told else ""
    first, last = (_day_text(day) for day in telling.days)
    return first if first == last else f"{first}/{last}"


def _day_text(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day else ""


def compare_place(a: Telling, b: Telling) -> Finding | None:
    """The best match of the areas of both."""
    if not a.places or not b.places:
        return None
    found = [_place(one, two) for one in a.places for two in b.places]
    return min((f for f in found if f), key=_place_rank, default=None)


_PLACE_ORDER = ("same", "inside_region", "same_wide", "inside_country", "near", "beyond", "far")


def _place_rank(finding: Finding) -> tuple[int, float, str, str]:
    return (_PLACE_ORDER.index(finding.level), -finding.factor, finding.left, finding.right)


def _place(a: Area, b: Area) -> Finding | None:
    level = _place_level(a, b)
    factor = 0.5 if a.weak or b.weak else 1.0
    return Finding(level, a.name, b.name, factor) if level else None


def _place_level(a: Area, b: Area) -> str | None:
    if a.id == b.id:
        return "same_wide" if a.wide or b.wide else "same"
    if _is_country_of(a, b) or _is_country_of(b, a):
        return "inside_country"
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return "far" if a.country and b.country and a.country != b.country else None
    apart = distance_km(a, b)
    if apart + min(a.radius_km, b.radius_km) <= max(a.radius_km, b.radius_km):
        large = max(a.radius_km, b.radius_km) > REGION_KM
        return "inside_country" if large else "inside_region"
    gap = apart - a.radius_km - b.radius_km
    if gap <= NEAR_KM:
        return "near"
    return "beyond" if gap <= BEYOND_KM else "far"


def _is_country_of(a: Area, b: Area) -> bool:
    return bool(a.wide and a.radius_km > REGION_KM and a.country and a.country == b.country)


def distance_km(a: Area, b: Area) -> float:
    """Great-circle distance between two centres in km."""
    lat1, lon1 = radians(a.latitude or 0.0), radians(a.longitude or 0.0)
    lat2, lon2 = radians(b.latitude or 0.0), radians(b.longitude or 0.0)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def compare_actor(a: Telling, b: Telling) -> Finding | None:
    """Who did it; of acts of speech `compare_speaker` asks."""
    return None if a.verbal or b.verbal else _parties(a.actors, b.actors)


def compare_speaker(a: Telling, b: Telling) -> Finding | None:
    """Who spoke."""
    return _parties(a.actors, b.actors) if a.verbal and b.verbal else None


def compare_target(a: Telling, b: Telling) -> Finding | None:
    """Whom it was done to."""
    found = _parties(a.targets, b.targets)
    if found and found.level == "vague" and _things(a.targets) and _things(b.targets):
        return Finding("unlike", found.left, found.right, found.factor)
    return found


def _things(parties: Iterable[Party]) -> bool:
    """Whether all of them are things or people without a name ("the pagers")."""
    return all(party.kind == "other" for party in parties)


_PARTY_ORDER = ("same", "same_state", "similar", "akin", "vague", "different")


def _parties(left: Iterable[Party], right: Iterable[Party]) -> Finding | None:
    found = [Finding(_party(a, b), a.name, b.name) for a in left for b in right]
    return min(found, key=lambda f: (_PARTY_ORDER.index(f.level), f.left, f.right), default=None)


def _party(a: Party, b: Party) -> str:
    if a.id == b.id:
        if a.kind in OFFICIAL:
            return "same_state"
        return "similar" if a.kind in NAMELESS else "same"
    if a.id in b.kin or b.id in a.kin or set(a.kin) & set(b.kin):
        return "akin"
    if a.country and a.country == b.country and {a.kind, b.kind} <= OFFICIAL:
        return "akin"
    if _alike(a.words, b.words):
        return "same" if a.kind == b.kind == "person" and _one_name(a, b) else "similar"
    return "vague" if a.kind in NAMELESS or b.kind in NAMELESS else "different"


def _one_name(a: Party, b: Party) -> bool:
    """Two words of a person's name in common, and no more than a title beside them."""
    shared = len(set(a.words) & set(b.words))
    return shared >= 2 and shared >= min(len(a.words), len(b.words)) - 1


def _alike(a: Iterable[str], b: Iterable[str]) -> bool:
    one, two = set(a), set(b)
    return bool(one and two) and len(one & two) / min(len(one), len(two)) >= 0.5


_TOLL_ORDER = ("equal_many", "equal_some", "equal_few", "compatible", "grown", "unlike")


def compare_toll(a: Telling, b: Telling) -> Finding | None:
    """The best match of counts of the same harm to the same group."""
    found = [
        Finding(_toll(one, two), _toll_text(one), _toll_text(two))
        for one in a.tolls
        for two in b.tolls
        if (one.harm, one.group) == (two.harm, two.group)
    ]
    return min(found, key=lambda f: (_TOLL_ORDER.index(f.level), f.left, f.right), default=None)


def _toll(a: Toll, b: Toll) -> str:
    if (a.low, a.high) == (b.low, b.high) and a.low is not None:
        return "equal_many" if a.low >= 10 else "equal_some" if a.low >= 3 else "equal_few"
    low = max(a.low or 0, b.low or 0)
    highs = [toll.high for toll in (a, b) if toll.high is not None]
    if not highs or low <= min(highs):
        return "compatible"
    small = min(highs)
    return "grown" if low <= 4 * max(small, 1) or low - small <= 5 else "unlike"


def _toll_text(toll: Toll) -> str:
    low, high = ("" if n is None else str(n) for n in (toll.low, toll.high))
    number = low if low == high else f"{low}–{high}"
    return f"{number} {toll.harm}" + ("" if toll.group == "all" else f" ({toll.group})")


def compare_means(a: Telling, b: Telling) -> Finding | None:
    """What it was done with: the words, else the kind of weapon."""
    seen = ", ".join(a.means or a.weapons), ", ".join(b.means or b.weapons)
    if a.means and b.means and set(a.means) & set(b.means):
        return Finding("same", *seen)
    if a.weapons and b.weapons and set(a.weapons) & set(b.weapons):
        return Finding("alike", *seen)
    if (a.means and b.means) or (a.weapons and b.weapons):
        return Finding("different", *seen)
    return None


def compare_words(a: Telling, b: Telling) -> Finding | None:
    """The sentences that are most alike: the same, or with how many words in common."""
    same = _same_sentence(a, b)
    if same:
        return Finding("identical", same, same)
    found = [
        (_shared(one.words, two.words), one.trigger, two.trigger)
        for one in a.lines
        for two in b.lines
        if one.words and two.words
    ]
    if not found:
        return None
    share, left, right = max(found)
    return Finding(_word_level(share), f"{left} …", f"{right} …")


def _same_sentence(a: Telling, b: Telling) -> str | None:
    """The trigger of a sentence that both have."""
    ones = {(line.trigger, line.sentence) for line in a.lines}
    shared = ones & {(line.trigger, line.sentence) for line in b.lines}
    long = sorted(trigger for trigger, text in shared if len(text) >= SENTENCE_LETTERS)
    return long[0] if long else None


def _shared(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    shared = len(set(a) & set(b))
    return round(shared / min(len(a), len(b)), 4) if shared > 1 else 0.0


def _word_level(share: float) -> str:
    steps: Mapping[str, float] = {"most": 0.6, "many": 0.4, "some": 0.25, "few": 0.12}
    return next((level for level, least in steps.items() if share >= least), "none")


def compare_document(a: Telling, b: Telling) -> Finding | None:
    """Whether one report tells them as one event or as two."""
    if a.document != b.document:
        return None
    seen = _triggers(a), _triggers(b)
    if a.another or b.another:
        return Finding("another", *seen)
    if a.pooled or b.pooled:
        return Finding("told_apart", *seen)
    one = (a.same_as or a.lead) == (b.same_as or b.lead)
    return Finding("same_as" if one else "beside", *seen)


def _triggers(telling: Telling) -> str:
    return ", ".join(dict.fromkeys(line.trigger for line in telling.lines))
