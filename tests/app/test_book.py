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


def test_members_are_those_of_ones_own_lists_as_well(book_path: Path, tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    rows = "act-hill,Hill Council,armed_group,", ",Darvan's army,military,act-hill"
    own.write_text("\n".join(("id,name,kind,parent", *rows)) + "\n", encoding="utf-8")
    with dateline.open(book_path) as book:
        assert len(book.events(actor="Hill Council", with_members=True)) == 0
    with dateline.open(book_path, dateline.Settings(actors=(own,))) as book:
        assert len(book.events(actor="Hill Council")) == 0
        (event,) = book.events(actor="Hill Council", with_members=True)
    assert event.id == EVENT
