"""Records to JSON and back, and their JSON Schema. The same record gives the same bytes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from dateline.model import (
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Extraction,
    Failure,
    Judgement,
    Reading,
    Relation,
    Run,
)
from dateline.model.book import Copy

Record = TypeVar("Record")

PUBLIC_RECORDS: tuple[type, ...] = (
    Document, Extraction, Relation, Reading, Claim, Actor, Event, Assessment, Copy, Judgement,
    Failure, Run,
)  # fmt: skip


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _brief(value: Any) -> Any:
    """Records as dicts without the fields that have their default, which halves a book."""
    if is_dataclass(value):
        usuals = _defaults(cast(Hashable, type(value)))
        pairs = ((name, getattr(value, name), usual) for name, usual in usuals)
        return {name: _brief(part) for name, part, usual in pairs if part != usual}
    return [_brief(part) for part in value] if isinstance(value, tuple) else value


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def encode(record: object) -> str:
    """The record as one line of JSON, keys in the order of its fields, defaults left out."""
    return msgspec.json.encode(_brief(record)).decode("utf-8")


def decode(kind: type[Record], text: str | bytes) -> Record:
    """The record that `text` holds. Raises ValueError naming the field that is wrong."""
    record: Record = _decoder(cast(Hashable, kind)).decode(text)
    return record


def to_plain(record: object) -> Any:
    """The record as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(record)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of all public records, under `$defs`."""
    _, components = msgspec.json.schema_components(PUBLIC_RECORDS, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dateline records",
        "$defs": dict(sorted(components.items())),
    }
