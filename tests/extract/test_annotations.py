from dataclasses import replace

from dateline.extract.annotations import to_annotation
from dateline.model import NumberReading
from tests.builders import a_document, event_report, extraction


def test_mentions_are_field_and_offsets_and_empty_keys_are_left_out() -> None:
    document = a_document()
    event = event_report(
        document,
        "shelled",
        roles={"actor": "The army", "place": "Darvan"},
        counts={"killed": "At least 12 people"},
        said_by="the ministry",
    )
    toll = NumberReading(span=event.counts[0].span, harm="killed", low=12, high=None)
    part = replace(toll, low=3, high=3, group="children")
    dates, numbers = {event.id: "2024-09-23"}, {event.id: (toll, part)}
    found = to_annotation(document, extraction(document, event), dates, numbers, "own/1")
    (written,) = found["events"]
    assert found["id"] == "own/1"
    assert written["trigger"] == ["body", 9, 16]
    assert written["actor"] == [["body", 0, 8]]
    assert written["killed"] == [{"m": ["body", 54, 72], "lo": 12, "hi": None}]
    assert written["said_by"] == [{"source": ["body", 35, 47], "cue": None}]
    assert written["date"] == "2024-09-23"
    assert "target" not in written
    assert "same_as" not in written
