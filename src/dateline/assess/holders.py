"""Which holders of an event are one: "the ministry", "Lebanon's health ministry", its spokesman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.assess.organs import COMMON, STEM, bare_words
from dateline.assess.pages import Holder
from dateline.assess.wording import OFFICE

MOSTLY = 0.6
_ARMED = frozenset({"military", "police"})
_KINDS = {
    "army": "military", "military": "military", "troops": "military", "forces": "military",
    "soldiers": "military", "police": "police", "government": "state", "authorities": "state",
    "ministry": "state", "group": "armed_group", "movement": "armed_group",
    "militia": "armed_group", "rebels": "armed_group", "militants": "armed_group",
}  # fmt: skip
"""Bare nouns by which a report goes on calling a body, and its kind."""


def same_holders(holders: Iterable[Holder]) -> dict[str, Holder]:
    """For each holder's key the holder that it is counted as.

    Identities of a list stay apart, save that one is counted as its part ("Northland says" and
    "Northland's army says" are one side's word). Others are one with another when the words of
    their name, or of the body that they speak for, are among those of exactly one other name, or
    most words are shared (and each has none of its own that tells it from the other); when they
    are forces of one state; when a bare noun ("the army") fits exactly one; else when they were
    read as one identity. Bodies of two states are two.
    """
    unique = {holder.key: holder for holder in holders}
    order = sorted(unique.values(), key=lambda h: (not h.listed, -len(_words(h.name)), h.key))
    kept: list[Holder] = []
    found: dict[str, Holder] = {}
    for holder in order:
        one = None if holder.listed or holder.kind != "holder" else _other(holder, kept)
        if one is None:
            kept.append(holder)
        found[holder.key] = one or holder
    wholes = _wholes(kept)
    return {key: wholes.get(holder.key, holder) for key, holder in found.items()}


def _other(holder: Holder, kept: Sequence[Holder]) -> Holder | None:
    """The one holder among these that this one is."""
    known = [one for one in kept if one.kind == "holder"]
    others = [one for one in known if not _of_two_states(holder, one)]
    same = [one for one in others if _same(holder, one)]
    if not same and holder.country and holder.actor_kind in _ARMED:
        alike = (holder.country, holder.actor_kind)
        same = [one for one in others if (one.country, one.actor_kind) == alike]
    if not same and (kind := _KINDS.get(" ".join(bare_words(holder.name)))):
        same = [one for one in others if one.actor_kind == kind]
    if len(same) != 1:
        same = [one for one in others if holder.actor and one.actor == holder.actor]
    return same[0] if len(same) == 1 else None


def _of_two_states(a: Holder, b: Holder) -> bool:
    return bool(a.country and b.country and a.country != b.country)


def _wholes(kept: Sequence[Holder]) -> dict[str, Holder]:
    """For holders of whom a part speaks as well, that part (the first by name)."""
    by_actor = {one.actor: one for one in kept if one.actor and one.kind == "holder"}
    parts: dict[str, Holder] = {}
    for one in sorted(kept, key=lambda h: (h.name, h.key)):
        whole = by_actor.get(one.parent) if one.parent else None
        if whole and whole.key not in parts and one.kind == "holder":
            parts[whole.key] = one
    return {key: parts.get(one.key, one) for key, one in parts.items()}


def _same(holder: Holder, longer: Holder) -> bool:
    return any(
        _fits(short, long, holder, longer)
        for short in _forms(holder)
        for long in map(_words, (longer.name, *longer.aliases))
    )


def _fits(short: frozenset[str], long: frozenset[str], holder: Holder, longer: Holder) -> bool:
    if not short or not long:
        return False
    if short <= long:  # "the minister of health" speaks for the "health ministry"
        return True
    own = (short - COMMON, long - COMMON)
    if all(own) and own[0].isdisjoint(own[1]):  # "Gaza's health ministry" is not "Lebanon's"
        return False
    persons = {holder.actor_kind, longer.actor_kind} & {"person"}
    shared = len(short & long)
    return not persons and shared >= 2 and shared / min(len(short), len(long)) >= MOSTLY


def _forms(holder: Holder) -> Iterator[frozenset[str]]:
    """The words of a name, and of the body before or after an office that the name holds."""
    yield _words(holder.name)
    office = OFFICE.search(holder.name)
    if office:
        yield _words(holder.name[: office.start()])
        behind = re.match(r"\s(?:of|for|at|from)\s([^,]+)", holder.name[office.end() :])
        if behind:
            yield _words(behind.group(1))


def _words(name: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in bare_words(name))
