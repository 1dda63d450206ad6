import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import document_id, text_hash
from tests.builders import a_document


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_what_stands_at_its_offsets(body: str, data: st.DataObject) -> None:
    document = a_document(body)
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    span = document.span("body", start, end)
    assert span.quote == document.text("body")[span.start : span.end]


def test_offsets_are_code_points_not_utf16() -> None:
    document = a_document("🚀 struck Darvan")
    assert document.span("body", 2, 8).quote == "struck"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 10_000)])
def test_a_span_outside_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        a_document().span("body", start, end)


def test_a_dateline_can_be_quoted() -> None:
    document = a_document(dateline="BEIRUT, Sept 23")
    assert document.span("dateline", 0, 6).quote == "BEIRUT"


def test_spans_overlap_only_within_one_field() -> None:
    document = a_document("Darvan", title="Darvan")
    title, body = document.span("title", 0, 6), document.span("body", 0, 6)
    assert body.overlaps(document.span("body", 5, 6))
    assert not body.overlaps(title)


def test_copies_by_other_outlets_are_other_documents_with_one_text_hash() -> None:
    ours, theirs = a_document(source="A"), a_document(source="B")
    assert ours.id != theirs.id
    assert ours.text_hash == theirs.text_hash


def test_text_hash_ignores_case_spacing_and_punctuation() -> None:
    assert text_hash("The army said:\n\n “No.”") == text_hash("the ARMY said no")
    assert text_hash("12 killed") != text_hash("13 killed")


def test_the_same_text_without_a_day_is_another_document() -> None:
    whole = {"source": None, "url": None, "title": "", "body": "x"}
    assert document_id(published="2024-09-23", **whole) != document_id(published=None, **whole)
