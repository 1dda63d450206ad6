"""Weapons: the taxonomy and the named systems."""

from __future__ import annotations

import pytest

from dateline.model import Document, EventReport, Filler, RunError, WeaponReading
from dateline.resolve.weapons import arsenal, parse_arsenal, read_weapons


def _read(words: str) -> tuple[WeaponReading, ...]:
    document = Document(id="doc-1", title="", body=f"They attacked with {words}.")
    start = len("They attacked with ")
    span = document.span("body", start, start + len(words))
    report = EventReport(
        id="rep-1",
        document="doc-1",
        trigger=document.span("body", 5, 13),
        type="attack",
        realis="actual",
        fillers=(Filler(role="instrument", span=span, score=0.9),),
    )
    return read_weapons(document, report)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Al-Arqab cruise missiles", [("cruise_missile", "Al-Arqab")]),
        ("a Shahed drone", [("drone", "Shahed")]),
        ("GRAD ROCKETS", [("rocket", "Grad")]),
        ("HIMARS", [("rocket", "HIMARS")]),
        ("a Kalashnikov", [("small_arms", "Kalashnikov")]),
        ("F16 jets", [("aircraft", "F-16")]),
        ("GBU-39 bombs", [("guided_bomb", "GBU-39")]),
        ("Hellfire missiles", [("antitank_missile", "Hellfire")]),
        ("Zarqa-7 drones", [("drone", "Zarqa-7")]),
        ("a 105-mm cannon", [("artillery", None)]),
        ("rifles and rocket launchers", [("small_arms", None), ("rocket", None)]),
        ("AK-47 rifles and pistols", [("small_arms", "AK-47"), ("small_arms", None)]),
        ("a powerful car bomb", [("car_bomb", None)]),
        ("rocket-propelled grenades", [("grenade", None)]),
        ("knives", [("bladed", None)]),
        ("pagers", [("ied", None)]),
        ("their weapons", [("weapon", None)]),
        ("weapons and two mortars", [("mortar", None)]),
        ("money", []),
        ("a letter to the press", []),
    ],
)
def test_class_and_system(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.code, one.system) for one in _read(words)] == expected


def test_a_name_needs_a_capital_or_a_figure() -> None:
    assert [one.system for one in _read("a hawk and a javelin thrower")] == []


def test_evidence_quotes_the_text_and_says_why() -> None:
    rifles, pistols = _read("AK-47 rifles and pistols")
    assert (rifles.span.quote, pistols.span.quote) == ("AK-47 rifles", "pistols")
    assert "AK-47" in rifles.why
    assert rifles.score == 0.9


def test_the_taxonomy_is_a_tree_with_at_least_120_systems() -> None:
    book = arsenal()
    assert all(book.is_a(code, "weapon") for code in book.classes)
    assert book.is_a("car_bomb", "explosive")
    assert not book.is_a("drone", "missile")
    assert len({system for system, _ in book.systems.values()}) >= 120
    assert set(book.words.values()) <= set(book.classes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("classes: {a: {parent: b, is: x, words: []}, b: {parent: a, is: y, words: []}}", "parent"),
        ("classes: {a: {parent: c, is: x, words: []}}", "parent"),
        (
            "classes: {a: {parent: null, is: x, words: [gun]},"
            " b: {parent: a, is: y, words: [gun]}}",
            "both",
        ),
        ("classes: {a: {parent: null, is: x, words: [gun]}}\nsystems: {b: [[X-1]]}", "unknown"),
    ],
)
def test_a_wrong_codebook_is_refused(text: str, message: str) -> None:
    full = text if "systems:" in text else f"{text}\nsystems: {{}}"
    with pytest.raises(RunError, match=message):
        parse_arsenal(full)
