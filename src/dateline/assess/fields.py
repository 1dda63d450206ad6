"""The values of one slot side by side: who holds each, what supersedes it, what contradicts it.

The invariants: nothing is averaged, added or left out; a copy counts as its original and a
body once through however many outlets; of one holder and group the count that was first told
last stands, of those first told at the same moment the highest, and the earlier stay as history.
Only tallies, words with a number in them, do that: "people" and a victim's name stand beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.assess.conflict import ActorLookup, conflicting
from dateline.assess.figures import ALL
from dateline.assess.pages import Holder
from dateline.assess.stated import COUNTS, Stated
from dateline.assess.wording import is_number
from dateline.model import Field, FieldValue, Origin, Slot, Value
from dateline.model.reading import UnknownReason

_FINENESS = {
    "site": 0, "town": 1, "near": 2, "adm2": 3, "adm1": 4, "water_or_air": 5,
    "part_of_country": 6, "country": 7,
    "day": 0, "days": 1, "week": 2, "month": 3, "year": 4, "longer": 5,
}  # fmt: skip
_GENERAL = frozenset({"attack", "generic", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All claims of one value: those that say so and those that say it is not so."""

    value: Value
    pro: tuple[Stated, ...]
    contra: tuple[Stated, ...]
    superseded: bool = False

    def named(self) -> frozenset[str]:
        """The origins of those that say so, without the unnamed."""
        return frozenset(s.holder.key for s in self.pro if s.holder.kind != "unnamed")

    def is_tally(self) -> bool:
        """Whether someone gave a number of its own, not a name, a bare plural or a part."""
        whole = (s for s in self.pro if not s.part)
        return any(is_number(span.quote) for s in whole for span in s.claim.evidence)

    def is_serious(self) -> bool:
        """Whether someone is named who says so, or more than one report does."""
        attributed = any(s.holder.kind == "holder" for s in self.pro)
        return attributed or len({s.claim.document for s in self.pro}) > 1

    def is_denial(self) -> bool:
        """Whether words deny that the event happened; what was refused or put off is no dispute."""
        return any(s.denied for s in self.pro)

    def last_told(self) -> str:
        """When a claim of this value last came out."""
        return max(stated.moment for stated in (*self.pro, *self.contra))


def field_of(
    slot: Slot, stated: Sequence[Stated], actor: ActorLookup, unknown: UnknownReason
) -> Field:
    """The field of a slot from all claims that an event's reports make of it."""
    if not stated:
        return Field(slot=slot, unknown=unknown)
    groups = _superseded(slot, _grouped(stated))
    against = {i: _against(slot, i, groups, actor) for i in range(len(groups))}
    values = [_value(group, against[i]) for i, group in enumerate(groups)]
    order = sorted(range(len(groups)), key=lambda i: _rank(slot, groups[i], values[i]))
    low, high = _bounds(groups) if slot in COUNTS else (None, None)
    return Field(
        slot=slot,
        values=tuple(values[i] for i in order),
        disputed=any(against[i] and not group.superseded for i, group in enumerate(groups)),
        low=low,
        high=high,
        rule=_rule(slot, groups),
    )


def _grouped(stated: Iterable[Stated]) -> list[Group]:
    found: dict[str, list[Stated]] = {}
    for one in stated:
        found.setdefault(_key(one.value), []).append(one)
    return [_group(found[key]) for key in sorted(found)]


def _key(value: Value) -> str:
    """Equal values share it; names that no list knows are equal but for case."""
    plain = not (value.code or value.actor or value.time or value.place)
    if plain and value.low is None and value.high is None:
        return value.label.casefold()
    return value.key()


def _group(stated: list[Stated]) -> Group:
    stated.sort(key=lambda s: (s.moment, s.claim.id))
    best = max(stated, key=lambda s: (s.claim.score, s.claim.id))
    return Group(
        value=best.value,
        pro=tuple(s for s in stated if not s.against),
        contra=tuple(s for s in stated if s.against),
    )


def _superseded(slot: Slot, groups: list[Group]) -> list[Group]:
    if slot not in COUNTS:
        return groups
    standing = _standing(group for group in groups if group.is_tally())
    return [
        Group(
            value=group.value,
            pro=group.pro,
            contra=group.contra,
            superseded=group.is_tally() and not _stands(group, standing),
        )
        for group in groups
    ]


People = tuple[str, str]
"""Whom a count counts: the group, and the side (an actor's id, or empty) whose people they are."""


def people(value: Value) -> People:
    """Whom a count counts."""
    return (value.group or ALL, value.actor or "")


_Mark = tuple[str, int, int]
"""When a holder first told a number, the number, and 1 for an exact one."""


def _standing(groups: Iterable[Group]) -> dict[tuple[str, People], _Mark]:
    """The number that stands, by holder and group of people."""
    first: dict[tuple[str, People, int], str] = {}
    exact: dict[tuple[str, People, int], int] = {}
    for group in groups:
        for one in group.pro:
            key = (one.holder.key, people(group.value), _number(group.value))
            first[key] = min(first.get(key, "9999~"), one.moment)
            exact[key] = max(exact.get(key, 0), int(group.value.high is not None))
    found: dict[tuple[str, People], _Mark] = {}
    for (holder, whom, number), when in first.items():
        mark = (when, number, exact[holder, whom, number])
        found[holder, whom] = max(found.get((holder, whom), mark), mark)
    return found


