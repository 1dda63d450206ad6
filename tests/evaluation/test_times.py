"""Both forms of TempEval give the same text and expressions; outcomes of dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.dates import accuracy, outcome
from evaluation.timeml import read_folder

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="1998-01-08">01/08/98</TIMEX3></DCT>
<TEXT>They met <TIMEX3 tid="t1" type="DATE" value="1998-01-07">yesterday</TIMEX3> .</TEXT>
</TimeML>
"""
TABLES = {
    "base-segmentation.tab": "a1\t0\t0\tThey\na1\t0\t1\tmet\na1\t0\t2\tyesterday\na1\t0\t3\t.\n",
    "timex-extents.tab": "a1\t0\t2\ttimex3\tt1\t1\n",
    "timex-attributes.tab": (
        "a1\t0\t2\ttimex3\tt1\t1\ttype\tDATE\na1\t0\t2\ttimex3\tt1\t1\tvalue\t1998-01-07\n"
    ),
    "dct.txt": "a1\t19980108\n",
}


def test_both_forms_hold_the_same(tmp_path: Path) -> None:
    (tmp_path / "a1.tml").write_text(TIMEML, "utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    for name, rows in TABLES.items():
        (tables / name).write_text(rows, "utf-8")
    one, two = read_folder(tmp_path)
    assert (one.name, one.text, one.created) == ("a1", "They met yesterday .", "1998-01-08")
    assert (two.name, two.text, two.created, two.gold) == (
        one.name,
        one.text,
        one.created,
        one.gold,
    )


def test_an_expression_of_several_tokens_is_one_span(tmp_path: Path) -> None:
    tables = {
        "base-segmentation.tab": "a1\t0\t0\tlast\na1\t0\t1\tweek\na1\t1\t0\tThey\n",
        "timex-extents.tab": "a1\t0\t0\ttimex3\tt1\t1\na1\t0\t1\ttimex3\tt1\t1\n",
        "timex-attributes.tab": "a1\t0\t0\ttimex3\tt1\t1\tvalue\t1998-W01\n",
    }
    for name, rows in tables.items():
        (tmp_path / name).write_text(rows, "utf-8")
    (document,) = read_folder(tmp_path)
    assert [document.text[one.start : one.end] for one in document.gold] == ["last week"]
    assert document.created == ""


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("2024", "2024", "right"),
        ("2024", "2023", "other"),
        ("2024", None, "missed"),
        (None, "2024", "spurious"),
        (None, None, "none"),
    ],
)
def test_outcomes_of_a_date(gold: str | None, found: str | None, expected: str) -> None:
    assert outcome(gold, found) == expected


def test_accuracy_leaves_out_what_neither_dates() -> None:
    from collections import Counter

    tally = Counter({("all", "right"): 3, ("all", "spurious"): 1, ("all", "none"): 90})
    assert accuracy(tally, "all") == 0.75
