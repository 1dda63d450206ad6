"""Annotations without their texts."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.encoder.labels import ACTOR_KINDS, EVENT_TYPES, REALIS
from training.data import newswire
from training.data.gold import Lines, load_annotations

FOLDER = Path(__file__).parents[2] / "training/newswire"

TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-20">19980820</TIMEX3></DCT>
<TEXT>
PORT VALE (APX) _

The <EVENT eid="e1">army</EVENT> said rebels
shelled Vale &amp; Osk. Nobody died.
</TEXT></TimeML>
"""
MUC = """DEV-MUC3-9999 (INVENTED)

   PORT VALE, 9 JAN 90 (APX) -- [TEXT] THE FRONT KILLED
A MAYOR.
"""
SAID = "Talks on Osk began.\n\n" + "The envoy\nsaid so. " * 200 + "\n\nA second part."
"""Longer than the part of an article that is annotated."""
PLACE = re.compile(r"\d+-\d+")
SENTENCES = ("Rebels  left Osk.", "Rebels left Vale 15.")
"""The second belongs to the tenth that is held out."""
ROW = {
    "id": "timeml/APX1",
    "date": "1998-08-20",
    "actors": [{"id": "a1", "name": "the army", "type": "military", "mentions": ["2:army"]}],
    "events": [
        {
            "id": "e1",
            "trigger": "2:shelled",
            "type": "shelling",
            "realis": "actual",
            "place": ["2:Vale", "2:Osk"],
            "said_by": [{"source": "2:The army", "cue": "2:said"}],
        }
    ],
    "relations": [],
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder laid out as the public corpora are, with an invented report of each."""
    timeml, muc = tmp_path / "timeml/TBAQ-cleaned/AQUAINT", tmp_path / "muc4"
    timeml.mkdir(parents=True)
    muc.mkdir()
    (timeml / "APX1.tml").write_text(TIMEML)
    (timeml / "._APX1.tml").write_bytes(b"\x00\xff")
    row = {"docid": "DEV-MUC3-9999", "text": MUC, "templates": []}
    (muc / "train.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "polnear").mkdir()
    said = {"id": "vale-post_talks", "published": "2016-02-03", "text": SAID, "attributions": []}
    with gzip.open(tmp_path / "polnear/train.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(said) + "\n")
    (tmp_path / "event_location").mkdir()
    with gzip.open(tmp_path / "event_location/train.jsonl.gz", "wt") as lines:
        for text in (*SENTENCES, SENTENCES[0]):
            lines.write(json.dumps({"text": text, "spans": []}) + "\n")
    return tmp_path


def lines_of(folder: Path) -> list[str]:
    """Every line of the files of a folder."""
    return [line for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]


def taken(corpora: Path, row: dict[str, object]) -> Path:
    """A folder with the annotation as places."""
    articles = {s.id: newswire.article(s) for s in newswire.sources(corpora)}
    folder = corpora / "annotated"
    folder.mkdir()
    placed = newswire.placed(row, Lines(articles["timeml/APX1"]))
    (folder / "timeml.jsonl").write_text(json.dumps(placed) + "\n")
    return folder


def test_reports_are_laid_out_with_their_days(corpora: Path) -> None:
    assert list(newswire.sources(corpora)) == [
        newswire.Source(
            "timeml/APX1",
            "1998-08-20",
            "PORT VALE (APX) _\n\nThe army said rebels shelled Vale & Osk. Nobody died.",
        ),
        newswire.Source(
            "muc4/dev-muc3-9999",
            None,
            "PORT VALE, 9 JAN 90 (APX) -- [TEXT] THE FRONT KILLED A MAYOR.",
        ),
        newswire.Source(
            "polnear/vale-post_talks",
            "2016-02-03",
            "Talks on Osk began.\n\n" + " ".join(["The envoy said so."] * 200),
        ),
        newswire.Source("event_location/9cf2f1bfca77", None, "Rebels left Osk."),
    ]


def test_the_unseen_sentences_are_those_that_are_held_out(corpora: Path) -> None:
    found = [s.text for s in newswire.sources(corpora, unseen=True)]
    assert found[-1] == SENTENCES[1]
    assert SENTENCES[0] not in {" ".join(text.split()) for text in found}


def test_unseen_reports_are_apart_from_those_that_are_learnt_from() -> None:
    kept = {json.loads(line)["id"] for line in lines_of(FOLDER / "unseen")}
    learnt = {json.loads(line)["id"] for line in lines_of(FOLDER)}
    assert kept
    assert not kept & learnt


def test_an_article_is_the_text_that_it_was_made_of(corpora: Path) -> None:
    for source in newswire.sources(corpora):
        assert Lines(newswire.article(source)).text == source.text


def test_no_word_of_the_text_is_kept(corpora: Path) -> None:
    written = (taken(corpora, ROW) / "timeml.jsonl").read_text().lower()
    for word in ("army", "vale", "osk", "shelled", "rebels", "said "):
        assert word not in written


def test_an_annotation_reads_as_it_was_written(corpora: Path) -> None:
    (example,) = newswire.read(taken(corpora, ROW), corpora)
    (query,) = example.queries

    def words(span: tuple[int, int]) -> str:
        return " ".join(map(example.words.surface, range(*span)))

    assert example.words.surface(query.word) == "shelled"
    assert [words(options[0]) for options in query.spans["place"]] == ["Vale", "Osk"]
    assert [words(options[0]) for options in query.spans["source"]] == ["The army"]
    assert [words(span) for span, _, _ in example.mentions or []] == ["army"]


def test_another_text_is_refused_by_name(corpora: Path) -> None:
    folder = taken(corpora, ROW)
    path = corpora / "timeml/TBAQ-cleaned/AQUAINT/APX1.tml"
    path.write_text(TIMEML.replace("Nobody", "No one"))
    with pytest.raises(SystemExit, match="timeml/APX1"):
        newswire.read(folder, corpora)


def test_a_mention_that_does_not_stand_is_named(corpora: Path) -> None:
    bad = {**ROW, "events": [{**ROW["events"][0], "trigger": "2:bombed"}]}  # type: ignore[index]
    with pytest.raises(ValueError, match="2:bombed"):
        taken(corpora, bad)


def test_places_become_the_words_again(corpora: Path) -> None:
    lines = Lines(next(newswire.article(s) for s in newswire.sources(corpora)))
    row = {**ROW, "events": [{**ROW["events"][0], "hedge": ["2:l#3"]}]}  # type: ignore[index]
    again = newswire.worded(newswire.placed(row, lines), lines)
    assert again == {**row, "actors": [{**ROW["actors"][0], "name": "army"}]}  # type: ignore[index]


@pytest.fixture(scope="module")
def committed() -> list[dict[str, Any]]:
    """The annotations that come with the project."""
    return load_annotations(FOLDER)


def test_no_report_is_annotated_twice_over(committed: list[dict[str, Any]]) -> None:
    ids = [row["id"] for row in committed]
    assert len(ids) == len(set(ids)) > 2000


def test_all_kinds_and_references_are_known(committed: list[dict[str, Any]]) -> None:
    for row in committed:
        told = {event["id"] for event in row["events"]}
        assert {event["type"] for event in row["events"]} <= set(EVENT_TYPES), row["id"]
        assert {event["realis"] for event in row["events"]} <= set(REALIS), row["id"]
        assert {actor["type"] for actor in row["actors"]} <= set(ACTOR_KINDS), row["id"]
        assert {e["same_as"] for e in row["events"] if e.get("same_as")} <= told, row["id"]


def test_mentions_are_places_and_nothing_else(committed: list[dict[str, Any]]) -> None:
    for row in committed:
        mentions = [m for actor in row["actors"] for m in actor["mentions"]]
        mentions += [event["trigger"] for event in row["events"]]
        mentions += [m for e in row["events"] for m in (*e.get("target", ()), *e.get("place", ()))]
        for mention in mentions:
            assert PLACE.fullmatch(mention), (row["id"], mention)
            first, end = newswire.Placed("").find(mention)
            assert first < end, (row["id"], mention)


def test_what_was_coded_twice_is_among_them(committed: list[dict[str, Any]]) -> None:
    first, second = (load_annotations(FOLDER / f"twice/{n}.jsonl") for n in ("first", "second"))
    ids = [row["id"] for row in first]
    assert ids == [row["id"] for row in second]
    assert set(ids) <= {row["id"] for row in committed}
