"""Does a probability mean what it says? Expected calibration error of typed events.

    python -m evaluation.reader_calibration --annotation ../shared/annotation

An event found is right when a gold trigger of the same type overlaps with it. The error
is the mean gap between stated probability and share right over ten bins, weighted. Few
events give a gap by chance alone: what a reader would show whose probabilities are exact is
drawn beside it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import EventReport
from evaluation.held import held, options
from evaluation.predictions import documents

Floats = NDArray[np.float64]
BINS = 10
DRAWS = 1000


def right(event: EventReport, reading: Any) -> bool:
    """Whether a gold event of that type has a trigger that overlaps."""
    shift = 0 if event.trigger.field == "title" else reading.body
    start, end = event.trigger.start + shift, event.trigger.end + shift
    return any(
        g["type"] == event.type and g["trigger"][0] < end and start < g["trigger"][1]
        for g in reading.events
    )


def bins(stated: Floats, hit: Floats) -> list[tuple[int, float, float, int]]:
    """Of ten equal bins those that hold events: number, mean stated, share right, events."""
    number = np.minimum((stated * BINS).astype(int), BINS - 1)
    return [
        (b, float(stated[inside].mean()), float(hit[inside].mean()), int(inside.sum()))
        for b in range(BINS)
        if (inside := number == b).any()
    ]


def error(stated: Floats, hit: Floats) -> float:
    """The expected calibration error over ten equal bins."""
    return sum(abs(said - share) * n for _, said, share, n in bins(stated, hit)) / len(stated)


def by_chance(stated: Floats, seed: int = 13) -> tuple[float, float]:
    """The error of exact probabilities over so many events: its mean and its 95th percentile."""
    random = np.random.default_rng(seed)
    drawn = [error(stated, random.random(len(stated)) < stated) for _ in range(DRAWS)]
    return float(np.mean(drawn)), float(np.quantile(drawn, 0.95))


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
    says, is_right = np.array(stated), np.array(hit)
    for b, said, share, n in bins(says, is_right):
        low, high = b / BINS, (b + 1) / BINS
        print(f"  {low:.1f}-{high:.1f}  stated {said:.2f}  right {share:.2f}  ({n} events)")
    mean, most = by_chance(says)
    print(f"expected calibration error {error(says, is_right):.4f}, {len(hit)} events;")
    print(f"of exact probabilities {mean:.4f} in the mean of {DRAWS} draws, {most:.4f} at 95 %")


if __name__ == "__main__":
    main()
