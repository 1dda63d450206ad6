"""dateline why, copies, judge, undo: which tellings are one event, and what people say of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.app.cli.options import book_option, by_option, existing, format_options

if TYPE_CHECKING:
    from dateline.model import Verdict


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@book_option
@format_options
def why(left: str, right: str, book_path: Path, form: str | None, output: str) -> None:
    """Explain why events or event reports A and B are held for one, or not, term by term."""
    from dateline.app.book import Book
    from dateline.app.cli.output import console, show_rows

    with Book(existing(book_path)) as book:
        found, rows = book.why(left, right)
    columns = ("comparison", "level", "bits", "left", "right")
    show_rows(rows, columns, form=form, output=output, limit=0, what="comparison(s)")
    if form is None and output == "-":
        console().print(
            f"{found.verdict}: {found.reason} Probability {found.probability:.2f}.", markup=False
        )


@click.command()
@book_option
@format_options
def copies(book_path: Path, form: str | None, output: str) -> None:
    """Show which reports repeat which, as family trees, each link with its reason."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    with Book(existing(book_path)) as book:
        rows = book.copies()
    columns = ("original", "outlet", "copied_by", "published", "kind", "score", "reason")
    show_rows(rows, columns, form=form, output=output, limit=0, what="copied text(s)")


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.option("--note", default="", help="Why.")
@by_option
@book_option
def judge(left: str, right: str, verdict: Verdict, note: str, by: str, book_path: Path) -> None:
    """Say that A and B (events, event reports or actors) are the same, different, or unsure.

    It overrides the model for good, and counts from the next build on.
    """
    from dateline.app.book import Book

    with Book(existing(book_path)) as book:
        judgement = book.judge(left, right, verdict, by=by, note=note)
    click.echo(f"{judgement.id}: {verdict}, by {by}; it counts from the next dateline build on")


@click.command()
@click.argument("judgement", metavar="[ID]", required=False)
@book_option
@format_options
def undo(judgement: str | None, book_path: Path, form: str | None, output: str) -> None:
    """Withdraw judgement ID, from the next build on; without ID, list those that stand."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    with Book(existing(book_path)) as book:
        if judgement is None:
            rows = book.judgements().rows()
        else:
            withdrawn = book.undo(judgement)
            click.echo(f"{withdrawn} is withdrawn; it counts from the next dateline build on")
            return
    columns = ("id", "verdict", "left", "right", "by", "when", "note")
    show_rows(rows, columns, form=form, output=output, limit=0, what="judgement(s)")
