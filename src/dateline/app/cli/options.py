"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def book_option(command: Command) -> Command:
    """--book FILE, also from the environment variable DATELINE_BOOK."""
    return click.option(
        "--book",
        "book_path",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("dateline.db"),
        show_default=True,
        envvar="DATELINE_BOOK",
        help="The book to work on (also DATELINE_BOOK).",
    )(command)


def by_option(command: Command) -> Command:
    """--by NAME, also from the environment variable DATELINE_BY."""
    return click.option(
        "--by", envvar="DATELINE_BY", required=True, help="Who decides (also DATELINE_BY)."
    )(command)


def format_options(command: Command) -> Command:
    """--json and --csv, and -o for where they go."""
    command = click.option(
        "-o",
        "--output",
        type=click.Path(allow_dash=True),
        default="-",
        help="File to write; - is standard output.",
    )(command)
    command = click.option("--csv", "form", flag_value="csv", help="CSV instead of a table.")(
        command
    )
    return click.option("--json", "form", flag_value="json", help="JSON Lines instead of a table.")(
        command
    )


def limit_option(command: Command) -> Command:
    """--limit N for tables in the terminal."""
    return click.option(
        "--limit", type=click.IntRange(min=0), default=50, show_default=True,
        help="Rows of a table; 0 shows all. JSON and CSV always hold all.",
    )(command)  # fmt: skip


def settings_options(command: Command) -> Command:
    """Options of a build."""
    for decorate in (
        click.option(
            "--extractor", default="encoder.v1", show_default=True, help="The reader to use."
        ),
        click.option(
            "--allow-network", is_flag=True, help="Let the reader send texts off this machine."
        ),
        click.option(
            "--places",
            type=_File,
            multiple=True,
            help="CSV of your own places; they win (repeatable).",
        ),
        click.option(
            "--actors",
            type=_File,
            multiple=True,
            help="Your own actors: CSV, UCDP, PETRARCH or FollowTheMoney (repeatable).",
        ),
        click.option(
            "--outlets",
            type=_File,
            multiple=True,
            help="CSV of your own outlets and where they are at home; they win (repeatable).",
        ),
        click.option("--follow", is_flag=True, help="Fetch the pages of feeds that only sum up."),
        click.option("--timezone", help="Zone of times that state none, such as Asia/Beirut."),
        click.option(
            "--max-mb",
            type=click.IntRange(min=1),
            default=50,
            show_default=True,
            help="Largest file or record, in megabytes.",
        ),
        click.option(
            "--allow-private", is_flag=True, help="Fetch from private and loopback addresses."
        ),
    ):
        command = decorate(command)
    return command


_File = click.Path(exists=True, dir_okay=False, path_type=Path)


def filter_options(command: Command) -> Command:
    """--since --until --actor --type --place --realis --said-by."""
    for decorate in reversed(
        (
            click.option("--since", callback=_day, help="Events that end on or after this day."),
            click.option("--until", callback=_day, help="Events that begin on or before this day."),
            click.option("--actor", help="Part of the name of an actor or target."),
            click.option(
                "--with-members",
                is_flag=True,
                help="With --actor: also its members, by lists and the book's own ties.",
            ),
            click.option(
                "--type", "event_type", callback=_event_type, help="Event type, such as air_strike."
            ),
            click.option("--place", help="Part of the name of a place."),
            click.option(
                "--realis",
                callback=_realis,
                help="How real it is told to be: actual, attempted, future, hypothetical, denied"
                " or generic.",
            ),
            click.option("--said-by", help="Part of the name of someone on whose word it is told."),
        )
    ):
        command = decorate(command)
    return command


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value and not _is_day(value):
        raise click.BadParameter(f"{value!r} is not a day such as 2024-09-23")
    return value


def _is_day(value: str) -> bool:
    """A day, month or year that the calendar has."""
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _event_type(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if not value:
        return value
    from dateline.codebook import load

    known = load().event_types
    if value not in known:
        raise click.BadParameter(f"{value!r} is none of: {', '.join(known)}")
    return value


def _realis(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from dateline.model import REALIS

    if value and value not in REALIS:
        raise click.BadParameter(f"{value!r} is none of: {', '.join(REALIS)}")
    return value


def known_slot(slot: str) -> None:
    """Refuses what is no field of an event, naming those that are."""
    from dateline.model import SLOTS

    if slot not in SLOTS:
        raise click.BadParameter(f"{slot!r} is none of: {', '.join(SLOTS)}", param_hint="--slot")


def existing(path: Path) -> Path:
    """The book, which has to be there: reading commands make no empty ones."""
    from dateline.model import RunError

    if not path.exists():
        raise RunError(
            f"{path}: there is no such book; make one with: dateline build REPORTS --book {path}"
        )
    return path
