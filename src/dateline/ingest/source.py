"""Where reports come from: a file, standard input, an address. Nothing is parsed here."""

from __future__ import annotations

import errno
import hashlib
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dateline.ingest import sniff
from dateline.ingest.fetch.client import Answer, Client
from dateline.ingest.item import item_error, too_large
from dateline.ingest.options import IngestOptions
from dateline.model import ItemError, RunError, utc_now

_CHUNK = 1 << 20
_IN_MEMORY = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open source: a seekable stream and what is known before reading it."""

    stream: BinaryIO
    size: int
    retrieved: str
    name: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


class Source(ABC):
    """Something to read. `location` is what the user gave, so that results do not depend on
    the machine: for a file in a folder, the folder as given and the path below it."""

    def __init__(self, location: str, options: IngestOptions, client: Client | None = None) -> None:
        self.location = location
        self.options = options
        self.client = client or Client(options)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.location!r})"

    @abstractmethod
    def opened(self) -> AbstractContextManager[Opened]:
        """A context manager that gives the open source; raises ItemError, OSError."""

    def sha256(self) -> str:
        """SHA-256 of the bytes, read piece by piece; of an address, what it answered.

        Raises ItemError when it cannot be read, or when it is larger than `max_bytes` and
        of a kind that would have to be held whole.
        """
        try:
            with self.opened() as opened:
                check_size(opened, self.location, self.options)
                return _digest(opened.stream)
        except OSError as error:
            raise unreadable(self.location, error) from error


class FileSource(Source):
    """A file on disk."""

    def __init__(
        self, location: str, path: Path, options: IngestOptions, client: Client | None = None
    ) -> None:
        super().__init__(location, options, client)
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The file, open; only a regular file, for others may never end."""
        if self.path.exists() and not self.path.is_file():
            raise item_error("unreadable", self.location, "not a regular file")
        with self.path.open("rb") as stream:
            size = self.path.stat().st_size
            yield Opened(stream=stream, size=size, retrieved=utc_now(), name=self.path.name)


class InputSource(Source):
    """Standard input, kept in a temporary file so that it can be read twice."""

    def __init__(self, options: IngestOptions, stream: BinaryIO | None = None) -> None:
        super().__init__("-", options)
        self._given = stream
        self._kept: tempfile.SpooledTemporaryFile[bytes] | None = None
        self._retrieved = ""

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """What came in, from its start."""
        kept = self._keep()
        size = kept.seek(0, 2)
        kept.seek(0)
        yield Opened(stream=kept, size=size, retrieved=self._retrieved)

    def _keep(self) -> BinaryIO:
        if self._kept is None:
            self._retrieved = utc_now()
            given = self._given if self._given is not None else sys.stdin.buffer
            self._kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 kept open
            while chunk := given.read(_CHUNK):
                self._kept.write(chunk)
        return self._kept  # type: ignore[return-value]


class UrlSource(Source):
    """An address: a page, a feed or any file, fetched once, when it is first needed."""

    def __init__(self, location: str, options: IngestOptions, client: Client | None = None) -> None:
        super().__init__(location, options, client)
        self._answer: Answer | None = None

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The answer, open. Raises ItemError when the address is refused or fails."""
        if self._answer is None:
            self._answer = self.client.get(self.location)
        answer = self._answer
        yield Opened(
            stream=BytesIO(answer.data),
            size=len(answer.data),
            retrieved=answer.retrieved,
            name=answer.name,
            media_type=answer.media_type,
            charset=answer.charset,
            url=answer.url,
        )


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def check_size(opened: Opened, location: str, options: IngestOptions) -> sniff.Kind:
    """The kind of an open source, told by its head; the stream is back at its start.

    Raises ItemError `too_large` for what would have to be held whole.
    """
    head = opened.stream.read(sniff.HEAD)
    opened.stream.seek(0)
    kind = sniff.kind_of(head, opened.name, opened.media_type)
    if kind not in sniff.STREAMED and opened.size > options.max_bytes:
        raise too_large(location, options.max_bytes, opened.size)
    return kind


def unreadable(location: str, error: OSError) -> ItemError:
    """The ItemError for what the system would not let be read.

    Raises RunError when it is not this item's fault but a disk's that is full.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        raise RunError(
            f"{location}: no room for temporary files ({error.strerror}). What was finished is "
            "kept: make room and run the same command again"
        ) from error
    missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    reason = "not_found" if missing else "unreadable"
    return item_error(reason, location, error.strerror or str(error) or type(error).__name__)
