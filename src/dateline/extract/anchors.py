"""Carry ids of event reports over to a later reading of the same document.

The invariant: when a better model moves an anchor, the old id stays if the anchors overlap
and the coarse class is equal, for people's judgements hang on it. Each old id is given at
most once, the largest overlap first; an id that the new reading mints itself is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.codebook import Codebook
from dateline.model import EventReport, Extraction


def carry_over(old: Extraction | None, new: Extraction, codebook: Codebook) -> Extraction:
    """The new extraction with ids of the old one wherever the rule above holds."""
    if old is None or not old.events or not new.events:
        return new
    renamed = _renamed(old.events, new.events, codebook)
    return replace(new, events=tuple(_rename(event, renamed) for event in new.events))


def _renamed(
    old: tuple[EventReport, ...], new: tuple[EventReport, ...], codebook: Codebook
) -> dict[str, str]:
    kept = {event.id for event in old} & {event.id for event in new}
    options = sorted(
        (-_shared(was, now), was.id, now.id)
        for was in old
        for now in new
        if was.id not in kept
        and now.id not in kept
        and was.trigger.overlaps(now.trigger)
        and codebook.coarse(was.type) == codebook.coarse(now.type)
    )
    renamed: dict[str, str] = {}
    for _, was_id, now_id in options:
        if now_id not in renamed and was_id not in renamed.values():
            renamed[now_id] = was_id
    return renamed


def _shared(a: EventReport, b: EventReport) -> int:
    return min(a.trigger.end, b.trigger.end) - max(a.trigger.start, b.trigger.start)


def _rename(event: EventReport, renamed: dict[str, str]) -> EventReport:
    return replace(
        event,
        id=renamed.get(event.id, event.id),
        same_as=renamed.get(event.same_as, event.same_as) if event.same_as else None,
        about=tuple(renamed.get(other, other) for other in event.about),
    )
