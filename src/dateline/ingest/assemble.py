"""From a draft to a Document: cleaned, its furniture set aside, dated, told and hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from dateline.ingest import clean, dates, furniture, language
from dateline.ingest.item import DateHint, Draft, Item, item_error
from dateline.ingest.options import IngestOptions
from dateline.model import Document, Ingested, Original, document_id, text_hash, utc_now
from dateline.model.document import PublishedBasis

MAX_TITLE = 140
_STOPS = (".", "!", "?", ":", ";", ",", "…")


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the bytes of a document come from."""

    sha256: str
    retrieved: str


def ingested(draft: Draft, item: Item, options: IngestOptions) -> Ingested:
    """The document of a draft with the bytes that bear it out.

    Raises ItemError `no_body` when nothing of a report is left.
    """
    sha256 = hashlib.sha256(item.data).hexdigest()
    document = _document(draft, item.location, _Origin(sha256, item.retrieved), options)
    original = Original(
        sha256=sha256,
        media_type=draft.media_type,
        location=item.location,
        retrieved=item.retrieved,
        data=item.data,
    )
    return Ingested(document=document, original=original)


def document_from_text(
    text: str,
    *,
    title: str = "",
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
    authors: Sequence[str] = (),
    as_is: bool = False,
    options: IngestOptions | None = None,
) -> Document:
    """One report from a string, as `parse` would make it from a file.

    `published` is a day or a time in any common form; one that is none raises ItemError
    `malformed`. `as_is` keeps the text to the letter as body (for offsets that were counted
    elsewhere); otherwise it is cleaned and its dateline, captions and credits are set aside.
    """
    options = options or IngestOptions()
    retrieved = utc_now()
    if published is not None and dates.read(published, options.zone()) is None:
        raise item_error("malformed", "text", f"published={published!r} is no date")
    hints = (DateHint(published, "metadata"),) if published else ()
    draft = Draft(
        paragraphs=(text,) if as_is else clean.paragraphs(text),
        title=title,
        authors=tuple(authors),
        source=source,
        url=url,
        dates=hints,
        language=language,
    )
    origin = _Origin(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), retrieved)
    if as_is:
        return _made(draft, furniture.Parted(kept=[text]), title, origin, options)
    return _document(draft, "text", origin, options)


def _document(draft: Draft, location: str, origin: _Origin, options: IngestOptions) -> Document:
    paragraphs = [text for raw in draft.paragraphs if (text := clean.one_line(raw))]
    title = clean.one_line(draft.title)
    if not title and draft.guess_title:
        title, paragraphs = _guessed(paragraphs)
    paragraphs = _without_masthead(paragraphs, draft.source)
    parted = furniture.part(paragraphs, title=title, trim_end=draft.trim_end)
    if not any(ch.isalpha() for text in parted.kept for ch in text):
        raise item_error("no_body", location)
    return _made(draft, parted, title, origin, options)


def _made(
    draft: Draft, parted: furniture.Parted, title: str, origin: _Origin, options: IngestOptions
) -> Document:
    body = clean.joined(parted.kept)
    url = _plain_url(draft.url)
    source = clean.one_line(draft.source or "") or None
    published, basis = _published(draft, parted, origin.retrieved, options)
    return Document(
        id=document_id(source=source, url=url, published=published, title=title, body=body),
        title=title,
        body=body,
        captions=_unique([*draft.captions, *parted.captions]),
        credits=_unique(map(_bare, (*parted.credits, *draft.credits))),
        dateline=parted.dateline,
        authors=_unique(draft.authors or parted.authors),
        source=source,
        url=url,
        published=published,
        published_basis=basis,
        language=language.told(body) or language.declared(draft.language),
        text_hash=text_hash(body),
        original=origin.sha256,
        media_type=draft.media_type,
        licence=draft.licence,
    )


def _published(
    draft: Draft, parted: furniture.Parted, retrieved: str, options: IngestOptions
) -> tuple[str | None, PublishedBasis]:
    """Declared dates first, then the URL, then a date line, then a dateline with a year."""
    hints = list(draft.dates)
    if draft.url:
        hints.append(DateHint(draft.url, "url"))
    lines = [*parted.date_lines, parted.dateline or ""]
    hints += [DateHint(line, "text") for line in lines]
    return dates.published(hints, retrieved, options.zone())


def _guessed(paragraphs: list[str]) -> tuple[str, list[str]]:
    """A short first line that is no sentence, with text after it, is the title."""
    if len(paragraphs) < 2 or len(paragraphs[0]) > MAX_TITLE or paragraphs[0].endswith(_STOPS):
        return "", paragraphs
    if furniture.is_caption(paragraphs[0]) or dates.is_date_line(paragraphs[0]):
        return "", paragraphs
    return paragraphs[0], paragraphs[1:]


def _without_masthead(paragraphs: list[str], source: str | None) -> list[str]:
    """Without the outlet's name printed above its report."""
    if paragraphs and source and paragraphs[0].casefold() == source.casefold():
        return paragraphs[1:]
    return paragraphs


def _plain_url(url: str | None) -> str | None:
    """An http(s) address without its fragment and without any password."""
    try:
        parts = urlsplit(clean.one_line(url or ""))
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    netloc = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, ""))


def _bare(credit: str) -> str:
    """A credit without the brackets around all of it."""
    credit = credit.strip()
    inner = credit[1:-1]
    enclosed = credit[:1] + credit[-1:] in {"()", "[]"} and not inner.startswith(("(", "["))
    return inner if enclosed and inner.count("(") == inner.count(")") else credit


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean.one_line(text) for text in texts)
    return tuple(dict.fromkeys(text for text in cleaned if text))
