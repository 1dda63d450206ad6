"""JSON and JSON Lines of other tools, and of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model import Document
from tests.ingest.support import BODY, LAST, LEAD, NEXT, documents, failed, failures, ingest, one

BY_LINE = BODY.replace("\n\n", "\n")
NEWS_PLEASE = {
    "authors": ["Ann Writer"], "date_download": "2024-09-25 08:00:00", "date_modify": None,
    "date_publish": "2024-09-23 18:20:00", "description": "Shells.", "language": "en",
    "maintext": BY_LINE, "source_domain": "a.example", "title": "Shells fall on Darvan",
    "url": "https://a.example/darvan",
}  # fmt: skip
TRAFILATURA = {
    "title": "Shells fall on Darvan", "author": "Ann Writer; Bo Scribe", "hostname": "a.example",
    "date": "2024-09-23", "fingerprint": "6f0c", "license": "CC BY 4.0", "comments": "",
    "raw_text": "x", "text": BY_LINE, "language": "en", "source": "https://a.example/darvan",
    "source-hostname": "A Paper", "excerpt": None, "filedate": "2024-09-25",
}  # fmt: skip
FUNDUS = {
    "title": "Shells fall on Darvan", "authors": ["Ann Writer"],
    "publishing_date": "2024-09-23 18:20:00+03:00", "topics": ["war"],
    "body": {"summary": [LEAD], "sections": [{"headline": ["Fire"], "paragraphs": [NEXT, LAST]}]},
    "html": {"requested_url": "https://a.example/d", "responded_url": "https://a.example/darvan",
             "crawl_date": "2024-09-25 08:00:00", "source_info": {"publisher": "A Paper"}},
}  # fmt: skip


def test_news_please(tmp_path: Path) -> None:
    document = one(tmp_path, "a.json", json.dumps(NEWS_PLEASE))
    assert document.body == BODY
    assert document.title == "Shells fall on Darvan"
    assert (document.published, document.published_basis) == ("2024-09-23", "record")
    assert (document.source, document.url) == ("a.example", "https://a.example/darvan")
    assert document.authors == ("Ann Writer",)


def test_a_default_zone_for_times_without_one(tmp_path: Path) -> None:
    document = one(tmp_path, "a.json", json.dumps(NEWS_PLEASE), default_timezone="Asia/Beirut")
    assert document.published == "2024-09-23T18:20:00+03:00"


def test_trafilatura(tmp_path: Path) -> None:
    document = one(tmp_path, "a.json", json.dumps(TRAFILATURA))
    assert (document.body, document.published) == (BODY, "2024-09-23")
    assert (document.source, document.url) == ("A Paper", "https://a.example/darvan")
    assert document.authors == ("Ann Writer", "Bo Scribe")
    assert document.licence == "CC BY 4.0"


def test_fundus(tmp_path: Path) -> None:
    document = one(tmp_path, "a.json", json.dumps(FUNDUS))
    assert document.body == f"{LEAD}\n\nFire\n\n{NEXT}\n\n{LAST}"
    assert document.published == "2024-09-23T18:20:00+03:00"
    assert (document.source, document.url) == ("A Paper", "https://a.example/darvan")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a", "a.ndjson"])
def test_json_lines_are_told_by_content(tmp_path: Path, name: str) -> None:
    lines = "\n".join(json.dumps(one) for one in (NEWS_PLEASE, TRAFILATURA)) + "\n"
    results = ingest(tmp_path, name, lines)
    assert [document.body for document in documents(results)] == [BODY, BODY]
    locations = [result.original.location for result in results]  # type: ignore[union-attr]
    assert [location.rpartition("#")[2] for location in locations] == ["1", "2"]


def test_an_array_and_an_envelope(tmp_path: Path) -> None:
    records = [NEWS_PLEASE, TRAFILATURA, FUNDUS]
    assert len(documents(ingest(tmp_path, "a.json", json.dumps(records, indent=1)))) == 3
    assert len(documents(ingest(tmp_path, "b.json", json.dumps({"articles": records})))) == 3


def test_each_record_has_its_own_original(tmp_path: Path) -> None:
    results = ingest(tmp_path, "a.json", json.dumps([NEWS_PLEASE, TRAFILATURA]))
    originals = [result.original for result in results]  # type: ignore[union-attr]
    assert [json.loads(original.data) for original in originals] == [NEWS_PLEASE, TRAFILATURA]
    assert len({original.sha256 for original in originals}) == 2


def own(document: Document) -> str:
    """A Document as JSON."""
    return json.dumps({name: getattr(document, name) for name in document.__slots__})


def test_our_own_documents_come_back_with_their_ids(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", f"Title: Shells\nPublished: 2024-09-23\n\nX (Y) - {BODY}")
    again = one(tmp_path, "b.jsonl", own(document))
    assert (again.id, again.body, again.text_hash) == (
        document.id,
        document.body,
        document.text_hash,
    )
    assert (again.credits, again.published_basis) == (document.credits, "metadata")


def test_an_id_that_is_not_that_of_its_content_is_not_believed(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", BODY)
    forged = own(document).replace(document.id, "doc-aaaaaaaaaaaaaaaa")
    assert one(tmp_path, "b.json", forged).id == document.id


def test_a_record_that_is_no_report(tmp_path: Path) -> None:
    failure = failed(tmp_path, "a.json", '{"name": "x", "version": 3}')
    assert failure.reason == "not_news"
    assert "version" in failure.message


def test_a_record_without_text(tmp_path: Path) -> None:
    assert failed(tmp_path, "a.json", '{"title": "x", "maintext": null}').reason == "no_body"


def test_json_line_cut_in_half(tmp_path: Path) -> None:
    good, cut = json.dumps(NEWS_PLEASE), json.dumps(TRAFILATURA)[:200]
    results = ingest(tmp_path, "a.jsonl", f"{good}\n{cut}\n{good.replace('Darvan', 'Tarn')}\n")
    assert len(documents(results)) == 2
    (failure,) = failures(results)
    assert failure.location.endswith("a.jsonl#2")
    assert failure.reason == "cut_off"


def test_json_array_cut_in_half_gives_what_came_before(tmp_path: Path) -> None:
    data = json.dumps([NEWS_PLEASE, TRAFILATURA])[:-200]
    results = ingest(tmp_path, "a.json", data)
    assert len(documents(results)) == 1
    assert [failure.reason for failure in failures(results)] == ["cut_off"]


def test_a_line_that_is_no_json(tmp_path: Path) -> None:
    results = ingest(tmp_path, "a.jsonl", f"{json.dumps(NEWS_PLEASE)}\nnot json\n[1]\n")
    assert [failure.reason for failure in failures(results)] == ["malformed", "not_news"]


def test_deep_nesting_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    assert failed(tmp_path, "a.json", "[" * 200_000).reason in {"malformed", "cut_off"}


def test_halves_of_an_emoji(tmp_path: Path) -> None:
    record = json.dumps({"title": "x \ud83d\ude00", "text": f"{LEAD} \ud83d\ude00 \ud83d."})
    document = one(tmp_path, "a.json", record)
    assert document.title == "x \U0001f600"
    assert document.body == f"{LEAD} \U0001f600 \ufffd."
