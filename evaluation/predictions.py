"""Extractions in the form that score.py of the annotated reports wants."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.model import Document, document_id
from training.agreement import scorer

__all__ = ["WEIGHTS", "document", "documents", "print_counts", "scorer"]


def documents(texts: Path, wanted: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """The reports of a folder that are wanted, as documents, with their own ids."""
    keys = set(wanted)
    for path in sorted(texts.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if row.get("id") in keys:
                yield row["id"], _document(row)


def _document(row: dict[str, Any]) -> Document:
    title = row.get("title") or ""
    body = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
    return document(title, body, row.get("published"))


def document(title: str, body: str, published: str | None = None) -> Document:
    """A document of its own text alone."""
    key = document_id(source=None, url=None, published=published, title=title, body=body)
    return Document(id=key, title=title, body=body, published=published, language="en")


WEIGHTS = Path("src/dateline/extract/encoder/weights")


def print_counts(name: str, counts: Counter[str]) -> float:
    """Print precision, recall and F1 of `NAME hit`, `NAME predicted`, `NAME gold`."""
    hit, predicted, gold = (counts[f"{name} {k}"] for k in ("hit", "predicted", "gold"))
    p, r = hit / max(predicted, 1), hit / max(gold, 1)
    f1 = 2 * hit / max(predicted + gold, 1)
    of = f"({hit} of {predicted} predicted, {gold} gold)"
    print(f"{name:24} F1 {f1:.3f}  P {p:.3f}  R {r:.3f}  {of}")
    return f1
