"""Gzip read as a stream, member by member, with a guard against bombs."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from dateline.ingest.item import item_error
from dateline.ingest.options import IngestOptions

MAGIC = b"\x1f\x8b"
_CHUNK = 16_384
_STEP = 65_536


class GunzipReader(io.RawIOBase):
    """The expanded bytes of a gzip stream of one or more members.

    Raises ItemError `archive_bomb` when a member passes both `max_bytes` and `max_expansion`
    bytes for one compressed byte, `cut_off` when the last member does not end, `malformed`
    when it is no gzip. Holds no more than one step of 64 KiB.
    """

    def __init__(self, stream: BinaryIO, location: str, options: IngestOptions) -> None:
        super().__init__()
        self._stream = stream
        self._location = location
        self._options = options
        self._waiting = b""
        self._start_member()

    def _start_member(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        """Always: this is a source of bytes."""
        return True

    def readinto(self, buffer: io.WriteableBuffer) -> int:  # type: ignore[name-defined]
        """Fills the buffer as far as one step allows; 0 at the end."""
        view = memoryview(buffer).cast("B")
        data = self._next(min(len(view), _STEP))
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
            if not self._waiting:
                return self._at_end()
            data = self._expanded(size)
            if self._inflate.eof:
                self._start_member()
            if data:
                return data

    def _expanded(self, size: int) -> bytes:
        before = len(self._waiting)
        try:
            data = self._inflate.decompress(self._waiting, size)
        except zlib.error as error:
            return self._broken(error)
        done = self._inflate.eof
        self._waiting = self._inflate.unused_data if done else self._inflate.unconsumed_tail
        self._taken += before - len(self._waiting)
        self._given += len(data)
        self._check()
        return data

    def _broken(self, error: zlib.error) -> bytes:
        """Padding after the last member is passed over, as gzip itself does."""
        if self._taken == 0 and self._given == 0 and not self._waiting.strip(b"\x00"):
            self._waiting = b""
            return b""
        raise item_error("malformed", self._location, f"broken gzip ({error})") from error

    def _at_end(self) -> bytes:
        if self._taken:
            raise item_error("cut_off", self._location, "the gzip stream ends in the middle")
        return b""

    def _check(self) -> None:
        options = self._options
        allowed = max(options.max_bytes, options.max_expansion * self._taken)
        if self._given > allowed:
            raise item_error("archive_bomb", self._location)
