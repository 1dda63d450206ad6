"""Summaries: "more than 40 attacks since Monday" is an event of its own that covers others."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.link.compare import HAPPENED, compare_actor, compare_place, compare_target
from dateline.link.records import Telling

_SAME_SIDE = frozenset({"same", "same_state", "akin", "similar"})
_APART = frozenset({"beyond", "far"})


def covers(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """(sum, single) if one of the two sums up several events and the other is one of them.

    That takes a single event of the same class that happened within the time of the sum, by
    the same actor or one of its members, and nowhere else; what the sum does not tell is not
    asked for, but actor or place has to agree.
    """
    if a.summary == b.summary:
        return
    total, single = (a, b) if a.summary else (b, a)
    if _within(total, single) and _fits(total, single):
        yield total.lead, single.lead


def _within(total: Telling, single: Telling) -> bool:
    if total.coarse != single.coarse or not {total.realis, single.realis} <= HAPPENED:
        return False
    if total.days is None or single.days is None:
        return False
    return total.days[0] <= single.days[0] and single.days[1] <= total.days[1]


def _fits(total: Telling, single: Telling) -> bool:
    if total.actors and not single.actors:
        return False
    actor, place = compare_actor(total, single), compare_place(total, single)
    target = compare_target(total, single)
    if actor and actor.level not in _SAME_SIDE:
        return False
    if place and place.level in _APART:
        return False
    if actor is None and target and target.level not in _SAME_SIDE:
        return False
    return actor is not None or place is not None
