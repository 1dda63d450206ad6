"""A polite client: robots.txt, a pause between fetches from one host, limits on all else."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.ingest.fetch.address import Target, resolved, target
from dateline.ingest.item import item_error, too_large
from dateline.ingest.options import IngestOptions
from dateline.model import ItemError, utc_now

if TYPE_CHECKING:
    from protego import Protego
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
ROBOTS_BYTES = 512_000
"""RFC 9309, section 2.5: at least 500 KiB of a robots.txt are read."""
MAX_CRAWL_DELAY_S = 30.0
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent: the bytes, the last address after redirects, what it called them."""

    data: bytes = field(repr=False)
    url: str
    retrieved: str
    media_type: str | None = None
    charset: str | None = None

    @property
    def name(self) -> str:
        """The last part of the path, as a file would be called."""
        return urlsplit(self.url).path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str | None
    content_type: str
    data: bytes


class Client:
    """Fetches addresses one after another; remembers robots.txt and the last visit by site.

    `clock` and `sleep` are given by tests that must not wait.
    """

    def __init__(
        self,
        options: IngestOptions,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options
        self._clock = clock
        self._sleep = sleep
        self._robots: dict[str, Protego | None] = {}
        self._visited: dict[str, float] = {}

    def get(self, url: str) -> Answer:
        """The answer to a GET, redirects followed.

        Raises ItemError `refused`, `robots`, `timeout`, `http_status`, `network`, `too_large`.
        """
        at = target(url)
        for _ in range(self._options.max_redirects + 1):
            self._ask_robots(at)
            self._wait(at)
            reply = self._request(at, self._options.max_bytes)
            if reply.status not in _REDIRECTS or not reply.location:
                return _answer(at, reply)
            at = target(urljoin(at.url, reply.location))
        raise item_error("http_status", url, f"more than {self._options.max_redirects} redirects")

    def _ask_robots(self, at: Target) -> None:
        """Raises ItemError `robots` when the site's robots.txt forbids the path."""
        if at.site not in self._robots:
            self._robots[at.site] = self._load_robots(at)
        rules = self._robots[at.site]
        if rules is None:
            detail = "its robots.txt cannot be read, which means that nothing may be fetched"
            raise item_error("robots", at.url, detail)
        if not rules.can_fetch(at.url, self._product()):
            raise item_error("robots", at.url)

    def _load_robots(self, at: Target) -> Protego | None:
        """The rules of a site; none at all for 4xx, None (all forbidden) for 5xx (RFC 9309)."""
        from protego import Protego

        try:
            reply = self._robots_reply(target(f"{at.site}/robots.txt"))
        except ItemError as error:
            if error.reason in {"refused", "network", "timeout"}:
                raise
            return None
        if reply.status >= 500 or reply.status == 429:
            return None
        text = reply.data.decode("utf-8", "replace") if reply.status < 300 else ""
        return Protego.parse(text)

    def _robots_reply(self, at: Target) -> _Reply:
        for _ in range(self._options.max_redirects + 1):
            reply = self._request(at, ROBOTS_BYTES, cut=True)
            if reply.status not in _REDIRECTS or not reply.location:
                return reply
            at = target(urljoin(at.url, reply.location))
        return _Reply(404, None, "", b"")

    def _product(self) -> str:
        return re.split(r"[/\s(]", self._options.user_agent, maxsplit=1)[0]

    def _wait(self, at: Target) -> None:
        """Keeps the pause between two fetches from one host, or the site's own crawl delay."""
        rules = self._robots[at.site]
        wanted = (rules.crawl_delay(self._product()) if rules else None) or 0.0
        delay = max(self._options.delay_s, min(float(wanted), MAX_CRAWL_DELAY_S))
        last = self._visited.get(at.host)
        if last is not None and (left := last + delay - self._clock()) > 0:
            self._sleep(left)
        self._visited[at.host] = self._clock()

    def _request(self, at: Target, limit: int, *, cut: bool = False) -> _Reply:
        """One request to a checked address, its body read up to `limit` bytes.

        A longer body is `cut` there or raises ItemError `too_large`.
        """
        from urllib3.exceptions import HTTPError

        addresses = resolved(at, allow_private=self._options.allow_private)
        with _told(at):
            for index, address in enumerate(addresses):
                try:
                    return self._exchange(at, address, limit, cut)
                except HTTPError:
                    if index == len(addresses) - 1:
                        raise
        raise item_error("network", at.url, "no address")

    def _exchange(self, at: Target, address: str, limit: int, cut: bool) -> _Reply:
        deadline = self._clock() + self._options.deadline_s
        headers = {
            "Host": at.authority,
            "User-Agent": self._options.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        with self._pool(at, address) as pool:
            response = pool.urlopen(
                "GET", at.path, headers=headers, retries=False, redirect=False,
                assert_same_host=False, preload_content=False, timeout=self._options.timeout_s,
            )  # fmt: skip
            try:
                data = self._body(response, at, limit, cut, deadline)
            finally:
                response.close()
        headers_in = response.headers
        return _Reply(
            response.status, headers_in.get("Location"), headers_in.get("Content-Type", ""), data
        )

    def _pool(self, at: Target, address: str) -> HTTPConnectionPool:
        """A connection to the checked address that speaks in the name of the host."""
        import urllib3

        if at.scheme == "http":
            return urllib3.HTTPConnectionPool(address, at.port)
        return urllib3.HTTPSConnectionPool(
            address, at.port, server_hostname=at.host, assert_hostname=at.host
        )

    def _body(
        self, response: BaseHTTPResponse, at: Target, limit: int, cut: bool, deadline: float
    ) -> bytes:
        if response.status in _REDIRECTS:
            return b""
        stated = response.headers.get("Content-Length", "")
        if stated.isdigit() and int(stated) > limit and not cut:
            raise too_large(at.url, limit, int(stated))
        parts, total = [], 0
        while chunk := response.read(_CHUNK, decode_content=True):
            parts.append(chunk)
            total += len(chunk)
            if total > limit and not cut:
                raise too_large(at.url, limit)
            if total > limit:
                break
            if self._clock() > deadline:
                raise item_error("timeout", at.url, f"not done in {self._options.deadline_s:g} s")
        return b"".join(parts)[:limit]


@contextmanager
def _told(at: Target) -> Iterator[None]:
    """Turns what urllib3 raises into an ItemError that names the address."""
    from urllib3.exceptions import HTTPError, NewConnectionError
    from urllib3.exceptions import TimeoutError as NoAnswerInTime

    try:
        yield
    except NoAnswerInTime as error:
        # urllib3 counts a refused connection among the time-outs
        reason = "network" if isinstance(error, NewConnectionError) else "timeout"
        raise item_error(reason, at.url) from error
    except (HTTPError, OSError, ValueError) as error:
        raise item_error("network", at.url, f"{type(error).__name__}: {error}"[:300]) from error


def _answer(at: Target, reply: _Reply) -> Answer:
    if not 200 <= reply.status < 300:
        raise item_error("http_status", at.url, f"the server answered {reply.status}")
    charset = _CHARSET.search(reply.content_type)
    return Answer(
        data=reply.data,
        url=at.url,
        retrieved=utc_now(),
        media_type=reply.content_type.partition(";")[0].strip().lower() or None,
        charset=charset[1] if charset else None,
    )
