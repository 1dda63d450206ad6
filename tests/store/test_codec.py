import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Document, Extraction, Value
from dateline.store.codec import decode, encode, json_schema
from tests.builders import a_document, event_report, extraction

SCHEMA = Path("docs/schema/records.json")
optional_text = st.none() | st.text()


@given(st.builds(Value, label=st.text(), code=optional_text, low=st.none() | st.integers(0, 10**9)))
def test_a_value_survives_the_round_trip(value: Value) -> None:
    assert decode(Value, encode(value)) == value


@given(st.text(min_size=1), optional_text)
def test_any_text_survives_the_round_trip(body: str, source: str | None) -> None:
    document = a_document(body, source=source)
    assert decode(Document, encode(document)) == document


def test_an_extraction_survives_the_round_trip() -> None:
    document = a_document()
    found = extraction(document, event_report(document, "shelled", said_by="the ministry"))
    assert decode(Extraction, encode(found)) == found


def test_a_wrong_record_names_the_field() -> None:
    with pytest.raises(ValueError, match="title"):
        decode(Document, '{"id": "doc-x", "title": 3, "body": ""}')


def test_the_committed_schema_is_the_schema_of_the_records() -> None:
    assert json.loads(SCHEMA.read_text()) == json.loads(json.dumps(json_schema())), "make docs"
