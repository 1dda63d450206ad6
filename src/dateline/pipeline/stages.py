"""The stages at work on a book: what is new is done, in batches that a crash cannot tear.

The invariant: each batch is one transaction that holds both the records and the note that the
work is done, so a killed build goes on where it stopped and ends with the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, tee
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from dateline import assess, ingest, link
from dateline.codebook import Codebook
from dateline.extract import Extractor, check
from dateline.extract.anchors import carry_over
from dateline.ingest import IngestOptions, Source
from dateline.model import (
    BookBusy,
    Document,
    Extraction,
    Failure,
    Ingested,
    ItemError,
    Run,
    RunError,
    content_id,
    random_id,
    utc_now,
)
from dateline.pipeline.progress import Progress
from dateline.resolve.resolver import Resolver
from dateline.store import Store

BATCH = 16
"""Documents to a transaction: little enough to lose, enough for the encoder to fill a batch."""

Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last one perhaps shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


@contextmanager
def sole_writer(book: Path) -> Iterator[None]:
    """Hold the book for one build. Raises BookBusy when another process builds it."""
    lock = FileLock(f"{book}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BookBusy(
            f"{book}: another process is building this book; wait for it to end"
        ) from error
    try:
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageResult:
    """How many items a stage worked on, and how many of them failed."""

    items: int = 0
    failed: int = 0


class Tally:
    """Counts what a stage does and keeps its row in the table of runs."""

    def __init__(self, store: Store, stage: str, tool: str, fingerprint: str, version: str) -> None:
        self._store = store
        self._run = Run(
            id=random_id("run"),
            stage=stage,
            tool=tool,
            fingerprint=fingerprint,
            version=version,
            started=utc_now(),
        )
        self.id = self._run.id
        self.items = 0
        self.failed = 0

    def save(self, *, finished: bool = False) -> None:
        """Write the run's row; nothing at all when there was nothing to do."""
        if self.items or self.failed:
            end = utc_now() if finished else None
            self._store.put_run(
                replace(self._run, items=self.items, failed=self.failed, finished=end)
            )

    def result(self) -> StageResult:
        """The counts so far."""
        return StageResult(items=self.items, failed=self.failed)


def add(
    store: Store, sources: Iterable[str | Path], options: IngestOptions, version: str, bar: Progress
) -> StageResult:
    """Read sources that the book does not hold yet; what cannot be read is recorded."""
    tally = Tally(store, "ingest", ingest.INGEST_VERSION, ingest.INGEST_VERSION, version)
    bar.start("ingest", None)
    for source in ingest.discover(sources, options):
        if isinstance(source, Failure):
            _record(store, source, tally)
        else:
            _add_source(store, source, options, tally)
        bar.advance()
    bar.finish()
    tally.save(finished=True)
    return tally.result()


def _record(store: Store, failure: Failure, tally: Tally) -> None:
    with store.transaction():
        store.documents.fail(replace(failure, when=failure.when or utc_now()))
    tally.failed += 1


def _add_source(store: Store, source: Source, options: IngestOptions, tally: Tally) -> None:
    try:
        sha256 = source.sha256()
    except ItemError as error:
        _record(store, _failure(source.location, "ingest", error), tally)
        return
    mark = _ingest_mark(options)
    if store.documents.source_done(source.location, sha256, mark):
        return
    with store.transaction():
        store.documents.clear_failures(source.location)
    for batch in in_batches(ingest.parse(source, options)):
        with store.transaction():
            for item in batch:
                _keep(store, item, tally)
    with store.transaction():
        store.documents.finish_source(source.location, sha256, mark, utc_now())


def _ingest_mark(options: IngestOptions) -> str:
    """The ingest version with the options that change what is read of a source."""
    parts = (options.follow, options.default_timezone, options.max_bytes, options.max_expansion)
    return content_id(ingest.INGEST_VERSION, *parts)


def _keep(store: Store, item: Ingested | Failure, tally: Tally) -> None:
    if isinstance(item, Failure):
        store.documents.fail(replace(item, when=item.when or utc_now()))
        tally.failed += 1
    elif store.documents.add(item):
        tally.items += 1


def _failure(location: str, stage: str, error: ItemError, document: str | None = None) -> Failure:
    return Failure(
        location=location,
        stage=stage,
        reason=error.reason,
        message=str(error),
        when=utc_now(),
        document=document,
    )


