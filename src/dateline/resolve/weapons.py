"""The weapons of an event: a code of the codebook's taxonomy, and the named system."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from dateline.model import Document, EventReport, RunError, Span, WeaponReading

_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]{0,11}-?\d{1,3}[A-Z]{0,3}\b")
Value = TypeVar("Value")
_NEAR = 3
"""Characters between a system's name and the noun of its class: "Al-Arqab cruise missile"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """One class of the taxonomy; `parent` is None for the root."""

    code: str
    parent: str | None
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arsenal:
    """The taxonomy with its lookups, keyed by words in lower case with single blanks.

    `words` maps a phrase to a class, `systems` a system's spelling to its name and class.
    `longest` is the number of words of the longest phrase.
    """

    classes: Mapping[str, Weapon]
    words: Mapping[str, str]
    systems: Mapping[str, tuple[str, str]]
    longest: int

    def is_a(self, code: str, ancestor: str) -> bool:
        """Whether a class is that ancestor or stands below it."""
        current: str | None = code
        while current is not None and current != ancestor:
            current = self.classes[current].parent
        return current == ancestor


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    code: str
    system: str | None
    words: int = 1


def read_weapons(document: Document, report: EventReport) -> tuple[WeaponReading, ...]:
    """One reading for each kind of weapon that the event's instruments name, in their order.

    "AK-47 rifles and pistols" gives small arms twice, once with the system. An instrument
    that is no weapon (money, a letter) gives none.
    """
    readings: list[WeaponReading] = []
    for filler in report.role("instrument"):
        hits = find_weapons(filler.span.quote)
        for hit in hits:
            span = filler.span if len(hits) == 1 else _part(document, filler.span, hit)
            readings.append(_reading(span, hit, filler.score))
    return tuple(dict.fromkeys(readings))


def _part(document: Document, whole: Span, hit: _Hit) -> Span:
    return document.span(whole.field, whole.start + hit.start, whole.start + hit.end)


def _reading(span: Span, hit: _Hit, score: float) -> WeaponReading:
    label = arsenal().classes[hit.code].definition
    named = f"“{hit.system}” is a named system; " if hit.system else ""
    why = f"{named}“{span.quote}” is of the class {hit.code} ({label})."
    return WeaponReading(span=span, code=hit.code, system=hit.system, score=score, why=why)


def find_weapons(text: str) -> list[_Hit]:
    """Weapons named in a phrase, without overlap; a system and the noun after it are one."""
    merged: list[_Hit] = []
    for hit in [*_hits(text)]:
        if merged and hit.start - merged[-1].end <= _NEAR and _one(text, merged[-1], hit):
            merged[-1] = _join(merged[-1], hit)
        else:
            merged.append(hit)
    named = [hit if hit.system else _designated(text, hit) for hit in merged]
    return _without_generic(named)


def _one(text: str, left: _Hit, right: _Hit) -> bool:
    between = text[left.end : right.start].strip(" -")
    return between == "" and (left.system is not None or right.system is not None)


def _join(left: _Hit, right: _Hit) -> _Hit:
    """The class is the list's ("GBU-39 bombs"), unless the report is exact ("cruise missile")."""
    system, noun = (left, right) if left.system else (right, left)
    exact = noun.words > 1 and not arsenal().is_a(system.code, noun.code)
    return _Hit(left.start, right.end, noun.code if exact else system.code, system.system)


def _designated(text: str, hit: _Hit) -> _Hit:
    """A system that no list knows, by its letters and figures: "Zarqa-7 drones"."""
    before = text[max(0, hit.start - 14) : hit.start]
    found = [*_DESIGNATION.finditer(before)]
    if not found or before[found[-1].end() :].strip(" -,") != "":
        return hit
    start = hit.start - len(before) + found[-1].start()
    return _Hit(start, hit.end, hit.code, found[-1][0])


