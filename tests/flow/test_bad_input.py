"""A folder of bad files: each is recorded with its reason, the good report is read."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import dateline
from tests.flow.books import content, run

GOOD = "Title: Good\nPublished: 2024-09-23\n\nThe army shelled Darvan on Monday, a ministry said."


def bomb_warc(path: Path) -> None:
    """A record that says little and unpacks to a hundred times a page."""
    packed = gzip.compress(b"<p>" + b"0" * 200_000_000)
    head = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        record = writer.create_warc_record(
            "https://bomb.example/", "response", payload=io.BytesIO(packed), http_headers=head
        )
        writer.write_record(record)


def fill(folder: Path) -> None:
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.html").write_bytes(b"")
    (folder / "bare.html").write_text("<html><body><nav>Home</nav></body></html>")
    with (folder / "huge.txt").open("wb") as file:
        os.truncate(file.fileno(), 100 * 2**20)
    bomb_warc(folder / "bomb.warc.gz")
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    pdf.output(str(folder / "picture.pdf"))
    (folder / "cut.jsonl").write_text(
        '{"title": "A", "maintext": "Rebels attacked Harun on Friday, the mayor said."}\n'
        '{"title": "B", "maintext": "The army wi'
    )
    dated = {
        "title": "C",
        "maintext": "A clash was told of in Harun.",
        "date_publish": "3000-01-01",
    }
    (folder / "year3000.json").write_text(json.dumps(dated))
    (folder / "nul.txt").write_text("Title: N\n\nThe ar\0my shelled \u200fDarvan\u200f 🚀 today.")
    (folder / "latin.html").write_bytes(
        "<html><head><meta charset='utf-8'><title>L</title></head><body><article>"
        "<p>Des tirs à Bouaké ont été signalés hier soir près du marché central de la ville.</p>"
        "<p>Selon la préfecture, deux hommes ont été blessés et la route est restée fermée "
        "jusqu'au matin, le temps que les soldats fouillent les maisons voisines.</p>"
        "</article></body>"
        "</html>".encode("latin-1")
    )


REASONS = {
    "empty.html": "empty",
    "huge.txt": "too_large",
    "picture.pdf": "no_text_layer",
    "cut.jsonl": "cut_off",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bad")
    fill(place / "in")
    done = run("build", place / "in", "--book", place / "book.db")
    assert done.returncode == 1, done.stderr
    assert "dateline reports --failed" in done.stderr
    assert "1 report in a language that is not read" in done.stderr
    return place / "book.db"


def test_every_bad_file_is_listed_with_its_reason(built: Path) -> None:
    listed = run("reports", "--failed", "--json", "--book", built).stdout.splitlines()
    rows = [json.loads(line) for line in listed]
    found = {Path(row["location"].partition("#")[0]).name: row["reason"] for row in rows}
    assert {name: found.get(name) for name in REASONS} == REASONS
    assert found["bomb.warc.gz"] in ("archive_bomb", "too_large")
    assert found["bare.html"] in ("no_body", "not_news")
    assert all(Path(row["location"].partition("#")[0]).name in row["message"] for row in rows)


def test_the_good_ones_are_read(built: Path) -> None:
    with dateline.open(built) as book:
        rows = {row["title"]: row for row in book.reports().rows()}
    assert {"Good", "A", "C", "N"} <= set(rows)
    assert rows["Good"]["read"] == "ok"
    assert rows["C"]["published"] is None


def test_offsets_hold_after_nul_bytes_marks_and_emoji(built: Path) -> None:
    with dateline.open(built) as book:
        (document,) = [d for d in book.reports() if d.title == "N"]
        claims = [c for c in book.store.readings.all_claims() if c.document == document.id]
    assert "\0" not in document.body
    assert "🚀" in document.body
    for claim in claims:
        for span in claim.evidence:
            assert document.text(span.field)[span.start : span.end] == span.quote


def test_a_language_that_is_not_read_is_kept_and_marked(built: Path) -> None:
    with dateline.open(built) as book:
        (row,) = [row for row in book.reports().rows() if row["language"] == "fr"]
    assert row["read"] == "language fr"
    assert row["events"] == 0


def test_building_again_changes_nothing(built: Path) -> None:
    before = content(built)
    run("build", built.parent / "in", "--book", built)
    assert content(built) == before
