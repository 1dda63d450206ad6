"""The sample is what its key says: files, copies, words, and two files made by script."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import pytest
from examples.make_sample import PDF_NAME, WARC_NAME, build_pdf, build_warc
from pypdf import PdfReader
from warcio.archiveiterator import ArchiveIterator

from dateline.codebook.load import load

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "examples" / "reports"
KEY: dict[str, Any] = json.loads((ROOT / "evaluation/sample_key.json").read_text("utf-8"))
RECORDS = {record["id"]: record for record in KEY["records"]}
INCIDENTS = {incident["id"]: incident for incident in KEY["incidents"]}
PARTIES = {actor["id"] for actor in KEY["actors"]} | {r["outlet"] for r in RECORDS.values()}


def plain(markup: str) -> str:
    without_scripts = re.sub(r"<script.*?</script>", " ", markup, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", without_scripts))


def mail_text(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return f"{message['Subject']}\n{body.get_content()}"


def warc_texts(path: Path) -> list[str]:
    with path.open("rb") as stream:
        return [plain(r.content_stream().read().decode("utf-8")) for r in ArchiveIterator(stream)]


def texts_in(path: Path) -> list[str]:
    """Return the visible text of each record of a file."""
    if path.suffix == ".gz":
        return warc_texts(path)
    if path.suffix == ".pdf":
        return [page.extract_text() for page in PdfReader(path).pages]
    if path.suffix == ".eml":
        return [mail_text(path)]
    raw = path.read_text("utf-8")
    if path.suffix == ".json":
        return ["{title}\n{maintext}".format(**json.loads(raw))]
    if path.suffix == ".jsonl":
        return ["{title}\n{text}".format(**json.loads(line)) for line in raw.splitlines()]
    if path.suffix == ".xml":
        entries = feedparser.parse(raw).entries
        return [f"{entry.title}\n{plain(entry.content[0].value)}" for entry in entries]
    return [plain(raw) if path.suffix == ".html" else raw]


@cache
def text_of(record_id: str) -> str:
    name, _, number = record_id.partition("#")
    return " ".join(texts_in(REPORTS / name)[int(number or 1) - 1].split())


def quoted(node: Any) -> Iterator[tuple[str, str]]:
    """Yield every (record id, words) that the key holds."""
    if isinstance(node, dict):
        if {"report", "words"} <= node.keys():
            yield node["report"], node["words"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from quoted(child)


def shingles(text: str, width: int = 5) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + width]) for i in range(len(words) - width + 1)}


def contained(copy: str, original: str) -> float:
    """Return the share of the original's five-word runs that the copy has too."""
    source = shingles(text_of(original))
    return len(source & shingles(text_of(copy))) / len(source)


def test_key_covers_each_file_and_record() -> None:
    on_disk = {
        path.name if len(texts_in(path)) == 1 else f"{path.name}#{number}"
        for path in REPORTS.iterdir()
        if path.name != "README.md"
        for number in range(1, len(texts_in(path)) + 1)
    }
    assert on_disk == RECORDS.keys()
    assert 24 <= len(RECORDS) <= 30


@pytest.mark.parametrize("record_id", RECORDS)
def test_record_has_its_title_and_a_fair_length(record_id: str) -> None:
    text = text_of(record_id)
    assert RECORDS[record_id]["title"] in text
    assert 80 <= len(text.split()) <= 400


@pytest.mark.parametrize("record_id", RECORDS)
def test_nobody_is_quoted(record_id: str) -> None:
    assert not re.search('[“”"«»]', text_of(record_id))


def test_addresses_lead_nowhere() -> None:
    sources = [*REPORTS.iterdir(), *(ROOT / "examples/sources").iterdir()]
    hosts = {
        host
        for path in sources
        for host in re.findall(rb"https?://([\w.-]+)", path.read_bytes())
        if host not in {b"schema.org", b"www.w3.org"}
    }
    assert hosts
    assert {host for host in hosts if not host.endswith(b".example")} == set()


def test_words_of_the_key_stand_in_their_report() -> None:
    pairs = list(quoted(KEY))
    assert len(pairs) > 100
    assert [pair for pair in pairs if pair[1] not in text_of(pair[0])] == []


def test_rebuilding_gives_the_same_bytes() -> None:
    assert build_pdf() == (REPORTS / PDF_NAME).read_bytes()
    assert build_warc() == (REPORTS / WARC_NAME).read_bytes()


@pytest.mark.parametrize(
    "record", [r for r in RECORDS.values() if "copy" in r], ids=lambda r: r["id"]
)
def test_copy_repeats_its_original(record: dict[str, Any]) -> None:
    copy = record["copy"]
    original = RECORDS[copy["of"]]
    share = contained(record["id"], original["id"])
    assert (share < 0.75) == (copy["kind"] == "shortened")
    assert share > 0.45
    assert (record["title"] == original["title"]) == (copy["kind"] != "re-headed")


def test_reports_that_are_no_copies_stay_apart() -> None:
    own = [r["id"] for r in RECORDS.values() if "copy" not in r and "shared_passage" not in r]
    close = [(a, b) for a in own for b in own if a != b and contained(a, b) > 0.2]
    assert close == []


@pytest.mark.parametrize("incident", INCIDENTS.values(), ids=lambda i: i["id"])
def test_incident_is_consistent(incident: dict[str, Any]) -> None:
    told = {r["id"] for r in RECORDS.values() if incident["id"] in r["incidents"]}
    assert told == set(incident["reports"])
    assert {report for report, _ in quoted(incident)} <= told
    assert sorted({RECORDS[r]["outlet"] for r in told}) == incident["outlets"]
    assert len(incident["outlets"]) >= 2


@pytest.mark.parametrize("incident", INCIDENTS.values(), ids=lambda i: i["id"])
def test_origins_are_known_parties_and_counted(incident: dict[str, Any]) -> None:
    copiers = {r["outlet"] for r in RECORDS.values() if "copy" in r}
    for field in incident["origins"].values():
        assert len(set(field["origins"])) == field["count"]
        assert set(field["origins"]) <= PARTIES | {"unnamed"}
        assert not copiers & set(field["origins"])
        assert not set(field.get("also_acceptable", [])) & set(field["origins"])


def test_latest_toll_is_the_last_that_its_holder_gave() -> None:
    for incident in INCIDENTS.values():
        rows = incident["tolls"] + incident.get("targets_struck", [])
        for latest in incident["latest"]:
            same = [
                r for r in rows if (r["holder"], r["group"]) == (latest["holder"], latest["group"])
            ]
            assert [r["given"] for r in same] == sorted(r["given"] for r in same)
            for slot in {"killed", "injured", "struck"} & latest.keys():
                assert [r[slot] for r in same if slot in r][-1] == latest[slot]


def test_kinds_are_those_of_the_codebook() -> None:
    book = load()
    types = {code for i in INCIDENTS.values() for code in [i["type"], *i.get("types_accepted", [])]}
    assert types <= set(book.event_types)
    assert {actor["kind"] for actor in KEY["actors"]} <= set(book.actor_kinds)
    assert {tie["type"] for tie in KEY["relations"]} <= set(book.relation_kinds)


@pytest.mark.parametrize("name", [n for n in RECORDS if n.endswith((".html", ".txt", ".md"))])
def test_time_of_publication_is_told(name: str) -> None:
    published = RECORDS[name]["published"]
    assert datetime.fromisoformat(published).utcoffset() is not None
    assert published in (REPORTS / name).read_text("utf-8")