def _without_generic(hits: list[_Hit]) -> list[_Hit]:
    """ "Weapon" says nothing beside a kind of weapon; one kind told twice is told once."""
    generic = ("weapon", "aerial")
    exact = any(hit.code not in generic for hit in hits)
    kept = [hit for hit in hits if hit.code not in generic or not exact]
    seen: dict[tuple[str, str | None], _Hit] = {}
    for hit in kept:
        seen.setdefault((hit.code, hit.system), hit)
    return list(seen.values())


def _hits(text: str) -> Iterator[_Hit]:
    """The longest known phrase at each word, left to right."""
    book = arsenal()
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[\w./'’]+", text)]
    index = 0
    while index < len(tokens):
        hit = _at(book, text, tokens, index)
        if hit is None:
            index += 1
            continue
        yield hit
        while index < len(tokens) and tokens[index][0] < hit.end:
            index += 1


def _at(book: Arsenal, text: str, tokens: list[tuple[int, int]], index: int) -> _Hit | None:
    start = tokens[index][0]
    for length in range(min(book.longest, len(tokens) - index), 0, -1):
        end = tokens[index + length - 1][1]
        phrase = _plain(text[start:end])
        system = book.systems.get(phrase)
        if system is not None and _is_name(text[start:end]):
            return _Hit(start, end, system[1], system[0])
        code = book.words.get(phrase) or book.words.get(_singular(phrase))
        if code is not None:
            return _Hit(start, end, code, None, phrase.count(" ") + 1)
    return None


def _is_name(words: str) -> bool:
    """A name has a capital or a figure; "caesar" and "hawk" in lower case are none."""
    return words != words.lower() or any(ch.isdigit() for ch in words)


def _plain(text: str) -> str:
    return re.sub(r"[\s–-]+", " ", text.lower().replace("’", "'")).strip(" .'")


def _singular(phrase: str) -> str:
    head, _, last = phrase.rpartition(" ")
    if last.endswith("knives"):
        last = "knife"
    elif last.endswith(("ches", "shes", "xes", "sses")):
        last = last[:-2]
    elif last.endswith("ies") and len(last) > 4:
        last = f"{last[:-3]}y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return f"{head} {last}".strip()


@cache
def arsenal() -> Arsenal:
    """The taxonomy that ships with Dateline, read once.

    Raises RunError for a class without a parent, a circular parent, or a word of two classes.
    """
    text = files("dateline.codebook").joinpath("weapons.yaml").read_text(encoding="utf-8")
    return parse_arsenal(text)


def parse_arsenal(text: str) -> Arsenal:
    """An arsenal from YAML text of the form of codebook/weapons.yaml. Raises RunError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(text, Loader=loader)
    classes = {
        code: Weapon(code=code, parent=row["parent"], definition=row["is"])
        for code, row in raw["classes"].items()
    }
    _check_parents(classes)
    words: dict[str, str] = {}
    for code, row in raw["classes"].items():
        for word in row["words"]:
            _add(words, _plain(word), code)
    systems: dict[str, tuple[str, str]] = {}
    for code, rows in raw["systems"].items():
        if code not in classes:
            raise RunError(f"weapons: systems of the unknown class {code!r}")
        for names in rows:
            for name in names:
                _add(systems, _plain(str(name)), (_first_spelling(str(name), names), code))
    longest = max(len(phrase.split()) for phrase in (*words, *systems))
    return Arsenal(classes=classes, words=words, systems=systems, longest=longest)


def _first_spelling(name: str, names: list[str]) -> str:
    """The first name of the row that differs in hyphens and blanks alone."""
    return next(str(one) for one in names if _squeezed(str(one)) == _squeezed(name))


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _add(table: dict[str, Value], phrase: str, value: Value) -> None:
    if table.setdefault(phrase, value) != value:
        raise RunError(f"weapons: {phrase!r} is both {table[phrase]} and {value}")


def _check_parents(classes: Mapping[str, Weapon]) -> None:
    for weapon in classes.values():
        seen = {weapon.code}
        parent = weapon.parent
        while parent is not None:
            if parent not in classes or parent in seen:
                raise RunError(f"weapons: {weapon.code!r} has the wrong parent {parent!r}")
            seen.add(parent)
            parent = classes[parent].parent
