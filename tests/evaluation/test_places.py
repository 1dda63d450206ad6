"""Toponym corpora in their XML forms, and the score over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.resolve.places import Gazetteer
from evaluation.places import articles, backgrounds, in_half, measure

TEXT = "Shells hit Homs and Qzxwolla in Syria."
LGL = """<articles><article docid="1"><title>T</title><domain>example.sy</domain>
<text>{text}</text><toponyms><toponym><start>11</start><end>15</end><phrase>Homs</phrase>
<gaztag geonameid="169577"><name>Homs</name><fcode>PPLA</fcode><lat>34.73</lat><lon>36.72</lon>
<country>Syria</country></gaztag></toponym>
<toponym><start>20</start><end>28</end><phrase>Qzxwolla</phrase></toponym></toponyms>
</article></articles>"""
GEOWEBNEWS = """<articles><article file="a.txt"><title>T</title><text>{text}</text><toponyms>
<toponym><start>11</start><end>15</end><phrase>Homs</phrase><latitude>34.73</latitude>
<longitude>36.72</longitude><gaztag geonameid="169577"/><type>Literal</type></toponym>
</toponyms></article></articles>"""
TR_NEWS = """<articles><article><feedid>1</feedid><title>T</title><url>http://example.org/1</url>
<text>{text}</text><toponyms><toponym id="0"><start>11</start><end>15</end><phrase>Homs</phrase>
<gaztag geonameid="169577"><name>Homs</name><fclass>P</fclass><fcode>PPLA</fcode>
<lat>34.73</lat><lon>36.72</lon><country>Syria</country><admin1>Homs</admin1></gaztag></toponym>
</toponyms></article></articles>"""


def file_of(folder: Path, form: str) -> Path:
    path = folder / "corpus.xml"
    path.write_text(form.format(text=TEXT), "utf-8")
    return path


@pytest.mark.parametrize(
    ("form", "name", "country"),
    [(LGL, "1", "Syria"), (GEOWEBNEWS, "a.txt", None), (TR_NEWS, "http://example.org/1", "Syria")],
)
def test_a_corpus_is_read_and_scored(
    tmp_path: Path, form: str, name: str, country: str | None
) -> None:
    items = list(articles(file_of(tmp_path, form)))
    (article,) = items
    assert (article.id, article.text) == (name, TEXT)
    first = article.toponyms[0]
    assert (first.phrase, first.point, first.country) == ("Homs", (34.73, 36.72), country)
    gazetteer = Gazetteer.embedded()
    score = measure(items, gazetteer, backgrounds(items, gazetteer, "list"), 0)
    assert (score.gold, score.right) == (1, 1)
    assert (score.with_country, score.country) == ((1, 1) if country else (0, 0))


def test_a_toponym_without_coordinates_counts_for_detection_only(tmp_path: Path) -> None:
    (article,) = articles(file_of(tmp_path, LGL))
    assert [toponym.point is None for toponym in article.toponyms] == [False, True]


def test_an_article_is_in_one_half(tmp_path: Path) -> None:
    (article,) = articles(file_of(tmp_path, LGL))
    assert in_half(article, "dev") != in_half(article, "held-out")
    assert in_half(article, "all")


@pytest.mark.parametrize("given", ["none", "address", "name", "list", "texts"])
def test_what_is_known_of_an_outlet_is_chosen(tmp_path: Path, given: str) -> None:
    items = list(articles(file_of(tmp_path, LGL)))
    known = backgrounds(items, Gazetteer.embedded(), given)
    assert known["example.sy"].countries == (frozenset() if given == "none" else frozenset({"SY"}))
