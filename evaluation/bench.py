"""Reports per second and peak memory of each stage, each in a process of its own.

    python -m evaluation.bench [--reports 240] [--words 400] [--json]

`reading` is resolve without storing; its loading holds all that the first report loads.
The reports are the sample's, with other outlets and days, so that nothing is found in a cache.
Start-up of `dateline --help` is the median of several runs, beside that of `python -c pass`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline import codebook, ingest
from dateline.ingest import IngestOptions
from dateline.model import Failure
from dateline.pipeline import stages
from dateline.pipeline.plugins import load_extractor, load_resolver
from dateline.pipeline.progress import Silent
from dateline.pipeline.settings import Settings
from dateline.store import Store

SAMPLE = Path(__file__).parent.parent / "examples" / "reports"
FIRST_DAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Figure:
    """What one stage took. `seconds` leaves out loading, which stands apart."""

    stage: str
    reports: int
    loading: float
    seconds: float
    peak_mib: float

    @property
    def rate(self) -> float:
        """Reports per second."""
        return self.reports / self.seconds if self.seconds else 0.0


def make_reports(folder: Path, number: int, words: int) -> None:
    """Write so many reports, each by another outlet on another day, of so many words if not 0."""
    texts = []
    for source in ingest.discover([SAMPLE], IngestOptions()):
        if not isinstance(source, Failure):
            texts += [
                item.document
                for item in ingest.parse(source, IngestOptions())
                if not isinstance(item, Failure)
            ]
    all_words: list[str] = []
    for count in range(number):
        document = texts[count % len(texts)]
        day = FIRST_DAY + timedelta(days=count)
        head = f"Title: {document.title}\nSource: Outlet {count}\nPublished: {day}\n\n"
        body = document.body
        if words:
            all_words = all_words or " ".join(text.body for text in texts).split()
            begin = count * 150 % (len(all_words) - words)
            body = " ".join(all_words[begin : begin + words])
        (folder / f"{count:06}.txt").write_text(head + body, encoding="utf-8")


def run_ingest(book: Path, folder: Path) -> tuple[float, float]:
    """Add all reports to a new book."""
    begin = time.perf_counter()
    store = Store(book)
    ready = time.perf_counter()
    stages.add(store, [folder], IngestOptions(), "bench", Silent())
    return ready - begin, time.perf_counter() - ready


def run_extract(book: Path, folder: Path) -> tuple[float, float]:
    """Read every report."""
    begin = time.perf_counter()
    codes = codebook.load()
    extractor = load_extractor(Settings().extractor)
    list(extractor.read([]))
    store = Store(book)
    ready = time.perf_counter()
    stages.extract(store, extractor, codes, "bench", Silent())
    return ready - begin, time.perf_counter() - ready


def run_reading(book: Path, folder: Path) -> tuple[float, float]:
    """Resolve every extraction and keep nothing; what loads with the first report is loading."""
    begin = time.perf_counter()
    resolver = load_resolver(Settings(), codebook.load())
    loaded = time.perf_counter() - begin
    store = Store(book)
    ids = store.work.pending("resolve", resolver.fingerprint)
    found = [
        (document, extraction)
        for document in store.documents.many(ids).values()
        if (extraction := store.readings.extraction(document.id)) is not None
    ]
    begin = time.perf_counter()
    resolver.read(*found[0])
    loaded += time.perf_counter() - begin
    begin = time.perf_counter()
    for document, extraction in found:
        resolver.read(document, extraction)
    return loaded, time.perf_counter() - begin


def run_resolve(book: Path, folder: Path) -> tuple[float, float]:
    """Resolve every extraction."""
    begin = time.perf_counter()
    resolver = load_resolver(Settings(), codebook.load())
    store = Store(book)
    ready = time.perf_counter()
    stages.resolve(store, resolver, "bench", Silent())
    return ready - begin, time.perf_counter() - ready


def run_link(book: Path, folder: Path) -> tuple[float, float]:
    """Link and assess everything."""
    begin = time.perf_counter()
    codes = codebook.load()
    store = Store(book)
    ready = time.perf_counter()
    stages.link_and_assess(store, codes, "bench", Silent())
    return ready - begin, time.perf_counter() - ready


STAGES: dict[str, Callable[[Path, Path], tuple[float, float]]] = {
    "ingest": run_ingest,
    "extract": run_extract,
    "reading": run_reading,
    "resolve": run_resolve,
    "link": run_link,
}


def measured(stage: str, book: Path, folder: Path, number: int) -> Figure:
    """One stage, in this process; call it in a fresh one."""
    loading, seconds = STAGES[stage](book, folder)
    return Figure(stage, number, loading, seconds, peak_mib())


def peak_mib() -> float:
    """The most memory that this process held (ru_maxrss would count its parent's, too)."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def startup(command: list[str], runs: int = 7) -> float:
    """The median seconds of a command."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=240)
    parser.add_argument("--words", type=int, default=0, help="words a report, 0: as the sample")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        make_reports(folder, args.reports, args.words)
        context = multiprocessing.get_context("spawn")
        figures = []
        for stage in STAGES:
            with context.Pool(1) as pool:
                job = (stage, Path(place) / "bench.db", folder, args.reports)
                figures.append(pool.apply(measured, job))
    script = str(Path(sys.executable).parent / "dateline")
    starts = startup([script, "--help"]), startup([sys.executable, "-c", "pass"])
    if args.json:
        print(json.dumps({"stages": [asdict(f) for f in figures], "startup": starts}, indent=1))
        return 0
    print(f"{'stage':10}{'reports/s':>12}{'ms/report':>12}{'loading s':>12}{'peak MiB':>12}")
    for f in figures:
        each = 1000 * f.seconds / f.reports
        print(f"{f.stage:10}{f.rate:12.1f}{each:12.2f}{f.loading:12.2f}{f.peak_mib:12.0f}")
    print(f"dateline --help: {starts[0]:.3f} s ({starts[0] / starts[1]:.1f} times python -c pass)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
