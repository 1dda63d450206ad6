"""Where records live: one SQLite file, the book.

sqlite     the file itself: connections, transactions, migrations, what its errors mean
documents  reports, their raw bytes, what failed
readings   what was found in them; which stage has done which report
events     events, and what people decided of them
links      what linking keeps to work on what is new only
gists      headlines and openings of reports without an event
codec      records as JSON
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from dateline.model import Run
from dateline.store.closing import Closing
from dateline.store.documents import Documents
from dateline.store.events import Decisions, EventFilter, Events
from dateline.store.readings import Readings, Work
from dateline.store.sqlite import connect, hold_pages, transaction

__all__ = ["Closing", "EventFilter", "Store"]


class Store(Closing):
    """An open book. Use `transaction()` around changes that belong together.

    Raises RunError when the file is no book, BookBusy when another process writes to it.
    """

    def __init__(self, path: str | Path, *, max_pages: int | None = None) -> None:
        self.path = Path(path)
        self.connection: sqlite3.Connection = connect(path, max_pages=max_pages)
        self.documents = Documents(self.connection)
        self.work = Work(self.connection)
        self.readings = Readings(self.connection)
        self.events = Events(self.connection)
        self.decisions = Decisions(self.connection)

    def transaction(self) -> AbstractContextManager[None]:
        """All changes within it are kept together or not at all."""
        return transaction(self.connection, self.path)

    def hold_pages(self) -> None:
        """Hold up to 256 MiB of the book from now on, for work that reaches all over it."""
        hold_pages(self.connection)

    def put_run(self, run: Run) -> None:
        """Keep a run, in place of its earlier row."""
        row = (
            run.id,
            run.stage,
            run.tool,
            run.fingerprint,
            run.version,
            run.started,
            run.finished,
            run.items,
            run.failed,
        )
        self.connection.execute(
            "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row
        )

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        names = (
            "id", "stage", "tool", "fingerprint", "version", "started", "finished",
            "items", "failed",
        )  # fmt: skip
        rows = self.connection.execute(
            f"SELECT {', '.join(names)} FROM runs ORDER BY started, rowid"
        )
        return [Run(**dict(zip(names, row, strict=True))) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
