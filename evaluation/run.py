"""All measures one after another, each the command that stands in its own module.

    python -m evaluation.run --shared ../shared [--only NAME ...] [--floors]

A measure whose data is missing says so and is passed over. With --floors only the measures
that have floors are run, and the status is 1 when a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
SAMPLE = Path(__file__).parent.parent / "examples" / "reports"


@dataclass(frozen=True)
class Measure:
    """One command. `needs` must exist; `floors` is true when it takes --floors FILE."""

    name: str
    what: str
    arguments: tuple[str, ...]
    needs: Path
    floors: bool = False


def measures(shared: Path, scratch: Path) -> Iterator[Measure]:
    """All measures with the paths of their data."""
    corpora, annotation = shared / "corpora", shared / "annotation"
    gold, texts = annotation / "gold" / "dev.jsonl", annotation / "texts"
    own = Path("training/corpus")

    def measure(
        name: str, what: str, needs: Path, *arguments: object, floors: bool = False
    ) -> Measure:
        return Measure(name, what, tuple(map(str, arguments)), needs, floors)

    at = ("--annotation", annotation)
    yield measure("reader", "our scheme, gold dev", gold, *at, floors=True)
    own_dev = ("--gold", own / "annotations", "--texts", own / "texts", "--own-dev")
    scorer = annotation / "score.py"
    yield measure("reader", "our scheme, own corpus dev", scorer, *at, *own_dev, floors=True)
    yield measure("reader_actors", "mentions and coreference of actors, gold dev", gold, *at)
    yield measure("reader_calibration", "calibration, gold dev", gold, *at)
    yield measure("reader_calibration", "calibration, own corpus dev", scorer, *at, *own_dev)
    yield measure("reader_gate", "relevance gate", gold, *at, "--own", own)
    muc4, polnear = corpora / "muc4" / "dev.jsonl", corpora / "polnear" / "dev.jsonl.gz"
    trained = ("--data", muc4, "--train", corpora / "muc4" / "train.jsonl")
    yield measure("reader_muc4", "MUC-4 templates", muc4, *trained)
    yield measure("reader_polnear", "attribution, PolNeAR dev", polnear, "--data", polnear)
    place = corpora / "event_location" / "train.jsonl.gz"
    yield measure("reader_event_location", "event_location, held-out tenth", place, "--data", place)
    plover = corpora / "plover_relations" / "train.tsv"
    yield measure(
        "reader_plover", "who to whom by PLOVER root, zero-shot", plover, "--data", plover
    )
    cameo = corpora / "cameo_ner" / "train.txt"
    yield measure("reader_cameo", "source and target, zero-shot", cameo, "--data", cameo)
    data = ("--data", place)
    yield measure("event_location_places", "governing place, held-out tenth", place, *data)
    timeml = corpora / "timeml"
    for part in ("dev", "held-out"):
        options = ("--timeml", timeml, "--part", part)
        yield measure("times", f"TIMEX3, TimeML {part}", timeml, *options)
    annotated = ("--gold", gold, "--texts", texts)
    yield measure("dates", "event dates, gold dev", gold, *annotated)
    yield measure("counts", "counts, gold dev", gold, *annotated)
    reports = sorted((own / "annotations").glob("*.jsonl"))
    yield measure("figures", "whose figure a count is", own, *reports, "--texts", own / "texts")
    lgl = corpora / "geoparsing" / "lgl.xml"
    for half in ("dev", "held-out"):
        yield measure("places", f"toponyms, LGL {half}", lgl, "--lgl", lgl, "--half", half)
        options = ("--actors", corpora / "actors", "--half", half)
        yield measure("actors", f"names of actors, {half}", corpora / "actors", *options)
    home = ("--lgl", lgl, "--half", "held-out", "--outlets")
    yield measure("places", "toponyms, LGL held-out, with the outlet's home", lgl, *home)
    toponyms = ("--own", "evaluation/toponyms_own.jsonl", "--corpora", corpora)
    yield measure("places", "own toponyms of conflict news", corpora, *toponyms)
    yield measure(
        "actors_gold",
        "identity of event actors, gold",
        gold,
        "--gold",
        gold.parent,
        "--texts",
        texts,
    )
    yield measure("copies", "copies", corpora / "muc4", corpora)
    book = scratch / "incidents.db"
    yield measure(
        "link_same_incident", "reports of one incident", corpora / "same_incident",
        corpora, "--book", book,
    )  # fmt: skip
    ecb, read = corpora / "ecbplus", scratch / "ecbplus.db"
    yield measure("link_ecbplus", "events across documents, ECB+", ecb, corpora, "--book", read)
    yield measure("sample", "the sample against its key", SAMPLE, scratch / "sample.db")


def run(measure: Measure, *, floors: bool) -> int:
    """Run one measure and print its table; its exit status."""
    command = [sys.executable, "-m", f"evaluation.{measure.name}", *measure.arguments]
    if floors:
        command += ["--floors", str(FLOORS)]
    print(f"\n=== {measure.what}\n    python -m {' '.join(command[2:])}", flush=True)
    if not measure.needs.exists():
        print(f"    {measure.needs} is not there; evaluation/README.md says where it comes from")
        return 1 if floors else 0
    begun = time.perf_counter()
    status = subprocess.run(command, check=False).returncode
    print(f"    ({time.perf_counter() - begun:.0f} s)", flush=True)
    return status


def sample_book(scratch: Path) -> None:
    """The book of the sample, which its measure reads."""
    import dateline

    with dateline.open(scratch / "sample.db") as book:
        book.build(SAMPLE)


def main() -> int:
    """Run what was asked for; 1 when any of it failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", help="names of measures")
    parser.add_argument("--floors", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        chosen = [
            one
            for one in measures(args.shared, Path(place))
            if (not args.only or one.name in args.only) and (one.floors or not args.floors)
        ]
        if any(one.name == "sample" for one in chosen):
            sample_book(Path(place))
        return max((run(one, floors=args.floors) for one in chosen), default=0)


if __name__ == "__main__":
    sys.exit(main())
