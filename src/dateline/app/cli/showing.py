"""dateline show: one event with its claims, origins and quotes; one actor with its ties."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.app.cli.options import book_option, existing, format_options, known_slot

if TYPE_CHECKING:
    from dateline.app.book import Book
    from dateline.model import Actor, Document, Event, Slot

TELLINGS = ("published", "outlet", "title", "said_by", "words", "copy_of")
POINTING = ("published", "outlet", "title", "bits", "report")
LEDGER = (
    "field", "value", "status", "origins", "holders", "vias", "outlets", "contradicted_by",
    "first_told", "words",
)  # fmt: skip
TIES = ("a", "tie", "b", "time", "said_by", "outlet", "published", "quote")
CLAIMS = ("field", "value", "status", "origins", "said_by", "outlet", "published", "quote")


@click.command()
@click.argument("key", metavar="ID")
@click.option("--slot", help="Only this field, such as killed, place or date: every claim of it.")
@click.option("--claims", is_flag=True, help="Every claim with its words, not one row a value.")
@click.option(
    "--beside", is_flag=True, help="Reports in which no event was read that seem to tell of it."
)
@click.option(
    "--why", is_flag=True, help="Every claim or tie, and how its value or time was found."
)
@book_option
@format_options
def show(
    key: str,
    slot: Slot | None,
    claims: bool,
    beside: bool,
    why: bool,
    book_path: Path,
    form: str | None,
    output: str,
) -> None:
    """Show an event, an actor or a report; the beginning of an ID is enough.

    An event: its grade, its tolls over time, and the ledger: every value with who holds it,
    through whom, in which outlets, from how many independent origins, and what speaks against
    it. An actor: its names and ties, with their times. A report: its text.
    """
    from dateline.app.book import Book

    with Book(existing(book_path)) as book:
        if key.startswith("doc-"):
            _report(book, book.report(key))
        elif key.startswith("evt-") and beside:
            _beside(book, key, form, output)
        elif key.startswith("evt-"):
            columns = (*CLAIMS, "why") if why else CLAIMS if claims or slot else LEDGER
            _event(book, key, slot, columns, form, output)
        else:
            _actor(book, book.actor(key), (*TIES, "why") if why else TIES, form, output)


def _event(
    book: Book,
    key: str,
    slot: Slot | None,
    columns: tuple[str, ...],
    form: str | None,
    output: str,
) -> None:
    from dateline.app import dossier
    from dateline.app.cli.output import console, show_rows

    if slot:
        known_slot(slot)
    event, assessment = book.event(key)
    ledger = columns == LEDGER
    rows = list((dossier.ledger if ledger else dossier.claims)(book, event, slot))
    table = form is None and output == "-"
    if table:
        terminal = console()
        for number, line in enumerate(
            dossier.headline(event, assessment, dossier.laid_open(book, event))
        ):
            terminal.print(line, style="bold" if number == 0 else None, markup=False)
        terminal.print()
    if ledger and table:
        rows = [dossier.shortened(row) for row in rows]
    what = "value(s)" if ledger else "claim(s)"
    show_rows(rows, columns, form=form, output=output, limit=0, what=what)
    if table and slot is None:
        told = list(dossier.report_rows(book, event))
        show_rows(told, TELLINGS, form=None, output="-", limit=0, what="telling(s)")
        _pointing(book, event)


def _pointing(book: Book, event: Event) -> None:
    """How many reports seem to tell of the event though none was read in them, below the rest."""
    from dateline.app import dossier
    from dateline.app.cli.output import console
    from dateline.app.counted import counted

    n = len(list(dossier.pointing_rows(book, event)))
    if n:
        console().print(
            f"also told of by {counted(n, 'report(s) in which no event was read')} (no origins):"
            " --beside lists them",
            markup=False,
        )


def _beside(book: Book, key: str, form: str | None, output: str) -> None:
    from dateline.app import dossier
    from dateline.app.cli.output import show_rows

    rows = list(dossier.pointing_rows(book, book.event(key)[0]))
    what = "report(s) in which no event was read"
    show_rows(rows, POINTING, form=form, output=output, limit=0, what=what)


def _actor(
    book: Book, actor: Actor, columns: tuple[str, ...], form: str | None, output: str
) -> None:
    from dateline.app import dossier
    from dateline.app.cli.output import console, show_rows

    rows = list(dossier.tie_rows(book, actor))
    if form is None and output == "-":
        terminal = console()
        terminal.print(actor.name, style="bold", markup=False)
        country = actor.country or "no country stated"
        terminal.print(
            f"{actor.id}   {actor.kind}   {country}   list: {actor.source}", markup=False
        )
        if actor.aliases:
            terminal.print(f"also: {'; '.join(actor.aliases)}", markup=False)
        terminal.print()
    show_rows(rows, columns, form=form, output=output, limit=0, what="tie(s)")


def _report(book: Book, document: Document) -> None:
    from dateline.app.cli.output import console

    terminal = console()
    published = f"{document.published} (from {document.published_basis})"
    if document.published is None:
        published = "not stated, or no date that is possible"
    terminal.print(document.title, style="bold", markup=False)
    for label, value in (
        ("id", document.id),
        ("source", document.source),
        ("published", published),
        ("url", document.url),
        ("language", document.language),
        ("dateline", document.dateline),
        ("credits", "; ".join(document.credits)),
        ("captions", "; ".join(document.captions)),
        ("original, SHA-256", document.original),
    ):
        terminal.print(f"{label}: {value or 'not stated'}", style="dim", markup=False)
    for location, _, retrieved in book.store.documents.retrievals(document.id):
        terminal.print(f"met: {location}, {retrieved}", style="dim", markup=False)
    terminal.print()
    terminal.print(document.body, markup=False)
