"""The sample reports: every file is read, and each form says where and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Ingested
from tests.ingest.support import of_paths

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def results() -> list[Ingested]:
    found = of_paths(REPORTS)
    read = [one for one in found if isinstance(one, Ingested)]
    assert len(read) == len(found), [one for one in found if not isinstance(one, Ingested)]
    return read


def test_every_report_says_when_and_by_whom(results: list[Ingested]) -> None:
    assert len(results) >= 24
    for one in results:
        document = one.document
        assert document.title, one.original.location
        assert document.published, one.original.location
        assert document.published.startswith("2024-09-"), one.original.location
        assert document.source, one.original.location
        assert document.language == "en", one.original.location


def test_no_page_around_a_report_gets_into_it(results: list[Ingested]) -> None:
    for one in results:
        for words in ("cookie", "Sign up", "Most read", "Photo:", "invented", "Title:", "letter a"):
            assert words not in one.document.body, (one.original.location, words)


def test_bodies_begin_with_a_sentence(results: list[Ingested]) -> None:
    for one in results:
        first = one.document.body.split("\n\n")[0]
        assert not first.startswith(("BEIRUT", "BAGHDAD", "(")), one.original.location
        if one.document.media_type in {"text/html", "application/pdf"}:
            assert first.endswith("."), one.original.location


def test_reading_twice_gives_the_same_documents(results: list[Ingested]) -> None:
    again = [one.document for one in of_paths(REPORTS) if isinstance(one, Ingested)]
    assert again == [one.document for one in results]
