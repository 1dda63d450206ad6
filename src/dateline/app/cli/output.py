"""Rows as a table, CSV or JSON Lines; logs and progress go to standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from dateline.publish.rows import Row
from dateline.publish.table import harmless

if TYPE_CHECKING:
    from rich.console import Console


def console(*, stderr: bool = False) -> Console:
    """A console that is as wide as the terminal, and 160 characters where there is none."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, width=None if stream.isatty() else 160)


@contextmanager
def writing(output: str) -> Iterator[TextIO]:
    """The file to write to, or standard output for "-"."""
    if output == "-":
        yield sys.stdout
        return
    with open(output, "w", encoding="utf-8", newline="") as file:
        yield file


def show_rows(
    rows: Sequence[Row],
    columns: Sequence[str],
    *,
    form: str | None,
    output: str,
    limit: int,
    what: str,
) -> None:
    """Print rows in the form that was asked for; a table shows only `columns`."""
    if form == "json":
        with writing(output) as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif form == "csv" or output != "-":
        with writing(output) as file:
            write_csv(rows, file)
    else:
        _table(rows, columns, limit, what)


def write_csv(rows: Iterable[Row], file: TextIO) -> None:
    """Rows as CSV with a header."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: harmless(cell) for name, cell in row.items()})


def _table(rows: Sequence[Row], columns: Sequence[str], limit: int, what: str) -> None:
    from rich.markup import escape
    from rich.table import Table

    shown = rows if limit == 0 else rows[:limit]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in shown:
        cells = ["" if row[name] is None else str(row[name]) for name in columns]
        table.add_row(*[escape(cell) for cell in cells])
    terminal = console()
    terminal.print(table)
    left = f" ({len(shown):,} of {len(rows):,} shown)" if len(shown) < len(rows) else ""
    terminal.print(f"{len(rows):,} {what}{left}", style="dim")
