from pathlib import Path

import pytest

from dateline.model import (
    Assessment,
    Event,
    Field,
    FieldValue,
    Judgement,
    TimeReading,
    Value,
)
from dateline.store import EventFilter, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "book.db")


def event(key: str, day: str | None = None, event_type: str = "shelling") -> Event:
    fields = ()
    if day:
        time = TimeReading(
            expression=None, earliest=day, latest=day, precision="day", basis="stated"
        )
        value = FieldValue(value=Value(label=day, time=time), supporting=("clm-1",))
        fields = (Field(slot="date", values=(value,)),)
    return Event(
        id=key,
        founder=f"rep-{key}",
        type=event_type,
        realis="actual",
        reports=(f"rep-{key}",),
        documents=("doc-1",),
        fields=fields,
    )


def assessment(key: str) -> Assessment:
    return Assessment(
        event=key, origins=(), outlets=(), copies=0, disputed=(), grade="weak", sentence="One."
    )


def put(store: Store, found: Event, **facets: list[str]) -> None:
    store.events.put(found, assessment(found.id), facets)


def selected(store: Store, **wanted: str) -> list[str]:
    return [found.id for found, _ in store.events.select(EventFilter(**wanted))]


def test_events_come_by_time_and_those_without_one_last(store: Store) -> None:
    put(store, event("evt-a"))
    put(store, event("evt-b", "2024-09-23"))
    put(store, event("evt-c", "2024-09-20"))
    assert selected(store) == ["evt-c", "evt-b", "evt-a"]


def test_filters_by_day_type_and_name(store: Store) -> None:
    put(store, event("evt-a", "2024-09-20"), actor=["Hezbollah"], said_by=["IRNA"])
    put(store, event("evt-b", "2024-09-23", "air_strike"), place=["Beirut"])
    assert selected(store, since="2024-09-21") == ["evt-b"]
    assert selected(store, until="2024-09-20") == ["evt-a"]
    assert selected(store, type="air_strike") == ["evt-b"]
    assert selected(store, actor="hezb") == ["evt-a"]
    assert selected(store, place="BEIRUT") == ["evt-b"]
    assert selected(store, said_by="irna") == ["evt-a"]
    assert selected(store, actor="hezb", type="air_strike") == []


def test_a_name_with_a_wildcard_is_just_a_name(store: Store) -> None:
    put(store, event("evt-a"), actor=["Hezbollah"])
    assert selected(store, actor="%") == []


def test_a_time_of_day_on_the_last_day_still_counts(store: Store) -> None:
    put(store, event("evt-a", "2024-09-23T15:30"))
    assert selected(store, until="2024-09-23") == ["evt-a"]


def test_an_id_that_was_merged_away_leads_to_what_stands(store: Store) -> None:
    put(store, event("evt-b"))
    store.events.redirect("evt-a", "evt-b")
    found = store.events.get("evt-a")
    assert found is not None
    assert found[0].id == "evt-b"


def test_redirects_do_not_chain(store: Store) -> None:
    store.events.redirect("evt-a", "evt-b")
    store.events.redirect("evt-b", "evt-c")
    assert store.events.redirects() == {"evt-a": "evt-c", "evt-b": "evt-c"}


def test_a_judgement_is_withdrawn_but_never_removed(store: Store) -> None:
    judgement = Judgement(
        id="jdg-1", kind="event", left="a", right="b", verdict="same", by="ana", when="t1"
    )
    store.decisions.judge(judgement)
    assert store.decisions.judgements("event") == [judgement]
    assert store.decisions.withdraw("jdg-1", "t2")
    assert not store.decisions.withdraw("jdg-1", "t3")
    assert store.decisions.judgements("event") == []
    assert [j.withdrawn for j in store.decisions.judgements("event", standing=False)] == ["t2"]


def test_the_last_signature_and_release_count(store: Store) -> None:
    store.decisions.sign("sig-1", "evt-a", "weak", "ana", "t1", "")
    store.decisions.sign("sig-2", "evt-a", "fair", "bo", "t2", "")
    store.decisions.release("pub-1", "evt-a", "reviewed", "ana", "t1")
    assert store.decisions.signatures() == {"evt-a": ("fair", "bo", "t2")}
    assert store.decisions.releases() == {"evt-a": "reviewed"}
