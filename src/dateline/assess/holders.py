"""Which holders of an event are one: "the ministry", "Lebanon's health ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.assess.stated import Holder

STEM = 5
MOSTLY = 0.6
_EMPTY = frozenset(
    ["the", "a", "an", "of", "for", "s", "its", "their", "his", "country", "spokesman",
     "spokeswoman", "spokesperson", "official", "officials", "statement", "source", "sources"]
)  # fmt: skip


def same_holders(holders: Iterable[Holder]) -> dict[str, Holder]:
    """For each holder's key the holder that it is counted as.

    Identities of a list stay what they are. Others are one when the words of one name are
    among those of exactly one longer name, or most words are shared; so one body that reports
    name differently is one origin.
    """
    unique = {holder.key: holder for holder in holders}
    order = sorted(unique.values(), key=lambda h: (not h.listed, -len(_words(h.name)), h.key))
    kept: list[Holder] = []
    found: dict[str, Holder] = {}
    for holder in order:
        same = [] if holder.listed else [one for one in kept if _same(holder, one)]
        if holder.kind == "holder" and len(same) == 1:
            found[holder.key] = same[0]
        else:
            kept.append(holder)
            found[holder.key] = holder
    return found


def _same(holder: Holder, longer: Holder) -> bool:
    short, long = _words(holder.name), _words(longer.name)
    if longer.kind != "holder" or not short or not long:
        return False
    if short <= long:  # "the minister of health" speaks for the "health ministry"
        return True
    persons = {holder.actor_kind, longer.actor_kind} & {"person"}
    shared = len(short & long)
    return not persons and shared >= 2 and shared / min(len(short), len(long)) >= MOSTLY


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name.casefold())
    return frozenset(word[:STEM] for word in words if word not in _EMPTY)
