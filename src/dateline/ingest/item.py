"""What passes between the steps of ingest: raw items, drafts of documents, failures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dateline.ingest.options import MEGABYTE
from dateline.ingest.reasons import REASONS
from dateline.model import Failure, ItemError, utc_now
from dateline.model.document import PublishedBasis

STAGE = "ingest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The bytes of one report with what is known about them from outside.

    `media_type` and `charset` are what a server, an archive or a mail header said;
    `kind` is set where the container already knows what its items are.
    """

    location: str
    data: bytes = field(repr=False)
    retrieved: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class DateHint:
    """A publication date as written, with where it was found."""

    text: str
    basis: PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report taken apart, before cleaning. `dates` come in order of trust.

    `paragraphs` are raw text; `guess_title` lets a short first line be the title;
    `trim_end` takes headlines that trail after the last sentence for teasers.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    dates: tuple[DateHint, ...] = ()
    language: str | None = None
    licence: str | None = None
    media_type: str = "text/plain"
    guess_title: bool = False
    trim_end: bool = False


def failure(location: str, error: ItemError) -> Failure:
    """The record of an item that could not be read."""
    return Failure(
        location=location, stage=STAGE, reason=error.reason, message=str(error), when=utc_now()
    )


def item_error(reason: str, location: str, detail: str = "") -> ItemError:
    """An ItemError whose message names the item and says what the reason code means."""
    said = f"{location}: {detail or REASONS[reason]}"
    return ItemError(reason, said)


def too_large(location: str, limit: int, size: int | None = None) -> ItemError:
    """The ItemError of what is more than may be held; sizes in bytes."""
    found = f"{size / MEGABYTE:.1f} MB, " if size is not None else ""
    allowed = f"more than the {limit / MEGABYTE:g} MB that --max-mb allows"
    return item_error("too_large", location, found + allowed)


@contextmanager
def hostile(location: str, what: str) -> Iterator[None]:
    """Turns whatever a third-party parser raises on broken bytes into an ItemError."""
    try:
        yield
    except ItemError:
        raise
    except Exception as error:
        detail = f"broken {what} ({type(error).__name__}: {str(error)[:200]})"
        raise item_error("malformed", location, detail) from error
