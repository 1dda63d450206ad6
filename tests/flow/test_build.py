import json
import shutil
from pathlib import Path

import pytest

import dateline
from dateline.pipeline.stages import sole_writer
from tests.flow.books import SAMPLE, content, integrity, run


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    done = run("build", SAMPLE, "--book", path)
    assert done.returncode == 0, done.stderr
    return path


def test_every_sample_report_is_read_and_events_are_found(sample_book: Path) -> None:
    with dateline.open(sample_book) as book:
        rows = book.reports().rows()
        assert len(rows) == 30
        assert {row["read"] for row in rows} <= {"ok", "gate"}
        assert len(book.events(type="air_strike")) > 0
        assert book.failures().rows() == []


def test_every_claim_quotes_what_stands_in_its_report(sample_book: Path) -> None:
    with dateline.open(sample_book) as book:
        documents = {document.id: document for document in book.reports()}
        claims = list(book.store.readings.all_claims())
    assert len(claims) > 100
    for claim in claims:
        for span in claim.evidence:
            text = documents[span.document].text(span.field)
            assert text[span.start : span.end] == span.quote


def test_a_second_build_works_on_nothing(sample_book: Path) -> None:
    before = content(sample_book)
    done = run("build", SAMPLE, "--book", sample_book)
    assert "0 new reports, 0 read, 0 resolved, 0 linked" in done.stderr
    assert content(sample_book) == before


def test_adding_one_report_works_on_that_one_only(sample_book: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    shutil.copy(sample_book, book)
    report = tmp_path / "new.txt"
    report.write_text(
        "Title: Radios\nSource: Inland Radio (sample)\nPublished: 2024-09-19\n\n"
        "Hand-held radios exploded in Lebanon on Wednesday, killing 25 people, "
        "the health ministry said.\n"
    )
    done = run("build", report, "--book", book)
    assert "1 new report, 1 read, 1 resolved, 1 linked" in done.stderr


def test_two_builds_export_the_same_bytes(sample_book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    run("build", SAMPLE, "--book", other)
    exports = []
    for number, book in enumerate((sample_book, other)):
        out = tmp_path / f"{number}.jsonl"
        run("export", "--drafts", "-o", out, "--book", book)
        exports.append(out.read_bytes())
    assert exports[0] == exports[1]
    assert len(exports[0].splitlines()) > 10


def test_the_order_of_sources_does_not_change_the_events(sample_book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    files = sorted((p for p in SAMPLE.iterdir() if p.name != "README.md"), reverse=True)
    run("build", *files, "--book", other)
    assert content(other)["events"] == content(sample_book)["events"]


def test_the_toll_of_23_september_names_outlet_chain_and_quote(sample_book: Path) -> None:
    with dateline.open(sample_book) as book:
        claims = book.claims().rows()
    figures = [row for row in claims if row["slot"] == "killed" and row["low"] in (492, 558)]
    assert {row["low"] for row in figures} == {492, 558}
    assert all(row["outlet"] and str(row["low"]) in str(row["quote"]) for row in figures)
    assert any("ministry" in str(row["said_by"]) for row in figures)


def test_a_second_builder_is_told_so(sample_book: Path) -> None:
    with sole_writer(sample_book):
        done = run("build", "--book", sample_book)
    assert done.returncode == 2
    assert "another process is building this book" in done.stderr


def test_readers_are_not_blocked_by_a_builder(sample_book: Path) -> None:
    with sole_writer(sample_book):
        done = run("events", "--json", "--book", sample_book)
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["id"].startswith("evt-")


def test_the_book_is_whole(sample_book: Path) -> None:
    assert integrity(sample_book) == "ok"


def test_nobody_is_said_to_have_claimed_what_no_report_says_they_claimed(sample_book: Path) -> None:
    # the sample tells that Israel's military declined to comment and that Hezbollah blamed Israel
    with dateline.open(sample_book) as book:
        pagers = list(book.events(type="bombing", since="2024-09-17", until="2024-09-17"))
        assert pagers
        for event in pagers:
            assessment = book.event(event.id)[1]
            assert assessment.claimed_by == ()
            assert assessment.grade != "confirmed"


def test_words_that_name_a_state_are_not_read_as_who_blames_it(sample_book: Path) -> None:
    with dateline.open(sample_book) as book:
        rows = book.claims().rows()
    blamed = [r for r in rows if r["slot"] in ("actor", "target") and r["quote"] == "Israel"]
    assert blamed
    assert "Hezbollah" not in {r["value"] for r in blamed}
