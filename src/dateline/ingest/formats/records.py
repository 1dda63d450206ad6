"""JSON and JSON Lines: articles of news-please, trafilatura, fundus, and our own Documents.

Which tool wrote a record does not matter: each field is looked up under the names that the
tools give it (news-please 1.6 `maintext`, trafilatura 2 `text`, fundus 0.4 `plaintext` or
`body`). The records are taken out of a file one by one, so that a broken one harms no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from dateline.ingest.clean import one_line, paragraphs
from dateline.ingest.encoding import decode
from dateline.ingest.item import DateHint, Draft, Item, item_error
from dateline.model import ItemError

Record = Mapping[str, Any]

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("maintext", "plaintext", "text", "body", "content", "article", "raw_text"),
    "title": ("title", "headline", "title_page", "title_rss"),
    "url": ("url", "link", "canonical_url", "source_url", "sourceUrl"),
    "source": ("source-hostname", "sitename", "publisher", "source_name", "sourceName",
               "source_domain", "hostname", "domain"),
    "published": ("date_publish", "publishing_date", "published", "date_published", "pubdate",
                  "publication_date", "date"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
    "licence": ("licence", "license"),
}  # fmt: skip
_SPACE = re.compile(r"[\s,]*")
_ENVELOPES = ("articles", "items", "records", "results", "documents", "data")
_NAMES = re.compile(r"\s*;\s*")
MAX_DEPTH_MESSAGE = "nested too deep"


def split(item: Item) -> Iterator[tuple[int, bytes]]:
    """The records of a JSON file: one object, an array, or objects one after another.

    Gives each with its number from 1. Raises ItemError `cut_off` or `malformed` at the first
    that does not end, after giving those before it.
    """
    text = decode(item.data, item.location, item.charset)
    position, number = _start(text), 0
    while position < len(text) and text[position] != "]":
        number += 1
        end = _end(text, position, f"{item.location}#{number}")
        yield number, text[position:end].encode("utf-8", "surrogatepass")
        position = _skip(text, end)


def read(item: Item) -> Draft:
    """The draft of one record. Raises ItemError `malformed`, `cut_off`, `not_news`, `no_body`."""
    record = load(item)
    texts = _texts(record)
    if not texts:
        known = any(name in record for name in NAMES["text"])
        raise item_error("no_body" if known else "not_news", item.location, _fields(record))
    url = _url(record)
    dated = _first(record, "published")
    return Draft(
        paragraphs=texts,
        title=_first(record, "title") or "",
        authors=tuple(_authors(record)),
        source=_first(record, "source") or _fundus_source(record) or _host(url),
        url=url,
        dates=(DateHint(dated, "record"),) if dated else (),
        language=_first(record, "language"),
        licence=_first(record, "licence"),
        captions=tuple(_strings(record.get("captions"))),
        credits=tuple(_strings(record.get("credits"))),
        media_type="application/json",
    )


def _start(text: str) -> int:
    position = _skip(text, 0)
    if text[position : position + 1] == "[":
        return _skip(text, position + 1)
    return position


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _end(text: str, position: int, location: str) -> int:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, position)[1]
    except RecursionError as error:
        raise item_error("malformed", location, MAX_DEPTH_MESSAGE) from error
    except ValueError as error:
        raise _broken(error, text, location) from error


def _broken(error: ValueError, text: str, location: str) -> ItemError:
    """An error at the very end means that the record was cut off."""
    position = getattr(error, "pos", 0)
    at_end = not text[position:].strip() or "Unterminated" in str(error)
    reason = "cut_off" if at_end and text.strip() else "malformed"
    return item_error(reason, location, f"no whole JSON record ({error})")


def load(item: Item) -> Record:
    """The one record in these bytes. Raises ItemError `malformed`, `cut_off`, `not_news`."""
    text = decode(item.data, item.location, item.charset)
    try:
        value = json.loads(text, strict=False)
    except RecursionError as error:
        raise item_error("malformed", item.location, MAX_DEPTH_MESSAGE) from error
    except ValueError as error:
        raise _broken(error, text, item.location) from error
    if not isinstance(value, dict):
        raise item_error("not_news", item.location, "a JSON value that is no record")
    return value


def envelope(item: Item) -> Iterator[tuple[int, bytes]]:
    """The records inside an object such as {"articles": [...]}; empty if it is none."""
    record = load(item)
    inner: list[Any] = next(
        (record[name] for name in _ENVELOPES if _is_listing(record.get(name))), []
    )
    for number, one in enumerate(inner, start=1):
        yield number, json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _is_listing(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _texts(record: Record) -> tuple[str, ...]:
    for name in NAMES["text"]:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return paragraphs(value, by_line=True)
        if isinstance(value, dict):
            found = tuple(_fundus_body(value))
            if found:
                return found
    return ()


def _fundus_body(body: Mapping[str, Any]) -> Iterator[str]:
    """fundus keeps a summary and sections of a headline and paragraphs."""
    yield from _strings(body.get("summary"))
    for section in body.get("sections") or ():
        if isinstance(section, dict):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _first(record: Record, field: str) -> str | None:
    """The first filled text under the names of a field."""
    for name in NAMES[field]:
        value = record.get(name)
        if isinstance(value, str) and one_line(value):
            return one_line(value)
    return None


def _url(record: Record) -> str | None:
    """The address; trafilatura writes it under `source`, fundus within `html`."""
    page = record.get("html")
    inner = page.get("responded_url") or page.get("requested_url") if isinstance(page, dict) else 0
    stated = (_first(record, "url"), inner, record.get("source"))
    return next((one for one in stated if isinstance(one, str) and _host(one)), None)


def _fundus_source(record: Record) -> str | None:
    page = record.get("html")
    info = page.get("source_info") if isinstance(page, dict) else None
    name = info.get("publisher") if isinstance(info, dict) else None
    source = record.get("source")
    if not name and isinstance(source, str) and not _host(source):
        name = source
    return name if isinstance(name, str) else None


def _authors(record: Record) -> Iterator[str]:
    for name in NAMES["authors"]:
        for author in _strings(record.get(name)):
            yield from (part for part in _NAMES.split(author) if part)


def _strings(value: object) -> Iterator[str]:
    """The texts of a value that is a text or a list of texts."""
    values = value if isinstance(value, list | tuple) else [value]
    yield from (one for one in values if isinstance(one, str) and one.strip())


def _host(url: str | None) -> str | None:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return parts.hostname.removeprefix("www.") if parts.scheme and parts.hostname else None


def _fields(record: Record) -> str:
    names = ", ".join(map(str, list(record)[:8])) or "none"
    return f"no text of a report in this record (its fields: {names})"
