"""Bad input of every kind: recorded with its reason, and the run goes on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from dateline.ingest import REASONS, parse
from dateline.model import Failure, Ingested, ItemError
from tests.ingest.support import BODY, LEAD, NEXT, failed, failures, of_paths, one, page, sources


def test_broken_html(tmp_path: Path) -> None:
    markup = f"<html><body><article><h1>Shells fall <p>{LEAD}<div><p>{NEXT}</b></i></artic"
    assert one(tmp_path, "a.html", markup).body == f"{LEAD}\n\n{NEXT}"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\x00\x00\x00", "empty"),
        ("<!-- only a comment -->", "empty"),
        ("<html></html>", "no_body"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no_body"),
        ("<html><frameset><frame src='a'></frameset></html>", "no_body"),
        ("<div>" * 5000 + "deep" + "</div>" * 5000, "no_body"),
    ],
)
def test_empty_html(tmp_path: Path, markup: str, reason: str) -> None:
    failure = failed(tmp_path, "a.html", markup)
    assert failure.reason == reason
    assert "a.html" in failure.message
    assert failure.when


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "no-such-charset"),
        ("utf-16", "utf-8"),
        ("utf-16-le", "utf-8"),
        ("cp1252", "windows-1252"),
        ("utf-8-sig", "cp1251"),
    ],
)
def test_wrong_charset(tmp_path: Path, encoding: str, declared: str) -> None:
    lead = f"{LEAD} São Tomé and Zürich were named – twice, “it is said”."
    markup = page(lead, head=f'<meta charset="{declared}">').encode(encoding)
    assert one(tmp_path, "a.html", markup).body == lead


def test_a_few_broken_bytes_do_not_cost_the_report(tmp_path: Path) -> None:
    lead = f"{LEAD} São Tomé, Zürich – “it is said”."
    data = f"{lead}\n\n{NEXT}".encode().replace(b"Residents", b"Resid\xffents")
    marked = NEXT.replace("Resid", "Resid\ufffd")
    assert one(tmp_path, "a.txt", data).body == f"{lead}\n\n{marked}"
    plain = BODY.encode().replace(b"Residents", b"Resid\x81\x8dents")
    assert one(tmp_path, "b.txt", plain).body.startswith(LEAD)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    noise = bytes(range(0x80, 0x100)) * 20
    assert failed(tmp_path, "a.txt", noise).reason in {"encoding", "unsupported", "no_body"}


@pytest.mark.parametrize("encoding", ["cp1256", "utf-8", "utf-16", "iso-8859-6"])
def test_arabic_in_its_usual_encodings(tmp_path: Path, encoding: str) -> None:
    text = "قالت وزارة الصحة اللبنانية إن غارات على جنوب لبنان أدت إلى مقتل عشرات الأشخاص."
    head = f'<meta charset="{encoding}">'
    document = one(tmp_path, "a.html", page(text, head=head).encode(encoding))
    assert (document.body, document.language) == (text, "ar")


def test_a_100_mb_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.write(BODY.encode())
        stream.truncate(100_000_000)
    (source,) = sources(path)
    before = _bytes_read()
    (result,) = parse(source)
    assert isinstance(result, Failure)
    assert (result.reason, result.location) == ("too_large", str(path))
    assert "100.0 MB, more than the 50 MB that --max-mb allows" in result.message
    with pytest.raises(ItemError) as caught:
        source.sha256()
    assert caught.value.reason == "too_large"
    assert _bytes_read() - before < 5_000_000


def _bytes_read() -> int:
    """How many bytes this process has read so far, where the system tells."""
    try:
        lines = Path("/proc/self/io").read_text().splitlines()
    except OSError:
        return 0
    return int(dict(line.split(": ") for line in lines)["rchar"])


@pytest.mark.parametrize("stated", ["0000-01-01T10:00:00Z", "0001-01-01", "3000-01-01T10:00:00Z"])
def test_date_in_year_0_or_3000(tmp_path: Path, stated: str) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    document = one(tmp_path, "a.html", page(head=head))
    assert (document.published, document.published_basis) == (None, "none")
    assert document.body == BODY
    text = one(tmp_path, "a.txt", f"Title: X\nPublished: {stated}\n\n{BODY}")
    assert (text.published, text.body) == (None, BODY)


def test_nul_bytes(tmp_path: Path) -> None:
    text = one(tmp_path, "a.txt", BODY.replace("shelled", "shel\x00led"))
    assert text.body == BODY
    assert one(tmp_path, "a.html", page().replace("shelled", "shel\x00led")).body == BODY


def test_right_to_left_marks(tmp_path: Path) -> None:
    text = f"{LEAD} \u200fحزب الله\u200f (\u2066Hezbollah\u2069) said so."
    assert one(tmp_path, "a.txt", text).body == text
    assert one(tmp_path, "a.html", page(text)).body == text


def test_emoji_in_the_middle_of_a_quote(tmp_path: Path) -> None:
    text = f"{LEAD} “We \U0001f54a\ufe0f want \U0001f469\u200d\U0001f692 peace,” he said."
    for name, data in (("a.txt", text), ("a.html", page(text))):
        document = one(tmp_path, name, data)
        start = document.body.index("want")
        span = document.span("body", start, start + 4)
        assert span.quote == "want"
        assert document.body[start - 3] == "\U0001f54a"  # one code point, then its selector
        assert document.body == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "unsupported"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "unsupported"),
        ("a.rtf", b"{\\rtf1 text}", "unsupported"),
        ("a.csv", b"id,text\n1,x", "unsupported"),
        ("a.xml", b"<?xml version='1.0'?><data><x>1</x></data>", "unsupported"),
        ("a.txt", b"12345 ... !!!", "no_body"),
        ("a.pdf", b"%PDF-1.7\nnothing", "malformed"),
        ("a.gz", b"\x1f\x8bgarbage", "malformed"),
        ("a.warc", b"WARC/1.1\r\nno record", "malformed"),
        ("a.json", b'{"title": ', "cut_off"),
    ],
)
def test_files_that_are_no_reports(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert failed(tmp_path, name, data).reason == reason


def test_one_bad_file_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "b.txt").write_text(BODY)
    results = of_paths(tmp_path)
    assert [type(result) for result in results] == [Failure, Ingested]


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.eml", "a.json", "a.jsonl", "a.warc.gz",
                                  "a.wacz", "a.xml", "a.txt", "a.md", "a"])  # fmt: skip
def test_noise_gives_failures_with_known_reasons_and_never_raises(
    tmp_path: Path, name: str
) -> None:
    chance = random.Random(name)
    heads = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<html>", b"{",
             b"From: a\nTo: b\nDate: c\n\n", b"<rss>", b"\xff\xfe"]  # fmt: skip
    for head in heads:
        path = tmp_path / name
        path.write_bytes(head + chance.randbytes(400))
        for failure in failures(of_paths(path)):
            assert failure.reason in REASONS, failure
            assert os.fspath(path) in failure.location
