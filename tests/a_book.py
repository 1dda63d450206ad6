"""A small book made by hand: two reports of one shelling, with two tolls."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.app.book import Book
from dateline.model import (
    Actor,
    ActorReading,
    Assessment,
    AttributionLink,
    Claim,
    Document,
    Event,
    Failure,
    Field,
    FieldValue,
    Origin,
    PlaceReading,
    Reading,
    Relation,
    TimeReading,
    Value,
    claim_id,
    relation_id,
)
from dateline.model.extraction import Extraction
from tests.builders import a_document, cluster, event_report, ingested, words

EVENT = "evt-aaaaaaaaaaaaaaaa"
FIRST = a_document("The army shelled Darvan on Monday. Three people were killed, the mayor said.")
SECOND = a_document(
    "The army shelled Darvan. =12 people were killed, the ministry said.",
    title="Toll rises",
    source="Quay Gazette (sample)",
    published="2024-09-24",
)


@pytest.fixture
def book_path(tmp_path: Path) -> Path:
    path = tmp_path / "book.db"
    with Book(path) as book, book.store.transaction():
        _fill(book)
    return path


def _claim(document: Document, slot: str, quote: str, value: Value, said_by: str | None) -> Claim:
    report = event_report(document, "shelled")
    evidence = (words(document, quote),)
    chain = (AttributionLink(source=words(document, said_by), cue=None),) if said_by else ()
    return Claim(
        id=claim_id(report.id, slot, value, evidence),  # type: ignore[arg-type]
        event=report.id,
        document=document.id,
        slot=slot,  # type: ignore[arg-type]
        value=value,
        chain=chain,
        evidence=evidence,
    )


def _place(document: Document) -> PlaceReading:
    return PlaceReading(
        mention=words(document, "Darvan"),
        place="geo-1",
        name="Darvan",
        kind="town",
        country="XK",
        latitude=42.5,
        longitude=21.0,
        radius_km=3.0,
        precision="town",
        basis="stated",
        why="'Darvan' is the only town of that name",
    )


def _time(document: Document) -> TimeReading:
    return TimeReading(
        expression=words(document, "on Monday"),
        earliest="2024-09-23",
        latest="2024-09-23",
        precision="day",
        basis="relative",
        edtf="2024-09-23",
        why="'on Monday' counts from 2024-09-23",
    )


def _fill(book: Book) -> None:
    store = book.store
    claims = {
        "date": _claim(
            FIRST, "date", "on Monday", Value(label="2024-09-23", time=_time(FIRST)), None
        ),
        "place": _claim(FIRST, "place", "Darvan", Value(label="Darvan", place=_place(FIRST)), None),
        "three": _claim(FIRST, "killed", "Three people", _toll(3), "the mayor"),
        "twelve": _claim(SECOND, "killed", "=12 people", _toll(12), "the ministry"),
    }
    army = Actor(id="act-army", name="Darvan's army", kind="military", aliases=("the DA",))
    for document in (FIRST, SECOND):
        store.documents.add(ingested(document))
        store.work.done(document.id, "extract", "v1", "ok", "run-1")
        who, target = cluster(document, "The army"), cluster(document, "people", "civilians")
        evidence = words(document, "shelled")
        tie = Relation(
            id=relation_id(document.id, "fights", who.id, target.id, evidence),
            document=document.id,
            kind="fights",
            a=who.id,
            b=target.id,
            evidence=evidence,
        )
        store.readings.put_extraction(
            Extraction(
                document=document.id,
                extractor="hand",
                actors=(who, target),
                events=(event_report(document, "shelled"),),
                relations=(tie,),
            )
        )
        mine = tuple(claim for claim in claims.values() if claim.document == document.id)
        reading = ActorReading(cluster=who.id, actor=army.id, name=army.name, kind=army.kind)
        store.readings.put_reading(
            Reading(document=document.id, resolver="hand", actors=(reading,), claims=mine), [army]
        )
    store.documents.fail(
        Failure(location="bad.pdf", stage="ingest", reason="no_text_layer", message="no text")
    )
    store.events.put(_event(claims), _assessment(), {"actor": [army.name], "place": ["Darvan"]})


def _toll(number: int) -> Value:
    return Value(label=str(number), low=number, high=number, group="all")


def _event(claims: dict[str, Claim]) -> Event:
    def value(name: str, superseded: bool = False) -> FieldValue:
        claim = claims[name]
        return FieldValue(value=claim.value, supporting=(claim.id,), superseded=superseded)

    return Event(
        id=EVENT,
        founder=event_report(FIRST, "shelled").id,
        type="shelling",
        realis="actual",
        reports=(event_report(FIRST, "shelled").id, event_report(SECOND, "shelled").id),
        documents=(FIRST.id, SECOND.id),
        fields=(
            Field(slot="date", values=(value("date"),)),
            Field(slot="place", values=(value("place"),)),
            Field(slot="killed", values=(value("twelve"), value("three")), low=3, high=12),
        ),
        title="shelling, Darvan, 23 September 2024",
    )


def _assessment() -> Assessment:
    origins = (
        Origin(key="a", kind="holder", name="the mayor", documents=(FIRST.id,)),
        Origin(key="b", kind="holder", name="the ministry", documents=(SECOND.id,)),
    )
    return Assessment(
        event=EVENT,
        origins=origins,
        outlets=("Harbour Wire (sample)", "Quay Gazette (sample)"),
        copies=0,
        disputed=("killed",),
        grade="fair",
        sentence="Two independent origins tell it.",
    )
