"""Small helpers: write bytes, ingest them, get documents and failures."""

from __future__ import annotations

from pathlib import Path

from dateline.ingest import IngestOptions, Source, discover, parse
from dateline.model import Document, Failure, Ingested

LEAD = "The army shelled the town of Darvan on Monday, killing at least 12 people, officials said."
NEXT = "Residents said that the shells fell for an hour and that the market burned."
LAST = "The ministry said that two children were among the dead."
BODY = f"{LEAD}\n\n{NEXT}\n\n{LAST}"


def ingest(
    tmp_path: Path, name: str, data: bytes | str, options: IngestOptions | None = None
) -> list[Ingested | Failure]:
    """All that comes of one file with these bytes."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return of_paths(path, options=options)


def of_paths(*paths: Path | str, options: IngestOptions | None = None) -> list[Ingested | Failure]:
    """All that comes of these paths or addresses."""
    options = options or IngestOptions()
    results: list[Ingested | Failure] = []
    for source in discover(paths, options):
        results.extend([source] if isinstance(source, Failure) else parse(source, options))
    return results


def one(tmp_path: Path, name: str, data: bytes | str, **settings: object) -> Document:
    """The only document of a file."""
    (result,) = ingest(tmp_path, name, data, IngestOptions(**settings))  # type: ignore[arg-type]
    assert isinstance(result, Ingested), result
    return result.document


def failed(tmp_path: Path, name: str, data: bytes | str, **settings: object) -> Failure:
    """The only failure of a file."""
    (result,) = ingest(tmp_path, name, data, IngestOptions(**settings))  # type: ignore[arg-type]
    assert isinstance(result, Failure), result
    return result


def documents(results: list[Ingested | Failure]) -> list[Document]:
    """The documents among the results."""
    return [result.document for result in results if isinstance(result, Ingested)]


def failures(results: list[Ingested | Failure]) -> list[Failure]:
    """The failures among the results."""
    return [result for result in results if isinstance(result, Failure)]


def sources(*paths: Path | str) -> list[Source]:
    """The sources behind paths; fails if one cannot be read."""
    found = list(discover(paths))
    assert all(isinstance(one, Source) for one in found), found
    return [one for one in found if isinstance(one, Source)]


def page(*paragraphs: str, head: str = "", title: str = "Shells fall on market in Darvan") -> str:
    """An HTML page with an article of these paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (LEAD, NEXT, LAST))
    top = f"<!DOCTYPE html><html lang=en><head><title>{title} | Wire</title>{head}</head>"
    return f"{top}<body><article><h1>{title}</h1>{text}</article></body></html>"
