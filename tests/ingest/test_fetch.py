"""Fetching: polite, bounded, and never into private networks unless allowed."""

from __future__ import annotations

import gzip
import hashlib
import socket
from collections.abc import Iterator

import pytest

from dateline.ingest import IngestOptions, discover, parse
from dateline.ingest.fetch import address as addresses
from dateline.ingest.fetch.client import Client
from dateline.ingest.source import Source
from dateline.model import Failure, Ingested, ItemError
from tests.ingest.server import Reply, Site, running
from tests.ingest.support import BODY, page
from tests.ingest.test_feed import TEASER, rss

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        found.replies["/a"] = Reply(page().encode(), headers=HTML)
        yield found


def options(**settings: object) -> IngestOptions:
    """Settings for the local server, without pauses."""
    settings = {"allow_private": True, "delay_s": 0.0, "timeout_s": 5.0, **settings}
    return IngestOptions(**settings)  # type: ignore[arg-type]


def reason(url: str, given: IngestOptions) -> str:
    """Why an address could not be fetched."""
    with pytest.raises(ItemError) as caught:
        Client(given).get(url)
    return caught.value.reason


def test_a_page_is_fetched_and_parsed(site: Site) -> None:
    (source,) = discover([f"{site.url}/a"], options())
    assert isinstance(source, Source)
    (result,) = parse(source)
    assert isinstance(result, Ingested)
    assert (result.document.body, result.document.url) == (BODY, f"{site.url}/a")
    assert result.original.sha256 == hashlib.sha256(page().encode()).hexdigest()
    assert result.original.location == f"{site.url}/a"


def test_hashing_and_parsing_fetch_once(site: Site) -> None:
    (source,) = discover([f"{site.url}/a"], options())
    assert isinstance(source, Source)
    assert source.sha256() == hashlib.sha256(page().encode()).hexdigest()
    assert len(list(parse(source))) == 1
    assert site.paths() == ["/robots.txt", "/a"]


def test_the_request_says_who_asks(site: Site) -> None:
    Client(options()).get(f"{site.url}/a")
    _, headers = site.seen[-1]
    assert headers["User-Agent"].startswith("dateline/")
    assert headers["Host"] == site.url.removeprefix("http://")


def test_the_pages_own_address_counts_only_within_its_site(site: Site) -> None:
    for path, canonical in (("/b", f"{site.url}/a"), ("/c", "https://other.example/a")):
        head = f'<link rel="canonical" href="{canonical}">'
        site.replies[path] = Reply(page(head=head).encode(), headers=HTML)
    urls = []
    for source in discover([f"{site.url}/b", f"{site.url}/c"], options()):
        assert isinstance(source, Source)
        urls += [one.document.url for one in parse(source) if isinstance(one, Ingested)]
    assert urls == [f"{site.url}/a", f"{site.url}/c"]


def test_private_addresses_are_refused(site: Site) -> None:
    (source,) = discover([f"{site.url}/a"], IngestOptions())
    assert isinstance(source, Source)
    (result,) = parse(source)
    assert isinstance(result, Failure)
    assert result.reason == "refused"
    assert "127.0.0.1" in result.message
    assert site.seen == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "224.0.0.1", "240.0.0.1", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://[::1]/",
                                 "http://127.1/", "http://[::ffff:127.0.0.1]/"])  # fmt: skip
def test_other_spellings_of_loopback_are_refused(url: str) -> None:
    assert reason(url, IngestOptions()) in {"refused", "network"}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://",
        "http://[x/",
        "http://user:secret@a.example/",
        "http://a.example:99999/",
    ],
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    assert reason(url, options()) == "refused"


def test_passwords_are_not_repeated() -> None:
    with pytest.raises(ItemError) as caught:
        Client(options()).get("http://user:secret@a.example/")
    assert "secret" not in str(caught.value)


def _resolves(*answers: str) -> Iterator[list[tuple[object, ...]]]:
    for answer in answers:
        yield [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, 80))]


