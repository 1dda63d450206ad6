"""Who is within an actor: the book's own records and told ties beside the lists."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.model import Actor, ActorReading, Reading, Relation, relation_id
from dateline.model.extraction import Extraction
from tests.app.test_cli import lines, run
from tests.builders import a_document, cluster, event_report, ingested, words

DOCUMENT = a_document("The Reed Company, a unit of the Wing, shelled Darvan on Monday.")
UNIT = Actor(id="act-reed", name="Reed Company", kind="armed_group")
WING = Actor(id="act-wing", name="Hill Wing", kind="armed_group", parent="act-council")
COUNCIL = Actor(id="act-council", name="Hill Council", kind="armed_group")


@pytest.fixture
def tied(tmp_path: Path) -> Path:
    """A list put the Wing within the Council when it was built; a report the Reeds in the Wing."""
    path = tmp_path / "tied.db"
    with dateline.open(path) as book, book.store.transaction():
        store = book.store
        store.documents.add(ingested(DOCUMENT))
        unit, wing = cluster(DOCUMENT, "The Reed Company"), cluster(DOCUMENT, "the Wing")
        council = cluster(DOCUMENT, "Darvan")
        evidence = words(DOCUMENT, "unit")
        tie = Relation(
            id=relation_id(DOCUMENT.id, "part_of", unit.id, wing.id, evidence),
            document=DOCUMENT.id,
            kind="part_of",
            a=unit.id,
            b=wing.id,
            evidence=evidence,
        )
        store.readings.put_extraction(
            Extraction(
                document=DOCUMENT.id,
                extractor="hand",
                actors=(unit, wing, council),
                events=(event_report(DOCUMENT, "shelled"),),
                relations=(tie,),
            )
        )
        pairs = ((unit, UNIT), (wing, WING), (council, COUNCIL))
        readings = tuple(
            ActorReading(cluster=c.id, actor=a.id, name=a.name, kind=a.kind) for c, a in pairs
        )
        reading = Reading(document=DOCUMENT.id, resolver="hand", actors=readings)
        store.readings.put_reading(reading, [UNIT, WING, COUNCIL])
    return path


def test_members_are_those_that_the_book_ties_and_their_members(tied: Path) -> None:
    with dateline.open(tied) as book:
        assert book.members("Hill Council") == ("Hill Wing", "Reed Company")
        assert book.members("hill wing") == ("Reed Company",)
        assert book.members("Reed Company") == ()
        assert book.members("nobody") == ()


def test_a_circle_of_ties_ends(tied: Path) -> None:
    with dateline.open(tied) as book:
        reading = book.store.readings.reading(DOCUMENT.id)
        assert reading is not None
        round_about = Actor(
            id="act-council", name="Hill Council", kind="armed_group", umbrella=("act-reed",)
        )
        with book.store.transaction():
            book.store.readings.put_reading(reading, [UNIT, WING, round_about])
        assert book.members("Hill Council") == ("Hill Wing", "Reed Company")


def test_the_command_line_takes_the_books_ties(book_path: Path) -> None:
    options = ("--actor", "Popular Mobilization Units", "--json", "--book", str(book_path))
    assert run("events", *options, "--with-members").stdout == ""
    umbrella = ("act-popular-mobilization-units",)
    army = Actor(id="act-army", name="Darvan's army", kind="military", umbrella=umbrella)
    with dateline.open(book_path) as book, book.store.transaction():
        for document in book.store.documents.all():
            reading = book.store.readings.reading(document.id)
            assert reading is not None
            book.store.readings.put_reading(reading, [army])
    assert run("events", *options).stdout == ""
    assert len(lines(run("events", *options, "--with-members").stdout)) == 1
