"""The values of one slot side by side: who holds each, what supersedes it, what contradicts it.

The invariants: nothing is averaged, added or left out; a copy counts as its original and a
body once through however many outlets; of one holder and group the count that was first told
last stands, of those first told at the same moment the highest, and the earlier stay as history.
Only tallies, words with a number in them, do that: "people" and a victim's name stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.assess.conflict import ActorLookup, conflicting
from dateline.assess.stated import Holder, Stated
from dateline.model import Field, FieldValue, Origin, Slot, Span, Value
from dateline.model.reading import UnknownReason

COUNTS = frozenset({"killed", "injured", "taken"})
_NUMBER = re.compile(
    r"\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|scores?|hundreds?|thousands?|several|tens|couple)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+[\"“‘(]?[A-Z]|\n")
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
        """Whether someone gave a number, not a name or a bare plural."""
        return any(_NUMBER.search(span.quote) for s in self.pro for span in s.claim.evidence)

    def is_serious(self) -> bool:
        """Whether someone is named who says so, or more than one report does."""
        attributed = any(s.holder.kind == "holder" for s in self.pro)
        return attributed or len({s.claim.document for s in self.pro}) > 1

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
    order = sorted(range(len(groups)), key=lambda i: _rank(groups[i], values[i]))
    low, high = _bounds(groups) if slot in COUNTS else (None, None)
    return Field(
        slot=slot,
        values=tuple(values[i] for i in order),
        disputed=any(against[i] and not group.superseded for i, group in enumerate(groups)),
        low=low,
        high=high,
        rule=_rule(slot, groups),
    )


def attributed(stated: Sequence[Stated], text: Callable[[Span], str]) -> list[Stated]:
    """A count that a report attributes to someone anywhere is not its own observation.

    "An air strike killed 14, the ministry said. ... The 14 dead were buried": the second 14 is
    the ministry's as well. So are the other counts of a sentence that attributes one: "558 were
    killed, 50 children among them, the ministry said"; and so is a part of a total that was told
    before: "Among them were 94 women". `text` gives the text of a span's field.
    """
    counts = [one for one in stated if one.claim.slot in COUNTS]
    named = [one for one in counts if one.holder.kind == "holder" and not one.against]
    found: dict[str, Holder] = {}
    for one in counts:
        if not one.claim.chain:
            same = [n for n in named if _figure(n) == _figure(one)]
            beside = [n for n in named if _one_sentence(n, one, text)]
            total = [n for n in named if _part_of(one, n)]
            if whose := same or beside or sorted(total, key=lambda n: -n.claim.evidence[0].start):
                found[one.claim.id] = whose[0].holder
    return [replace(one, holder=found.get(one.claim.id, one.holder)) for one in stated]


def _figure(one: Stated) -> tuple[str, str, int]:
    return (one.claim.document, one.claim.slot, _number(one.claim.value))


def _part_of(one: Stated, total: Stated) -> bool:
    """Whether a count of children, women ... is a part of a count of all told before it."""
    part, whole = one.claim, total.claim
    here, there = part.evidence[0], whole.evidence[0]
    placed = (here.document, here.field) == (there.document, there.field)
    groups = (part.value.group or "all") != "all" and (whole.value.group or "all") == "all"
    within = _number(part.value) <= _number(whole.value)
    return placed and groups and within and part.slot == whole.slot and there.start < here.start


def _one_sentence(a: Stated, b: Stated, text: Callable[[Span], str]) -> bool:
    one, two = sorted((a.claim.evidence[0], b.claim.evidence[0]), key=lambda span: span.start)
    if (one.document, one.field) != (two.document, two.field):
        return False
    return not _SENTENCE_END.search(text(one), one.end, two.start)


def _grouped(stated: Iterable[Stated]) -> list[Group]:
    found: dict[str, list[Stated]] = {}
    for one in stated:
        found.setdefault(_key(one.claim.value), []).append(one)
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
        value=best.claim.value,
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


_Mark = tuple[str, int, int]
"""When a holder first told a number, the number, and 1 for an exact one."""


def _standing(groups: Iterable[Group]) -> dict[tuple[str, str], _Mark]:
    """The number that stands, by holder and group of people."""
    first: dict[tuple[str, str, int], str] = {}
    exact: dict[tuple[str, str, int], int] = {}
    for group in groups:
        for one in group.pro:
            key = (one.holder.key, group.value.group or "all", _number(group.value))
            first[key] = min(first.get(key, "9999~"), one.moment)
            exact[key] = max(exact.get(key, 0), int(group.value.high is not None))
    found: dict[tuple[str, str], _Mark] = {}
    for (holder, people, number), when in first.items():
        mark = (when, number, exact[holder, people, number])
        found[holder, people] = max(found.get((holder, people), mark), mark)
    return found


def _number(value: Value) -> int:
    """The number that was given: of "up to 20" and "at least 20" the 20."""
    return value.low or value.high or 0


def _stands(group: Group, standing: Mapping[tuple[str, str], _Mark]) -> bool:
    """Whether one of its holders has not told another number since; unnamed ones never have."""
    people = group.value.group or "all"
    return any(
        one.holder.kind == "unnamed" or standing[one.holder.key, people][1] == _number(group.value)
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


def _rank(group: Group, value: FieldValue) -> tuple[object, ...]:
    """Standing before superseded, more origins first, then finer, then later, then id."""
    named = sum(origin.kind != "unnamed" for origin in value.origins)
    later = tuple(-ord(letter) for letter in group.last_told())
    key = _key(group.value)
    return (not group.pro, group.superseded, -named, _coarse(group.value), later, key)


def _coarse(value: Value) -> int:
    if value.unknown is not None:
        return 99
    precision = value.place.precision if value.place else value.time.precision if value.time else ""
    return _FINENESS.get(precision, int(value.code in _GENERAL))


def _bounds(groups: Collection[Group]) -> tuple[int | None, int | None]:
    """Least and most over the counts that stand, of all people where anyone counted all.

    Else of the group that was counted highest: groups are never added. The upper bound is
    open when the highest count says "at least".
    """
    current = [group for group in groups if group.pro and not group.superseded]
    standing = [g.value for g in current if g.is_tally()] or [g.value for g in current]
    by_group: dict[str, list[Value]] = {}
    for value in standing:
        by_group.setdefault(value.group or "all", []).append(value)
    if not by_group:
        return None, None
    name = "all" if "all" in by_group else max(by_group, key=lambda g: (_top(by_group[g]), g))
    values = by_group[name]
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
