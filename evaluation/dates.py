"""Dates of events held against annotated reports, given the annotated events and their words.

    python -m evaluation.dates --gold GOLD --texts TEXTS [--wrong]

GOLD is a JSON Lines file of annotated reports, or a folder of them; TEXTS is a folder of
numbered-line texts (JSON Lines of {id, title, paragraphs}). A date is right when it is the
annotated one, letter for letter. As in the annotators' own scorer, accuracy is over the events
that are dated by the annotation, by the program, or by both. `--wrong` lists what differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from dateline.model import EventReport, TimeReading
from dateline.resolve.times import guideline_date, read_times
from evaluation.annotated import Annotated, named

Outcome = Literal["right", "other", "missed", "spurious", "none"]
OUTCOMES: tuple[Outcome, ...] = ("right", "other", "missed", "spurious")


def outcome(gold: str | None, found: str | None) -> Outcome:
    """How a found date stands to the annotated one; "none" where both are silent."""
    if gold is None:
        return "none" if found is None else "spurious"
    if found is None:
        return "missed"
    return "right" if found == gold else "other"


def score(reports: Iterable[Annotated], *, wrong: bool = False) -> Counter[tuple[str, Outcome]]:
    """Events by outcome: all, by corpus, by own words or none, and by the basis of the date."""
    tally: Counter[tuple[str, Outcome]] = Counter()
    for report in reports:
        readings = read_times(report.document, report.extraction)
        for event in report.extraction.events:
            reading = readings[event.id]
            found = guideline_date(reading)
            result = outcome(report.dates[event.id], found)
            for key in _keys(report, event, reading):
                tally[key, result] += 1
            if wrong and result in ("other", "missed", "spurious"):
                print(_line(report, event, reading, result))
    return tally


def _keys(report: Annotated, event: EventReport, reading: TimeReading) -> tuple[str, ...]:
    own = "own words" if event.role("time") else "no own words"
    corpus = f"corpus {report.document.id.split('/')[0]}"
    return "all", corpus, own, f"basis {reading.basis}", f"realis {event.realis}"


def _line(report: Annotated, event: EventReport, reading: TimeReading, result: Outcome) -> str:
    words = [filler.span.quote for filler in event.role("time")]
    return (
        f"{result:8} gold {report.dates[event.id]}  found {guideline_date(reading)}  "
        f"{report.document.id} {event.id} {event.type} {event.trigger.quote} {words} "
        f"({event.realis}, report of {report.document.published}) {reading.why}"
    )


def accuracy(tally: Counter[tuple[str, Outcome]], key: str) -> float:
    """Right ones among those dated by either side."""
    return tally[key, "right"] / max(sum(tally[key, one] for one in OUTCOMES), 1)


def table(tally: Counter[tuple[str, Outcome]]) -> None:
    """Print accuracy and the outcomes, a row for each kind of event."""
    print(f"{'':20}{'accuracy':>9}" + "".join(f"{one:>10}" for one in (*OUTCOMES, "none")))
    for key in sorted({key for key, _ in tally}, key=lambda one: (one != "all", one)):
        counts = "".join(f"{tally[key, one]:10}" for one in (*OUTCOMES, "none"))
        print(f"{key:20}{accuracy(tally, key):9.3f}{counts}")


def main() -> None:
    """Read the arguments and print the table."""
    reports, wrong = named(__doc__)
    table(score(reports, wrong=wrong))


if __name__ == "__main__":
    main()
