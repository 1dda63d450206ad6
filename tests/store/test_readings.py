from pathlib import Path

import pytest

from dateline.model import Actor, ActorReading, Claim, Extraction, Reading, Value
from dateline.store import Store
from tests.builders import a_document, event_report, extraction, ingested, words

DOCUMENT = a_document()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "book.db")
    store.documents.add(ingested(DOCUMENT))
    return store


def reading(*claims: Claim) -> Reading:
    actor = ActorReading(cluster="who-1", actor="act-army", name="the army", kind="military")
    return Reading(document=DOCUMENT.id, resolver="r", actors=(actor,), claims=claims)


def claim(key: str, quote: str) -> Claim:
    return Claim(
        id=key,
        event="rep-1",
        document=DOCUMENT.id,
        slot="place",
        value=Value(label=quote),
        chain=(),
        evidence=(words(DOCUMENT, quote),),
    )


def test_a_later_extraction_takes_the_place_of_the_earlier(store: Store) -> None:
    first = extraction(DOCUMENT, event_report(DOCUMENT, "shelled"))
    second = extraction(DOCUMENT, event_report(DOCUMENT, "killed", "attack"))
    store.readings.put_extraction(first)
    store.readings.put_extraction(second)
    assert store.readings.extraction(DOCUMENT.id) == second
    assert store.readings.event_report(first.events[0].id) is None
    assert store.readings.event_counts() == {DOCUMENT.id: 1}


def test_claims_and_actors_of_a_reading(store: Store) -> None:
    army = Actor(id="act-army", name="the army", kind="military")
    store.readings.put_reading(reading(claim("clm-1", "Darvan")), [army])
    store.readings.put_reading(reading(claim("clm-2", "Monday")), [army])
    assert [c.id for c in store.readings.claims("rep-1")] == ["clm-2"]
    assert store.readings.actors() == [(army, 1)]
    assert store.readings.actor_clusters("act-army") == [(DOCUMENT.id, "who-1")]


def test_a_claim_without_words_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without located words"):
        Claim(
            id="clm-x",
            event="rep-1",
            document=DOCUMENT.id,
            slot="killed",
            value=Value(label="12", low=12, high=12),
            chain=(),
            evidence=(),
        )


def test_only_what_is_new_is_pending(store: Store) -> None:
    assert store.work.pending("extract", "v1") == [DOCUMENT.id]
    store.work.done(DOCUMENT.id, "extract", "v1", "ok", "run-1")
    assert store.work.pending("extract", "v1") == []
    assert store.work.pending("extract", "v2") == [DOCUMENT.id]
    store.work.undo([DOCUMENT.id], ["extract"])
    assert store.work.pending("extract", "v1") == [DOCUMENT.id]


def test_an_empty_extraction_is_kept_too(store: Store) -> None:
    skipped = Extraction(document=DOCUMENT.id, extractor="t", skipped="language fr")
    store.readings.put_extraction(skipped)
    assert store.readings.extraction(DOCUMENT.id) == skipped