def extract(
    store: Store, extractor: Extractor, codebook: Codebook, version: str, bar: Progress
) -> StageResult:
    """Read every document that this extractor has not read yet."""
    mark = f"{extractor.name}/{extractor.fingerprint}/{codebook.fingerprint}"
    tally = Tally(store, "extract", extractor.name, mark, version)
    reader = _Reader(store, extractor, codebook)
    _each(store, "extract", mark, reader.read, tally, bar)
    return tally.result()


class _Reader:
    """Reads documents, some ahead of those that are being stored, and gives each its outcome."""

    def __init__(self, store: Store, extractor: Extractor, codebook: Codebook) -> None:
        self._store = store
        self._extractor = extractor
        self._codebook = codebook

    def read(self, documents: Iterator[Document]) -> Iterator[tuple[Document, str]]:
        to_keep, to_read = tee(documents)
        found = self._extractor.read(d for d in to_read if self._reads(d))
        for document in to_keep:
            extraction = self._next(found) if self._reads(document) else self._skipped(document)
            self._keep(document, extraction)
            yield document, extraction.skipped or "ok"

    def _next(self, found: Iterator[Extraction]) -> Extraction:
        extraction = next(found, None)
        if extraction is None:
            raise RunError(f"{self._extractor.name} read fewer reports than it was given")
        return extraction

    def _reads(self, document: Document) -> bool:
        return document.language is None or document.language in self._extractor.languages

    def _skipped(self, document: Document) -> Extraction:
        reason = f"language {document.language}"
        return Extraction(document=document.id, extractor=self._extractor.name, skipped=reason)

    def _keep(self, document: Document, extraction: Extraction) -> None:
        checked = check(extraction, document, self._codebook)
        earlier = self._store.readings.extraction(document.id)
        self._store.readings.put_extraction(carry_over(earlier, checked, self._codebook))
        # what an earlier reading led to has to be done again
        self._store.work.undo([document.id], ["resolve", "link"])


def resolve(store: Store, resolver: Resolver, version: str, bar: Progress) -> StageResult:
    """Give every extraction its reading and its claims."""
    tally = Tally(store, "resolve", "resolve", resolver.fingerprint, version)

    def read(documents: Iterator[Document]) -> Iterator[tuple[Document, str]]:
        for document in documents:
            extraction = store.readings.extraction(document.id)
            if extraction is not None:
                store.readings.put_reading(*resolver.read(document, extraction))
                store.work.undo([document.id], ["link"])
            yield document, "ok"

    _each(store, "resolve", resolver.fingerprint, read, tally, bar)
    return tally.result()


Work = Callable[[Iterator[Document]], Iterator[tuple[Document, str]]]
"""Does a stage's work on documents and gives each with its outcome, in order."""


def _each(store: Store, stage: str, mark: str, work: Work, tally: Tally, bar: Progress) -> None:
    pending = store.work.pending(stage, mark)
    bar.start(stage, len(pending))
    documents = (d for ids in in_batches(pending) for d in store.documents.many(ids).values())
    done = work(documents)
    for ids in in_batches(pending):
        with store.transaction():
            for document, outcome in islice(done, len(ids)):
                store.work.done(document.id, stage, mark, outcome, tally.id)
                tally.items += 1
            tally.save()
        bar.advance(len(ids))
    bar.finish()
    with store.transaction():
        tally.save(finished=True)


def link_and_assess(store: Store, codebook: Codebook, version: str, bar: Progress) -> StageResult:
    """Join what is new to events and weigh every event that this touches, all or nothing.

    Each has its own mark: events that an older assess weighed are weighed again, not joined anew.
    """
    linker, assessor = (f"{one}/{codebook.fingerprint}" for one in (link.LINKER, assess.ASSESSOR))
    pending, unweighed = store.work.pending("link", linker), store.work.pending("assess", assessor)
    joining = Tally(store, "link", link.LINKER, linker, version)
    weighing = Tally(store, "assess", assess.ASSESSOR, assessor, version)
    bar.start("link", len(pending))
    if pending or unweighed or link.has_new_judgements(store):
        with store.transaction():
            touched = link.update(store, pending, codebook)
            touched |= store.events.of_documents(unweighed)
            assess.update(store, touched, codebook)
            _note(store, "link", linker, pending, joining)
            _note(store, "assess", assessor, unweighed, weighing)
    bar.advance(len(pending))
    bar.finish()
    return joining.result()


def _note(store: Store, stage: str, mark: str, documents: list[str], tally: Tally) -> None:
    """Note that a stage has done all of these documents."""
    for document in documents:
        store.work.done(document, stage, mark, "ok", tally.id)
    tally.items = len(documents)
    tally.save(finished=True)
