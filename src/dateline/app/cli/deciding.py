"""dateline sign, dateline release: what people answer for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.app.cli.options import book_option, by_option, existing

if TYPE_CHECKING:
    from dateline.model import Grade, ReleaseState


@click.command()
@click.argument("event")
@click.argument(
    "grade", type=click.Choice(["confirmed", "fair", "weak", "contested", "discounted"])
)
@click.option("--note", default="", help="Why.")
@by_option
@book_option
def sign(event: str, grade: Grade, note: str, by: str, book_path: Path) -> None:
    """Sign GRADE for EVENT. The program never changes a signed grade.

    confirmed: a party answers for it; fair: two or more independent origins; weak: one, or none
    that is sure; contested: origins or parties disagree; discounted: only combatants were killed.
    """
    from dateline.app.book import Book

    with Book(existing(book_path)) as book:
        found = book.sign(event, grade, by=by, note=note)
    click.echo(f"{found} {grade}, signed by {by}", err=True)


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
        chosen = [book.event(key)[0].id for key in events]  # a wrong one releases none
        for event in chosen:
            book.release(event, state, by)
            click.echo(f"{event} {state} by {by}", err=True)
