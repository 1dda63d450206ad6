"""What came in: documents, the bytes that they were made from, and what failed."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from dateline.model.ids import content_id

TextField = Literal["title", "body", "dateline"]
PublishedBasis = Literal["metadata", "feed", "record", "text", "url", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a document: `quote == text[start:end]` of its `field`, always.

    `start` and `end` count Unicode code points from 0, half open.
    """

    document: str
    field: TextField
    start: int
    end: int
    quote: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of one field of one document."""
        same_text = (self.document, self.field) == (other.document, other.field)
        return same_text and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as it was published, with its boilerplate taken out.

    `published` is ISO 8601: a time with its offset where the source gives one, else a day
    (never a made-up time of day), else None. `body` has paragraphs parted by a blank line.
    `captions` and `credits` are kept apart because they tell of other events or of none.
    """

    id: str
    title: str
    body: str
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "none"
    language: str | None = None
    text_hash: str = ""
    original: str = ""
    media_type: str = "text/plain"
    licence: str | None = None

    def text(self, name: TextField) -> str:
        """The text that spans of that field count in."""
        if name == "body":
            return self.body
        return self.title if name == "title" else self.dateline or ""

    def span(self, name: TextField, start: int, end: int) -> Span:
        """The span at these offsets, with its quote.

        Raises ValueError when the offsets are empty or outside of the text.
        """
        text = self.text(name)
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{self.id}: no span {name}[{start}:{end}] in {len(text)} characters")
        return Span(document=self.id, field=name, start=start, end=end, quote=text[start:end])


def document_id(
    *, source: str | None, url: str | None, published: str | None, title: str, body: str
) -> str:
    """The content id of a document: copies by other outlets or on other days differ."""
    return content_id("doc", source, url, published, title, body)


def text_hash(body: str) -> str:
    """SHA-256 of the body's words alone: equal for copies that differ in case or spacing."""
    folded = unicodedata.normalize("NFKC", body).casefold()
    words = "".join(ch if ch.isalnum() else " " for ch in folded).split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The raw bytes that a document was read from, as they were retrieved.

    `location` is the path or URL as the user gave it (a record within it after `#`);
    `retrieved` is UTC, ISO 8601, to the second.
    """

    sha256: str
    media_type: str
    location: str
    retrieved: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """A document with the bytes that bear it out."""

    document: Document
    original: Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that could not be read, with its reason; the run went on."""

    location: str
    stage: str
    reason: str
    message: str
    when: str = ""
    document: str | None = None
