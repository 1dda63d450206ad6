"""Actors of events in annotated reports: the share that lands on the right identity.

    python -m evaluation.actors_gold --gold ../shared/annotation/gold \
        --texts ../shared/annotation/texts

Two keys give for the event actors of 25 reports each, by offsets in the body, the identity that
is meant: an id of the shipped list or of a state or its organ; "person:" and a name; "name:" and
the proper name of one whom the list does not know; or "own", an identity of that report alone
(gunmen, residents, a person of whom only the family name is told). "|" parts what both will do.

- `actor_key_blind.json` (reports of gold train, the first of each source by the SHA-256 of their
  ids that have three event actors) was written from the reports and the shipped list, before
  the program's answers to them were seen. Its first score is the measure; what was mended after
  it is told beside it.
- `actor_key.json` (reports of gold dev) was drafted from the program's answers and corrected, and
  rules were mended on it: it leans favourable, and serves to see what a change does.

The gold clusters are given, so the reader's mistakes do not count. Right is the same identity;
for "own", one that is not listed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import (
    ActorCluster,
    ActorMention,
    ActorReading,
    Document,
    Extraction,
    Span,
    cluster_id,
)
from dateline.model.extraction import MentionForm
from dateline.resolve.actors import ActorList, ActorResolver, identity_of
from evaluation.annotated import load, span_of
from evaluation.data import corpus

KEYS = {
    "blind": ("actor_key_blind.json", "train.jsonl"),
    "drafted": ("actor_key.json", "dev.jsonl"),
}
PRONOUNS = frozenset(
    """i we you he she it they them him her his its their who which that this these those us me
    our my himself themselves itself one""".split()
)


def clusters(
    report: dict[str, Any], document: Document, lines: list[str]
) -> Iterator[ActorCluster]:
    """The gold clusters of one report, in the form that a reader gives them."""
    for actor in report["actors"]:
        spans = sorted(
            (span_of(document, lines, mention) for mention in actor["mentions"]),
            key=lambda span: span.start,
        )
        yield ActorCluster(
            id=cluster_id(document.id, spans[0]),
            name=actor["name"],
            kind=actor["type"],
            mentions=tuple(ActorMention(span=span, form=_form(span.quote)) for span in spans),
        )


def _form(quote: str) -> MentionForm:
    if quote.lower() in PRONOUNS:
        return "pronoun"
    return "name" if quote[0].isupper() and not quote.startswith(("The ", "A ")) else "nominal"


def event_actors(report: dict[str, Any], document: Document, lines: list[str]) -> list[Span]:
    """The words of the actors of all events, each once, in the order of the text."""
    found = {
        (span.start, span.end): span
        for event in report["events"]
        for mention in event.get("actor", [])
        for span in [span_of(document, lines, mention)]
    }
    return [found[key] for key in sorted(found)]


def reading_at(
    span: Span, found: list[ActorCluster], readings: dict[str, ActorReading]
) -> ActorReading | None:
    """The reading of the cluster that has these words, else of the first that overlaps them."""
    exact = [c for c in found for m in c.mentions if m.span == span]
    near = [c for c in found for m in c.mentions if m.span.overlaps(span)]
    every = exact or near
    return readings.get(every[0].id) if every else None


def is_right(meant: str, reading: ActorReading | None) -> bool:
    """Whether a reading is the identity of the key, or one of those that it allows."""
    return any(_is_one(one, reading) for one in meant.split("|"))


def _is_one(meant: str, reading: ActorReading | None) -> bool:
    kind, _, name = meant.partition(":")
    if meant == "own":
        return reading is None or not reading.listed
    if reading is None:
        return False
    if kind == "person" and name:
        return reading.actor == identity_of(name, person=True)
    if kind == "name" and name:
        return reading.actor == identity_of(name)
    return reading.actor == meant


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, default=Path("../shared/annotation/gold"))
    parser.add_argument("--texts", type=Path, default=Path("../shared/annotation/texts"))
    parser.add_argument("--key", choices=(*KEYS, "both"), default="both")
    parser.add_argument("--all", action="store_true", help="print every actor, not the wrong ones")
    options = parser.parse_args()
    resolver = ActorResolver(ActorList.shipped())
    for label, (file, gold) in KEYS.items():
        if options.key in (label, "both"):
            key = json.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))
            found = list(rows(options.gold / gold, options.texts, key, resolver))
            for row in found:
                if options.all or not row.right:
                    print(row)
            table(f"{label} key, {len(key)} reports", found)


def table(title: str, found: list[Row]) -> None:
    """Prints the share that is right, by what is meant."""
    tally = Counter((_group(row.meant), row.right) for row in found)
    groups = ("listed or state", "named, not listed", "of one report")
    print(f"{title:28} right    all")
    for group in (*groups, "all"):
        wanted = groups if group == "all" else (group,)
        right, every = (
            sum(tally[g, True] for g in wanted),
            sum(tally[g, r] for g in wanted for r in (True, False)),
        )
        print(f"{group:28} {right / max(every, 1):5.3f} {every:6d}")


@dataclass(frozen=True, slots=True)
class Row:
    """One event actor: what is meant, and what it was read as."""

    report: str
    words: Span
    meant: str
    reading: ActorReading | None

    @property
    def right(self) -> bool:
        """Whether the reading is the identity of the key."""
        return is_right(self.meant, self.reading)

    def __str__(self) -> str:
        found = f"{self.reading.actor} ({self.reading.name})" if self.reading else "none"
        words = f"{self.words.start} {self.words.quote!r}"
        return f"{self.report} {words}: meant {self.meant}, found {found}"


def _group(meant: str) -> str:
    if meant == "own":
        return "of one report"
    return "named, not listed" if ":" in meant else "listed or state"


def rows(gold: Path, texts: Path, key: dict[str, Any], resolver: ActorResolver) -> Iterator[Row]:
    """The event actors of the reports of the key, with their readings."""
    raw = {r["id"]: r for r in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for annotated in load(corpus(gold.parent, gold.name), corpus(texts.parent, texts.name)):
        document = annotated.document
        if document.id not in key:
            continue
        lines = document.body.split("\n\n")
        found = list(clusters(raw[document.id], document, lines))
        extraction = Extraction(document=document.id, extractor="gold", actors=tuple(found))
        readings = {r.cluster: r for r in resolver.read(document, extraction)[0]}
        meant = {(start, end): who for start, end, who in key[document.id]}
        for span in event_actors(raw[document.id], document, lines):
            reading = reading_at(span, found, readings)
            yield Row(document.id, span, meant[span.start, span.end], reading)


if __name__ == "__main__":
    main()
