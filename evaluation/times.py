"""Times held against TimeML (TIMEX3 values) and against annotated reports (event dates).

python -m evaluation.times --timeml FOLDER [--part dev|held-out|all] [--wrong]
python -m evaluation.times --gold GOLD.jsonl --texts TEXTS [--wrong]

FOLDER holds TempEval-3 TimeML files (*.tml) at any depth. A document is held out when the
SHA-256 of its file name without suffix, as a number, is divisible by 5.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.resolve.times import Timex, guideline_date, read_times, read_timexes
from evaluation.annotated import Annotated, load


@dataclass(frozen=True, slots=True)
class TimeML:
    """One document: its text, its creation time, the gold expressions of the text."""

    name: str
    corpus: str
    text: str
    created: str
    gold: list[Timex]


def held_out(name: str) -> bool:
    """A fifth of the documents, by their names alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def read_timeml(path: Path) -> TimeML:
    """Text and TIMEX3 of the TEXT element; the creation time's value."""
    root = ET.fromstring(path.read_text(encoding="utf-8", errors="replace"))
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    gold: list[Timex] = []
    text = "".join(_walk(body, 0, gold)) if body is not None else ""
    value = created.get("value", "") if created is not None else ""
    return TimeML(path.stem, path.parent.name, text, value, gold)


def _walk(element: ET.Element, offset: int, gold: list[Timex]) -> Iterator[str]:
    start = offset
    pieces = [element.text or ""]
    offset += len(pieces[0])
    for child in element:
        inner = "".join(_walk(child, offset, gold))
        tail = child.tail or ""
        pieces += [inner, tail]
        offset += len(inner) + len(tail)
    if element.tag == "TIMEX3" and offset > start:
        gold.append(Timex(start, offset, element.get("type", "DATE"), element.get("value", "")))  # type: ignore[arg-type]
    yield from pieces


def equal_values(gold: str, found: str) -> bool:
    """Equal but for spellings of one value: W7 and W07, 1949-XX and 1949, 199X and 199."""
    return _spelt(gold) == _spelt(found)


def _spelt(value: str) -> str:
    plain = re.sub(r"(?:-XX)+$", "", value.strip().upper())
    plain = re.sub(r"-W(\d)(?!\d)", r"-W0\1", plain)
    plain = re.sub(r"(T\d\d:\d\d):00$", r"\1", plain)
    plain = re.sub(r"(T\d\d)$", r"\1:00", plain)
    return re.sub(r"^(\d{3})X$", r"\1", plain)


def score(documents: list[TimeML], wrong: bool) -> None:
    """Print value accuracy with gold spans by type, and value F1 end to end."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    strict = matched = found_count = overlapping = 0
    for document in documents:
        spans = [(one.start, one.end) for one in document.gold]
        given = read_timexes(document.text, published=document.created, spans=spans)
        for gold, found in zip(document.gold, given, strict=True):
            good = equal_values(gold.value, found.value)
            strict += gold.value == found.value
            for key in (gold.kind, document.corpus, "all"):
                right[key] += good
                total[key] += 1
            if wrong and not good:
                _show(document, gold, found.value)
        system = read_timexes(document.text, published=document.created)
        hits, touched = _end_to_end(document, system, wrong)
        matched, overlapping = matched + hits, overlapping + touched
        found_count += len(system)
    for key in sorted(total):
        print(f"gold spans  {key:10} {right[key] / total[key]:.3f}  of {total[key]}")
    count = max(total["all"], 1)
    print(f"gold spans  same spelling {strict / count:.3f}")
    print(f"detection   P {overlapping / found_count:.3f}  R {overlapping / count:.3f}")
    print(f"end to end  P {matched / found_count:.3f}  R {matched / count:.3f}  "
          f"F1 {2 * matched / (found_count + count):.3f}")  # fmt: skip


def _end_to_end(document: TimeML, system: list[Timex], wrong: bool) -> tuple[int, int]:
    """Pairs that overlap one to one with equal value, and all that overlap."""
    hits = touched = 0
    rest = list(system)
    for gold in document.gold:
        found = next((one for one in rest if one.start < gold.end and gold.start < one.end), None)
        if found is None:
            if wrong:
                _show(document, gold, "MISSED")
            continue
        rest.remove(found)
        touched += 1
        hits += equal_values(gold.value, found.value)
    if wrong:
        for one in rest:
            _show(document, one, "SPURIOUS")
    return hits, touched


def _show(document: TimeML, one: Timex, found: str) -> None:
    around = document.text[max(0, one.start - 60) : one.end + 40].replace("\n", " ")
    words = document.text[one.start : one.end].replace("\n", " ")
    print(f"{found:14} gold {one.kind} {one.value:14} “{words}”  {document.created}  …{around}…")


def score_dates(reports: list[Annotated], wrong: bool) -> None:
    """Print how many event dates are right: as annotated, and where no date is annotated."""
    tally: Counter[str] = Counter()
    for report in reports:
        readings = read_times(report.document, report.extraction)
        for event in report.extraction.events:
            gold, reading = report.dates[event.id], readings[event.id]
            found = guideline_date(reading)
            own = "own words" if event.role("time") else "no own words"
            outcome = "right" if found == gold else "missed" if found is None else "other"
            tally[f"{'dated' if gold else 'undated'}, {own}: {outcome}"] += 1
            tally[f"basis {reading.basis}: {'undated' if gold is None else outcome}"] += 1
            if wrong and found != gold:
                words = [filler.span.quote for filler in event.role("time")]
                print(
                    f"gold {gold}  found {found}  {event.trigger.quote} {words} "
                    f"({event.realis}, report of {report.document.published}) {reading.why}"
                )
    for key in sorted(tally):
        print(f"{key:40} {tally[key]}")
    print(f"dated events with a time filler: {_share_right(tally, 'dated, own words'):.3f}")
    print(f"all dated events:                {_share_right(tally, 'dated'):.3f}")
    print(f"all events (none kept as none):  {_share_right(tally, 'dated', 'undated'):.3f}")


def _share_right(tally: Counter[str], *starts: str) -> float:
    rows = {key: count for key, count in tally.items() if key.startswith(starts)}
    right = sum(count for key, count in rows.items() if key.endswith("right"))
    return right / max(sum(rows.values()), 1)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--timeml", type=Path)
    parser.add_argument("--part", choices=("dev", "held-out", "all"), default="dev")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    args = parser.parse_args()
    if args.timeml:
        documents = [
            read_timeml(path)
            for path in sorted(args.timeml.rglob("*.tml"))
            if not path.name.startswith(".")
            and (args.part == "all" or held_out(path.stem) == (args.part == "held-out"))
        ]
        print(f"{len(documents)} documents ({args.part})")
        score(documents, args.wrong)
    if args.gold:
        score_dates(list(load(args.gold, args.texts)), args.wrong)


if __name__ == "__main__":
    main()
