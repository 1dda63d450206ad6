"""Texts with TIMEX3 in the two forms of TempEval: TimeML files, and tables of columns.

Columns, between tabs: `base-segmentation.tab` (document, sentence, token, word),
`timex-extents.tab` (document, sentence, token, "timex3", id, 1), `timex-attributes.tab` (the same
and attribute, value) and `dct.txt` or `dct.tab` (document, day as 19980108 or 1998-01-08).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.resolve.times import Timex

Place = tuple[int, int]
"""Sentence and token."""


@dataclass(frozen=True, slots=True)
class TimeML:
    """One document: its text, its creation time, the gold expressions of the text."""

    name: str
    corpus: str
    text: str
    created: str
    gold: list[Timex]


def read_folder(folder: Path) -> Iterator[TimeML]:
    """Every document at any depth of a folder, in either form."""
    for path in sorted(folder.rglob("*.tml")):
        if not path.name.startswith("."):
            yield read_timeml(path)
    for path in sorted(folder.rglob("base-segmentation.tab")):
        yield from read_columns(path.parent)


def read_timeml(path: Path) -> TimeML:
    """Text and TIMEX3 of the TEXT element; the creation time's value."""
    root = ET.fromstring(path.read_text(encoding="utf-8", errors="replace"))
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    gold: list[Timex] = []
    text = "".join(_walk(body, 0, gold)) if body is not None else ""
    value = created.get("value", "") if created is not None else ""
    return TimeML(path.stem, path.parent.name, text, value, gold)


def _walk(element: ET.Element, offset: int, gold: list[Timex]) -> Iterator[str]:
    start = offset
    pieces = [element.text or ""]
    offset += len(pieces[0])
    for child in element:
        inner = "".join(_walk(child, offset, gold))
        tail = child.tail or ""
        pieces += [inner, tail]
        offset += len(inner) + len(tail)
    if element.tag == "TIMEX3" and offset > start:
        gold.append(Timex(start, offset, element.get("type", "DATE"), element.get("value", "")))  # type: ignore[arg-type]
    yield from pieces


def read_columns(folder: Path) -> Iterator[TimeML]:
    """The documents of one folder of tables; words of a sentence are joined by blanks."""
    words: dict[str, dict[Place, str]] = defaultdict(dict)
    for name, sentence, token, word, *_ in _rows(folder / "base-segmentation.tab"):
        words[name][int(sentence), int(token)] = word
    extents: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for name, sentence, token, _, key, *_ in _rows(folder / "timex-extents.tab"):
        extents[name, key].append((int(sentence), int(token)))
    told: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, _, _, _, key, _, attribute, value, *_ in _rows(folder / "timex-attributes.tab"):
        told[name, key][attribute] = value
    created = dict(_created(folder))
    for name, tokens in words.items():
        text, at = _text(tokens)
        gold = [
            Timex(at[min(places)][0], at[max(places)][1], about.get("type", "DATE"), about["value"])  # type: ignore[arg-type]
            for (document, key), places in extents.items()
            if document == name and "value" in (about := told[name, key])
        ]
        gold.sort(key=lambda one: one.start)
        yield TimeML(name.removesuffix(".tml"), folder.name, text, created.get(name, ""), gold)


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.strip():
            yield re.split(r"\t+", line.strip())


def _created(folder: Path) -> Iterator[tuple[str, str]]:
    path = next((folder / one for one in ("dct.txt", "dct.tab") if (folder / one).exists()), None)
    for name, day, *_ in _rows(path) if path else ():
        digits = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", day)
        yield name, "-".join(digits.groups()) if digits else day


def _text(tokens: dict[Place, str]) -> tuple[str, dict[Place, tuple[int, int]]]:
    """The text of a document, and where each token stands in it."""
    text, at, last = "", {}, None
    for place in sorted(tokens):
        if last is not None:
            text += " " if place[0] == last else "\n"
        start = len(text)
        text += tokens[place]
        at[place], last = (start, len(text)), place[0]
    return text, at
