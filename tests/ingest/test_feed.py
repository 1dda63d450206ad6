"""RSS and Atom: full entries are reports, teasers are not."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.ingest.support import BODY, LAST, LEAD, NEXT, documents, failed, failures, ingest

MARKUP = escape(f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>")


def rss(*items: str) -> str:
    """An RSS feed with these items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>A Paper</title><link>https://a.example/</link><language>en-GB</language>"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    )


FULL = (
    "<title>Shells fall on Darvan</title><link>https://a.example/darvan</link>"
    "<pubDate>Mon, 23 Sep 2024 18:20:00 +0300</pubDate><author>Ann Writer</author>"
    f"<description>Short.</description><content:encoded>{MARKUP}</content:encoded>"
)
TEASER = "<title>Talks</title><link>https://a.example/talks</link><description>Short.</description>"


def atom(entry: str) -> str:
    """An Atom feed with this entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>A Paper</title><id>x</id>'
        f"<updated>2024-09-24T00:00:00Z</updated><entry><id>1</id>{entry}</entry></feed>"
    )


def test_rss_with_full_content(tmp_path: Path) -> None:
    (document,) = documents(ingest(tmp_path, "feed.xml", rss(FULL)))
    assert (document.title, document.body) == ("Shells fall on Darvan", BODY)
    assert (document.published, document.published_basis) == ("2024-09-23T18:20:00+03:00", "feed")
    assert (document.source, document.url) == ("A Paper", "https://a.example/darvan")
    assert document.media_type == "application/xml"


def test_atom_with_full_content(tmp_path: Path) -> None:
    entry = (
        "<title>Shells &amp; fire</title><link href='https://a.example/darvan'/>"
        "<published>2024-09-23T18:20:00+03:00</published><updated>2024-09-24T08:00:00Z</updated>"
        f"<content type='html'>{MARKUP}</content>"
    )
    (document,) = documents(ingest(tmp_path, "feed", atom(entry)))
    assert (document.title, document.body) == ("Shells & fire", BODY)
    assert document.published == "2024-09-23T18:20:00+03:00"


def test_a_long_description_is_a_report(tmp_path: Path) -> None:
    long = escape(f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>" * 2)
    item = f"<title>Shells</title><description>{long}</description>"
    assert len(documents(ingest(tmp_path, "feed.xml", rss(item)))) == 1


def test_a_teaser_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    results = ingest(tmp_path, "feed.xml", rss(TEASER, FULL))
    assert len(documents(results)) == 1
    (failure,) = failures(results)
    assert failure.reason == "summary_only"
    assert failure.location.endswith("feed.xml#1")


def test_malformed_feed_gives_what_could_be_read(tmp_path: Path) -> None:
    broken = rss(FULL, FULL.replace("darvan", "tarn"))
    broken = broken[: broken.rindex("<description>")] + "<oops & </rss"
    results = ingest(tmp_path, "feed.xml", broken)
    assert [document.body for document in documents(results)] == [BODY]
    assert "malformed" in {failure.reason for failure in failures(results)}


def test_no_feed_at_all(tmp_path: Path) -> None:
    assert failed(tmp_path, "feed.rss", "<rss<<").reason in {"malformed", "no_body", "empty"}


def test_a_feed_without_entries(tmp_path: Path) -> None:
    assert failed(tmp_path, "feed.xml", rss()).reason == "empty"


def test_a_feed_does_not_open_files_or_addresses(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    item = f"<title>&x;</title><description>{MARKUP * 2}</description>"
    data = rss(item).replace("?><rss", f"?>{entity}<rss")
    for document in documents(ingest(tmp_path, "feed.xml", data)):
        assert "do not read" not in document.title + document.body
