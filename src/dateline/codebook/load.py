"""Read the codebook from its YAML files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model import RunError, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One event type. Mappings are None where the other codebook has no such event."""

    code: str
    coarse: str
    label: str
    definition: str
    verbal: bool
    acled: str | None
    plover_type: str | None
    plover_mode: str | None
    muc4: str | None
    ucdp: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorKind:
    """One kind of actor. `acled` is the inter code, `plover` the sector."""

    code: str
    definition: str
    acled: int | None
    plover: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationKind:
    """One kind of tie between two actors."""

    code: str
    definition: str
    symmetric: bool
    upwards: bool
    ftm: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All codes by name. `fingerprint` changes with any change of the YAML files."""

    event_types: Mapping[str, EventType]
    actor_kinds: Mapping[str, ActorKind]
    relation_kinds: Mapping[str, RelationKind]
    fingerprint: str

    def coarse(self, event_type: str) -> str:
        """The coarse class of an event type. Raises KeyError for an unknown type."""
        return self.event_types[event_type].coarse


@cache
def load() -> Codebook:
    """The codebook that ships with Dateline, read once."""
    texts = {name: _text(name) for name in ("event_types", "actor_kinds", "relation_kinds")}
    types, kinds, relations = (_yaml(name, text) for name, text in texts.items())
    return Codebook(
        event_types={
            code: _event_type(code, coarse, row)
            for coarse, rows in types.items()
            for code, row in rows.items()
        },
        actor_kinds={code: _actor_kind(code, row) for code, row in kinds.items()},
        relation_kinds={code: _relation_kind(code, row) for code, row in relations.items()},
        fingerprint=content_id("code", *texts.values()),
    )


def _text(name: str) -> str:
    return (files("dateline.codebook") / f"{name}.yaml").read_text(encoding="utf-8")


def _yaml(name: str, text: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = yaml.load(text, Loader=loader)
    if not isinstance(rows, dict):
        raise RunError(f"codebook/{name}.yaml holds no mapping")
    return rows


def _event_type(code: str, coarse: str, row: Mapping[str, Any]) -> EventType:
    plover = row["plover"] or {}
    return EventType(
        code=code,
        coarse=coarse,
        label=row["label"],
        definition=row["is"],
        verbal=bool(row.get("verbal")),
        acled=row["acled"],
        plover_type=plover.get("type"),
        plover_mode=plover.get("mode"),
        muc4=row["muc4"],
        ucdp=row["ucdp"],
    )


def _actor_kind(code: str, row: Mapping[str, Any]) -> ActorKind:
    return ActorKind(code=code, definition=row["is"], acled=row["acled"], plover=row["plover"])


def _relation_kind(code: str, row: Mapping[str, Any]) -> RelationKind:
    return RelationKind(
        code=code,
        definition=row["is"],
        symmetric=bool(row.get("symmetric")),
        upwards=bool(row.get("upwards")),
        ftm=row.get("ftm"),
    )
