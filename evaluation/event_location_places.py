"""event_location: the place that governs a verb for which the reader found none.

    python -m evaluation.event_location_places --data event_location/train.jsonl.gz

A sentence with one verb and the words of its place, or none. The verb is given to the resolver
as an event without a place, so that only the rules for governing places speak. A place is right
when its words overlap the gold words; a verb without a place is right when no place is given.
Sentences whose gold location has under three characters (damaged offsets) are left out.
Also told: how many gold locations are found as toponyms, since many are none ("a market").
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Document, EventReport, Extraction
from dateline.resolve.places import Gazetteer, PlaceResolver, find_toponyms

DATA = Path("../shared/corpora/event_location/train.jsonl.gz")
Offsets = tuple[int, int]


def sentences(path: Path, part: str) -> Iterator[tuple[str, Offsets, list[Offsets]]]:
    """(text, verb, locations) of the held-out tenth, of the rest, or of all sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            tenth = int(hashlib.sha256(item["text"].encode()).hexdigest(), 16) % 10 == 0
            if part != "all" and tenth != (part == "held-out"):
                continue
            verbs = [(start, end) for start, end, kind in item["spans"] if kind == "VERB"]
            places = [(start, end) for start, end, kind in item["spans"] if kind == "LOCATION"]
            if len(verbs) == 1 and all(end - start > 2 for start, end in places):
                yield item["text"], verbs[0], places


def score(text: str, verb: Offsets, gold: list[Offsets], resolver: PlaceResolver) -> str:
    """right, wrong, missed, invented, or none (rightly)."""
    document = Document(id="doc", title="", body=text)
    trigger = document.span("body", *verb)
    event = EventReport(id="e", document="doc", trigger=trigger, type="attack", realis="actual")
    extraction = Extraction(document="doc", extractor="gold", events=(event,))
    spans = [r.mention for r in resolver.read(document, extraction)["e"] if r.mention]
    if not spans:
        return "missed" if gold else "none"
    if not gold:
        return "invented"
    right = any(span.start < end and start < span.end for span in spans for start, end in gold)
    return "right" if right else "wrong"


def main() -> None:
    """Print the counts, precision, recall and F1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--part", choices=("held-out", "rest", "all"), default="held-out")
    given = parser.parse_args()
    gazetteer = Gazetteer.embedded()
    resolver = PlaceResolver(gazetteer)
    counts, seen, found = Counter[str](), 0, 0
    for text, verb, gold in sentences(given.data, given.part):
        counts[score(text, verb, gold, resolver)] += 1
        names = find_toponyms(text, gazetteer)
        seen += len(gold)
        found += sum(any(a < end and start < b for a, b, _ in names) for start, end in gold)
    given_places = counts["right"] + counts["wrong"] + counts["invented"]
    wanted = counts["right"] + counts["wrong"] + counts["missed"]
    precision, recall = counts["right"] / max(given_places, 1), counts["right"] / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    rightly = (counts["right"] + counts["none"]) / max(sum(counts.values()), 1)
    print(f"event_location ({given.part}): {sum(counts.values())} verbs, {dict(counts)}")
    print(f"  governing place    P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"  right or rightly none  {rightly:.3f}")
    print(f"  gold locations found as toponyms  {found / max(seen, 1):.3f}")


if __name__ == "__main__":
    main()
