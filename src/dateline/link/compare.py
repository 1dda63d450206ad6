"""Comparisons: at which level two tellings agree in type, time, place, actors, tolls and words.

Each comparison is a function of two tellings that gives a Finding, or None when one side does
not tell. All are symmetric.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dateline.link.records import Area, Gist, Interval, Party, Telling, Toll

FEW_DAYS = 7
NEAR_KM = 25.0
BEYOND_KM = 100.0
REGION_KM = 150.0
EARTH_KM = 6371.0
KM_A_DEGREE = 111.19
HAPPENED = frozenset({"actual", "attempted", "denied"})
TO_COME = frozenset({"future", "hypothetical"})
OFFICIAL = frozenset({"state", "military", "police"})
NAMELESS = frozenset({"civilians", "other"})
SENTENCE_LETTERS = 40
ALIKE = 3.0
"""Bits for one incident by headline and opening alone."""
MOST_ALIKE = 6.0


@dataclass(frozen=True, slots=True)
class Finding:
    """The level of one comparison, and how far it counts (0 to 1)."""

    level: str
    factor: float = 1.0


Comparison = Callable[[Telling, Telling], Finding | None]


def compare_type(close: frozenset[frozenset[str]]) -> Comparison:
    """The comparison of types, given the pairs of types that reports mix up."""

    def compare(a: Telling, b: Telling) -> Finding:
        if a.stopped != b.stopped:
            return Finding("stopped")
        if a.type == b.type:
            return Finding("same")
        return Finding("close" if frozenset((a.type, b.type)) in close else "other")

    return compare


def compare_realis(a: Telling, b: Telling) -> Finding:
    """Did both happen, or are both still to come?"""
    pair = {a.realis, b.realis}
    if pair <= HAPPENED or pair <= TO_COME:
        level = "alike"
    else:
        level = "generic" if "generic" in pair else "unlike"
    return Finding(level)


def compare_summary(a: Telling, b: Telling) -> Finding:
    """A sum of events is none of them."""
    return Finding("alike" if a.summary == b.summary else "unlike")


def compare_time(a: Telling, b: Telling) -> Finding:
    """Overlap or gap of the days; without a day on one side, when the two were told."""
    if a.days and b.days:
        one_report = a.document == b.document and _gap(a.days, b.days) > 0
        level = "two_days" if one_report else _interval_level(a.days, b.days)
        return Finding(level)
    if a.told is None or b.told is None:
        return Finding("unknown")
    if (a.days and _told_before(b, a)) or (b.days and _told_before(a, b)):
        return Finding("told_before")
    gap = _gap(a.days or (a.told, a.told), b.days or (b.told, b.told))
    level = "told_together" if gap <= 1 else "told_days_apart" if gap <= 14 else "told_weeks_apart"
    return Finding(level)


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


def compare_place(a: Telling, b: Telling) -> Finding | None:
    """The best match of the areas of both."""
    found = [_place(one, two) for one in a.places for two in b.places]
    known = [finding for finding in found if finding]
    return min(known, key=_place_rank) if known else None


_PLACE_ORDER = ("same", "inside_region", "same_wide", "inside_country", "near", "beyond", "far")


def _place_rank(finding: Finding) -> tuple[int, float]:
    return (_PLACE_ORDER.index(finding.level), -finding.factor)


def _place(a: Area, b: Area) -> Finding | None:
    level = _place_level(a, b)
    factor = 0.5 if a.weak or b.weak else 1.0
    return Finding(level, factor) if level else None


def _place_level(a: Area, b: Area) -> str | None:
    if a.id == b.id:
        return "same_wide" if a.wide or b.wide else "same"
    if _is_country_of(a, b) or _is_country_of(b, a):
        return "inside_country"
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return "far" if a.country and b.country and a.country != b.country else None
    if _rows_apart(a, b) - a.radius_km - b.radius_km > BEYOND_KM:
        return "far"
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


def _rows_apart(a: Area, b: Area) -> float:
    """How far apart the latitudes are in km: never more than the distance, and cheaper."""
    return abs((a.latitude or 0.0) - (b.latitude or 0.0)) * KM_A_DEGREE


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
        return Finding("unlike")
    return found


def compare_person(a: Telling, b: Telling) -> Finding | None:
    """Whether a person that both name, whoever did what to whom, is the same."""
    if a.verbal or b.verbal:
        return None
    ones = [set(p.proper) for p in (*a.actors, *a.targets) if p.proper]
    others = [set(p.proper) for p in (*b.actors, *b.targets) if p.proper]
    if not ones or not others:
        return None
    same = any(len(x & y) > 1 for x in ones for y in others)
    return Finding("same" if same else "different")


def _things(parties: Iterable[Party]) -> bool:
    """Whether all of them are things or people without a name ("the pagers")."""
    return all(party.kind == "other" for party in parties)


_PARTY_ORDER = ("same", "same_state", "similar", "akin", "vague", "different")


def _parties(left: Iterable[Party], right: Iterable[Party]) -> Finding | None:
    found = {_party(a, b) for a in left for b in right}
    return Finding(min(found, key=_PARTY_ORDER.index)) if found else None


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
    found = {
        _toll(one, two)
        for one in a.tolls
        for two in b.tolls
        if one.harm == two.harm and one.group == two.group
    }
    return Finding(min(found, key=_TOLL_ORDER.index)) if found else None


def _toll(a: Toll, b: Toll) -> str:
    if (a.low, a.high) == (b.low, b.high) and a.low is not None:
        return "equal_many" if a.low >= 10 else "equal_some" if a.low >= 3 else "equal_few"
    low = max(a.low or 0, b.low or 0)
    highs = [toll.high for toll in (a, b) if toll.high is not None]
    if not highs or low <= min(highs):
        return "compatible"
    small = min(highs)
    return "grown" if low <= 4 * max(small, 1) or low - small <= 5 else "unlike"


def compare_means(a: Telling, b: Telling) -> Finding | None:
    """What it was done with: the words, else the kind of weapon."""
    if a.means and b.means and set(a.means) & set(b.means):
        return Finding("same")
    if a.weapons and b.weapons and set(a.weapons) & set(b.weapons):
        return Finding("alike")
    if (a.means and b.means) or (a.weapons and b.weapons):
        return Finding("different")
    return None


def compare_words(a: Telling, b: Telling) -> Finding | None:
    """The sentences that are most alike: the same, or with how many words in common."""
    if same_sentence(a, b):
        return Finding("identical")
    found = [
        _shared(one.words, two.words)
        for one in a.lines
        for two in b.lines
        if one.words and two.words
    ]
    return Finding(_word_level(max(found))) if found else None


def same_sentence(a: Telling, b: Telling) -> bool:
    """Whether both have a sentence with the same trigger."""
    ones = {(x.trigger, x.sentence) for x in a.lines if len(x.sentence) >= SENTENCE_LETTERS}
    return any((line.trigger, line.sentence) in ones for line in b.lines)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / min(len(a), len(b)) if shared > 1 else 0.0


def _word_level(share: float) -> str:
    steps: Mapping[str, float] = {"most": 0.6, "many": 0.4, "some": 0.25, "few": 0.12}
    return next((level for level, least in steps.items() if share >= least), "none")


def compare_opening(weigh: Callable[[Gist, Gist], float | None]) -> Comparison:
    """The comparison of headline and opening, of reports that both begin with what they tell."""

    def compare(a: Telling, b: Telling) -> Finding | None:
        if a.gist is None or b.gist is None or a.document == b.document:
            return None
        bits = weigh(a.gist, b.gist)
        level = "other" if bits is None or bits < ALIKE else "alike"
        return Finding("most_alike" if bits is not None and bits >= MOST_ALIKE else level)

    return compare


def compare_document(a: Telling, b: Telling) -> Finding | None:
    """Whether one report tells them as one event or as two."""
    if a.document != b.document:
        return None
    if a.another or b.another:
        return Finding("another")
    if a.pooled or b.pooled:
        return Finding("told_apart")
    one = (a.same_as or a.lead) == (b.same_as or b.lead)
    return Finding("same_as" if one and not _doers_apart(a, b) else "beside")


def _doers_apart(a: Telling, b: Telling) -> bool:
    """Whether a report that is read as equating two events names different doers of them."""
    found = compare_actor(a, b)
    return found is not None and found.level == "different"
