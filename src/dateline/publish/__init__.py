"""Publish: events to files that others can cite. What every exporter promises stands here.

An exporter is a plug-in (entry point group `dateline.exporters`). It says what its format
could not hold, so that nothing is lost in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol, TextIO, runtime_checkable

from dateline.model import Assessment, Claim, Document, Event, ReleaseState, RunError

EXPORTERS = "dateline.exporters"

Losses = Counter[str]
"""How often the format could not hold something, by what it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One event with all that bears it out; `documents` by id."""

    event: Event
    assessment: Assessment
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    release: ReleaseState = "draft"


@runtime_checkable
class Exporter(Protocol):
    """Writes events in one format."""

    name: str

    def write(self, publications: Iterable[Publication], file: TextIO) -> Losses:
        """Write all publications, and say what the format could not hold.

        The same publications give the same bytes.
        """
        ...


def exporter_names() -> list[str]:
    """Names of all formats that can be written."""
    return sorted(point.name for point in entry_points(group=EXPORTERS))


def load_exporter(name: str) -> Exporter:
    """The exporter of that name. Raises RunError when there is none."""
    found = list(entry_points(group=EXPORTERS, name=name))
    if not found:
        raise RunError(f"no format {name!r}; there are: {', '.join(exporter_names())}")
    exporter = found[0].load()()
    if not isinstance(exporter, Exporter):
        raise RunError(f"exporter {name!r} does not keep the contract of dateline.publish")
    return exporter
