"""A small web server on this machine for the tests of fetching."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


@dataclass
class Reply:
    """What the server answers under a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    chunked: bool = False


class _Server(ThreadingHTTPServer):
    """Keeps the replies and the requests that it saw."""

    daemon_threads = True
    replies: dict[str, Reply]
    seen: list[tuple[str, Mapping[str, str]]]

    def handle_error(self, *_: object) -> None:
        """Says nothing when a client hangs up, as the tests of limits do."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = cast(_Server, self.server)
        server.seen.append((self.path, dict(self.headers)))
        reply = server.replies.get(self.path, Reply(status=404))
        time.sleep(reply.pause)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header(
            *(
                ("Transfer-Encoding", "chunked")
                if reply.chunked
                else ("Content-Length", _size(reply))
            )
        )
        self.end_headers()
        with suppress(ConnectionError):  # the client may have had enough
            self.wfile.write(_chunks(reply.body) if reply.chunked else reply.body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def _size(reply: Reply) -> str:
    return str(len(reply.body))


def _chunks(body: bytes) -> bytes:
    parts = [body[at : at + 4096] for at in range(0, len(body), 4096)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in [*parts, b""])


@dataclass(frozen=True)
class Site:
    """A running server: its address, its replies by path, the requests that it saw."""

    url: str
    replies: dict[str, Reply]
    seen: list[tuple[str, Mapping[str, str]]]

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.seen]


@contextmanager
def running() -> Iterator[Site]:
    """A server on a free port of 127.0.0.1."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.replies, server.seen = {}, []
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    try:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        yield Site(url, server.replies, server.seen)
    finally:
        server.shutdown()
        server.server_close()
