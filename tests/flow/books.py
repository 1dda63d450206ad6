"""Books built by the real command line, and what to compare of them."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

SAMPLE = Path("examples/reports")
DATELINE = [sys.executable, "-c", "from dateline.app.cli import main; main()"]

# what people and clocks put in is not compared: runs, their ids, times
COMPARED = {
    "documents": "id, title, body, record",
    "event_reports": "*",
    "relations": "*",
    "claims": "*",
    "actors": "*",
    "actor_mentions": "*",
    "copies": "*",
    "events": "*",
    "event_members": "*",
    "event_facets": "*",
    "redirects": "*",
    "failures": "location, stage, reason, message",
    "work": "document, stage, fingerprint, outcome",
}


def run(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*DATELINE, *map(str, args)], capture_output=True, text=True, timeout=300, **options
    )


def start(*args: str | Path) -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own."""
    return subprocess.Popen(
        [*DATELINE, *map(str, args)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """SIGKILL after so many seconds; False when the process had ended by itself."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def content(book: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a build is to have made, by table."""
    with sqlite3.connect(book) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in COMPARED.items()
        }


def integrity(book: Path) -> str:
    """What SQLite itself says of the file."""
    with sqlite3.connect(book) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
