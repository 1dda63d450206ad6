"""How long work tells what it is doing. The library itself never prints."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Someone who wants to know how far a build is."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` items are to come, None when that is not known."""
        ...

    def advance(self, items: int = 1) -> None:
        """So many more items are done."""
        ...

    def finish(self) -> None:
        """The stage has ended."""
        ...


class Silent:
    """Tells nobody."""

    def start(self, stage: str, total: int | None) -> None:
        """Nothing to tell."""

    def advance(self, items: int = 1) -> None:
        """Nothing to tell."""

    def finish(self) -> None:
        """Nothing to tell."""
