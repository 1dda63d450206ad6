"""WARC, WACZ and gzip: read record by record, bombs refused, the rest goes on."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.ingest import IngestOptions
from tests.ingest.support import BODY, documents, failed, failures, ingest, page

URL = "https://a.example/darvan"


def warc(
    *pages: tuple[str, bytes, str, str], compressed: bool = True, date: str = "2024-09-24T07:00:00Z"
) -> bytes:
    """A WARC file of (address, payload, media type, status) answers, with their requests."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    out_headers = {"WARC-Date": date}
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "test"}))
    for url, payload, media_type, status in pages:
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a")], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(url, "request", payload=BytesIO(), http_headers=request)
        )
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(payload),
                http_headers=headers,
                warc_headers_dict=out_headers,
            )
        )
    return out.getvalue()


def answer(markup: str = "", *, url: str = URL, kind: str = "text/html; charset=utf-8",
           status: str = "200 OK") -> tuple[str, bytes, str, str]:  # fmt: skip
    """One archived answer."""
    return url, (markup or page()).encode(), kind, status


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_of_a_warc(tmp_path: Path, compressed: bool) -> None:
    other = answer(page(title="Another report of today"), url=URL + "2")
    results = ingest(tmp_path, "a.warc.gz", warc(answer(), other, compressed=compressed))
    first, second = results
    assert not failures(results)
    assert [document.body for document in documents(results)] == [BODY, BODY]
    assert first.original.retrieved == "2024-09-24T07:00:00+00:00"  # type: ignore[union-attr]
    assert first.original.location.endswith("a.warc.gz#3")  # type: ignore[union-attr]
    assert second.document.url == URL + "2"  # type: ignore[union-attr]
    assert first.original.data == page().encode()  # type: ignore[union-attr]


def test_the_crawl_date_is_not_the_publication_date(tmp_path: Path) -> None:
    (document,) = documents(ingest(tmp_path, "a.warc.gz", warc(answer())))
    assert (document.published, document.published_basis) == (None, "none")


def test_a_date_after_the_crawl_is_refused(tmp_path: Path) -> None:
    head = "<meta name='date' content='2024-10-01'>"
    (document,) = documents(ingest(tmp_path, "a.warc.gz", warc(answer(page(head=head)))))
    assert document.published is None


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    data = warc(
        answer(kind="image/png"),
        answer(status="301 Moved"),
        answer("User-agent: *", url="https://a.example/robots.txt", kind="text/plain"),
        answer(),
    )
    results = ingest(tmp_path, "a.warc.gz", data)
    assert len(results) == len(documents(results)) == 1


def test_an_archived_error_page_is_told(tmp_path: Path) -> None:
    results = ingest(tmp_path, "a.warc.gz", warc(answer(status="404 Not Found"), answer()))
    (failure,) = failures(results)
    assert failure.reason == "http_status"
    assert len(documents(results)) == 1


def test_one_empty_page_does_not_stop_the_next(tmp_path: Path) -> None:
    results = ingest(tmp_path, "a.warc.gz", warc(answer("<html></html>"), answer()))
    assert len(failures(results)) == len(documents(results)) == 1


def test_a_record_that_is_too_large_does_not_stop_the_next(tmp_path: Path) -> None:
    data = warc(answer("x" * 50_000), answer())
    results = ingest(tmp_path, "a.warc.gz", data, IngestOptions(max_bytes=20_000))
    assert [failure.reason for failure in failures(results)] == ["too_large"]
    assert len(documents(results)) == 1


def test_zip_bomb_in_a_warc(tmp_path: Path) -> None:
    bomb = warc(answer(), answer("<p>" + "a" * 3_000_000), answer())
    results = ingest(
        tmp_path, "a.warc.gz", bomb, IngestOptions(max_bytes=100_000, max_expansion=20)
    )
    assert [failure.reason for failure in failures(results)] == ["archive_bomb"]
    assert len(documents(results)) == 1  # what stood before the bomb


def test_gzip_bomb(tmp_path: Path) -> None:
    options = {"max_bytes": 100_000, "max_expansion": 20}
    bomb = gzip.compress(b"a" * 5_000_000)
    assert failed(tmp_path, "a.txt.gz", bomb, **options).reason in {"archive_bomb", "too_large"}
    lines = gzip.compress(b'{"text": "x"}\n' + b"\n" * 5_000_000)
    results = ingest(tmp_path, "a.jsonl.gz", lines, IngestOptions(**options))  # type: ignore[arg-type]
    assert failures(results)[-1].reason == "archive_bomb"


def wacz(inner: bytes, name: str = "archive/data.warc.gz") -> bytes:
    """A WACZ with one WARC and an index."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"url": "x", "text": "not a report"}')
        archive.writestr(name, inner)
    return out.getvalue()


def test_wacz(tmp_path: Path) -> None:
    (result,) = ingest(tmp_path, "a.wacz", wacz(warc(answer())))
    assert result.document.body == BODY  # type: ignore[union-attr]
    assert result.original.location.endswith("a.wacz#data.warc.gz#3")  # type: ignore[union-attr]


def test_zip_bomb_in_a_wacz(tmp_path: Path) -> None:
    data = wacz(b"WARC/1.1\r\n" + b"a" * 5_000_000, "archive/data.warc")
    failure = failed(tmp_path, "a.wacz", data, max_bytes=100_000, max_expansion=20)
    assert failure.reason == "archive_bomb"


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = page().encode()
    for _ in range(6):
        data = gzip.compress(data)
    assert failed(tmp_path, "a.gz", data).reason == "archive_bomb"


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert failed(tmp_path, "a.docx", out.getvalue()).reason == "unsupported"


@pytest.mark.parametrize("name", ["a.html.gz", "a.gz"])
def test_a_gzipped_page(tmp_path: Path, name: str) -> None:
    (document,) = documents(ingest(tmp_path, name, gzip.compress(page().encode())))
    assert document.body == BODY


def test_a_warc_cut_in_half(tmp_path: Path) -> None:
    data = warc(answer(), answer())
    results = ingest(tmp_path, "a.warc.gz", data[: len(data) - 150])
    assert len(documents(results)) == 1
    assert failures(results)[-1].reason in {"cut_off", "malformed"}


def test_a_record_with_a_wrong_length_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = warc(answer(), answer(), compressed=False)
    at = data.index(b"</html>") + len(b"</html>")
    results = ingest(tmp_path, "a.warc", data[:at] + b"<p>more</p>" + data[at:])
    assert len(documents(results)) == 2
    (failure,) = failures(results)
    assert failure.reason == "malformed"
    assert "a.warc#3" in failure.message
    assert capsys.readouterr().err == ""


def test_a_broken_zip(tmp_path: Path) -> None:
    assert failed(tmp_path, "a.wacz", b"PK\x03\x04" + b"x" * 100).reason == "malformed"


def test_a_warc_is_read_record_by_record(tmp_path: Path) -> None:
    """The first page comes before the last is read: the broken end does no harm to it."""
    from dateline.ingest import parse
    from tests.ingest.support import sources

    path = tmp_path / "a.warc"
    path.write_bytes(warc(*[answer()] * 50, compressed=False) + b"garbage")
    (source,) = sources(path)
    first = next(iter(parse(source)))
    assert first.document.body == BODY  # type: ignore[union-attr]
