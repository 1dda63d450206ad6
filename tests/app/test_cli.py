import csv
import errno
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.app.book import Book
from dateline.app.cli import cli, main
from dateline.model import Actor, ActorReading, Reading, RunError
from tests.a_book import EVENT, FIRST


def run(*args: str, ok: bool = True) -> Result:
    result = CliRunner().invoke(cli, args)
    if ok:
        assert result.exception is None, result.output
    return result


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_events_as_table_csv_and_json_agree(book_path: Path) -> None:
    book = ("--book", str(book_path))
    assert "3–12" in run("events", *book).stdout
    (row,) = lines(run("events", "--json", *book).stdout)
    (cells,) = csv.DictReader(io.StringIO(run("events", "--csv", *book).stdout))
    assert row["id"] == cells["id"] == EVENT
    assert (row["killed_min"], row["killed_max"]) == (3, 12)
    assert (cells["killed_min"], cells["killed_max"]) == ("3", "12")
    assert row["injured_min"] is None


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--since", "2024-09-24", 0),
        ("--until", "2024-09-23", 1),
        ("--type", "shelling", 1),
        ("--type", "protest", 0),
        ("--actor", "DARVAN'S", 1),
        ("--place", "Beirut", 0),
        ("--realis", "denied", 0),
    ],
)
def test_filters(book_path: Path, option: str, value: str, found: int) -> None:
    shown = run("events", option, value, "--json", "--book", str(book_path)).stdout
    assert len(shown.splitlines()) == found


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--type", "terror"),
        ("--since", "tomorrow"),
        ("--since", "2024-02-30"),
        ("--until", "2024-13"),
        ("--realis", "maybe"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(book_path: Path, option: str, value: str) -> None:
    result = run("events", option, value, "--book", str(book_path), ok=False)
    assert result.exit_code == 2
    assert value in result.output


def test_show_names_outlet_chain_and_quote_of_every_figure(book_path: Path) -> None:
    rows = lines(run("show", EVENT, "--slot", "killed", "--json", "--book", str(book_path)).stdout)
    assert [(r["value"], r["said_by"], r["outlet"]) for r in rows] == [
        ("12", "the ministry", "Quay Gazette (sample)"),
        ("3", "the mayor", "Harbour Wire (sample)"),
    ]
    assert rows[1]["quote"] == "[Three people] were killed, the mayor said."


def test_show_says_why_a_value_is_unknown(book_path: Path) -> None:
    rows = lines(run("show", EVENT, "--json", "--book", str(book_path)).stdout)
    (weapon,) = [row for row in rows if row["field"] == "weapon"]
    assert weapon["value"] == "unknown: not stated"


def test_the_beginning_of_an_id_is_enough(book_path: Path) -> None:
    shown = run("show", "evt-aa", "--book", str(book_path)).stdout
    assert "shelling, Darvan, 23 September 2024" in shown
    assert "2 independent origins" in shown


def test_show_an_actor_with_its_ties_and_a_report_with_its_text(book_path: Path) -> None:
    book = ("--book", str(book_path))
    actor = run("show", "act-army", *book).stdout
    assert "the DA" in actor
    assert "fights" in actor
    assert "Three people were killed" in run("show", FIRST.id, *book).stdout


def test_an_id_that_is_not_there_stops_with_its_name(book_path: Path) -> None:
    result = run("show", "evt-zz", "--book", str(book_path), ok=False)
    assert isinstance(result.exception, RunError)
    assert "evt-zz" in str(result.exception)


def test_failed_items_are_listed_with_their_reason(book_path: Path) -> None:
    (row,) = lines(run("reports", "--failed", "--json", "--book", str(book_path)).stdout)
    assert (row["location"], row["reason"]) == ("bad.pdf", "no_text_layer")


def test_reports_claims_actors_and_search(book_path: Path) -> None:
    book = ("--json", "--book", str(book_path))
    assert [row["read"] for row in lines(run("reports", *book).stdout)] == ["ok", "ok"]
    slots = [row["slot"] for row in lines(run("claims", *book).stdout)]
    assert sorted(slots) == ["date", "killed", "killed", "place"]
    assert [row["reports"] for row in lines(run("actors", "da", *book).stdout)] == [2]
    assert [row["title"] for row in lines(run("search", "mayor", *book).stdout)] == [FIRST.title]


def test_a_search_that_is_no_query_says_so(book_path: Path) -> None:
    result = run("search", '"', "--book", str(book_path), ok=False)
    assert isinstance(result.exception, RunError)


def test_nothing_leaves_unless_released(book_path: Path, tmp_path: Path) -> None:
    out, book = tmp_path / "e.jsonl", ("--book", str(book_path))
    assert "kept back: 1 event;" in run("export", "-o", str(out), *book).stderr
    assert out.read_text() == ""
    run("release", EVENT, "--by", "ana", *book)
    run("export", "-o", str(out), *book)
    (line,) = lines(out.read_text())
    assert line["release"] == "released"
    assert len(line["claims"]) == 4


def test_a_draft_leaves_marked_as_one(book_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.csv"
    run("export", "--drafts", "-o", str(out), "--book", str(book_path))
    (row,) = csv.DictReader(out.open())
    assert row["release"] == "draft"


def test_a_format_that_is_not_there_names_those_that_are(book_path: Path) -> None:
    result = run("export", "--format", "docx", "--book", str(book_path), ok=False)
    assert "csv, geojson, jsonl" in str(result.exception)


@pytest.mark.parametrize("output", ["/dev/full", "no such folder/events.csv"])
@pytest.mark.parametrize(
    "command", [("events", "--csv"), ("export", "--drafts", "--format", "csv")]
)
def test_an_output_that_cannot_be_written_is_told(
    book_path: Path, command: tuple[str, ...], output: str
) -> None:
    result = run(*command, "-o", output, "--book", str(book_path), ok=False)
    assert isinstance(result.exception, RunError)
    assert str(result.exception).startswith(f"{output}: cannot be written (No s")


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(
    book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "events.csv"
    out.write_text("of yesterday\n")
    with monkeypatch.context() as disk:
        disk.setattr("dateline.app.cli.output.write_csv", full)
        result = run("events", "-o", str(out), "--book", str(book_path), ok=False)
    assert isinstance(result.exception, RunError)
    assert out.read_text() == "of yesterday\n"
    run("events", "-o", str(out), "--book", str(book_path))
    assert EVENT in out.read_text()
    assert list(tmp_path.glob("*.part")) == []


def test_a_field_that_is_none_is_refused(book_path: Path) -> None:
    for command in (("claims",), ("show", EVENT)):
        result = run(*command, "--slot", "kiled", "--book", str(book_path), ok=False)
        assert result.exit_code == 2
        assert "killed" in result.output


def test_a_reading_command_makes_no_empty_book(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    result = run("events", "--book", str(path), ok=False)
    assert "dateline build" in str(result.exception)
    assert not path.exists()


def test_completion_scripts(book_path: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_DATELINE_COMPLETE" in run("completion", shell).stdout


def test_members_of_an_umbrella_count_when_asked_for(book_path: Path) -> None:
    book = ("--json", "--book", str(book_path))
    with Book(book_path) as open_book, open_book.store.transaction():
        event, assessment = open_book.event(EVENT)
        open_book.store.events.put(event, assessment, {"actor": ["Kata'ib Hezbollah"]})
    umbrella = ("--actor", "Popular Mobilization Units")
    assert run("events", *umbrella, *book).stdout == ""
    assert len(lines(run("events", *umbrella, "--with-members", *book).stdout)) == 1
    assert run("events", "--with-members", *book, ok=False).exit_code == 2


def test_a_judgement_on_actors_is_kept_and_withdrawn(book_path: Path) -> None:
    book = ("--book", str(book_path))
    with Book(book_path) as open_book, open_book.store.transaction():
        rebels = Actor(id="act-rebels", name="Rebels", kind="armed_group")
        reading = Reading(
            document=FIRST.id,
            resolver="hand",
            actors=(
                ActorReading(cluster="who-x", actor=rebels.id, name="Rebels", kind="armed_group"),
            ),
        )
        open_book.store.readings.put_reading(reading, [rebels])
    said = run("judge", "act-army", "act-rebels", "different", "--by", "ana", *book).stdout
    with Book(book_path) as open_book:
        (judgement,) = open_book.store.decisions.judgements("actor")
    assert said.startswith(judgement.id)
    assert (judgement.left, judgement.right, judgement.verdict) == (
        "act-army",
        "act-rebels",
        "different",
    )
    (listed,) = lines(run("undo", "--json", *book).stdout)
    assert (listed["id"], listed["by"], listed["verdict"]) == (judgement.id, "ana", "different")
    wrong = run("undo", "jud-wrong", *book, ok=False)
    assert str(wrong.exception) == "no judgement that stands 'jud-wrong' in this book"
    assert judgement.id in run("undo", judgement.id[:8], *book).stdout
    with Book(book_path) as open_book:
        assert open_book.store.decisions.judgements("actor") == []


def test_a_wrong_event_among_others_releases_none(book_path: Path) -> None:
    book = ("--book", str(book_path))
    result = run("release", EVENT, "evt-wrong", "--by", "ana", *book, ok=False)
    assert isinstance(result.exception, RunError)
    with Book(book_path) as open_book:
        assert open_book.store.decisions.releases() == {}


def test_a_report_with_events_of_its_own_is_none_to_be_judged(book_path: Path) -> None:
    judged = ("judge", FIRST.id, EVENT, "same", "--by", "ana", "--book", str(book_path))
    result = run(*judged, ok=False)
    assert "a report: name an event that it tells" in str(result.exception)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("The Quay Page,,LB,Nowhereville,local", "the home 'Nowhereville' is not in the gazetteer"),
        ("The Quay Page,,LB,,weekly", "reach 'weekly' is none of local, national, international"),
    ],
)
def test_a_wrong_row_of_own_outlets_stops_the_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    row: str,
    told: str,
) -> None:
    own = tmp_path / "outlets.csv"
    own.write_text(f"name,hosts,country,home,reach\n{row}\n", encoding="utf-8")
    book = ["--book", str(tmp_path / "book.db"), "--extractor", "noop.v1"]
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("sys.argv", ["dateline", "build", *book, "--outlets", str(own)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert f"outlets.csv, line 2: {told}" in capsys.readouterr().err
