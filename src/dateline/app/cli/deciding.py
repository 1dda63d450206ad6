"""dateline release, sign, judge, undo: what people decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.app.cli.options import book_option, existing

if TYPE_CHECKING:
    from dateline.model import ReleaseState

by_option = click.option(
    "--by", envvar="DATELINE_BY", required=True, help="Who decides (also DATELINE_BY)."
)


@click.command()
@click.argument("events", nargs=-1, required=True)
@click.option(
    "--state",
    type=click.Choice(["draft", "reviewed", "released"]),
    default="released",
    show_default=True,
)
@by_option
@book_option
def release(events: tuple[str, ...], state: ReleaseState, by: str, book_path: Path) -> None:
    """Say that EVENTS are reviewed or released; only released ones leave by export."""
    from dateline.app.book import Book

    with Book(existing(book_path)) as book:
        for event in events:
            found = book.release(event, state, by)
            click.echo(f"{found} {state} by {by}", err=True)
