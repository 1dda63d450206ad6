"""`dateline show EVENT`: the ledger as a fact-checker reads it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner

from dateline import assess
from dateline.app.cli import cli
from dateline.model import Actor, ActorReading, Extraction, Reading, Relation, relation_id
from dateline.store import Store
from tests.assess.builders import as_one, put
from tests.assess.test_ledgers import REPORTS
from tests.builders import a_document, cluster, ingested, words
from tests.link.builders import CODEBOOK, link
from tests.link.builders import book as linked
from tests.link.test_pointing import SILENT, TOLD
from tests.link.world import elsewhere


def shown(folder: Path, *options: str) -> str:
    path = folder / "book.db"
    with Store(path) as store:
        link(store, put(store, *REPORTS))
        event = as_one(store, {"air_strike"})
        with store.transaction():
            assess.update(store, {event}, CODEBOOK)
    result = CliRunner().invoke(
        cli, ["show", event, "--book", str(path), *options], env={"COLUMNS": "200"}
    )
    assert result.exception is None, result.output
    return result.stdout


def test_the_tolls_stand_above_the_ledger_by_group_and_over_time(tmp_path: Path) -> None:
    text = shown(tmp_path)
    assert "killed, least to most: 45; 12 children; 10 fighters of the League" in text
    assert (
        "killed over time, Southland: health ministry:"
        " at least 9 (2024-05-02) → 31 (2024-05-02) → 45 (2024-05-02)" in " ".join(text.split())
    )


def test_the_ledger_has_one_row_a_value_with_holders_and_contradictions(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in shown(tmp_path, "--json").splitlines()]
    killed = {row["value"]: row for row in rows if row["field"] == "killed"}
    assert killed["45"]["holders"] == "Southland: health ministry"
    assert killed["45"]["outlets"] == "Press"
    assert killed["45"]["origins"] == 1
    assert killed["31"]["status"] == "superseded"
    assert killed["10 (fighters of the League)"]["contradicted_by"] is None
    assert killed["1 (“Bo Fir”)"]["status"] == "named"


def test_a_slot_is_shown_claim_by_claim_with_its_words(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(tmp_path, "--slot", "killed", "--csv"))))
    assert {row["field"] for row in rows} == {"killed"}
    (told,) = [row for row in rows if row["value"] == "31"]
    assert told["said_by"] == "the minister of health"
    assert told["counted_as"] == "Southland: health ministry"
    assert told["quote"].startswith("In Alder a strike killed [31]")
    assert len({(row["outlet"], row["value"], row["quote"]) for row in rows}) == len(rows)


def test_every_claim_of_every_field_is_there_for_the_asking(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in shown(tmp_path, "--claims", "--json").splitlines()]
    assert {row["field"] for row in rows if row["value"] == "unknown: not stated"} >= {"weapon"}
    assert all(row["quote"] for row in rows if not row["value"].startswith("unknown"))


def test_a_tie_has_the_time_that_its_words_tell(book_path: Path) -> None:
    document = a_document("The army has fought the rebels since 2019, a judge said.")
    who, other = cluster(document, "The army"), cluster(document, "the rebels")
    evidence = words(document, "fought")
    tie = Relation(
        id=relation_id(document.id, "fights", who.id, other.id, evidence),
        document=document.id,
        kind="fights",
        a=who.id,
        b=other.id,
        evidence=evidence,
    )
    army = Actor(id="act-army", name="Darvan's army", kind="military")
    reading = ActorReading(cluster=who.id, actor=army.id, name=army.name, kind=army.kind)
    with Store(book_path) as store, store.transaction():
        store.documents.add(ingested(document))
        store.readings.put_extraction(
            Extraction(
                document=document.id, extractor="hand", actors=(who, other), relations=(tie,)
            )
        )
        store.readings.put_reading(
            Reading(document=document.id, resolver="hand", actors=(reading,)), [army]
        )
    command = ["show", "act-army", "--book", str(book_path)]
    shown = CliRunner().invoke(cli, [*command, "--json"])
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    dated = [row for row in rows if row["time"]]
    assert [(row["quote"], row["time"]) for row in dated] == [
        ("The army has [fought] the rebels since 2019, a judge said.", "2019/2024-09-23")
    ]
    assert {row["why"] for row in rows if row not in dated} == {
        "The report states no time for this tie."
    }
    wide = {"COLUMNS": "400"}
    assert "states no time" not in CliRunner().invoke(cli, command, env=wide).stdout
    assert "states no time" in CliRunner().invoke(cli, [*command, "--why"], env=wide).stdout


def test_reports_without_an_event_that_tell_of_one_stand_beside_it(tmp_path: Path) -> None:
    with linked(tmp_path, TOLD, elsewhere(), SILENT) as store:
        path, events = store.path, store.events.members()
        with store.transaction():
            assess.update(store, set(events.values()), CODEBOOK)
        event, other = events[TOLD.report_id()], events[elsewhere().report_id()]

    def show(key: str, *options: str) -> str:
        found = CliRunner().invoke(cli, ["show", key, "--book", str(path), *options])
        assert found.exception is None, found.output
        return " ".join(found.stdout.split())

    assert "also told of by 1 report in which no event was read (no origins)" in show(event)
    assert "1 independent origin" in show(event)
    row = json.loads(show(event, "--beside", "--json"))
    assert (row["report"], row["outlet"]) == (SILENT.document.id, "Radio")
    assert row["bits"] > 0
    assert "also told of" not in show(other)
    assert show(other, "--beside", "--json") == ""
