"""Two groups of one name in two countries stay two; the report decides, or nobody does."""

from __future__ import annotations

import pytest

from tests.resolve.actors.reports import read_one

CASES = [
    ("SLA", "SLA fired at villages in Darfur, Sudan said in Khartoum.", "2004-05-01",
     "act-sudan-liberation-movement-army"),
    ("SLA", "SLA shelled a village in Lebanon, Beirut said.", "1997-05-01",
     "act-south-lebanon-army"),
    ("JEM", "JEM attacked Omdurman, the government of Sudan said.", "2008-05-12",
     "act-justice-and-equality-movement"),
    ("JeM", "Pakistan banned JeM, and India blamed it.", "2019-02-15", "act-jaish-e-mohammed"),
    ("National Liberation Army", "National Liberation Army rebels fired in Macedonia, Skopje said.",
     "2001-03-20", "act-national-liberation-army-macedonia"),
    ("National Liberation Army", "National Liberation Army rebels fired in Colombia, Bogota said.",
     "2018-03-20", "act-national-liberation-army-colombia"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "day", "actor"), CASES)
def test_the_countries_of_the_report_decide(name: str, text: str, day: str, actor: str) -> None:
    reading = read_one(text, name, published=day)
    assert reading is not None
    assert reading.actor == actor


def test_the_outlet_decides_where_the_text_does_not() -> None:
    reading = read_one("SLA rebels fired.", "SLA", published=None, source="Radio Dabanga")
    assert reading is not None
    assert reading.actor == "act-sudan-liberation-movement-army"


@pytest.mark.parametrize("name", ["SLA", "JEM"])
def test_where_nothing_decides_the_score_is_low_and_both_are_named(name: str) -> None:
    reading = read_one(f"{name} rebels fired.", name, published=None)
    assert reading is not None
    assert not reading.listed
    assert reading.score <= 0.3
    assert len(reading.alternatives) >= 2
    assert "nothing in the report decides" in reading.why


def test_an_actor_that_was_not_yet_there_is_not_meant() -> None:
    reading = read_one("The Africa Corps landed in Libya.", "Africa Corps", published="1989-01-01")
    assert reading is not None
    assert reading.actor != "act-africa-corps"


def test_an_armed_group_is_never_a_state() -> None:
    reading = read_one("The Republic of Sudan Army fired.", "Republic of Sudan Army")
    assert reading is not None
    assert reading.actor == "act-sudanese-armed-forces" or reading.actor.startswith("act-sd")
