"""How long linking takes, and how much memory, for many event reports.

    python -m evaluation.bench_link sample.db --reports 100000

Event reports are made by perturbing those of a book: other words, another day within years,
another latitude; a fifth of the documents tell again what is there already, a day later at most.
Time and peak memory of link.update are printed for a tenth, three tenths and all of them, so that
one sees how they grow, and what a million would take if both go on growing as they did between
the last two (reckoned, not measured).
"""

from __future__ import annotations

import argparse
import math
import re
import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline import codebook, link
from dateline.model import (
    Document,
    EventReport,
    Extraction,
    Ingested,
    Original,
    Reading,
    TimeReading,
    document_id,
    event_report_id,
    text_hash,
)
from dateline.store import Store

START = date(2015, 1, 1)
REPORTS_A_DAY = 34
"""Event reports to a day, so that a larger archive is a longer one: 100,000 in eight years."""
PER_DOCUMENT = 8
AGAIN = 0.2
MILLION = 1_000_000


class Maker:
    """Makes documents with event reports that are like those of a book."""

    def __init__(self, store: Store, reports: int) -> None:
        self._days = max(reports // REPORTS_A_DAY, 2)
        self._random = Random(11)
        self._codes = codebook.load()
        self._real = [
            (document, extraction, reading)
            for document in store.documents.all()
            if (extraction := store.readings.extraction(document.id))
            and extraction.events
            and (reading := store.readings.reading(document.id))
        ]
        self._earlier: list[tuple[int, date, float]] = []

    def document(self, number: int) -> tuple[Document, Extraction, Reading]:
        """One document with its event reports, of one day and area."""
        again = bool(self._earlier) and self._random.random() < AGAIN
        if again:
            seed, day, shift = self._random.choice(self._earlier[-2000:])
            day += timedelta(days=self._random.randrange(2))
        else:
            seed = self._random.randrange(10**9)
            day = START + timedelta(days=self._random.randrange(self._days))
            shift = self._random.uniform(-20, 20)
            self._earlier.append((seed, day, shift))
        return self._perturbed(number, Random(seed), day, shift)

    def _perturbed(
        self, number: int, random: Random, day: date, shift: float
    ) -> tuple[Document, Extraction, Reading]:
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
        new = Extraction(document=made.id, extractor="bench", events=tuple(events))
        actors = reading.actors
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


def _moved(places: tuple, shift: float) -> tuple:
    return tuple(
        replace(
            place,
            place=f"{place.place}{shift:.2f}",
            latitude=place.latitude + shift if place.latitude is not None else None,
        )
        for place in places
    )


def fill(store: Store, maker: Maker, first: int, reports: int) -> list[str]:
    """Put documents with so many event reports into a book; returns their ids."""
    found, made, number = [], 0, first
    with store.transaction():
        while made < reports:
            document, extraction, reading = maker.document(number)
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


def main() -> None:
    """Print seconds and peak memory for growing numbers of event reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path, help="a book whose event reports are perturbed")
    parser.add_argument("--reports", type=int, default=100_000)
    options = parser.parse_args()
    codes = codebook.load()
    print("event reports  seconds      CPU  CPU/1,000  events  peak MB", flush=True)
    measured: list[tuple[int, float, float]] = []
    for part in (options.reports // 10, 3 * options.reports // 10, options.reports):
        with Store(options.book) as source:
            maker = Maker(source, part)
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "b.db") as store:
            pending = fill(store, maker, 0, part)
            start, cpu = time.perf_counter(), time.process_time()
            with store.transaction():
                link.update(store, pending, codes)
            seconds = time.perf_counter() - start
            used = time.process_time() - cpu
            events = len(set(store.events.members().values()))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
            each = 1000 * used / part
            print(
                f"{part:13,}  {seconds:7.1f}  {used:7.1f}  {each:9.2f}  {events:6,}"
                f"  {megabytes:7.0f}",
                flush=True,
            )
            measured.append((part, used, megabytes))
            one = fill(store, maker, 10**7, 1)
            start = time.perf_counter()
            with store.transaction():
                touched = link.update(store, one, codes)
            print(
                f"  one more document: {time.perf_counter() - start:.2f} s, {len(touched)} events"
            )
    reckon(measured)


def reckon(measured: list[tuple[int, float, float]]) -> None:
    """Print how CPU time grew, and what a million event reports would take."""
    (few, less, _), (many, used, megabytes) = measured[-2], measured[-1]
    power = math.log(used / less) / math.log(many / few)
    sorting = math.log(many * math.log(many) / (few * math.log(few))) / math.log(many / few)
    seconds = used * (MILLION / many) ** power
    memory = megabytes * MILLION / many
    print(f"CPU grew as n^{power:.2f} between the last two; n log n would be n^{sorting:.2f}")
    print(f"a million, reckoned: {seconds / 60:.0f} minutes of CPU, at most {memory:,.0f} MB")


if __name__ == "__main__":
    main()
