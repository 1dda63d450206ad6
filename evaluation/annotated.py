"""Annotated reports (GUIDELINES form) as the documents and event reports of the product."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Count, Document, EventReport, Extraction, Filler, Harm, Span

HARMS: tuple[Harm, ...] = ("killed", "injured", "taken")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its gold events; `dates` and `bounds` are the gold values to score."""

    document: Document
    extraction: Extraction
    dates: dict[str, str | None]
    bounds: dict[str, list[tuple[Harm, Span, int | None, int | None]]]


def named(description: str | None) -> tuple[Iterator[Annotated], bool]:
    """The reports that the command line names by --gold and --texts; whether --wrong was given."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    args = parser.parse_args()
    files = sorted(args.gold.glob("*.jsonl")) if args.gold.is_dir() else [args.gold]
    return (report for file in files for report in load(file, args.texts)), args.wrong


def load(gold: Path, texts: Path) -> Iterator[Annotated]:
    """Every annotated report of a JSON Lines file, with its text from the folder `texts`."""
    lines = lines_of(texts)
    for row in gold.read_text(encoding="utf-8").splitlines():
        report = json.loads(row)
        yield _annotated(report, lines[report["id"]])


def lines_of(texts: Path) -> dict[str, list[str]]:
    """The lines of every report: line 0 is the title, then one sentence a line."""
    found: dict[str, list[str]] = {}
    for path in sorted(texts.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(row)
            sentences = [line for part in report["paragraphs"] for line in part]
            found[report["id"]] = [report["title"], *sentences]
    return found


def _annotated(report: dict[str, Any], lines: list[str]) -> Annotated:
    body = "\n\n".join(lines)
    document = Document(id=report["id"], title="", body=body, published=report.get("date"))
    events = tuple(_event(document, lines, one) for one in report["events"])
    dates = {one["id"]: one.get("date") for one in report["events"]}
    bounds = {
        one["id"]: [
            (harm, span_of(document, lines, count["m"]), count.get("lo"), count.get("hi"))
            for harm in HARMS
            for count in one.get(harm, [])
        ]
        for one in report["events"]
    }
    extraction = Extraction(document=document.id, extractor="gold", events=events)
    return Annotated(document, extraction, dates, bounds)


def _event(document: Document, lines: list[str], event: dict[str, Any]) -> EventReport:
    fillers = tuple(
        Filler(role=role, span=span_of(document, lines, mention))
        for role in ("actor", "target", "instrument", "place", "time", "purpose")
        for mention in event.get(role, [])
    )
    counts = tuple(
        Count(harm=harm, span=span_of(document, lines, count["m"]))
        for harm in HARMS
        for count in event.get(harm, [])
    )
    return EventReport(
        id=event["id"],
        document=document.id,
        trigger=span_of(document, lines, event["trigger"]),
        type=event["type"],
        realis=event["realis"],
        fillers=fillers,
        counts=counts,
        same_as=event.get("same_as"),
        about=tuple(event.get("about", ())),
    )


def span_of(document: Document, lines: list[str], mention: str) -> Span:
    """The span of "LINE:words" or "LINE:words#N" (the N-th occurrence in that line)."""
    number, quote = mention.split(":", 1)
    words, _, nth = quote.partition("#")
    line = lines[int(number)]
    at = -1
    for _ in range(int(nth or 1)):
        at = line.index(words, at + 1)
    start = sum(len(before) + 2 for before in lines[: int(number)]) + at
    return document.span("body", start, start + len(words))
