"""A source taken apart into documents: streaming, one bad item never stops the next."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from dateline.ingest import sniff
from dateline.ingest.gunzip import GunzipReader
from dateline.ingest.item import Draft, Item, failure, item_error, too_large
from dateline.ingest.options import IngestOptions
from dateline.ingest.sniff import Kind
from dateline.ingest.source import Opened, Source, UrlSource, check_size, unreadable
from dateline.model import Failure, Ingested, ItemError

Results = Iterator[Ingested | Failure]
MAX_LAYERS = 3
"""Gzip in ZIP in gzip is read; deeper nesting has no use but harm."""


def parse(source: Source, options: IngestOptions | None = None) -> Results:
    """The documents of a source, each with its bytes; a Failure for each item that has none.

    An archive, a feed and JSON Lines give many; their items are named `location#number`.
    Never raises for what is in the source.
    """
    yield from _Parser(source, options or source.options).run()


@dataclass(frozen=True, slots=True)
class _Parser:
    """`known` is what a feed says of the page behind its link; the page's own word goes first."""

    source: Source
    options: IngestOptions
    known: Draft | None = None

    def run(self) -> Results:
        location = self.source.location
        try:
            with self.source.opened() as opened:
                yield from self.opened(opened)
        except ItemError as error:
            yield failure(location, error)
        except OSError as error:
            yield failure(location, unreadable(location, error))

    def opened(self, opened: Opened) -> Results:
        kind = check_size(opened, self.source.location, self.options)
        yield from self.stream(opened, kind, self.source.location, 0)

    def stream(self, opened: Opened, kind: Kind, location: str, layer: int) -> Results:
        """Reads a stream of a kind; containers come back here with what they hold."""
        if layer > MAX_LAYERS:
            raise item_error("archive_bomb", location, "archives nested too deep")
        if kind is Kind.GZIP:
            yield from self._gzip(opened, location, layer)
        elif kind is Kind.ZIP:
            yield from self._zip(opened, location, layer)
        elif kind is Kind.WARC:
            yield from self._warc(opened, location)
        elif kind is Kind.LINES:
            yield from self._lines(opened, location)
        else:
            data = _held(opened.stream, location, self.options.max_bytes)
            yield from self.item(_item(opened, location, data), kind)

    def _gzip(self, opened: Opened, location: str, layer: int) -> Results:
        reader = GunzipReader(opened.stream, location, self.options)
        inner = io.BufferedReader(reader, sniff.HEAD)
        name = opened.name.removesuffix(".gz")
        kind = sniff.kind_of(inner.peek(sniff.HEAD), name, None)
        within = replace(opened, stream=inner, name=name, media_type=None)
        yield from self.stream(within, kind, location, layer + 1)

    def _zip(self, opened: Opened, location: str, layer: int) -> Results:
        from dateline.ingest.formats import warc

        for member in warc.members(opened.stream, location, self.options):
            try:
                with member.open() as stream:
                    kind = Kind.GZIP if member.name.endswith(".gz") else Kind.WARC
                    within = replace(opened, stream=stream, name=member.name)
                    yield from self.stream(within, kind, member.location, layer + 1)
            except ItemError as error:
                yield failure(member.location, error)

    def _warc(self, opened: Opened, location: str) -> Results:
        from dateline.ingest.formats import warc

        for found in warc.records(opened.stream, location, opened.retrieved, self.options):
            if isinstance(found, Failure):
                yield found
            else:
                kind = sniff.kind_of(found.data[: sniff.HEAD], "", found.media_type)
                yield from self.item(found, kind)

    def _lines(self, opened: Opened, location: str) -> Results:
        limit = self.options.max_bytes
        number = 0
        while line := opened.stream.readline(limit + 1):
            number += 1
            here = f"{location}#{number}"
            if len(line) > limit:
                yield failure(here, item_error("too_large", here))
                _skip_line(opened.stream)
            elif line.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
                yield from self._record(_item(opened, here, line))
        if not number:
            raise item_error("empty", location)

    def item(self, item: Item, kind: Kind) -> Results:
        """Reads an item whose bytes are at hand."""
        try:
            yield from self._dispatch(item, kind)
        except ItemError as error:
            yield failure(item.location, error)

    def _dispatch(self, item: Item, kind: Kind) -> Results:
        if kind is Kind.EMPTY:
            raise item_error("empty", item.location)
        if kind is Kind.FEED:
            yield from self._feed(item)
        elif kind is Kind.JSON:
            yield from self._json(item)
        elif kind is Kind.LINES:
            yield from self._lines_of(item)
        else:
            yield self._made(_reader(kind, item, self.options)(item), item)

    def _lines_of(self, item: Item) -> Results:
        opened = Opened(stream=io.BytesIO(item.data), size=len(item.data), retrieved=item.retrieved)
        yield from self._lines(opened, item.location)

    def _json(self, item: Item) -> Results:
        from dateline.ingest.formats import records

        found = list(_ahead(records.split(item)))
        whole = len(found) == 1 and isinstance(found[0], tuple)
        if whole and (inner := list(records.envelope(item))):
            found = list(inner)
        for one in found:
            if isinstance(one, ItemError):
                raise one
            here = item.location if whole and len(found) == 1 else f"{item.location}#{one[0]}"
            yield from self._record(replace(item, location=here, data=one[1]))
        if not found:
            raise item_error("empty", item.location)

    def _record(self, item: Item) -> Results:
        from dateline.ingest.formats import own, records

        try:
            ours = own.read(item)
            yield ours if ours is not None else self._made(records.read(item), item)
        except ItemError as error:
            yield failure(item.location, error)

    def _feed(self, item: Item) -> Results:
        from dateline.ingest.formats import feed

        for entry in feed.entries(item):
            within = replace(item, location=f"{item.location}#{entry.number}")
            try:
                if entry.is_full:
                    yield self._made(entry.draft, within)
                else:
                    yield from self._followed(entry.link, entry.draft, within)
            except ItemError as error:
                yield failure(within.location, error)

    def _followed(self, link: str | None, known: Draft, item: Item) -> Results:
        if not self.options.follow or not link:
            raise item_error("summary_only", item.location)
        options = replace(self.options, follow=False)
        page = UrlSource(link, options, self.source.client)
        yield from _Parser(page, options, known).run()

    def _made(self, draft: Draft, item: Item) -> Ingested:
        from dateline.ingest.assemble import ingested

        return ingested(_completed(draft, self.known), item, self.options)


