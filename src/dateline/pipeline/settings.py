"""What a build can be told. Every setting has a default that keeps texts on this machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.ingest import IngestOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a build.

    `extractor` is a versioned plug-in name. `allow_network` lets an extractor send texts off
    this machine. `places`, `actors` and `outlets` are files of one's own, which win over what
    ships.
    """

    extractor: str = "encoder.v1"
    allow_network: bool = False
    places: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    outlets: tuple[Path, ...] = ()
    ingest: IngestOptions = field(default_factory=IngestOptions)
