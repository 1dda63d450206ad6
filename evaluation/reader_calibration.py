"""Does a probability mean what it says? Expected calibration error of typed events.

    python -m evaluation.reader_calibration --annotation ../shared/annotation

An event found is right when a gold trigger of the same type overlaps with it. The error
is the mean gap between stated probability and share right over ten bins, weighted.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import EventReport
from evaluation.held import held, options
from evaluation.predictions import documents

BINS = 10


def right(event: EventReport, reading: Any) -> bool:
    """Whether a gold event of that type has a trigger that overlaps."""
    shift = 0 if event.trigger.field == "title" else reading.body
    start, end = event.trigger.start + shift, event.trigger.end + shift
    return any(
        g["type"] == event.type and g["trigger"][0] < end and start < g["trigger"][1]
        for g in reading.events
    )


def error(stated: NDArray[np.float64], hit: NDArray[np.bool_]) -> float:
    """The expected calibration error over ten equal bins."""
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    total = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            gap = abs(stated[inside].mean() - hit[inside].mean())
            total += gap * inside.mean()
            print(
                f"  {b / BINS:.1f}-{(b + 1) / BINS:.1f}  stated {stated[inside].mean():.2f}"
                f"  right {hit[inside].mean():.2f}  ({inside.sum()} events)"
            )
    return total


def main() -> None:
    """Print the bins and the error of gold dev, or of the own corpus's held-out fifth."""
    on = held(options(__doc__).parse_args())
    score, gold, texts = on.score, on.gold, on.texts
    found = list(documents(on.folder, gold))
    stated, hit = [], []
    for (key, _), extraction in zip(found, on.extractor.read(d for _, d in found), strict=True):
        reading = score.Reading(gold[key], texts[key])
        for event in extraction.events:
            stated.append(event.type_score)
            hit.append(right(event, reading))
    gap = error(np.array(stated), np.array(hit))
    print(f"expected calibration error {gap:.4f}, {len(hit)} events")


if __name__ == "__main__":
    main()
