"""dateline export: events to a file that others can cite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.app.cli.listing import wanted
from dateline.app.cli.options import book_option, existing, filter_options


@click.command()
@click.option("--format", "form", help="csv, jsonl or geojson; else told by the file's ending.")
@click.option(
    "-o", "--output", type=click.Path(allow_dash=True), default="-", help="File to write."
)
@click.option("--drafts", is_flag=True, help="Also events that nobody has released, marked so.")
@filter_options
@book_option
def export(form: str | None, output: str, drafts: bool, book_path: Path, **filters: Any) -> None:
    """Write events as CSV, JSON Lines or GeoJSON, and say what the format could not hold.

    Only released events leave the book; --drafts lets the others out, marked as drafts.
    """
    from dateline.app.book import Book
    from dateline.app.cli.output import writing
    from dateline.app.counted import counted
    from dateline.publish import load_exporter

    exporter = load_exporter(form or Path(output).suffix.lstrip(".") or "jsonl")
    with Book(existing(book_path)) as book, writing(output) as file:
        chosen = list(book.publications(wanted(book, **filters), drafts=drafts))
        losses = exporter.write(chosen, file)
        held_back = len(book.select(wanted(book, **filters))) - len(chosen)
    click.echo(f"{counted(len(chosen), 'event(s)')} written as {exporter.name}", err=True)
    if held_back:
        click.echo(
            f"not released and kept back: {counted(held_back, 'event(s)')}; "
            "--drafts lets them out, marked",
            err=True,
        )
    for what, number in sorted(losses.items()):
        click.echo(f"not held by {exporter.name}: {number:,} × {what}", err=True)
