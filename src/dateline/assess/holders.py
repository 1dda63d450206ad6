"""Which holders of an event are one: "the ministry", "Lebanon's health ministry", its spokesman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.assess.stated import Holder
from dateline.assess.wording import OFFICE

STEM = 5
MOSTLY = 0.6
_EMPTY = frozenset(
    ["the", "a", "an", "of", "for", "in", "s", "its", "their", "his", "her", "country", "country's",
     "spokesman", "spokeswoman", "spokesperson", "official", "officials", "statement", "source",
     "sources", "press", "office", "bulletin", "senior", "unnamed", "chief", "director"]
)  # fmt: skip
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
    most words are shared; or when a bare noun ("the army") fits exactly one.
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
    others = [one for one in kept if one.kind == "holder"]
    same = [one for one in others if _same(holder, one)]
    if not same and (kind := _KINDS.get(" ".join(_plain(holder.name)))):
        same = [one for one in others if one.actor_kind == kind]
    return same[0] if len(same) == 1 else None


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
    return frozenset(word[:STEM] for word in _plain(name))


def _plain(name: str) -> list[str]:
    words = re.findall(r"\w+", name.casefold())
    return [word for word in words if word not in _EMPTY]
