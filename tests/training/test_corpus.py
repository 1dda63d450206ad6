"""The own corpus holds together: ids, codes, words that stand in their lines."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.codebook import load
from dateline.model import HARMS, REALIS, ROLES

CORPUS = Path("training/corpus")
MENTION = re.compile(r"(\d+):(.*?)(?:#\d+)?$", re.DOTALL)


def records(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted((CORPUS / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


TEXTS = {record["id"]: record for record in records("texts")}
ANNOTATED = {record["id"]: record for record in records("annotations")}


def mentions(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("id", "name", "type", "realis", "date", "same_as", "a", "b", "about"):
                yield from mentions(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from mentions(part, key)
    elif isinstance(value, str):
        yield value


def test_there_are_at_least_300_reports_each_annotated_once() -> None:
    assert len(TEXTS) >= 300
    assert set(TEXTS) == set(ANNOTATED)
    assert len(TEXTS) == len(list(records("texts")))


def test_codes_are_those_of_the_codebook() -> None:
    codebook = load()
    for record in ANNOTATED.values():
        for event in record.get("events", []):
            assert event["type"] in codebook.event_types, (record["id"], event["id"])
            assert event["realis"] in REALIS, (record["id"], event["id"])
        for actor in record.get("actors", []):
            assert actor["type"] in codebook.actor_kinds, (record["id"], actor["id"])
        for relation in record.get("relations", []):
            assert relation["type"] in codebook.relation_kinds, record["id"]


def test_every_mention_stands_in_its_line() -> None:
    for key, record in ANNOTATED.items():
        lines = [TEXTS[key]["title"], *(s for p in TEXTS[key]["paragraphs"] for s in p)]
        for mention in mentions(record):
            match = MENTION.match(mention)
            assert match, (key, mention)
            assert match[2] in lines[int(match[1])], (key, mention)


def test_links_between_events_lead_somewhere() -> None:
    for key, record in ANNOTATED.items():
        events = {event["id"] for event in record.get("events", [])}
        for event in record.get("events", []):
            assert {*event.get("about", []), event.get("same_as", event["id"])} <= events, key


def test_the_same_event_leads_to_its_first_mention() -> None:
    for key, record in ANNOTATED.items():
        later = {event["id"] for event in record.get("events", []) if "same_as" in event}
        named = {event.get("same_as") for event in record.get("events", [])}
        assert not later & named, key


@pytest.mark.parametrize("name", [*ROLES, *HARMS])
def test_every_role_and_count_is_learnt_from_many_events(name: str) -> None:
    told = sum(bool(event.get(name)) for r in ANNOTATED.values() for event in r.get("events", []))
    assert told >= 50
