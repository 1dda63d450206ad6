"""Documents as Dateline itself writes them in JSON: taken over, with their ids checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args

from dateline.ingest.clean import clean, one_line
from dateline.ingest.dates import plausible
from dateline.ingest.formats.records import load
from dateline.ingest.item import Item, item_error
from dateline.model import Document, Ingested, Original, document_id, text_hash
from dateline.model.document import PublishedBasis

_FIELDS = frozenset({"id", "title", "body", "published_basis", "text_hash"})


def read(item: Item) -> Ingested | None:
    """The document of a record that has the fields of one; None for records of other tools.

    The body stays to the letter, so that ids and offsets that exist elsewhere still hold; the
    id and the hash are computed anew, never believed. Raises ItemError `no_body`, `malformed`.
    """
    record = load(item)
    if not record.keys() >= _FIELDS:
        return None
    sha256 = hashlib.sha256(item.data).hexdigest()
    try:
        document = _document(record, item, sha256)
    except (TypeError, AttributeError, ValueError) as error:
        raise item_error("malformed", item.location, f"no whole Document ({error})") from error
    original = Original(
        sha256=sha256,
        media_type="application/json",
        location=item.location,
        retrieved=item.retrieved,
        data=item.data,
    )
    return Ingested(document=document, original=original)


def _document(record: Mapping[str, Any], item: Item, sha256: str) -> Document:
    title, body = clean(_text(record, "title")), clean(_text(record, "body"))
    if not body.strip():
        raise item_error("no_body", item.location)
    source, url, published = (_optional(record, name) for name in ("source", "url", "published"))
    basis = record["published_basis"]
    if basis not in get_args(PublishedBasis) or not published:
        basis = "none"
    if published is not None and not plausible(published, item.retrieved):
        published, basis = None, "none"
    return Document(
        id=document_id(source=source, url=url, published=published, title=title, body=body),
        title=title,
        body=body,
        captions=_texts(record, "captions"),
        credits=_texts(record, "credits"),
        dateline=_optional(record, "dateline"),
        authors=_texts(record, "authors"),
        source=source,
        url=url,
        published=published,
        published_basis=basis,
        language=_optional(record, "language"),
        text_hash=text_hash(body),
        original=sha256,
        media_type=_optional(record, "media_type") or "application/json",
        licence=_optional(record, "licence"),
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def _optional(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    return (one_line(value) or None) if isinstance(value, str) else None


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or ()
    return tuple(one_line(one) for one in value if isinstance(one, str))
