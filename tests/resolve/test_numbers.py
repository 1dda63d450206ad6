"""Words for how many people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Count, Document, EventReport, Harm, NumberReading
from dateline.resolve.numbers import read_number, read_numbers
from dateline.resolve.numbers.cardinals import cardinal


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12", 12, None),
        ("dozens", 24, None),
        ("some 2,750", 2750, 2750),
        ("the injured at around 2,750", 2750, 2750),
        ("the number of the injured at 1,835", 1835, 1835),
        ("the wounded at three hospitals", 2, None),
        ("a family of five", 5, 5),
        ("no casualties", 0, 0),
        ("several", 3, None),
        ("more than 30", 31, None),
        ("fewer than 10", 0, 9),
        ("no fewer than 10", 10, None),
        ("no more than 4", 0, 4),
        ("the last three", 3, 3),
        ("the first lady", 1, 1),
        ("the mayor's two sons", 2, 2),
        ("the mayor's driver", 1, 1),
        ("a dozen at the least", 12, None),
        ("three men at least", 3, None),
        ("those who stayed, perhaps ninety", 90, 90),
        ("Four sailors of the coast guard, perhaps five", 4, 5),
        ("a man, his parents and his three daughters", 6, 6),
        ("between 5 and 7", 5, 7),
        ("three or four", 3, 4),
        ("5-7 soldiers", 5, 7),
        ("hundreds", 200, None),
        ("several dozen people", 36, None),
        ("tens of thousands", 20000, None),
        ("a woman and her two sons", 3, 3),
        ("senator and presidential candidate Ana Gil", 1, 1),
        ("FOUNDER AND LEADER ANA GIL", 1, 1),
        ("the mayor and Judge Ana Gil", 2, 2),
        ("a priest and a politician", 2, 2),
        ("priest and politician", 2, 2),
        ("civilians", 2, None),
        ("the Jesuits", 2, None),
        ("up to 30 people", 0, 30),
        ("as many as 20", 0, 20),
        ("Up to a dozen prisoners", 0, 12),
        ("ten or fewer", 0, 10),
        ("nearly 70 people", 70, 70),
        ("close to 41,000", 41000, 41000),
        ("four or perhaps five people", 4, 5),
        ("at least three and possibly seven", 3, 7),
        ("at least three soldiers, possibly seven", 3, 7),
        ("at least 12 and as many as 20", 12, 20),
        ("5 (possibly 6) people", 5, 6),
        ("from 3 to as many as 9", 3, 9),
        ("two or three dozen", 24, 36),
        ("three women and perhaps two men", 5, 5),
        ("12, and possibly more", 12, None),
        ("as few as three", 3, None),
        ("a single soldier", 1, 1),
        ("one single soldier", 1, 1),
        ("more than a dozen people", 13, None),
        ("one hundred and twenty", 120, 120),
        ("1.2 million people", 1_200_000, 1_200_000),
        ("four of the nine students", 4, 4),
        ("three officers and seven soldiers of the army", 10, 10),
        ("five judges and magistrates", 5, 5),
        ("a Spaniard, a Frenchman, and an Italian", 3, 3),
        ("the politician, lawyer, and former ambassador", 1, 1),
        ("two boys aged 10 and 12", 2, 2),
        ("a 12-year-old boy", 1, 1),
        ("10th Infantry Brigade soldier Arturo Bernal", 1, 1),
        ("CARLOS VARGAS", 1, 1),
        ("PEASANTS", 2, None),
        ("nobody", 0, 0),
        ("the bodies of five men", 5, 5),
        ("everyone aboard", 2, None),
        ("a mother and her three young children", 4, 4),
        ("Mr Smith, his wife and two children", 4, 4),
        ("a five-member family", 5, 5),
        ("12 or more", 12, None),
        ("THREE [AS HEARD] EXTRADITABLES AND ONE BOMB PLANTER", 4, 4),
        ("60-odd pupils", 60, 69),
        ("four, perhaps five", 4, 5),
        ("24 at least", 24, None),
        ("two civilians, a nurse and a bus driver", 2, 2),
        ("four boys of 15 and 16", 4, 4),
        ("two fishing crews, 23 men in all", 23, 23),
        ("the number at 31", 31, 31),
        ("every man under forty", 2, None),
        ("in the low hundreds", 200, None),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    found = read_number(text, harm="killed")
    assert (found.low, found.high) == (low, high)
    assert found.unknown is None
    assert found.why


@pytest.mark.parametrize(
    ("text", "harm", "low", "high"),
    [
        ("12 casualties", "killed", 0, 12),
        ("casualties", "injured", 0, None),
        ("more than 400 casualties", "killed", 0, None),
        ("12 casualties", "taken", 12, 12),
    ],
)
def test_casualties_are_not_split(text: str, harm: Harm, low: int, high: int | None) -> None:
    found = read_number(text, harm=harm)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["two thirds of them", "30 percent of the force", "38 percent"])
def test_a_share_of_an_unknown_total_is_unknown(text: str) -> None:
    found = read_number(text)
    assert (found.low, found.high, found.unknown) == (None, None, "not_stated")


def test_a_multiple_of_another_number_is_unknown() -> None:
    found = read_number("four times as many")
    assert (found.low, found.high, found.unknown) == (None, None, "not_stated")


def test_a_question_for_a_number_is_none() -> None:
    found = read_number("how many")
    assert (found.low, found.high, found.unknown) == (None, None, "not_stated")


def test_any_casualties_is_zero_only_where_the_sentence_denies_them() -> None:
    denied = read_number("any casualties", context="The blast did not cause any casualties.")
    open_question = read_number("any casualties", context="It is unclear if there were any.")
    assert (denied.low, denied.high) == (0, 0)
    assert (open_question.low, open_question.unknown) == (None, "not_stated")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("three children", "children"),
        ("two police officers", "police"),
        ("seven aid workers", "aid_workers"),
        ("30 dead civilians", "civilians"),
        ("12 people", "all"),
        ("nine guerrillas", "fighters"),
        ("a woman and her two sons", "all"),
    ],
)
def test_group(text: str, group: str) -> None:
    assert read_number(text).group == group


def _read(body: str, *counts: tuple[Harm, str]) -> tuple[NumberReading, ...]:
    document = Document(id="doc-1", title="", body=body)
    spans = [document.span("body", body.index(q), body.index(q) + len(q)) for _, q in counts]
    given_counts = tuple(
        Count(harm=harm, span=span) for (harm, _), span in zip(counts, spans, strict=True)
    )
    report = EventReport(
        id="rep-1",
        document="doc-1",
        trigger=document.span("body", 0, 3),
        type="attack",
        realis="actual",
        counts=given_counts,
    )
    return read_numbers(document, report)


@pytest.mark.parametrize("span", ["Twelve people", "Twelve people, among them three children"])
def test_among_them_gives_two_readings(span: str) -> None:
    body = "Twelve people, among them three children, were killed."
    readings = _read(body, ("killed", span))
    assert [(one.low, one.high, one.group) for one in readings] == [
        (12, 12, "all"),
        (3, 3, "children"),
    ]


@pytest.mark.parametrize(
    ("body", "span", "expected"),
    [
        (
            "At least 558 people were killed, including 50 children and 94 women, it said.",
            "At least 558 people",
            [(558, None, "all"), (50, 50, "children"), (94, 94, "women")],
        ),
        (
            "It said 558 people died, 50 children and 94 women among them.",
            "558 people",
            [(558, 558, "all"), (50, 50, "children"), (94, 94, "women")],
        ),
        (
            "The toll rose to 12, two of them children, on Wednesday.",
            "12",
            [(12, 12, "all"), (2, 2, "children")],
        ),
        ("Two people died, including 50 children of the school.", "Two people", [(2, 2, "all")]),
        ("Two people died. Among them three children lived.", "Two people", [(2, 2, "all")]),
        (
            "30 soldiers, including three officers, died.",
            "30 soldiers",
            [(30, 30, "soldiers")],
        ),
    ],
)
def test_groups_within_a_count(
    body: str, span: str, expected: list[tuple[int, int | None, str]]
) -> None:
    readings = _read(body, ("killed", span))
    assert [(one.low, one.high, one.group) for one in readings] == expected


def test_groups_end_at_the_next_count() -> None:
    body = "12 people were killed and 20 wounded, among them three children."
    readings = _read(body, ("killed", "12 people"), ("injured", "20"))
    assert [(one.harm, one.low, one.group) for one in readings] == [
        ("killed", 12, "all"),
        ("injured", 20, "all"),
        ("injured", 3, "children"),
    ]


def test_a_coordination_gives_its_groups() -> None:
    readings = _read(
        "Three soldiers and two civilians died.", ("killed", "Three soldiers and two civilians")
    )
    assert [(one.low, one.group) for one in readings] == [
        (5, "all"),
        (3, "soldiers"),
        (2, "civilians"),
    ]


def test_the_same_words_for_killed_and_injured_are_not_split() -> None:
    readings = _read(
        "Seven officers were hit.", ("killed", "Seven officers"), ("injured", "Seven officers")
    )
    assert [(one.harm, one.low, one.high) for one in readings] == [
        ("killed", 0, 7),
        ("injured", 0, 7),
    ]


def test_the_priests_are_the_six_told_before() -> None:
    body = "Six Jesuit priests were held. The priests were killed."
    (reading,) = _read(body, ("killed", "The priests"))
    assert (reading.low, reading.high) == (6, 6)
    assert "told before" in reading.why


def test_two_numbers_told_before_leave_the_plural_open() -> None:
    body = "Two soldiers came, then 30 soldiers. The soldiers were killed."
    (reading,) = _read(body, ("killed", "The soldiers"))
    assert (reading.low, reading.high) == (2, None)


def test_a_bound_before_the_words_counts() -> None:
    readings = _read("More than 190 people died.", ("killed", "190"))
    assert [(one.low, one.high) for one in readings] == [(191, None)]


def test_no_counts_no_readings() -> None:
    assert _read("Nothing was said.") == ()


@given(st.integers(min_value=0, max_value=10**8))
def test_figures_read_back(value: int) -> None:
    assert cardinal([f"{value:,}"]) == (value, 1)
    assert read_number(f"at least {value:,} people").low == value


@given(st.text(max_size=60))
def test_any_text_gives_ordered_bounds(text: str) -> None:
    found = read_number(text)
    if found.low is not None and found.high is not None:
        assert found.low <= found.high
