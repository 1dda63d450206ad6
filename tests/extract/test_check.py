from dataclasses import replace

import pytest

from dateline.codebook import load
from dateline.extract import Extractor, check
from dateline.extract.noop import NoopExtractor
from dateline.model import Count, Document, EventReport, Extraction, Relation, Span, relation_id
from tests.builders import a_document, cluster, event_report, extraction, words


def dropped(found: Extraction, document: Document) -> dict[str, int]:
    return {row.reason: row.count for row in check(found, document, load()).dropped}


def test_what_is_located_passes_unchanged() -> None:
    document = a_document()
    found = extraction(document, event_report(document, "shelled", roles={"actor": "The army"}))
    assert check(found, document, load()) == found


def moved(span: Span) -> Span:
    return replace(span, start=span.start + 1, end=span.end + 1)


def test_a_quote_that_does_not_stand_there_is_dropped_and_counted() -> None:
    document = a_document()
    event = event_report(document, "shelled", roles={"actor": "The army", "place": "Darvan"})
    wrong = replace(event.fillers[0], span=moved(event.fillers[0].span))
    found = extraction(document, replace(event, fillers=(wrong, event.fillers[1])))
    kept = check(found, document, load()).events[0]
    assert [filler.role for filler in kept.fillers] == ["place"]
    assert dropped(found, document) == {"quote is not the text": 1}


def test_offsets_outside_of_the_text_are_dropped() -> None:
    document = a_document()
    event = event_report(document, "shelled")
    far = replace(event.trigger, start=9_000, end=9_007)
    assert dropped(extraction(document, replace(event, trigger=far)), document) == {
        "offsets outside of the text": 1
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "terror"}, "event type not in the codebook"),
        ({"realis": "certain"}, "realis not in the codebook"),
        ({"id": "rep-mine"}, "id is not the anchor's"),
    ],
)
def test_an_event_with_a_wrong_code_or_id_is_dropped(change: dict, reason: str) -> None:
    document = a_document()
    wrong = replace(event_report(document, "shelled"), **change)
    assert dropped(extraction(document, wrong), document) == {reason: 1}


def test_a_second_event_on_one_anchor_is_dropped() -> None:
    document = a_document()
    one = event_report(document, "shelled")
    two = event_report(document, "shelled", "air_strike")
    assert dropped(extraction(document, one, two), document) == {"second event on one anchor": 1}


def test_a_count_whose_words_do_not_stand_there_is_dropped() -> None:
    document = a_document()
    event = event_report(document, "shelled")
    count = Count(harm="killed", span=moved(words(document, "At least 12 people")))
    found = extraction(document, replace(event, counts=(count,)))
    assert check(found, document, load()).events[0].counts == ()


def test_links_to_events_that_are_gone_are_cut() -> None:
    document = a_document()
    event = replace(event_report(document, "shelled"), same_as="rep-gone", about=("rep-gone",))
    kept = check(extraction(document, event), document, load()).events[0]
    assert (kept.same_as, kept.about) == (None, ())


def test_a_relation_needs_both_its_actors() -> None:
    document = a_document()
    army = cluster(document, "The army")
    evidence = words(document, "said")
    tie = Relation(
        id=relation_id(document.id, "part_of", army.id, "who-gone", evidence),
        document=document.id,
        kind="part_of",
        a=army.id,
        b="who-gone",
        evidence=evidence,
    )
    found = Extraction(document=document.id, extractor="t", actors=(army,), relations=(tie,))
    assert dropped(found, document) == {"relation of an actor that is not there": 1}


def test_the_reader_that_finds_nothing_keeps_the_contract() -> None:
    document = a_document()
    reader = NoopExtractor()
    assert isinstance(reader, Extractor)
    (found,) = reader.read([document])
    events: tuple[EventReport, ...] = check(found, document, load()).events
    assert events == ()