def _number(value: Value) -> int:
    """The number that was given: of "up to 20" and "at least 20" the 20."""
    return value.low or value.high or 0


def _stands(group: Group, standing: Mapping[tuple[str, People], _Mark]) -> bool:
    """Whether one of its holders has not told another number since; unnamed ones never have."""
    whom = people(group.value)
    return any(
        one.holder.kind == "unnamed" or standing[one.holder.key, whom][1] == _number(group.value)
        for one in group.pro
    )


def _against(slot: Slot, index: int, groups: Sequence[Group], actor: ActorLookup) -> list[Stated]:
    """Claims of others that cannot be right if this value is."""
    group = groups[index]
    if group.superseded:
        return []
    found = list(group.contra) if group.pro else []
    for i, other in enumerate(groups):
        if i == index or other.superseded or not (other.pro and group.pro):
            continue
        apart = group.named().isdisjoint(other.named()) and group.named() and other.named()
        if slot in COUNTS and not (group.is_tally() and other.is_tally()):
            continue
        if slot == "actor" and not (group.is_serious() and other.is_serious()):
            continue
        if slot == "realis" and not (group.is_denial() or other.is_denial()):
            continue
        if apart and conflicting(slot, group.value, other.value, actor):
            found += other.pro
    return found


def _value(group: Group, against: Sequence[Stated]) -> FieldValue:
    contradicting = {s.claim.id for s in (*against, *group.contra)}
    return FieldValue(
        value=group.value,
        supporting=tuple(sorted(s.claim.id for s in group.pro)),
        contradicting=tuple(sorted(contradicting)),
        origins=origins_of(group.pro),
        outlets=tuple(sorted({s.outlet for s in group.pro})),
        superseded=group.superseded,
    )


def origins_of(stated: Iterable[Stated]) -> tuple[Origin, ...]:
    """The independent origins of these claims: those with most reports first.

    Unnamed sources are one origin where nobody else says so; beside a named one they cannot
    be shown to be another.
    """
    holders: dict[str, Holder] = {}
    documents: dict[str, set[str]] = {}
    for one in stated:
        holders[one.holder.key] = one.holder
        documents.setdefault(one.holder.key, set()).add(one.claim.document)
    if len(holders) > 1:
        holders.pop("unnamed", None)
    found = [
        Origin(key=key, kind=h.kind, name=h.name, documents=tuple(sorted(documents[key])))
        for key, h in holders.items()
    ]
    return tuple(sorted(found, key=lambda o: (-len(o.documents), o.name, o.key)))


def _rank(slot: Slot, group: Group, value: FieldValue) -> tuple[object, ...]:
    """Standing before superseded, more origins first, then finer, then later, then id.

    Of counts, numbers come before names and plurals, and those of all people first.
    """
    named = sum(origin.kind != "unnamed" for origin in value.origins)
    later = tuple(-ord(letter) for letter in group.last_told())
    key = _key(group.value)
    counted = slot in COUNTS
    count = (not group.is_tally(), people(group.value) != (ALL, "")) if counted else ()
    return (not group.pro, group.superseded, count, -named, _coarse(group.value), later, key)


def _coarse(value: Value) -> int:
    if value.unknown is not None:
        return 99
    precision = value.place.precision if value.place else value.time.precision if value.time else ""
    return _FINENESS.get(precision, int(value.code in _GENERAL))


Bounds = tuple[int | None, int | None]
"""Least and most; None where that side is open."""


def bounds_by_group(values: Iterable[FieldValue]) -> dict[People, Bounds]:
    """Least and most over the counts that stand, for each group of people apart.

    Groups are never added, and nothing is averaged. The upper bound is open when the highest
    count says "at least".
    """
    by_group: dict[People, list[Value]] = {}
    for one in values:
        if one.supporting and not one.superseded:
            by_group.setdefault(people(one.value), []).append(one.value)
    return {whom: _span_of(by_group[whom]) for whom in sorted(by_group)}


def _bounds(groups: Collection[Group]) -> Bounds:
    """Least and most of all people where anyone counted all, else of the group counted highest."""
    current = [group for group in groups if group.pro and not group.superseded]
    standing = [g.value for g in current if g.is_tally()] or [g.value for g in current]
    by_group: dict[People, list[Value]] = {}
    for value in standing:
        by_group.setdefault(people(value), []).append(value)
    if not by_group:
        return None, None
    highest = max(by_group, key=lambda g: (_top(by_group[g]), g))
    return _span_of(by_group.get((ALL, ""), by_group[highest]))


def _span_of(values: Collection[Value]) -> Bounds:
    lows = [v.low for v in values if v.low is not None]
    highs = [v.high for v in values if v.high is not None]
    high = max(highs, default=None)
    open_above = any(v.high is None and (high is None or (v.low or 0) > high) for v in values)
    return min(lows, default=None), None if open_above else high


def _top(values: Iterable[Value]) -> int:
    return max(value.high or value.low or 0 for value in values)


def _rule(slot: Slot, groups: Collection[Group]) -> str:
    if slot not in COUNTS:
        return "Values on whose word more independent origins stand come first, then finer ones."
    gone = sum(group.superseded for group in groups)
    history = f"; {gone} earlier ones stay as history" if gone else ""
    return f"Of each holder and group of people the count first told last stands{history}."
