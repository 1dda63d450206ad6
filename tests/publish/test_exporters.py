import csv
import io
import json
from pathlib import Path

import pytest

from dateline.app.book import Book
from dateline.publish import Losses, exporter_names, load_exporter
from tests.a_book import EVENT


def written(path: Path, form: str) -> tuple[str, Losses]:
    file = io.StringIO()
    with Book(path) as book:
        losses = load_exporter(form).write(book.publications(drafts=True), file)
    return file.getvalue(), losses


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_the_same_book_gives_the_same_bytes(book_path: Path, form: str) -> None:
    assert form in exporter_names()
    assert written(book_path, form) == written(book_path, form)


def test_csv_says_what_it_could_not_hold(book_path: Path) -> None:
    text, losses = written(book_path, "csv")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["killed_min"], row["killed_max"], row["country"]) == ("3", "12", "XK")
    assert losses["values of killed side by side"] == 1
    assert losses["claims with their chains and quotes"] == 4


def test_json_lines_hold_every_claim_with_its_words(book_path: Path) -> None:
    text, _ = written(book_path, "jsonl")
    line = json.loads(text)
    assert line["event"]["id"] == EVENT
    quotes = {claim["slot"]: claim["evidence"][0]["quote"] for claim in line["claims"]}
    assert quotes["place"] == "Darvan"
    assert {report["source"] for report in line["reports"]} == {
        "Harbour Wire (sample)",
        "Quay Gazette (sample)",
    }


def test_geojson_has_longitude_first_and_says_what_the_point_stands_for(
    book_path: Path,
) -> None:
    (feature,) = json.loads(written(book_path, "geojson")[0])["features"]
    assert feature["geometry"]["coordinates"] == [21.0, 42.5]
    assert feature["properties"]["precision"] == "town"
    assert feature["properties"]["radius_km"] == 3.0
    assert feature["properties"]["stands_for"]


def test_text_that_a_spreadsheet_would_run_is_quoted_off() -> None:
    from dateline.publish.table import harmless

    assert harmless("=1+1") == "'=1+1"
    assert harmless("Beirut") == "Beirut"
    assert harmless(-3) == -3
