"""dateline reports, events, claims, actors, search: what a book holds, as lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.app.cli.options import (
    book_option,
    existing,
    filter_options,
    format_options,
    known_slot,
    limit_option,
)

if TYPE_CHECKING:
    from dateline.app.book import Book
    from dateline.store import EventFilter

EVENT_COLUMNS = (
    "id", "date", "type", "actor", "target", "place", "killed", "injured",
    "realis", "outlets", "origins", "grade",
)  # fmt: skip


def wanted(
    book: Book,
    since: str | None,
    until: str | None,
    actor: str | None,
    with_members: bool,
    event_type: str | None,
    place: str | None,
    realis: str | None,
    said_by: str | None,
) -> EventFilter:
    """The filter that the options say."""
    from dateline.store import EventFilter

    if with_members and not actor:
        raise click.UsageError("--with-members goes with --actor")
    return EventFilter(
        since=since,
        until=until,
        actor=actor,
        members=book.members(actor) if actor and with_members else (),
        type=event_type,
        place=place,
        realis=realis,
        said_by=said_by,
    )


@click.command()
@click.option("--failed", is_flag=True, help="What could not be read, with reasons.")
@book_option
@format_options
@limit_option
def reports(failed: bool, book_path: Path, form: str | None, output: str, limit: int) -> None:
    """List the reports of a book, or with --failed what could not be read."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    with Book(existing(book_path)) as book:
        if failed:
            rows, what = book.failures().rows(), "item(s) that could not be read"
            columns: tuple[str, ...] = ("location", "stage", "reason", "message")
        else:
            rows, what = book.reports().rows(), "report(s)"
            columns = ("id", "published", "source", "title", "language", "read", "events")
    show_rows(rows, columns, form=form, output=output, limit=limit, what=what)


@click.command()
@filter_options
@book_option
@format_options
@limit_option
def events(book_path: Path, form: str | None, output: str, limit: int, **filters: Any) -> None:
    """List events: what is told of whom, when, where, by how many, with which tolls.

    Every event is told by someone: its reports, origins and grade stand beside it.
    """
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows
    from dateline.resolve.claims import count_label

    with Book(existing(book_path)) as book:
        rows = book.select(wanted(book, **filters)).rows()
    if form is None and output == "-":
        for row in rows:
            for harm in ("killed", "injured"):
                low, high = row[f"{harm}_min"], row[f"{harm}_max"]
                known = isinstance(low, int) or isinstance(high, int)
                row[harm] = count_label(low, high) if known else None  # type: ignore[arg-type]
    show_rows(rows, EVENT_COLUMNS, form=form, output=output, limit=limit, what="event(s)")


@click.command()
@filter_options
@click.option(
    "--slot", help="Only claims of this field, such as date, place, actor, killed or injured."
)
@book_option
@format_options
@limit_option
def claims(
    slot: str | None,
    book_path: Path,
    form: str | None,
    output: str,
    limit: int,
    **filters: Any,
) -> None:
    """List claims: each stated value, on whose word, in which outlet, in which words."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    if slot:
        known_slot(slot)
    with Book(existing(book_path)) as book:
        rows = [r for r in book.claims(wanted(book, **filters)).rows() if slot in (None, r["slot"])]
    columns = ("event", "slot", "value", "group", "said_by", "outlet", "published", "quote")
    show_rows(rows, columns, form=form, output=output, limit=limit, what="claim(s)")


@click.command()
@click.argument("name", required=False)
@book_option
@format_options
@limit_option
def actors(name: str | None, book_path: Path, form: str | None, output: str, limit: int) -> None:
    """List the actors that reports mention; NAME is part of a name or alias."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    with Book(existing(book_path)) as book:
        rows = book.actors(name).rows()
    columns = ("id", "name", "kind", "country", "aliases", "reports")
    show_rows(rows, columns, form=form, output=output, limit=limit, what="actor(s)")


@click.command()
@click.argument("words", nargs=-1, required=True)
@book_option
@format_options
@limit_option
def search(
    words: tuple[str, ...], book_path: Path, form: str | None, output: str, limit: int
) -> None:
    """Find reports that hold WORDS: all of them, "a phrase", word*, AND, OR, NOT, NEAR()."""
    from dateline.app.book import Book
    from dateline.app.cli.output import show_rows

    with Book(existing(book_path)) as book:
        rows = book.search(" ".join(words), limit=limit or 1_000_000).rows()
    columns = ("id", "published", "source", "title", "words")
    show_rows(rows, columns, form=form, output=output, limit=limit, what="report(s)")
