"""Exact low and high of the counts of annotated reports, given the gold span.

    python -m evaluation.counts --gold GOLD --texts TEXTS [--wrong]

GOLD is a JSON Lines file with one annotated report a line, or a folder of them; TEXTS is a
folder of numbered-line texts (JSON Lines of {id, title, paragraphs}). `--wrong` lists what
differs. Annotations without any bound, which the guidelines do not know (they give a bare plural
`lo` 2), stand in the first figure and not in the second. The name is not `numbers`, which would
hide the standard library's module from every script beside it.
"""

from __future__ import annotations

from dateline.resolve.numbers import read_numbers
from evaluation.annotated import Annotated, named


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
    """Print the shares of counts whose low and high are both exact."""
    reports, wrong = named(__doc__)
    scores = [score(report, wrong) for report in reports]
    right, total, bounded_right, bounded = (sum(part) for part in zip(*scores, strict=True))
    print(f"all counts         {right / max(total, 1):.3f}  of {total}")
    print(f"those with a bound {bounded_right / max(bounded, 1):.3f}  of {bounded}")


if __name__ == "__main__":
    main()
