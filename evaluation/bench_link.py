"""How long linking takes, and how much memory and disk, for many event reports.

    python -m evaluation.bench_link sample.db --reports 100000
    python -m evaluation.bench_link sample.db --reports 1000000 --growing 50000 --folder /big/disk

Event reports are made by perturbing those of a book: other words, another day, another latitude,
and, unless told --same-names, other persons, other names of towns and other tolls for each
event; armed groups, states and all else stay. A fifth of the documents tell again what one of
the last days had. A larger book is a longer one (34 event reports a day: 100,000 in eight
years), unless --years fixes how long it is: then the days grow denser.

Seconds of CPU, of the clock and peak memory of link.update are printed for an eighth, a quarter,
a half and all of them, each linked at once, or, with --growing, of one book that grows by so many
at a time; after each, what it takes to add single documents on any of its days. Pairs of event
reports weighed and pairs of documents compared for copies, to an event report, say how the work
itself grows: unlike seconds they do not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import math
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from dateline import codebook, link
from dateline.codebook import Codebook
from dateline.link import copying
from dateline.link.model import Model
from dateline.model import (
    ActorReading,
    Document,
    EventReading,
    EventReport,
    Extraction,
    Ingested,
    Original,
    PlaceReading,
    Reading,
    TimeReading,
    document_id,
    event_report_id,
    text_hash,
)
from dateline.store import Store

Made = tuple[Document, Extraction, Reading]
START = date(2015, 1, 1)
WIDE = frozenset({"adm1", "part_of_country", "country"})
REPORTS_A_DAY = 34
"""Event reports to a day, so that a larger archive is a longer one: 100,000 in eight years."""
PER_DOCUMENT = 8
AGAIN = 0.2
LAST = 20
"""Documents before a new one that it may tell again: those of four days."""
SINGLE = 9
SINGLES = 10**8
"""Numbers of documents that are added singly begin here."""
TOLLS = (0.4, 0.7, 1, 1.5, 2.5, 4)


class Maker:
    """Makes documents with event reports that are like those of a book, day after day."""

    def __init__(self, store: Store, a_day: float, same_names: bool) -> None:
        self._a_day = a_day
        self._same_names = same_names
        self._random = Random(11)
        self._codes = codebook.load()
        self._real = [
            (document, extraction, reading)
            for document in store.documents.all()
            if (extraction := store.readings.extraction(document.id))
            and extraction.events
            and (reading := store.readings.reading(document.id))
        ]
        self._last: deque[tuple[int, date, float]] = deque(maxlen=LAST)
        self._made = 0

    def next(self, number: int) -> Made:
        """The next document with its event reports, of one day and area."""
        if self._last and self._random.random() < AGAIN:
            seed, day, shift = self._random.choice(self._last)
            day += timedelta(days=self._random.randrange(2))
        else:
            seed = self._random.randrange(10**9)
            day = START + timedelta(days=int(self._made / self._a_day))
            shift = self._random.uniform(-20, 20)
            self._last.append((seed, day, shift))
        made = self._perturbed(number, Random(seed), day, shift)
        self._made += len(made[1].events)
        return made

    def anywhere(self, number: int) -> Made:
        """A document that tells something new of any day so far."""
        day = START + timedelta(days=self._random.randrange(int(self._made / self._a_day) + 1))
        return self._perturbed(number, Random(number), day, self._random.uniform(-20, 20))

    def _perturbed(self, number: int, random: Random, day: date, shift: float) -> Made:
        document, extraction, reading = random.choice(self._real)
        # other words of the same length, so that spans stay and no two bodies are copies
        own = Random(number)
        body = _WORD.sub(
            lambda m: _other(m[0], random if own.random() < 0.3 else own), document.body
        )
        known = {
            "source": f"Outlet {number % 97}",
            "published": (day + timedelta(days=1)).isoformat(),
            "title": f"{document.title} {number}",
        }
        made = Document(
            id=document_id(url=None, body=body, **known),
            body=body,
            text_hash=text_hash(body),
            original="0" * 64,
            **known,
        )
        events = [self._event(e, made) for e in extraction.events[:PER_DOCUMENT]]
        ids = {old.id: new.id for old, new in zip(extraction.events, events, strict=False)}
        events = [replace(e, same_as=ids.get(e.same_as or ""), about=()) for e in events]
        readings = [
            replace(r, event=ids[r.event], time=_time(r.time, day), places=_moved(r.places, shift))
            for r in reading.events
            if r.event in ids
        ]
        actors = reading.actors
        if not self._same_names:
            actors = tuple(_renamed(actor, random) for actor in actors)
            factor = random.choice(TOLLS)
            towns: dict[str, str] = {}
            readings = [_elsewhere(r, factor, towns, random) for r in readings]
        new = Extraction(document=made.id, extractor="bench", events=tuple(events))
        return (
            made,
            new,
            Reading(document=made.id, resolver="bench", actors=actors, events=tuple(readings)),
        )

    def _event(self, event: EventReport, document: Document) -> EventReport:
        trigger = replace(event.trigger, document=document.id)
        report = event_report_id(trigger, self._codes.coarse(event.type))
        return replace(event, id=report, document=document.id, trigger=trigger, chain=())


_WORD = re.compile(r"\w{4,}")


def _other(word: str, random: Random) -> str:
    return "".join(random.choice("aeiourstlnm") for _ in word) if random.random() < 0.8 else word


def _time(time: TimeReading, day: date) -> TimeReading:
    if time.earliest is None:
        return time
    return replace(time, earliest=day.isoformat(), latest=day.isoformat(), precision="day")


def _moved(places: tuple[PlaceReading, ...], shift: float) -> tuple[PlaceReading, ...]:
    return tuple(
        replace(
            place,
            place=f"{place.place}{shift:.2f}",
            latitude=place.latitude + shift if place.latitude is not None else None,
        )
        for place in places
    )


def _renamed(actor: ActorReading, random: Random) -> ActorReading:
    """Another person, where it is one; groups and states act on many days."""
    if actor.kind != "person":
        return actor
    name = " ".join(_name(word, random) for word in actor.name.split())
    return replace(actor, name=name, actor=f"{actor.actor}-{random.randrange(10**9)}")


def _name(word: str, random: Random) -> str:
    return "".join(random.choice("aeiourstlnm") for _ in word).capitalize()


def _elsewhere(
    event: EventReading, factor: float, towns: dict[str, str], random: Random
) -> EventReading:
    """The reading with other names of towns, the same ones in one document, and other tolls."""
    places = tuple(
        place
        if place.name is None or place.precision in WIDE
        else replace(place, name=towns.setdefault(place.name, _name(place.name, random)))
        for place in event.places
    )
    numbers = tuple(
        replace(n, low=_scaled(n.low, factor), high=_scaled(n.high, factor)) for n in event.numbers
    )
    return replace(event, places=places, numbers=numbers)


def _scaled(number: int | None, factor: float) -> int | None:
    return None if number is None else max(1, round(number * factor)) if number else 0


def fill(store: Store, make: Callable[[int], Made], first: int, reports: int) -> list[str]:
    """Put documents with so many event reports into a book; returns their ids."""
    found, made, number = [], 0, first
    with store.transaction():
        while made < reports:
            document, extraction, reading = make(number)
            raw = Original(
                sha256="0" * 64, media_type="", location=document.id, retrieved="", data=b""
            )
            store.documents.add(Ingested(document=document, original=raw))
            store.readings.put_extraction(extraction)
            store.readings.put_reading(reading, [])
            found.append(document.id)
            made += len(extraction.events)
            number += 1
    return found


@dataclass(frozen=True)
class Row:
    """What linking some event reports took: CPU and clock in seconds, memory and disk in MB."""

    reports: int
    cpu: float
    seconds: float
    events: int
    peak: float
    disk: float
    weighed: int
    compared: int

    def text(self, linked: int) -> str:
        each = 1000 * self.cpu / linked
        return (
            f"{self.reports:13,}  {self.cpu:7.1f}  {self.seconds:7.1f}  {each:9.2f}"
            f"  {self.events:9,}  {self.peak:7.0f}  {self.disk:7.0f}"
            f"  {self.weighed / linked:7.2f}  {self.compared / linked:8.3f}"
        )


HEAD = "event reports      CPU  seconds  CPU/1,000     events  peak MB  disk MB  weighed  compared"


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Counts pairs of tellings that are weighed and pairs of documents that are compared."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        for owner, name in ((Model, "likely"), (Model, "weight"), (copying, "compare")):
            counted = _counted(getattr(owner, name), name, counts)
            stack.enter_context(patch.object(owner, name, counted))
        yield counts


def _counted(run: Callable[..., Any], name: str, counts: Counter[str]) -> Callable[..., Any]:
    def counted(*args: Any) -> Any:
        counts[name] += 1
        return run(*args)

    return counted


def linked(store: Store, book: Path, pending: list[str], codes: Codebook, reports: int) -> Row:
    """Link these documents; `reports` is how many event reports the book has with them."""
    start, cpu = time.perf_counter(), time.process_time()
    with store.transaction(), counting() as counts:
        link.update(store, pending, codes)
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (events,) = store.connection.execute(
        "SELECT count(DISTINCT event) FROM event_members"
    ).fetchone()
    return Row(
        reports=reports,
        cpu=cpu,
        seconds=seconds,
        events=events,
        peak=peak / (2**20 if sys.platform == "darwin" else 2**10),
        disk=sum(path.stat().st_size for path in book.parent.iterdir()) / 1e6,
        weighed=counts["likely"] + counts["weight"],
        compared=counts["compare"],
    )


def single(store: Store, maker: Maker, codes: Codebook, reports: int) -> str:
    """What it takes to add single documents, one after the other, to a book of so many reports."""
    took, touched = [], []
    for number in range(SINGLE):
        pending = fill(store, maker.anywhere, SINGLES + reports + number, 1)
        cpu = time.process_time()
        with store.transaction():
            touched.append(len(link.update(store, pending, codes)))
        took.append(time.process_time() - cpu)
    return (
        f"  one more document: {statistics.median(took):.2f} s of CPU in the median of {SINGLE},"
        f" {max(took):.2f} at most; events touched: {statistics.median(touched)}, {max(touched)}"
    )


def at_once(options: argparse.Namespace, folder: Path) -> None:
    """Books of an eighth to all of the reports, each linked in one go."""
    codes = codebook.load()
    rows = []
    for part in (options.reports // 8, options.reports // 4, options.reports // 2, options.reports):
        maker = make(options, part)
        with tempfile.TemporaryDirectory(dir=folder) as here:
            book = Path(here) / "b.db"
            with Store(book) as store:
                pending = fill(store, maker.next, 0, part)
                rows.append(linked(store, book, pending, codes, part))
                print(rows[-1].text(part), flush=True)
                print(single(store, maker, codes, part), flush=True)
    print(growth([(row.reports, row.cpu) for row in rows]))


def growing(options: argparse.Namespace, folder: Path) -> None:
    """One book that grows by so many reports at a time, in the order of time."""
    codes, maker, number, total = codebook.load(), make(options, options.reports), 0, 0.0
    rows: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory(dir=folder) as here:
        book = Path(here) / "b.db"
        with Store(book) as store:
            for reports in range(options.growing, options.reports + 1, options.growing):
                pending = fill(store, maker.next, number, options.growing)
                number += len(pending)
                row = linked(store, book, pending, codes, reports)
                total += row.cpu
                rows.append((reports, total))
                print(f"{row.text(options.growing)}  {total:9.1f} in all", flush=True)
                print(single(store, maker, codes, reports), flush=True)
    print(growth(rows))


def make(options: argparse.Namespace, reports: int) -> Maker:
    """A maker of as many event reports a day as the book's length asks for."""
    a_day = reports / (options.years * 365) if options.years else REPORTS_A_DAY
    with Store(options.book) as source:
        return Maker(source, a_day, options.same_names)


def growth(rows: list[tuple[int, float]]) -> str:
    """How CPU time grew, by least squares over the logarithms, beside n log n over the same n."""
    sizes = [math.log(n) for n, _ in rows]
    power = statistics.linear_regression(sizes, [math.log(cpu) for _, cpu in rows]).slope
    sorting = statistics.linear_regression(sizes, [math.log(n * math.log(n)) for n, _ in rows])
    return f"CPU grew as n^{power:.2f}; n log n is n^{sorting.slope:.2f} over these sizes"


def main() -> None:
    """Print CPU time, peak memory and disk for growing numbers of event reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path, help="a book whose event reports are perturbed")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--growing", type=int, help="one book that grows by so many at a time")
    parser.add_argument("--years", type=float, help="how long the book is, whatever it holds")
    parser.add_argument("--same-names", action="store_true", help="persons, towns, tolls recur")
    parser.add_argument("--folder", type=Path, help="where the books are made")
    options = parser.parse_args()
    print(HEAD, flush=True)
    (growing if options.growing else at_once)(options, options.folder)


if __name__ == "__main__":
    main()
