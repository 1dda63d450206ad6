"""When a tie between two actors holds."""

from __future__ import annotations

import pytest

from dateline.model import Document, EventReport, Extraction, Filler, Relation, TimeReading
from dateline.resolve.times import tie_time


def _document(body: str) -> Document:
    return Document(id="doc-1", title="", body=body, published="2024-09-24")


def _time(body: str, words: str, *events: EventReport) -> TimeReading:
    document = _document(body)
    start = body.index(words)
    tie = Relation(
        id="tie-1",
        document="doc-1",
        kind="funds",
        a="a1",
        b="a2",
        evidence=document.span("body", start, start + len(words)),
    )
    return tie_time(document, tie, Extraction(document="doc-1", extractor="test", events=events))


@pytest.mark.parametrize(
    ("body", "words", "earliest", "latest"),
    [
        ("The militia, paid by Dorsa since 2019, left.", "paid", "2019-01-01", "2024-09-24"),
        ("He led the group until last year.", "led", None, "2023-12-31"),
        ("He was their commander from 1970 to 1974.", "commander", "1970-01-01", "1974-12-31"),
        ("Dorsa armed the rebels in the 1990s.", "armed", "1990-01-01", "1999-12-31"),
    ],
)
def test_the_words_beside_a_tie_date_it(
    body: str, words: str, earliest: str | None, latest: str | None
) -> None:
    found = _time(body, words)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.why
    assert found.unknown is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The militia is paid by Dorsa.", "paid"),
        ("Dorsa backs the group, the minister said in 2019.", "backs"),
        ("A spokesman of the militia spoke on Monday.", "spokesman"),
    ],
)
def test_without_words_of_its_own_a_tie_has_no_time(body: str, words: str) -> None:
    found = _time(body, words)
    assert (found.earliest, found.latest, found.unknown) == (None, None, "not_stated")


def test_the_time_of_an_event_is_not_the_ties() -> None:
    body = "The militia of Dorsa shelled Kharab in 2019."
    document = _document(body)
    at, when = body.index("shelled"), body.index("in 2019")
    event = EventReport(
        id="evt",
        document="doc-1",
        trigger=document.span("body", at, at + 7),
        type="shelling",
        realis="actual",
        fillers=(Filler(role="time", span=document.span("body", when, when + 7)),),
    )
    assert _time(body, "militia of Dorsa", event).unknown == "not_stated"
