"""dateline extract: read texts without a book, one JSON object a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dateline.app.cli.options import settings_options

if TYPE_CHECKING:
    from dateline.model import Document, Failure, Ingested
    from dateline.pipeline.settings import Settings


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--to",
    "form",
    type=click.Choice(["extractions", "annotations"]),
    default="extractions",
    show_default=True,
    help="Extraction records, or the form of the annotation guidelines (with event dates).",
)
@click.option(
    "-o", "--output", type=click.Path(allow_dash=True), default="-", help="File to write."
)
@settings_options
@click.pass_context
def extract(
    ctx: click.Context, /, sources: tuple[str, ...], form: str, output: str, **options: Any
) -> None:
    """Read SOURCES (files, folders, JSON Lines, - for standard input) without a book.

    For annotations, a JSON record with "body" is read to the letter and keeps its "id".
    """
    from dateline.app.cli.building import settings_of
    from dateline.app.cli.output import writing

    settings = settings_of(options)
    failed = 0
    with writing(output, whole=False) as file:
        for line in _lines(sources, form, settings):
            if isinstance(line, str):
                file.write(line + "\n")
            else:
                failed += 1
                click.echo(f"{line.location}: {line.reason}: {line.message}", err=True)
    if failed:
        ctx.exit(1)


def _lines(sources: Iterable[str], form: str, settings: Settings) -> Iterator[str | Failure]:
    from dateline.model import Failure
    from dateline.pipeline.run import annotation, read_all
    from dateline.store.codec import encode

    items: dict[str, Ingested] = {}
    failures: list[Failure] = []

    def documents() -> Iterator[Document]:
        for item in _items(sources, settings, as_is=form == "annotations"):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                items[item.document.id] = item
                yield item.document

    for document, extraction in read_all(documents(), settings):
        yield from failures
        failures.clear()
        item = items.pop(document.id, None)
        if form == "extractions":
            yield encode(extraction)
        else:
            key = _own_id(item) or document.id
            yield json.dumps(annotation(document, extraction, key), ensure_ascii=False)
    yield from failures


def _items(
    sources: Iterable[str], settings: Settings, *, as_is: bool
) -> Iterator[Ingested | Failure]:
    from dateline import ingest
    from dateline.model import Failure

    for source in ingest.discover(sources, settings.ingest):
        if isinstance(source, Failure):
            yield source
            continue
        for item in ingest.parse(source, settings.ingest):
            if isinstance(item, Failure) or not as_is:
                yield item
            else:
                yield _to_the_letter(item)


def _to_the_letter(item: Ingested) -> Ingested:
    """A JSON record with a "body" is taken as it stands, for offsets are counted in it."""
    from dataclasses import replace

    from dateline.ingest import document_from_text

    record = _record(item)
    if not isinstance(record.get("body"), str):
        return item
    document = document_from_text(
        record["body"],
        title=record.get("title") or "",
        published=record.get("published"),
        source=item.document.source,
        as_is=True,
    )
    return replace(item, document=document)


def _record(item: Ingested) -> dict[str, Any]:
    """The JSON object that a document was read from, or an empty one."""
    if item.original.data.lstrip()[:1] != b"{":
        return {}
    try:
        record = json.loads(item.original.data)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _own_id(item: Ingested | None) -> str | None:
    """The id that a JSON record carries itself."""
    key = _record(item).get("id") if item else None
    return key if isinstance(key, str) else None
