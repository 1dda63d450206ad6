"""Exact low and high of the counts of annotated reports, given the gold span.

python -m evaluation.counts --gold GOLD.jsonl --texts TEXTS [--wrong]
GOLD has one annotated report a line; TEXTS is a folder of numbered-line texts (JSON Lines
of {id, title, paragraphs}). `--wrong` lists what differs. Annotations without
any bound (the guidelines give a bare plural `lo` 2) are counted apart. The name is not
`numbers`, which would hide the standard library's module from every script beside it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dateline.resolve.numbers import read_numbers
from evaluation.annotated import Annotated, load


def score(report: Annotated, wrong: bool) -> tuple[int, int, int, int]:
    """Right and total of all counts; then of those whose annotation has at least one bound."""
    right = total = bounded = bounded_right = 0
    for event in report.extraction.events:
        readings = read_numbers(report.document, event)
        for harm, span, low, high in report.bounds[event.id]:
            found = next(one for one in readings if (one.harm, one.span) == (harm, span))
            good = (found.low, found.high) == (low, high)
            right, total = right + good, total + 1
            stated = low is not None or high is not None
            bounded, bounded_right = bounded + stated, bounded_right + (good and stated)
            if wrong and not good:
                print(f"{harm:8} gold {low}-{high}  found {found.low}-{found.high}  {span.quote}")
    return right, total, bounded_right, bounded


def main() -> None:
    """Print the share of counts whose low and high are both exact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    args = parser.parse_args()
    scores = [score(report, args.wrong) for report in load(args.gold, args.texts)]
    right, total, bounded_right, bounded = (sum(part) for part in zip(*scores, strict=True))
    print(f"counts {total}  exact low and high {right / max(total, 1):.3f}")
    print(f"annotated with a bound {bounded}  exact {bounded_right / max(bounded, 1):.3f}")


if __name__ == "__main__":
    main()
