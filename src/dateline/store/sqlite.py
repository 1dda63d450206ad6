"""One SQLite file: connections, transactions, migrations, and what its errors mean for people.

The invariants: every change is one transaction, so that a killed process leaves the book as
it was before; one process writes at a time; readers are never blocked (WAL).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dateline.model import BookBusy, RunError

BUSY_MS = 5_000
PAGES_KIB = 262_144
APPLICATION_ID = 0x444C4E45  # "DLNE"


@contextmanager
def speaking(path: str | Path) -> Iterator[None]:
    """Turn what SQLite says into an error that names the book and the cure."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


def _translated(error: sqlite3.DatabaseError, path: str | Path) -> RunError:
    text = str(error)
    if "is full" in text or "disk I/O error" in text:
        return RunError(
            f"{path}: cannot be written, the disk is full ({text}). What was finished is kept: "
            "make room and run the same command again"
        )
    if "locked" in text or "busy" in text:
        return BookBusy(f"{path}: another process is writing to this book; wait for it to end")
    if "not a database" in text or "malformed" in text:
        return RunError(f"{path}: not a Dateline book, or damaged ({text})")
    if "unable to open" in text:
        return RunError(f"{path}: cannot be opened; is the folder there, and may it be written?")
    return RunError(f"{path}: {text}")


def connect(path: str | Path, *, max_pages: int | None = None) -> sqlite3.Connection:
    """A connection with the book's settings, its schema brought up to date.

    `max_pages` (of 4096 bytes) bounds the file's size. Raises RunError when the file is no
    book, was made by a newer Dateline, or cannot be opened.
    """
    with speaking(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
        try:
            _configure(connection, max_pages)
            _refuse_others(connection, path)
            migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _configure(connection: sqlite3.Connection, max_pages: int | None) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    if max_pages is not None:
        connection.execute(f"PRAGMA max_page_count = {int(max_pages)}")


def hold_pages(connection: sqlite3.Connection) -> None:
    """Hold up to PAGES_KIB of pages, where SQLite by itself holds 2 MiB.

    Keys that fall all over a large book write to a page again and again; one that is not held
    goes to the disk each time.
    """
    connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")


def _refuse_others(connection: sqlite3.Connection, path: str | Path) -> None:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and mark != APPLICATION_ID:
        raise RunError(f"{path}: an SQLite file, but not a Dateline book")


def migrations() -> list[tuple[int, str]]:
    """All migrations as (number, SQL), in order."""
    folder = files("dateline.store.migrations")
    found = [(re.match(r"(\d{4})_\w+\.sql$", f.name), f) for f in folder.iterdir()]
    return sorted((int(m[1]), f.read_text(encoding="utf-8")) for m, f in found if m)


def migrate(connection: sqlite3.Connection, path: str | Path) -> None:
    """Run the migrations that this book has not had, each in a transaction of its own."""
    steps = migrations()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > steps[-1][0]:
        raise RunError(f"{path}: made by a newer Dateline (schema {version}); update to read it")
    for number, sql in steps:
        if number > version:
            _step(connection, number, sql)


def _step(connection: sqlite3.Connection, number: int, sql: str) -> None:
    script = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};"
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < number:  # another process may have been first
            for statement in statements(f"{sql}\n{script}"):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        # SQLite itself rolls back when the disk is full
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, each ending with its line.

    executescript() would commit between them.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


@contextmanager
def transaction(connection: sqlite3.Connection, path: str | Path) -> Iterator[None]:
    """All or nothing. Nested use joins the outer transaction."""
    if connection.in_transaction:
        yield
        return
    with speaking(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
