"""Rows as a table, CSV or JSON Lines; logs and progress go to standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline.app.counted import counted
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
def writing(output: str, *, whole: bool = True) -> Iterator[TextIO]:
    """The file to write to, or standard output for "-".

    A file takes the place of an earlier one only once it is whole, unless parts of it are worth
    having as well. Raises RunError when the output cannot be written.
    """
    if output == "-":
        with _speaking("standard output"):
            yield sys.stdout
            sys.stdout.flush()
        return
    target = Path(output).resolve()
    apart = whole and (target.is_file() or not target.exists())
    written = target.with_name(f"{target.name}.part") if apart else target
    with _speaking(output):
        try:
            with written.open("w", encoding="utf-8", newline="") as file:
                yield file
            if apart:
                written.replace(target)
        except BaseException:
            if apart:
                written.unlink(missing_ok=True)
            raise


@contextmanager
def _speaking(output: str) -> Iterator[None]:
    """Turn what the system says of an output into an error that names it."""
    from dateline.model import RunError

    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RunError(f"{output}: cannot be written ({error.strerror or error})") from error


def show_rows(
    rows: Sequence[Row],
    columns: Sequence[str],
    *,
    form: str | None,
    output: str,
    limit: int,
    what: str,
) -> None:
    """Print rows in the form that was asked for; a table shows only `columns`.

    `what` is what one row is. Raises RunError when the output cannot be written.
    """
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
    terminal.print(f"{counted(len(rows), what)}{left}", style="dim")
