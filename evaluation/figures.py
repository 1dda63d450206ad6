"""Whose figure a count is, by the words of its sentence alone, against annotated chains.

    python -m evaluation.figures training/corpus/annotations/*.jsonl --texts training/corpus/texts

Assess gives a count that no chain gives to anyone to whom its sentence names as its giver. Here
every count of annotated reports is asked for, as if its chain had not been read: of those with an
annotated source, how many get that source, and how many another; of those that are annotated as
the report's own, how many get a source at all.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.assess.figures import figure_of
from dateline.assess.pages import Page
from dateline.model import ActorCluster, ActorMention, ActorReading, Document, Extraction, Span
from evaluation.annotated import lines_of, span_of

HARMS = ("killed", "injured", "taken")


def page_of(report: dict[str, Any], lines: list[str]) -> Page:
    """A report as assess sees it, with the annotated actors and nothing else."""
    document = Document(id=report["id"], title="", body="\n\n".join(lines))
    actors = report.get("actors", [])
    clusters = tuple(
        ActorCluster(
            id=actor["id"],
            name=actor["name"],
            kind=actor["type"],
            mentions=tuple(
                ActorMention(span=span_of(document, lines, mention), form="name")
                for mention in actor["mentions"]
            ),
        )
        for actor in actors
    )
    return Page(
        document=document,
        extraction=Extraction(document=document.id, extractor="gold", actors=clusters),
        actors={
            a["id"]: ActorReading(cluster=a["id"], actor=a["id"], name=a["name"], kind=a["type"])
            for a in actors
        },
        claims={},
        undated={},
        passages=(),
        copy_of=None,
        agency=None,
    )


def asked(report: dict[str, Any], lines: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """(annotated source, found source) of every count, as clusters; None where there is none."""
    page = page_of(report, lines)
    for event in report.get("events", []):
        for harm in HARMS:
            for count in event.get(harm, []):
                found = figure_of(page, span_of(page.document, lines, count["m"]))
                yield gold(event, page, lines), found[0] if found else None


def gold(event: dict[str, Any], page: Page, lines: list[str]) -> str | None:
    """The innermost annotated source: its cluster, "unnamed", or None for the report's own."""
    chain = event.get("said_by") or []
    if not chain:
        return None
    if not chain[-1].get("source"):
        return "unnamed"
    words: Span = span_of(page.document, lines, chain[-1]["source"])
    found = (c for span, c in page.mentions("body", words.start, words.end) if span == words)
    return next(found, "unnamed")


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", type=Path, required=True)
    options = parser.parse_args()
    lines, tally = lines_of(options.texts), Counter[str]()
    for path in options.gold:
        for row in path.read_text("utf-8").splitlines():
            report = json.loads(row)
            for source, found in asked(report, lines[report["id"]]):
                tally["attributed" if source else "own"] += 1
                if found:
                    right = "right" if source == found else "other" if source else "own, given away"
                    tally[right] += 1
    print(
        f"attributed counts {tally['attributed']}: right {tally['right']}, other {tally['other']}"
    )
    print(f"the report's own {tally['own']}: given to someone {tally['own, given away']}")


if __name__ == "__main__":
    main()
