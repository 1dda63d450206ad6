"""Hold the reader against annotated reports.

    python -m evaluation.reader --annotation ../shared/annotation
    python -m evaluation.reader --gold FILE_OR_FOLDER --texts FOLDER [--own-dev]

Prints the tables of score.py. --own-dev keeps only the fifth of the own corpus that is
held out for development (by a hash of the report's id). --save writes the readings.
--floors FILE ends with status 1 when a figure lies under its floor; the floors hold for one
set of annotations, told by the hash of its ids and annotations, and are left alone on others.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from dateline.extract.encoder import EncoderExtractor
from dateline.pipeline.run import annotation
from evaluation.held import held, options
from evaluation.predictions import documents


def read(
    keys: list[str], texts: Path, extractor: EncoderExtractor
) -> tuple[dict[str, dict[str, Any]], float]:
    """Readings by the report's id, and the seconds that they took."""
    found = list(documents(texts, keys))
    begun = time.perf_counter()
    extractions = list(extractor.read(document for _, document in found))
    took = time.perf_counter() - begun
    return {
        key: annotation(document, extraction, key)
        for (key, document), extraction in zip(found, extractions, strict=True)
    }, took


def fingerprint(gold: dict[str, Any]) -> str:
    """The hash of a set of annotations, whatever the order of the files."""
    rows = json.dumps([gold[key] for key in sorted(gold)], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(rows.encode()).hexdigest()


def figures(result: Any) -> dict[str, float]:
    """Every F1 and accuracy by its name in the table."""
    tallies, _, right, seen = result
    accuracy = {name: right[name] / seen[name] for name in seen}
    return {**{name: tally.row()["f1"] for name, tally in tallies.items()}, **accuracy}


def below(path: Path, pinned: str, found: dict[str, float]) -> int:
    """1 and a line for each figure that is under its floor, else 0."""
    floors = json.loads(path.read_text("utf-8"))["reader"].get(pinned)
    if floors is None:
        print(f"{path} has no floors for these annotations")
        return 0
    low = {name: floor for name, floor in floors["floors"].items() if found[name] < floor}
    for name, floor in low.items():
        print(f"{name} {found[name]:.3f} is under its floor {floor:.3f}")
    return int(bool(low))


def main() -> None:
    """Score the weights on a set of annotated reports."""
    parser = options(__doc__)
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--floors", type=Path)
    args = parser.parse_args()
    on = held(args)
    gold = on.gold
    predicted, took = read(list(gold), on.folder, on.extractor)
    if args.save:
        args.save.write_text("".join(json.dumps(p) + "\n" for p in predicted.values()), "utf-8")
    print(f"{len(gold)} reports read in {took:.1f} s")
    result = on.score.score(gold, predicted, on.texts)
    table(result, by_type=args.by_type)
    print(f"annotations sha256 {fingerprint(gold)}")
    if args.floors:
        sys.exit(below(args.floors, fingerprint(gold), figures(result)))


def table(result: Any, *, by_type: bool) -> None:
    """Print the tables as score.py does."""
    tallies, types, right, seen = result
    order = ["event found", "event typed", "same event", "roles together (without purpose)"]
    for name in [*order, *sorted(k for k in tallies if k not in order)]:
        row = tallies[name].row()
        print(
            f"{name:34} F1 {row['f1']:.3f}  P {row['p']:.3f}  R {row['r']:.3f}"
            f"  ({row['hit']} of {row['predicted']} predicted, {row['gold']} gold)"
        )
    for name in seen:
        print(f"{name:34} {right[name] / seen[name]:.3f}  ({right[name]} of {seen[name]})")
    if by_type:
        for name, tally in sorted(types.items(), key=lambda kv: -kv[1].gold):
            row = tally.row()
            counts = f"{row['hit']} of {row['predicted']} predicted, {row['gold']} gold"
            print(f"  {name:22} F1 {row['f1']:.3f}  ({counts})")


if __name__ == "__main__":
    main()
