"""Progress of a build on standard error, with an estimate of what is left."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from dateline.app.cli.output import console

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class RichProgress:
    """A bar for each stage. Shows nothing when standard error is no terminal."""

    def __init__(self) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        terminal = console(stderr=True)
        self._bars: Bars = Progress(
            TextColumn("{task.description:8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=terminal,
            disable=not terminal.is_terminal,
        )
        self._task: TaskID | None = None

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, items: int = 1) -> None:
        """So many more items are done."""
        if self._task is not None:
            self._bars.advance(self._task, items)

    def finish(self) -> None:
        """The stage has ended."""
        if self._task is not None:
            done = self._bars.tasks[self._task].completed
            self._bars.update(self._task, total=done, completed=done)

    def __enter__(self) -> RichProgress:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()
