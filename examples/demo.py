"""The main job on the sample reports: build a book, print its incidents, say what to try next."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

import dateline
from dateline.app.cli.progress import RichProgress
from dateline.resolve.claims import count_label

REPORTS = Path("examples/reports")
BOOK = Path("sample.db")
SHOWN = 12


def main() -> int:
    """Build the sample's book in the current folder and print what it holds."""
    console = Console(width=None if sys.stdout.isatty() else 150, highlight=False)
    console.print(f"Building {BOOK} from {REPORTS} ...")
    with dateline.open(BOOK) as book:
        with RichProgress() as progress:
            book.build(REPORTS, progress=progress)
        console.print(f"{len(book.reports())} reports, {len(book.events())} events\n")
        incidents = most_told(book)
        console.print(table_of(incidents))
        next_steps(console, incidents[0]["id"] if incidents else "evt-")
    return 0


def most_told(book: dateline.Book) -> list[dict[str, object]]:
    """The events that most outlets tell and that gave a toll, most told first."""
    rows: list[dict[str, object]] = [dict(row) for row in book.events().rows()]
    tolls = [row for row in rows if row["killed_max"] or row["injured_max"] or row["killed_min"]]
    return sorted(tolls, key=lambda row: (-int(str(row["reports"])), str(row["earliest"])))[:SHOWN]


def table_of(rows: list[dict[str, object]]) -> Table:
    """Incidents with outlets, independent origins and tolls."""
    table = Table(title="Incidents with a toll, the most told first", title_justify="left")
    for name in ("date", "incident", "reports", "outlets", "origins", "killed", "injured", "grade"):
        table.add_column(name, overflow="fold")
    for row in rows:
        cells = [
            row["date"] or "unknown",
            row["title"],
            row["reports"],
            row["outlets"],
            row["origins"],
            toll(row, "killed"),
            toll(row, "injured"),
            row["grade"],
        ]
        table.add_row(*[escape(str(cell)) for cell in cells])
    return table


def toll(row: dict[str, object], harm: str) -> str:
    """The toll from its lowest to its highest claim that still stands."""
    low, high = row[f"{harm}_min"], row[f"{harm}_max"]
    if low is None and high is None:
        return "not stated"
    return count_label(
        low if isinstance(low, int) else None, high if isinstance(high, int) else None
    )


def next_steps(console: Console, event: object) -> None:
    """What to look at next."""
    console.print("\n7 outlets are not 7 sources: compare the columns outlets and origins. Next:")
    for command, what in (
        (f"dateline show {event} --book {BOOK}", "every value, on whose word, in which words"),
        (
            f"dateline show {event} --slot killed --book {BOOK}",
            "how its toll grew, and who said so",
        ),
        (f"dateline events --actor Hezbollah --book {BOOK}", "events of one actor"),
        (f"dateline search declined comment --book {BOOK}", "full text"),
        (f"dateline export --drafts -o sample.geojson --book {BOOK}", "a map layer"),
    ):
        console.print(f"  .venv/bin/{command}", markup=False)
        console.print(f"      {what}", style="dim")


if __name__ == "__main__":
    sys.exit(main())
