"""An extraction in the form of the annotation guidelines, to be held against gold reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import (
    HARMS,
    ROLES,
    Document,
    EventReport,
    Extraction,
    NumberReading,
    Relation,
    Span,
)

Mention = list[str | int]


def to_annotation(
    document: Document,
    extraction: Extraction,
    dates: Mapping[str, str],
    numbers: Mapping[str, Sequence[NumberReading]],
    key: str,
) -> dict[str, Any]:
    """One JSON object as GUIDELINES.md has it, mentions as [field, start, end].

    `dates` and `numbers` are what the words of each event report stand for, by its id; of the
    numbers of one count only the first is written, the groups within it have no place in the
    form. `key` becomes the report's id.
    """
    names = {event.id: f"e{number}" for number, event in enumerate(extraction.events, 1)}
    return {
        "id": key,
        "date": document.published,
        "actors": [
            {
                "id": actor.id,
                "name": actor.name,
                "type": actor.kind,
                "mentions": [_mention(mention.span) for mention in actor.mentions],
            }
            for actor in extraction.actors
        ],
        "events": [
            _event(event, names, dates.get(event.id), numbers.get(event.id, ()))
            for event in extraction.events
        ],
        "relations": [_relation(relation) for relation in extraction.relations],
    }


def _mention(span: Span) -> Mention:
    return [span.field, span.start, span.end]


def _event(
    event: EventReport,
    names: Mapping[str, str],
    date: str | None,
    numbers: Sequence[NumberReading],
) -> dict[str, Any]:
    roles: dict[str, Any] = {
        role: [_mention(filler.span) for filler in event.role(role)] for role in ROLES
    }
    wholes = {(number.harm, number.span): number for number in reversed(numbers)}
    counts: dict[str, Any] = {
        harm: [
            {"m": _mention(number.span), "lo": number.low, "hi": number.high}
            for number in wholes.values()
            if number.harm == harm
        ]
        for harm in HARMS
    }
    chain = [
        {
            "source": _mention(link.source) if link.source else None,
            "cue": _mention(link.cue) if link.cue else None,
        }
        for link in event.chain
    ]
    optional: dict[str, Any] = {
        **roles,
        **counts,
        "hedge": [_mention(hedge) for hedge in event.hedges],
        "said_by": chain,
        "about": [names[other] for other in event.about if other in names],
        "same_as": names.get(event.same_as) if event.same_as else None,
        "date": date,
    }
    return {
        "id": names[event.id],
        "trigger": _mention(event.trigger),
        "type": event.type,
        "realis": event.realis,
        **{name: value for name, value in optional.items() if value},
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "type": relation.kind,
        "a": relation.a,
        "b": relation.b,
        "evidence": _mention(relation.evidence),
    }
