"""WARC and WACZ, read by warcio record by record: the pages that a crawler kept."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from datetime import UTC, datetime
from io import StringIO
from typing import Any, BinaryIO

from dateline.ingest.item import Item, failure, hostile, item_error
from dateline.ingest.options import IngestOptions
from dateline.model import Failure, ItemError

_REPORTS = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TYPES = frozenset({"response", "resource", "conversion"})
_ALL_TYPES = _TYPES | {"warcinfo", "request", "metadata", "revisit", "continuation"}
_FATAL = frozenset({"archive_bomb", "cut_off"})
"""What befalls the archive, not the record: nothing after it can be read."""
_CHUNK = 65_536
_MEMBER = re.compile(r"(?:^|/)archive/[^/]+\.warc(?:\.gz)?$|^[^/]+\.warc(?:\.gz)?$")


def records(
    stream: BinaryIO, location: str, retrieved: str, options: IngestOptions
) -> Iterator[Item | Failure]:
    """The pages of an uncompressed WARC stream, one in memory at a time.

    Requests, redirects, images and the like are passed over. `location#N` numbers the
    records from 1. The retrieval time is the record's own, else `retrieved`.
    """
    is_warc = has_page = False
    with hostile(location, "WARC"):
        for number, (record, is_off) in enumerate(_steps(stream), start=1):
            if is_off:
                detail = "its stated length is wrong: the page may be cut"
                yield failure(location, item_error("malformed", f"{location}#{number - 1}", detail))
            is_warc = is_warc or record.rec_type in _ALL_TYPES
            one = _one(record, f"{location}#{number}", retrieved, options)
            if one is not None:
                has_page = True
                yield one
    if not has_page:
        reason, detail = ("empty", "no page in it") if is_warc else ("malformed", "no WARC record")
        raise item_error(reason, location, detail)


def _steps(stream: BinaryIO) -> Iterator[tuple[Any, bool]]:
    """Each record, and whether the one before it did not end where it said it would.

    warcio writes of that to standard error, which is not ours to write to.
    """
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    records = ArchiveIterator(_Pieces(stream))
    while True:
        errors = records.err_count
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record, records.err_count > errors


class _Pieces:
    """A stream that gives what it has instead of waiting until it has all that was asked for.

    Otherwise a broken end would take the whole records before it with it.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; empty at the end."""
        data: bytes = self._read(size)
        return data


def members(stream: BinaryIO, location: str, options: IngestOptions) -> Iterator[_Member]:
    """The WARC files inside a WACZ; raises ItemError `archive_bomb`, `malformed`, `unsupported`."""
    with hostile(location, "ZIP"):
        archive = zipfile.ZipFile(stream)
        infos = [info for info in archive.infolist() if _MEMBER.search(info.filename)]
    if not infos:
        raise item_error("unsupported", location, "a ZIP file without WARC files in it")
    for info in sorted(infos, key=lambda info: info.filename):
        yield _Member(archive, info, location, options)


class _Member:
    """One WARC file inside a WACZ, opened only when it is read."""

    def __init__(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, location: str, options: IngestOptions
    ) -> None:
        self._archive = archive
        self._info = info
        self._options = options
        self.name = info.filename.rpartition("/")[2]
        self.location = f"{location}#{self.name}"

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes, after its promised size was checked against the limits."""
        info, options = self._info, self._options
        limit = options.max_expansion * max(info.compress_size, 1)
        if info.file_size > max(limit, options.max_bytes):
            raise item_error("archive_bomb", self.location)
        with hostile(self.location, "ZIP member"):
            stream: Any = self._archive.open(info)
        with stream:
            yield stream


def _one(
    record: Any, location: str, retrieved: str, options: IngestOptions
) -> Item | Failure | None:
    if record.rec_type not in _TYPES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        return _item(record, location, url, retrieved, options)
    except ItemError as error:
        if error.reason in _FATAL:
            raise item_error(error.reason, location) from error
        return failure(location, error)


def _item(
    record: Any, location: str, url: str | None, retrieved: str, options: IngestOptions
) -> Item | None:
    declared = _content_type(record)
    media_type = declared.partition(";")[0].strip().lower()
    if (media_type and media_type not in _REPORTS) or (url or "").endswith("/robots.txt"):
        return None
    status = _status(record)
    if status is not None and not 200 <= status < 300:
        if status < 400:
            return None
        raise item_error("http_status", location, f"the archived answer of {url} is {status}")
    charset = _CHARSET.search(declared)
    return Item(
        location=location,
        data=_payload(record, location, options.max_bytes),
        retrieved=_moment(record) or retrieved,
        media_type=media_type or None,
        charset=charset[1] if charset else None,
        url=url.strip("<>") if url else None,
    )


def _content_type(record: Any) -> str:
    headers = record.http_headers
    if headers is not None:
        return str(headers.get_header("Content-Type") or "")
    return str(record.rec_headers.get_header("Content-Type") or "")


def _status(record: Any) -> int | None:
    headers = record.http_headers
    code = headers.get_statuscode() if headers is not None else None
    return int(code) if code and code.isdigit() else None


def _payload(record: Any, location: str, limit: int) -> bytes:
    """The payload without transfer and content encoding; never more than `limit` is held."""
    parts, total = [], 0
    with hostile(location, "WARC record"):
        stream = record.content_stream()
        while chunk := stream.read(_CHUNK):
            parts.append(chunk)
            total += len(chunk)
            if total > limit:
                raise item_error("too_large", location, f"a record larger than {limit} bytes")
    return b"".join(parts)


def _moment(record: Any) -> str | None:
    """WARC-Date in UTC, to the second (WARC 1.1, section 5.4)."""
    stated = record.rec_headers.get_header("WARC-Date") or ""
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment.tzinfo else None
