"""Times held against TimeML: values of TIMEX3 with gold spans, and end to end.

    python -m evaluation.times --timeml FOLDER [--part dev|held-out|all] [--wrong]

What is read, at any depth of FOLDER:
  *.tml                   TempEval-3 TimeML: DCT/TIMEX3 and the TIMEX3 elements of TEXT
  base-segmentation.tab   TempEval columns between tabs: document, sentence, token, word;
                          beside it timex-extents.tab, timex-attributes.tab, dct.txt (or dct.tab)
A document is held out when the SHA-256 of its name (without .tml), as a number, is divisible
by 5. Dates of events are measured by evaluation.dates; --gold and --texts do the same here.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from pathlib import Path

from dateline.resolve.times import Timex, read_timexes
from evaluation import dates
from evaluation.annotated import load
from evaluation.timeml import TimeML, read_folder


def held_out(name: str) -> bool:
    """A fifth of the documents, by their names alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


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


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--timeml", type=Path)
    parser.add_argument("--part", choices=("dev", "held-out", "all"), default="dev")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    args = parser.parse_args()
    if args.timeml:
        documents = [
            document
            for document in read_folder(args.timeml)
            if args.part == "all" or held_out(document.name) == (args.part == "held-out")
        ]
        print(f"{len(documents)} documents ({args.part})")
        score(documents, args.wrong)
    if args.gold:
        dates.table(dates.score(load(args.gold, args.texts), wrong=args.wrong))


if __name__ == "__main__":
    main()
