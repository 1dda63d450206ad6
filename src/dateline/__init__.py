"""Dateline reads news reports of armed conflict and keeps the books.

    sources ─ingest→ Document ─extract→ Extraction ─resolve→ Reading
            ─link→ same-event clusters ─assess→ Event + Assessment ─publish→ files

>>> import dateline
>>> book = dateline.open("levant.db")                    # doctest: +SKIP
>>> book.build("reports/")                               # doctest: +SKIP
>>> book.events(actor="Hezbollah").to_pandas()           # doctest: +SKIP
>>> dateline.read("Rebels shelled the town on Monday.", published="2024-09-23")  # doctest: +SKIP

Names are loaded when they are first used, so that `import dateline` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.app.api import TextReading
    from dateline.app.api import open_book as open  # noqa: A004 - as in dateline.open(...)
    from dateline.app.api import read_text as read
    from dateline.app.book import Book
    from dateline.model import (
        Claim,
        DatelineError,
        Document,
        Event,
        EventReport,
        ItemError,
        RunError,
        Span,
    )
    from dateline.pipeline.settings import Settings

__all__ = [
    "Book",
    "Claim",
    "DatelineError",
    "Document",
    "Event",
    "EventReport",
    "ItemError",
    "RunError",
    "Settings",
    "Span",
    "TextReading",
    "open",
    "read",
]

_HOMES = {
    "Book": "app.book:Book",
    "Settings": "pipeline.settings:Settings",
    "TextReading": "app.api:TextReading",
    "open": "app.api:open_book",
    "read": "app.api:read_text",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    module, _, attribute = _HOMES.get(name, f"model:{name}").partition(":")
    return getattr(import_module(f"dateline.{module}"), attribute)