def test_a_second_answer_of_the_name_server_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DNS rebinding: the connection goes to the address that was checked, not to the name."""
    answers = _resolves("93.184.215.14", "127.0.0.1")
    tried: list[str] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(address[0])
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    assert reason("http://rebind.example/", IngestOptions()) == "network"
    assert tried == ["93.184.215.14"]


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", (one, 80)) for one in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert reason("http://both.example/", IngestOptions()) == "refused"


def test_every_redirect_is_checked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    given = options(allow_private=False)
    site.replies["/inside"] = Reply(status=302, headers={"Location": "http://10.0.0.1/admin"})
    site.replies["/file"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    site.replies["/moved"] = Reply(status=301, headers={"Location": "/a"})
    assert reason(f"{site.url}/inside", given) == "refused"
    assert reason(f"{site.url}/file", given) == "refused"
    assert Client(given).get(f"{site.url}/moved").url == f"{site.url}/a"


def test_redirects_end(site: Site) -> None:
    site.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    assert reason(f"{site.url}/loop", options(max_redirects=3)) == "http_status"
    assert site.paths().count("/loop") == 4


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: dateline\nDisallow: /private\n")
    client = Client(options())
    client.get(f"{site.url}/a")
    with pytest.raises(ItemError) as caught:
        client.get(f"{site.url}/private/a")
    assert caught.value.reason == "robots"
    assert site.paths() == ["/robots.txt", "/a"]


def test_a_redirect_asks_robots_txt_again(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n")
    site.replies["/out"] = Reply(status=302, headers={"Location": "/private/a"})
    assert reason(f"{site.url}/out", options()) == "robots"


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_robots_txt_that_cannot_be_read(site: Site, status: int, allowed: bool) -> None:
    site.replies["/robots.txt"] = Reply(status=status)
    if allowed:
        assert Client(options()).get(f"{site.url}/a").data
    else:
        assert reason(f"{site.url}/a", options()) == "robots"


def test_an_endless_robots_txt_is_cut(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"# padding\n" * 200_000)
    assert Client(options()).get(f"{site.url}/a").data


def test_the_pause_between_two_fetches(site: Site) -> None:
    slept: list[float] = []
    client = Client(options(delay_s=2.0), clock=lambda: 100.0, sleep=slept.append)
    client.get(f"{site.url}/a")
    client.get(f"{site.url}/a")
    assert slept == [2.0]


def test_the_sites_own_pause_is_kept_up_to_a_limit(site: Site) -> None:
    for stated, kept in ((7, 7.0), (9999, 30.0)):
        site.replies["/robots.txt"] = Reply(f"User-agent: *\nCrawl-delay: {stated}\n".encode())
        slept: list[float] = []
        client = Client(options(delay_s=1.0), clock=lambda: 100.0, sleep=slept.append)
        client.get(f"{site.url}/a")
        client.get(f"{site.url}/a")
        assert slept == [kept]


def test_limits_of_size(site: Site) -> None:
    large = b"x" * 200_000
    site.replies["/stated"] = Reply(large)
    site.replies["/streamed"] = Reply(large, chunked=True)
    bomb = Reply(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"})
    site.replies["/bomb"] = bomb
    for path in ("/stated", "/streamed", "/bomb"):
        assert reason(f"{site.url}{path}", options(max_bytes=100_000)) == "too_large"


def test_time_outs(site: Site) -> None:
    site.replies["/slow"] = Reply(page().encode(), pause=1.0)
    assert reason(f"{site.url}/slow", options(timeout_s=0.2)) == "timeout"


def test_a_fetch_that_never_ends_is_given_up(site: Site) -> None:
    ticks = iter(range(0, 100_000, 50))
    site.replies["/long"] = Reply(b"x" * 1_000_000)
    client = Client(options(deadline_s=120.0), clock=lambda: next(ticks), sleep=lambda _: None)
    with pytest.raises(ItemError) as caught:
        client.get(f"{site.url}/long")
    assert caught.value.reason == "timeout"


def test_errors_of_server_and_network(site: Site) -> None:
    assert reason(f"{site.url}/none", options()) == "http_status"
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert reason(url, options()) == "network"


def test_a_feed_is_followed_only_if_asked(site: Site) -> None:
    item = TEASER.replace("https://a.example/talks", f"{site.url}/a")
    item += "<pubDate>Mon, 23 Sep 2024 18:20:00 +0300</pubDate>"
    site.replies["/feed"] = Reply(
        rss(item).encode(), headers={"Content-Type": "application/rss+xml"}
    )
    for follow, expected in ((False, "summary_only"), (True, None)):
        (source,) = discover([f"{site.url}/feed"], options(follow=follow))
        assert isinstance(source, Source)
        (result,) = parse(source)
        if expected:
            assert isinstance(result, Failure)
            assert result.reason == expected
        else:
            assert isinstance(result, Ingested)
            assert (result.document.body, result.original.location) == (BODY, f"{site.url}/a")
            assert result.document.published == "2024-09-23T18:20:00+03:00"
            assert result.document.published_basis == "feed"


def test_the_charset_of_the_answer_counts(site: Site) -> None:
    text = f"{BODY} São Tomé."
    markup = page(text).encode("cp1252")
    site.replies["/latin"] = Reply(markup, headers={"Content-Type": "text/html; charset=cp1252"})
    (source,) = discover([f"{site.url}/latin"], options())
    assert isinstance(source, Source)
    (result,) = parse(source)
    assert isinstance(result, Ingested)
    assert "São Tomé" in result.document.body
