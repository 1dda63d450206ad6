"""Copies: kinds, originals, passages, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import link
from dateline.link.credits import is_outlet
from dateline.link.text import sentence_around, shingle_hashes, winnow
from dateline.model import Copy
from dateline.store import Store
from dateline.store.links import Links
from tests.link.builders import Report, add
from tests.link.builders import link as link_book

FIRST = (
    "Shells fell on the old town of Alder on Tuesday morning, and residents ran for the cellars"
    " as the second volley hit the square beside the church."
)
SECOND = (
    "The mayor counted nine damaged houses and a burnt bus, and asked the observers of the"
    " mission to come and see for themselves before the craters are filled."
)
THIRD = (
    "Neither side has taken responsibility so far. Guns on the ridge to the north had been silent"
    " since the truce of last autumn, which both parties say that they still keep."
)
WIRE = Report(
    title="Shells hit Alder",
    body="\n\n".join((FIRST, SECOND, THIRD)),
    source="Harbour Wire",
    published="2024-05-01T10:00:00+00:00",
)


def copies(tmp_path: Path, *reports: Report) -> dict[str, Copy]:
    with Store(tmp_path / "book.db") as store:
        link_book(store, add(store, *reports))
        by_id = {report.document.id: report.source for report in reports}
        return {by_id[copy.document]: copy for copy in store.events.copies()}


def other(body: str, **changes: object) -> Report:
    known: dict[str, object] = {
        "title": WIRE.title,
        "source": "Gazette",
        "published": "2024-05-01T12:00:00+00:00",
    }
    return Report(body=body, **(known | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (other(WIRE.body), "verbatim"),
        (other(WIRE.body, title="Alder under fire"), "reheaded"),
        (other(FIRST + "\n\n" + THIRD), "shortened"),
        (
            other(WIRE.body.replace("nine damaged", "nine broken").replace("burnt", "charred")),
            "near",
        ),
    ],
)
def test_kinds_of_copies(tmp_path: Path, copy: Report, kind: str) -> None:
    found = copies(tmp_path, WIRE, copy)
    assert found.keys() == {"Gazette"}
    assert found["Gazette"].original == WIRE.document.id
    assert found["Gazette"].kind == kind
    assert "Harbour Wire" in found["Gazette"].reason


def test_shared_passage_in_an_own_report(tmp_path: Path) -> None:
    own = "I spent the night in Alder. " * 3 + "Nobody slept, and the bakery opened at four."
    report = other(f"{own}\n\n{SECOND}\n\nBy noon the road was open.", title="A night in Alder")
    found = copies(tmp_path, WIRE, report)
    assert found["Gazette"].kind == "passage"
    with Store(tmp_path / "book.db") as store:
        passages = Links(store.connection).passages(report.document.id)
    words = [report.body[start:end] for _, start, end in passages]
    assert words == [SECOND.removesuffix(".")]


def test_own_reports_with_set_phrases_are_no_copies(tmp_path: Path) -> None:
    report = other(
        "Neither side has taken responsibility so far. Observers reached the ridge at noon and"
        " heard two shots. They left before dark, as the mission's rules demand of its patrols."
    )
    assert not copies(tmp_path, WIRE, report)


def test_words_that_both_quote_are_no_passage(tmp_path: Path) -> None:
    words = (
        "We will rebuild every house that was hit, and we will do so before the first snow falls"
    )
    one = Report(body=f"{SECOND}\n\n“{words},” she said to the crowd.", source="A")
    two = Report(body=f"{THIRD}\n\n“{words},” said the mayor on the steps.", source="B")
    assert not copies(tmp_path, one, two)


def test_the_credited_report_is_the_original_even_if_it_seems_later(tmp_path: Path) -> None:
    early = other(WIRE.body, published="2024-05-01T09:00:00", credits=("Harbour Wire",))
    found = copies(tmp_path, WIRE, early)
    assert found["Gazette"].original == WIRE.document.id
    assert "which it credits" in found["Gazette"].reason


def test_without_credit_the_earliest_is_the_original(tmp_path: Path) -> None:
    later = other(WIRE.body, published="2024-05-01T10:30:00+03:00", source="Herald")
    found = copies(tmp_path, WIRE, later)
    assert found["Harbour Wire"].original == later.document.id  # 07:30 UTC is before 10:00 UTC


def test_a_family_points_to_one_original(tmp_path: Path) -> None:
    reports = [
        WIRE,
        other(WIRE.body, source="B"),
        other(FIRST + "\n\n" + SECOND, source="C"),
        other(WIRE.body, source="D", title="Alder hit"),
    ]
    found = copies(tmp_path, *reports)
    assert {copy.original for copy in found.values()} == {WIRE.document.id}
    with Store(tmp_path / "book.db") as store:
        (tree,) = link.copy_trees(store)
    assert [kind for _, kind, _, _ in tree.copies].count("verbatim") == 1
    assert len(tree.copies) == 3


def test_a_copy_that_comes_first_is_relinked_when_the_original_arrives(tmp_path: Path) -> None:
    copy = other(WIRE.body)
    with Store(tmp_path / "book.db") as store:
        link_book(store, add(store, copy))
        assert store.events.copies() == []
        link_book(store, add(store, WIRE))
        (found,) = store.events.copies()
    assert (found.document, found.original) == (copy.document.id, WIRE.document.id)


@given(
    st.lists(st.integers(0, 10**6), min_size=12, max_size=40),
    st.lists(st.integers(0, 10**6), max_size=20),
    st.lists(st.integers(0, 10**6), max_size=20),
)
def test_twelve_shared_words_leave_two_shared_fingerprints(
    shared: list[int], before: list[int], after: list[int]
) -> None:
    passage = [f"p{number}x{i}" for i, number in enumerate(shared)]
    one = [*(f"a{number}" for number in before), *passage]
    two = [*passage, *(f"b{number}" for number in after)]
    assert len(winnow(shingle_hashes(one)) & winnow(shingle_hashes(two))) >= 2


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("Meridian", "Meridian Press Agency (sample)", True),
        ("AP", "The Associated Press", True),
        ("Reuters", "Harbour Wire", False),
        ("The Gazette", "Quay Gazette", True),
        ("Reuters", None, False),
    ],
)
def test_names_in_credits(name: str, outlet: str | None, same: bool) -> None:
    assert is_outlet(name, outlet) is same


def test_a_sentence_ends_at_stops_but_not_at_abbreviations() -> None:
    text = "It began early. Gen. Smith said so. Then it ended."
    start, end = sentence_around(text, text.index("Smith"), text.index("Smith") + 5)
    assert text[start:end].strip() == "Gen. Smith said so."
