from dataclasses import replace

import pytest

from dateline.codebook import load
from dateline.model import (
    ActorReading,
    AttributionLink,
    Document,
    EventReading,
    EventReport,
    Filler,
    NumberReading,
    PlaceReading,
    TimeReading,
    WeaponReading,
)
from dateline.resolve.claims import Cast, claims_of, count_label
from tests.builders import a_document, cluster, event_report, words

NOT_STATED = TimeReading(
    expression=None,
    earliest=None,
    latest=None,
    precision="unknown",
    basis="none",
    unknown="not_stated",
)


def place(document: Document, **change: object) -> PlaceReading:
    made = PlaceReading(
        mention=words(document, "Darvan"),
        place="geo-1",
        name="Darvan",
        kind="town",
        country="XK",
        latitude=1.0,
        longitude=2.0,
        radius_km=3.0,
        precision="town",
        basis="stated",
    )
    return replace(made, **change)  # type: ignore[arg-type]


def claims(
    document: Document,
    report: EventReport,
    reading: EventReading | None = None,
    actors: dict[str, ActorReading] | None = None,
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    reading = reading or EventReading(event=report.id, time=NOT_STATED)
    for claim in claims_of(report, reading, Cast(actors or {}), document, load()):
        found.setdefault(claim.slot, []).append(claim.value.label)
    return found


def test_what_nobody_stated_makes_no_claim() -> None:
    document = a_document()
    report = event_report(document, "shelled")
    assert claims(document, report) == {"type": ["shelling"], "realis": ["actual"]}


def test_every_value_becomes_a_claim_with_its_words_and_chain() -> None:
    document = a_document()
    report = event_report(document, "shelled", said_by="the ministry")
    toll = words(document, "At least 12 people")
    reading = EventReading(
        event=report.id,
        time=NOT_STATED,
        places=(place(document),),
        numbers=(NumberReading(span=toll, harm="killed", low=12, high=None),),
        weapons=(WeaponReading(span=report.trigger, code="artillery"),),
    )
    found = list(claims_of(report, reading, Cast({}), document, load()))
    assert {claim.slot for claim in found} == {"type", "realis", "place", "killed", "weapon"}
    assert all(claim.chain == report.chain for claim in found)
    (killed,) = [claim for claim in found if claim.slot == "killed"]
    assert (killed.value.low, killed.value.high, killed.evidence) == (12, None, (toll,))


def test_an_actor_is_its_identity_where_it_is_known_and_its_words_where_not() -> None:
    document = a_document()
    army = cluster(document, "The army")
    report = event_report(document, "shelled", roles={"actor": "The army", "target": "Darvan"})
    linked = tuple(
        replace(filler, actor=army.id) if filler.role == "actor" else filler
        for filler in report.fillers
    )
    identity = ActorReading(cluster=army.id, actor="act-x", name="Army of X", kind="military")
    found = claims(document, replace(report, fillers=linked), None, {army.id: identity})
    assert found["actor"] == ["Army of X"]
    assert found["target"] == ["Darvan"]


def test_words_that_name_another_actor_win_over_a_merged_cluster() -> None:
    document = a_document()
    army = cluster(document, "The army")
    report = event_report(document, "shelled", roles={"target": "Darvan"})
    merged = tuple(replace(filler, actor=army.id) for filler in report.fillers)
    known = {
        army.id: ActorReading(cluster=army.id, actor="act-x", name="Army of X", kind="military"),
        "other": ActorReading(cluster="other", actor="act-d", name="Darvan", kind="armed_group"),
    }
    assert claims(document, replace(report, fillers=merged), None, known)["target"] == ["Darvan"]


@pytest.mark.parametrize(
    ("quote", "kind", "group"),
    [
        ("16 of its members", "armed_group", "other"),
        ("ten members of the League", "armed_group", "other"),
        ("ten operatives of the League", "armed_group", "other"),
        ("ten commanders of the League", "armed_group", "fighters"),
        ("16 of its members", "military", "soldiers"),
        ("ten commanders of the League", "military", "soldiers"),
        ("16 of its members", "police", "police"),
        ("16 of its members", "state", "all"),
        ("16 people", "armed_group", "all"),
    ],
)
def test_members_of_an_army_serve_and_those_of_a_group_need_not_fight(
    quote: str, kind: str, group: str
) -> None:
    document = Document(id="doc-1", title="", body=f"The League said {quote} were killed.")
    at = document.body.index(quote)
    toll = document.span("body", at, at + len(quote))
    league = document.span("body", 0, 10)
    report = EventReport(
        id="evt-1",
        document="doc-1",
        trigger=document.span("body", len(document.body) - 7, len(document.body) - 1),
        type="attack",
        realis="actual",
        chain=(AttributionLink(source=league, cue=None, actor="c1"),),
    )
    number = NumberReading(span=toll, harm="killed", low=16, high=16)
    reading = EventReading(event="evt-1", time=NOT_STATED, numbers=(number,))
    known = {"c1": ActorReading(cluster="c1", actor="act-l", name="League", kind=kind)}
    found = claims_of(report, reading, Cast(known), document, load())
    assert [claim.value.group for claim in found if claim.slot == "killed"] == [group]


def test_its_own_members_are_those_of_the_speaker_whatever_else_the_words_were_read_as() -> None:
    document = Document(id="doc-1", title="", body="The League said its own members were killed.")
    words = document.span("body", 16, 31)
    assert words.quote == "its own members"
    report = EventReport(
        id="evt-1",
        document="doc-1",
        trigger=document.span("body", 37, 43),
        type="attack",
        realis="actual",
        fillers=(Filler(role="target", span=words, actor="c2"),),
        chain=(AttributionLink(source=document.span("body", 0, 10), cue=None, actor="c1"),),
    )
    known = {
        "c1": ActorReading(cluster="c1", actor="act-l", name="League", kind="armed_group"),
        "c2": ActorReading(cluster="c2", actor="act-m", name="its own members", kind="military"),
    }
    number = NumberReading(span=words, harm="killed", low=2, high=None)
    reading = EventReading(event="evt-1", time=NOT_STATED, numbers=(number,))
    found = claims_of(report, reading, Cast(known), document, load())
    assert [claim.value.group for claim in found if claim.slot == "killed"] == ["other"]


def test_the_dateline_gives_its_own_words_as_evidence() -> None:
    document = a_document(dateline="DARVAN, Sept 23")
    report = event_report(document, "shelled")
    reading = EventReading(
        event=report.id,
        time=NOT_STATED,
        places=(place(document, mention=None, basis="dateline"),),
    )
    (claim,) = [
        claim
        for claim in claims_of(report, reading, Cast({}), document, load())
        if claim.slot == "place"
    ]
    assert claim.evidence[0].field == "dateline"
    assert claim.evidence[0].quote == "DARVAN, Sept 23"


def test_a_place_without_any_words_is_refused() -> None:
    document = a_document()
    report = event_report(document, "shelled")
    reading = EventReading(
        event=report.id, time=NOT_STATED, places=(place(document, mention=None),)
    )
    assert "place" not in claims(document, report, reading)


def test_the_same_value_in_the_same_words_is_one_claim() -> None:
    document = a_document()
    report = event_report(document, "shelled")
    span = words(document, "Darvan")
    twice = replace(report, fillers=(Filler(role="target", span=span),) * 2)
    assert claims(document, twice)["target"] == ["Darvan"]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (12, 12, "12"),
        (12, None, "at least 12"),
        (None, 12, "up to 12"),
        (0, 12, "up to 12"),
        (0, 0, "0"),
        (12, 16, "12–16"),
        (2750, 2750, "2,750"),
        (None, None, "number unknown"),
    ],
)
def test_counts_as_people_read_them(low: int | None, high: int | None, text: str) -> None:
    assert count_label(low, high) == text


@pytest.mark.parametrize(
    ("quote", "label"),
    [
        ("Israeli", "Israel"),
        ("An Israeli air", "Israel"),
        ("the envoys of Israel", "the envoys of Israel"),
        ("French", "French"),
    ],
)
def test_an_adjective_stands_for_the_state_of_the_report(quote: str, label: str) -> None:
    document = Document(id="doc-1", title="", body=f"{quote} strikes hit Alder.")
    report = EventReport(
        id="evt-1",
        document="doc-1",
        trigger=document.span("body", len(quote) + 1, len(quote) + 8),
        type="air_strike",
        realis="actual",
        fillers=(Filler(role="actor", span=document.span("body", 0, len(quote))),),
    )
    state = ActorReading(cluster="c1", actor="act-il", name="Israel", kind="state", country="IL")
    reading = EventReading(event="evt-1", time=NOT_STATED)
    found = claims_of(report, reading, Cast({"c1": state}), document, load())
    assert [claim.value.label for claim in found if claim.slot == "actor"] == [label]
