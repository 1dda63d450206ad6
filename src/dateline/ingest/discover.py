"""Turns what the user named into sources, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.ingest.fetch.client import Client
from dateline.ingest.item import failure, item_error
from dateline.ingest.options import IngestOptions
from dateline.ingest.source import FileSource, InputSource, Source, UrlSource, unreadable
from dateline.model import Failure

_ABOUT = ("readme", "license", "licence", "copying", "changelog", "contributing")
_PAGE_PARTS = frozenset({".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot", ".ico"})
_PARTIAL = ("~", ".part", ".tmp", ".swp", ".crdownload")


def discover(
    sources: Iterable[str | Path], options: IngestOptions | None = None
) -> Iterator[Source | Failure]:
    """The sources behind paths, folders, "-" (standard input) and http(s) addresses.

    Folders are walked in the order of names. Left out: hidden files, parts of saved pages
    (styles, scripts, fonts), unfinished downloads, and files about the folder itself (README,
    LICENSE ...). Links to folders are not followed. What cannot be read gives a Failure.
    """
    options = options or IngestOptions()
    client = Client(options)
    for source in sources:
        yield from _one(source, client, options)


def _one(source: str | Path, client: Client, options: IngestOptions) -> Iterator[Source | Failure]:
    location = str(source)
    if isinstance(source, str) and source == "-":
        yield InputSource(options)
    elif isinstance(source, str) and "://" in source:
        yield _address(source, client, options)
    else:
        yield from _path(location, Path(source).expanduser(), client, options)


def _address(location: str, client: Client, options: IngestOptions) -> Source | Failure:
    if location.lower().startswith(("http://", "https://")):
        return UrlSource(location, options, client)
    return failure(location, item_error("refused", location, "only http and https are fetched"))


def _path(
    location: str, path: Path, client: Client, options: IngestOptions
) -> Iterator[Source | Failure]:
    if path.is_dir():
        yield from _folder(_plain(location), path, client, options)
    elif path.exists():
        yield FileSource(location, path, options, client)
    else:
        yield failure(location, item_error("not_found", location))


def _plain(location: str) -> str:
    """The folder as it starts the locations of its files: "." gives none at all."""
    return "" if location in {".", "./"} else location.rstrip("/\\") + "/"


def _folder(
    prefix: str, folder: Path, client: Client, options: IngestOptions
) -> Iterator[Source | Failure]:
    try:
        entries = _listing(folder)
    except OSError as error:
        yield _unreadable(prefix, error)
        return
    for entry in entries:
        location = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            if options.recursive:
                yield from _folder(location + "/", Path(entry.path), client, options)
        elif _is_report(entry):
            yield FileSource(location, Path(entry.path), options, client)


def _listing(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        seen = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(seen, key=lambda entry: entry.name)


def _unreadable(prefix: str, error: OSError) -> Failure:
    location = prefix or "."
    return failure(location, unreadable(location, error))


def _is_report(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    stem, suffix = os.path.splitext(name)
    if suffix in _PAGE_PARTS or name.endswith(_PARTIAL) or stem in _ABOUT:
        return False
    try:
        leads_nowhere = entry.is_symlink() and not os.path.exists(entry.path)
        return leads_nowhere or entry.is_file()  # let reading it say why it cannot be read
    except OSError:
        return True
