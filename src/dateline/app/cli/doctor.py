"""dateline doctor: what is installed, and what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.app.cli.options import book_option, format_options


@click.command()
@book_option
@format_options
def doctor(book_path: Path, form: str | None, output: str) -> None:
    """Say what is installed: versions, readers, weights, gazetteer, actor lists, book, disk."""
    from dateline.app.checkup import checkup
    from dateline.app.cli.output import show_rows

    rows = [dict(row) for row in checkup(book_path)]
    columns = ("what", "state", "detail")
    show_rows(rows, columns, form=form, output=output, limit=0, what="thing(s) looked at")
    if any(row["state"] == "missing" for row in rows):
        raise click.exceptions.Exit(2)
