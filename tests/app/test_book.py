from pathlib import Path

import dateline
from tests.a_book import EVENT


def test_results_are_records_rows_pandas_and_arrow(book_path: Path) -> None:
    with dateline.open(book_path) as book:
        events = book.events(actor="darvan")
        assert [event.id for event in events] == [EVENT]
        assert events.to_pandas()["killed_max"].tolist() == [12]
        assert events.to_arrow().column("killed_min").to_pylist() == [3]
        assert len(events[:0]) == 0
        assert book.events(actor="nobody").to_pandas().empty


def test_an_event_gives_its_tellings_in_order(book_path: Path) -> None:
    with dateline.open(book_path) as book:
        event, assessment = book.event(EVENT)
        told = [document.published for document, _ in book.event_reports(event)]
    assert told == ["2024-09-23", "2024-09-24"]
    assert assessment.grade == "fair"
