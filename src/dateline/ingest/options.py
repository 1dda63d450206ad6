"""What a user can set about reading, and the version that outputs are filed under."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.model import RunError

INGEST_VERSION = "ingest.v1"
"""Changed output for the same input takes a new name."""

MEGABYTE = 1_000_000
USER_AGENT = "dateline/0.1 (reads news reports; obeys robots.txt)"


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """Settings of `discover` and `parse`.

    `max_bytes` bounds a file that must be held whole, one record of an archive or of JSON
    Lines, and one answer from the network. `max_expansion` bounds how many bytes one
    compressed byte may become once `max_bytes` are passed (deflate itself stops at 1032).
    `timeout_s` bounds a connection and a pause in it, `deadline_s` a whole fetch,
    `delay_s` the time between two fetches from one host. `follow` fetches the page of a
    feed entry that has only a summary. `default_timezone` (an IANA name) is given to times
    that have no offset; without it they are cut to their day.
    """

    max_bytes: int = 50 * MEGABYTE
    max_expansion: int = 200
    max_pages: int = 500
    recursive: bool = True
    follow: bool = False
    allow_private: bool = False
    timeout_s: float = 20.0
    deadline_s: float = 120.0
    max_redirects: int = 5
    delay_s: float = 1.0
    user_agent: str = USER_AGENT
    default_timezone: str | None = None

    def __post_init__(self) -> None:
        """Refuses settings that cannot work, with a RunError."""
        if min(self.max_bytes, self.max_expansion, self.max_pages) < 1:
            raise RunError("max_bytes, max_expansion and max_pages must be at least 1")
        if self.default_timezone is not None:
            self.zone()

    def zone(self) -> ZoneInfo | None:
        """The zone of times that come without one."""
        if self.default_timezone is None:
            return None
        try:
            return ZoneInfo(self.default_timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise RunError(
                f"no time zone {self.default_timezone!r}; names are such as Asia/Beirut"
            ) from error
