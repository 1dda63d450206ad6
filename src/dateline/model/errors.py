"""The two kinds of error: this item failed, or the run must stop."""

from __future__ import annotations


class DatelineError(Exception):
    """Everything that Dateline raises on purpose."""


class ItemError(DatelineError):
    """One item (file, record, document) failed: it is recorded and the run goes on.

    `reason` is a short code for tables and filters, the message names the item for people.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class RunError(DatelineError):
    """The run cannot go on: bad settings, missing weights, a full disk, a locked book."""


class BookBusy(RunError):
    """Another process is writing to this book."""
