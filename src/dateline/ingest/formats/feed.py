"""RSS and Atom, read by feedparser: entries with their full text are reports.

An entry is full when it has a content element, or a description of at least `FULL_WORDS`
words. A shorter one is a teaser: kept as a report it would stand for an article that nobody
read, so its link is fetched (`follow`) or the entry is refused as `summary_only`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from dateline.ingest.clean import one_line
from dateline.ingest.encoding import decode
from dateline.ingest.formats.html import fragment
from dateline.ingest.item import DateHint, Draft, Item, hostile, item_error

FULL_WORDS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a draft when it is full, else the link to its page."""

    number: int
    draft: Draft
    is_full: bool
    link: str | None


def entries(item: Item) -> Iterator[Entry]:
    """The entries in the order of the feed.

    Raises ItemError `malformed` when it is no feed, or after the last entry that could be
    read when it is broken there.
    """
    import feedparser  # type: ignore[import-untyped]

    decode(item.data[:4096], item.location, item.charset)
    headers = {"content-type": f"{item.media_type or 'application/xml'}"}
    if item.charset:
        headers["content-type"] += f"; charset={item.charset}"
    with hostile(item.location, "feed"):
        parsed = feedparser.parse(BytesIO(item.data), response_headers=headers)
    if not parsed.entries and not parsed.get("version"):
        raise item_error("malformed", item.location, f"no feed ({_flaw(parsed)})")
    for number, entry in enumerate(parsed.entries, start=1):
        with hostile(f"{item.location}#{number}", "feed entry"):
            made = _entry(number, entry, parsed.feed)
        yield made
    _check(parsed, item)


def _check(parsed: Any, item: Item) -> None:
    """Broken XML is told once its readable entries are out; a wrong charset header is not."""
    flaw = parsed.get("bozo_exception")
    if parsed.bozo and type(flaw).__name__ == "SAXParseException":
        count = len(parsed.entries)
        raise item_error("malformed", item.location, f"{_flaw(parsed)}; entries read: {count}")
    if not parsed.entries:
        raise item_error("empty", item.location, "a feed without entries")


def _flaw(parsed: Any) -> str:
    said = one_line(str(parsed.get("bozo_exception") or "it has no entries"))
    return said.replace("<unknown>:", "line ", 1)[:200]


def _entry(number: int, entry: Any, feed: Any) -> Entry:
    markup = _longest(entry.get("content") or ())
    is_full = bool(markup)
    if not markup:
        markup = str(entry.get("summary") or "")
    texts = fragment(markup)
    is_full = bool(texts) and (is_full or sum(len(text.split()) for text in texts) >= FULL_WORDS)
    link = one_line(str(entry.get("link") or "")) or None
    return Entry(number, _draft(entry, feed, texts, link), is_full, link)


def _longest(contents: Any) -> str:
    return max((str(content.get("value") or "") for content in contents), key=len, default="")


def _draft(entry: Any, feed: Any, texts: tuple[str, ...], link: str | None) -> Draft:
    dated = one_line(str(entry.get("published") or entry.get("updated") or ""))
    source = (entry.get("source") or {}).get("title") or feed.get("title")
    titles = fragment(str(entry.get("title") or ""))
    return Draft(
        paragraphs=texts,
        title=" ".join(titles),
        authors=tuple(_authors(entry)),
        source=one_line(str(source or "")) or None,
        url=link,
        dates=(DateHint(dated, "feed"),) if dated else (),
        language=feed.get("language"),
        licence=entry.get("license") or feed.get("license"),
        media_type="application/xml",
        trim_end=True,
    )


def _authors(entry: Any) -> Iterator[str]:
    for author in entry.get("authors") or ():
        name = one_line(str(author.get("name") or ""))
        if name:
            yield name
