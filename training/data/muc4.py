"""MUC-4 train: which words fill a template's slots, over a whole report.

A weak label: every place where a filler's words stand is marked, also where they tell of
something else. Reports without a template teach that nothing in them is an incident.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.examples import SLOTS, Example, Span, build

KEYS = {
    "PerpInd": ("PERP: INDIVIDUAL ID",),
    "PerpOrg": ("PERP: ORGANIZATION ID",),
    "Target": ("PHYS TGT: ID",),
    "Victim": ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
    "Weapon": ("INCIDENT: INSTRUMENT ID",),
}
QUOTED = re.compile(r'"([^"]+)"')
HEADER = re.compile(r"\A.*?\[TEXT\]\s*", re.DOTALL)


def read(path: Path, keys: Mapping[str, tuple[str, ...]] = KEYS) -> list[Example]:
    """All reports; `keys` are the fields of the templates that fill each slot."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [_example(row, keys) for row in rows]


def body(text: str) -> str:
    """A report without its header, laid out."""
    return laid_out(HEADER.sub("", text))


def laid_out(text: str) -> str:
    """A paragraph to a line, paragraphs a blank line apart."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(" ".join(p.split()) for p in paragraphs if p.strip())


def _example(row: dict[str, Any], keys: Mapping[str, tuple[str, ...]]) -> Example:
    example = build(row["docid"], body(row["text"]))
    example.slots = {slot: _spans(example, row["templates"], keys[slot]) for slot in SLOTS}
    return example


def _spans(example: Example, templates: list[dict[str, Any]], keys: tuple[str, ...]) -> list[Span]:
    values = (v for t in templates for key in keys for v in t.get(key, []))
    fillers = {words for value in values for words in QUOTED.findall(value)}
    found: list[Span] = []
    taken: set[int] = set()
    for filler in sorted(fillers, key=lambda words: (-len(words), words)):
        pattern = r"\b" + r"\s+".join(map(re.escape, filler.split())) + r"\b"
        for match in re.finditer(pattern, example.words.text):
            span = example.words.covering(*match.span())
            if span and not taken.intersection(range(*span)):
                found.append(span)
                taken.update(range(*span))
    return sorted(found)
