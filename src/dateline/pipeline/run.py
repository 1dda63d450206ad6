"""The whole flow: from sources to a book of events. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import tee
from pathlib import Path
from typing import Any

from dateline import codebook as codes
from dateline.extract import check
from dateline.extract.annotations import to_annotation
from dateline.model import Document, Extraction, Reading
from dateline.pipeline import stages
from dateline.pipeline.plugins import load_extractor, load_resolver
from dateline.pipeline.progress import Progress, Silent
from dateline.pipeline.settings import Settings
from dateline.pipeline.stages import StageResult
from dateline.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did: per stage, how many items were worked on and how many failed."""

    ingest: StageResult
    extract: StageResult
    resolve: StageResult
    link: StageResult


def build(
    store: Store,
    sources: Iterable[str | Path] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Add sources to a book and bring all that follows from them up to date.

    Only what is new is worked on: a document that was read by the same extractor, a reading
    by the same gazetteer and lists, an event whose reports and judgements did not change, all
    stay as they are. Interrupted at any moment, the book stays whole and the next build goes
    on. Raises BookBusy when another process builds this book, RunError when the run cannot
    go on; an item that fails is recorded and does not stop the run.
    """
    settings, bar = settings or Settings(), progress or Silent()
    release = version("dateline")
    codebook = codes.load()
    with stages.sole_writer(store.path):
        # what one gives along that is wrong is told before anything is kept or read
        judged = store.decisions.judgements("actor")
        resolver = load_resolver(settings, codebook, judged)
        extractor = load_extractor(settings.extractor, allow_network=settings.allow_network)
        # outside world -> Document
        added = stages.add(store, sources, settings.ingest, release, bar)
        # Document -> Extraction: events, roles, chains of sources, each with its words
        extracted = stages.extract(store, extractor, codebook, release, bar)
        # Extraction -> Reading and Claims: times, places, actors, numbers, weapons
        resolved = stages.resolve(store, resolver, release, bar)
        # Claims of many documents -> copies, events, origins, disagreements, grades
        linked = stages.link_and_assess(store, codebook, release, bar)
    return BuildResult(ingest=added, extract=extracted, resolve=resolved, link=linked)


def add(
    store: Store,
    sources: Iterable[str | Path],
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> StageResult:
    """Add sources to a book without reading them yet; `build` does that later."""
    settings, bar = settings or Settings(), progress or Silent()
    with stages.sole_writer(store.path):
        return stages.add(store, sources, settings.ingest, version("dateline"), bar)


def read_document(
    document: Document, settings: Settings | None = None
) -> tuple[Extraction, Reading]:
    """Read one document without a book: the same extract and resolve, nothing is kept."""
    settings, codebook = settings or Settings(), codes.load()
    extractor = load_extractor(settings.extractor, allow_network=settings.allow_network)
    extraction = check(next(iter(extractor.read([document]))), document, codebook)
    reading, _ = load_resolver(settings, codebook).read(document, extraction)
    return extraction, reading


def read_all(
    documents: Iterable[Document], settings: Settings
) -> Iterator[tuple[Document, Extraction]]:
    """Extract many documents without a book, in order."""
    codebook = codes.load()
    extractor = load_extractor(settings.extractor, allow_network=settings.allow_network)
    to_check, to_read = tee(documents)
    for document, found in zip(to_check, extractor.read(to_read), strict=True):
        yield document, check(found, document, codebook)


def annotation(document: Document, extraction: Extraction, key: str) -> dict[str, Any]:
    """A reading in the form of the annotation guidelines, with dates and numbers resolved."""
    from dateline.resolve.numbers import read_numbers
    from dateline.resolve.times import guideline_date, read_times

    times = read_times(document, extraction)
    dates = {event: date for event, time in times.items() if (date := guideline_date(time))}
    numbers = {event.id: read_numbers(document, event) for event in extraction.events}
    return to_annotation(document, extraction, dates, numbers, key)
