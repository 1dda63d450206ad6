"""Unseen news laid out for the reader."""

import gzip
import json
from pathlib import Path

import pytest

from evaluation.reader_unseen import lay_out
from training.data import newswire
from training.data.gold import Lines

TEXT = "Rebels left Vale 15."
"""Belongs to the tenth of event_location that is held out."""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder laid out as the public corpora are, with one sentence."""
    for name in ("muc4", "polnear", "event_location"):
        (tmp_path / name).mkdir()
    (tmp_path / "muc4/train.jsonl").write_text("")
    with gzip.open(tmp_path / "polnear/train.jsonl.gz", "wt") as lines:
        lines.write("")
    with gzip.open(tmp_path / "event_location/train.jsonl.gz", "wt") as lines:
        lines.write(json.dumps({"text": TEXT, "spans": []}) + "\n")
    return tmp_path


def annotated(corpora: Path) -> Path:
    """The sentence's annotation, as places."""
    (source,) = newswire.sources(corpora, unseen=True)
    event = {"id": "e1", "trigger": "1:left", "type": "withdrawal", "realis": "actual"}
    row = {"id": source.id, "date": "2016-03-01", "actors": [], "events": [event], "relations": []}
    path = corpora / "event_location.jsonl"
    path.write_text(json.dumps(newswire.placed(row, Lines(newswire.article(source)))) + "\n")
    return path


def test_an_annotation_gets_its_text_its_words_and_its_day(corpora: Path) -> None:
    path = lay_out(annotated(corpora), corpora, corpora / "out/texts")
    (row,) = map(json.loads, path.read_text().splitlines())
    (text,) = map(json.loads, (corpora / "out/texts/event_location.jsonl").read_text().splitlines())
    assert row["events"][0]["trigger"] == "1:left"
    assert text["paragraphs"] == [[TEXT]]
    assert text["published"] == "2016-03-01"


def test_a_text_that_the_corpora_lack_ends_it(corpora: Path) -> None:
    path = annotated(corpora)
    path.write_text(path.read_text().replace("event_location/", "event_location/0"))
    with pytest.raises(SystemExit, match="do not hold the text"):
        lay_out(path, corpora, corpora / "out/texts")
