"""Exact low and high of the counts of annotated reports, given the gold span.

python evaluation/numbers.py --gold GOLD.jsonl --texts TEXTS [--wrong]
GOLD has one annotated report a line; TEXTS is a folder of numbered-line texts (JSON Lines
of {id, title, paragraphs}). `--wrong` lists what differs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.model import Count, Document, EventReport, Harm, Span
from dateline.resolve.numbers import read_numbers

HARMS: tuple[Harm, ...] = ("killed", "injured", "taken")
Bounds = tuple[int | None, int | None]
Gold = tuple[Harm, str, Bounds, Bounds]
"""Harm, words, gold bounds, bounds read."""


def lines_of(texts: Path) -> dict[str, list[str]]:
    """The lines of every report: line 0 is the title, then one sentence a line."""
    found: dict[str, list[str]] = {}
    for path in sorted(texts.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(row)
            sentences = [line for part in report["paragraphs"] for line in part]
            found[report["id"]] = [report["title"], *sentences]
    return found


def counts(gold: Path, lines: dict[str, list[str]]) -> Iterator[Gold]:
    """Every count of the gold data, with what is read from its words."""
    for row in gold.read_text(encoding="utf-8").splitlines():
        report = json.loads(row)
        document = Document(id=report["id"], title="", body="\n\n".join(lines[report["id"]]))
        for event in report["events"]:
            yield from _event_counts(document, lines[report["id"]], event)


def _event_counts(
    document: Document, lines: list[str], event: dict[str, list[dict[str, Any]]]
) -> Iterator[Gold]:
    gold = [(harm, count) for harm in HARMS for count in event.get(harm, [])]
    given = tuple(
        Count(harm=harm, span=_span(document, lines, count["m"]), low=None, high=None)
        for harm, count in gold
    )
    report = EventReport(
        id="e", document=document.id, trigger=given[0].span, type="attack", realis="actual",
        counts=given,
    ) if given else None  # fmt: skip
    readings = read_numbers(document, report) if report else ()
    for harm, count in gold:
        span = _span(document, lines, count["m"])
        whole = next(one for one in readings if (one.harm, one.span) == (harm, span))
        yield harm, span.quote, (count.get("lo"), count.get("hi")), (whole.low, whole.high)


def _span(document: Document, lines: list[str], mention: str) -> Span:
    """The span of "LINE:words" or "LINE:words#N" (the N-th occurrence in that line)."""
    number, quote = mention.split(":", 1)
    words, _, nth = quote.partition("#")
    line = lines[int(number)]
    at = -1
    for _ in range(int(nth or 1)):
        at = line.index(words, at + 1)
    start = sum(len(before) + 2 for before in lines[: int(number)]) + at
    return document.span("body", start, start + len(words))


def main() -> None:
    """Print the share of counts whose low and high are both exact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    args = parser.parse_args()
    total = right = 0
    for harm, quote, gold, found in counts(args.gold, lines_of(args.texts)):
        total += 1
        right += gold == found
        if args.wrong and gold != found:
            print(f"{harm:8} gold {gold}  found {found}  {quote}")
    print(f"counts {total}  exact low and high {right / max(total, 1):.3f}")


if __name__ == "__main__":
    main()
