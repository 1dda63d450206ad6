"""CSV: one row an event, its first values, tolls from min to max."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from dateline.model import SLOTS
from dateline.publish import Losses, Publication
from dateline.publish.rows import Cell, event_row

FORMULA = ("=", "+", "-", "@", "\t")


class CsvExporter:
    """CSV in UTF-8 with a header, RFC 4180 quoting and \\n line ends."""

    name = "csv"

    def write(self, publications: Iterable[Publication], file: TextIO) -> Losses:
        """One row an event. Lost: chains of sources, quotes, values after the first."""
        losses: Losses = Losses()
        writer: csv.DictWriter[str] | None = None
        for publication in publications:
            row = event_row(publication.event, publication.assessment)
            row["release"] = publication.release
            if writer is None:
                writer = csv.DictWriter(file, list(row), lineterminator="\n")
                writer.writeheader()
            writer.writerow({name: harmless(cell) for name, cell in row.items()})
            _count_losses(publication, losses)
        return losses


def harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula, quoted off (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _count_losses(publication: Publication, losses: Losses) -> None:
    losses["claims with their chains and quotes"] += len(publication.claims)
    for slot in SLOTS:
        extra = len(publication.event.field(slot).values) - 1
        if extra > 0:
            losses[f"values of {slot} side by side"] += extra
