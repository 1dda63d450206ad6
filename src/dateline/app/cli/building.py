"""dateline add, dateline build: sources into a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.app.cli.options import book_option, settings_options
from dateline.app.counted import counted

if TYPE_CHECKING:
    from dateline.pipeline.settings import Settings
    from dateline.pipeline.stages import StageResult


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings that the options of a build say."""
    from dateline.ingest.options import MEGABYTE, IngestOptions
    from dateline.pipeline.settings import Settings

    return Settings(
        extractor=options["extractor"],
        allow_network=options["allow_network"],
        places=tuple(options["places"]),
        actors=tuple(options["actors"]),
        outlets=tuple(options["outlets"]),
        ingest=IngestOptions(
            max_bytes=options["max_mb"] * MEGABYTE,
            follow=options["follow"],
            default_timezone=options["timezone"],
            allow_private=options["allow_private"],
        ),
    )


@click.command()
@click.argument("sources", nargs=-1, required=True)
@book_option
@settings_options
@click.pass_context
def add(ctx: click.Context, /, sources: tuple[str, ...], book_path: Path, **options: Any) -> None:
    """Add SOURCES (files, folders, URLs, feeds, - for standard input) to a book.

    They are kept but not read yet: dateline build does that.
    """
    from dateline.app.book import Book
    from dateline.app.cli.progress import RichProgress

    with Book(book_path, settings_of(options)) as book, RichProgress() as bar:
        result = book.add(*sources, progress=bar)
    click.echo(f"{counted(result.items, 'new report(s)')} in {book_path}", err=True)
    _leave(ctx, result, book_path)


@click.command()
@click.argument("sources", nargs=-1)
@book_option
@settings_options
@click.pass_context
def build(ctx: click.Context, /, sources: tuple[str, ...], book_path: Path, **options: Any) -> None:
    """Add SOURCES, read what is new, and bring the book's events up to date.

    Without SOURCES, goes on with what the book holds. Only what is new is worked on.
    """
    from dateline.app.book import Book
    from dateline.app.cli.progress import RichProgress

    with Book(book_path, settings_of(options)) as book, RichProgress() as bar:
        result = book.build(*sources, progress=bar)
        held, events = book.store.documents.count(), len(book.store.events.ids())
        foreign = book.store.work.count("extract", "language *")
    click.echo(
        f"{counted(result.ingest.items, 'new report(s)')}, {result.extract.items:,} read, "
        f"{result.resolve.items:,} resolved, {result.link.items:,} linked; "
        f"{book_path} holds {counted(held, 'report(s)')} and {counted(events, 'event(s)')}",
        err=True,
    )
    if foreign:
        click.echo(
            f"{counted(foreign, 'report(s)')} in a language that is not read; "
            f"dateline reports --book {book_path} says which",
            err=True,
        )
    _leave(ctx, result.ingest, book_path)


def _leave(ctx: click.Context, result: StageResult, book_path: Path) -> None:
    if result.failed:
        click.echo(
            f"{counted(result.failed, 'item(s)')} could not be read; see why with: "
            f"dateline reports --failed --book {book_path}",
            err=True,
        )
        ctx.exit(1)