def _completed(draft: Draft, known: Draft | None) -> Draft:
    """The draft, with what it does not say filled from what is known."""
    if known is None:
        return draft
    return replace(
        draft,
        title=draft.title or known.title,
        source=draft.source or known.source,
        authors=draft.authors or known.authors,
        dates=(*draft.dates, *known.dates),
    )


def _reader(kind: Kind, item: Item, options: IngestOptions) -> Callable[[Item], Draft]:
    """The reader of a kind of single report; imported only when it is needed."""
    if kind is Kind.HTML:
        from dateline.ingest.formats import html

        return html.read
    if kind is Kind.PDF:
        from dateline.ingest.formats import pdf

        return lambda one: pdf.read(one, options)
    if kind is Kind.MAIL:
        from dateline.ingest.formats import mail

        return mail.read
    return _text_reader(kind, item)


def _text_reader(kind: Kind, item: Item) -> Callable[[Item], Draft]:
    from dateline.ingest.formats import text

    readers: Mapping[Kind, Callable[[Item], Draft]] = {
        Kind.TEXT: text.read,
        Kind.MARKDOWN: text.read_markdown,
    }
    if kind not in readers:
        raise item_error("unsupported", item.location, "no report: a file of another kind")
    return readers[kind]


def _item(opened: Opened, location: str, data: bytes) -> Item:
    return Item(
        location=location,
        data=data,
        retrieved=opened.retrieved,
        media_type=opened.media_type,
        charset=opened.charset,
        url=opened.url,
    )


def _held(stream: BinaryIO, location: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(location, limit)
    return data


def _skip_line(stream: BinaryIO) -> None:
    while (chunk := stream.readline(sniff.HEAD)) and not chunk.endswith(b"\n"):
        pass


def _ahead(
    records: Iterator[tuple[int, bytes]],
) -> Iterator[tuple[int, bytes] | ItemError]:
    """The records, and the error that ended them as the last item."""
    try:
        yield from records
    except ItemError as error:
        yield error
