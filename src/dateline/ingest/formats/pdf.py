"""PDF with a text layer, read by pypdf: lines back into paragraphs, page furniture out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from dateline.ingest.clean import clean, one_line
from dateline.ingest.formats.text import headed, split_header
from dateline.ingest.item import Draft, Item, hostile, item_error
from dateline.ingest.options import IngestOptions

if TYPE_CHECKING:
    from pypdf import PdfReader

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|odt|rtf|txt))$", re.I
)
SHORT_LINE = 0.85
"""A line that ends a sentence below this share of the text's width ends its paragraph."""
MIN_REPEATS = 3
MAX_CHARACTERS = 5_000_000


def read(item: Item, options: IngestOptions) -> Draft:
    """The draft of a PDF. Raises ItemError `encrypted`, `no_text_layer` or `malformed`."""
    with hostile(item.location, "PDF"), _quiet():
        reader = _opened(item)
        pages = list(_pages(reader, options.max_pages))
        title = one_line((reader.metadata and reader.metadata.title) or "")
    if not any(line.strip() for page in pages for line in page):
        raise item_error("no_text_layer", item.location)
    lines = _without_running_heads(pages)
    header, rest = _header(lines)
    texts = tuple(_paragraphs(rest))
    if "title" not in header and title and not _NO_TITLE.match(title):
        header["title"] = title
        texts = _after_title(texts, title)
    return headed(header, texts, "application/pdf")


def _quiet() -> _Quiet:
    return _Quiet("pypdf")


class _Quiet:
    """Holds back the warnings that pypdf logs about each flaw of a broken file."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)
        self._level = self._logger.level

    def __enter__(self) -> None:
        self._level = self._logger.level
        self._logger.setLevel(logging.CRITICAL)

    def __exit__(self, *_: object) -> None:
        self._logger.setLevel(self._level)


def _opened(item: Item) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(item.data), strict=False)
    if reader.is_encrypted and not _unlocked(reader):
        raise item_error("encrypted", item.location)
    return reader


def _unlocked(reader: PdfReader) -> bool:
    """Many files are encrypted with an empty password; pypdf needs no more than that."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: PdfReader, limit: int) -> Iterator[list[str]]:
    total = 0
    for number, page in enumerate(reader.pages):
        text = clean(page.extract_text()).translate(_LIGATURES)
        total += len(text)
        if number >= limit or total > MAX_CHARACTERS:
            return
        yield [line.strip() for line in text.split("\n")]


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines without page numbers and without first and last lines that repeat."""
    counts = Counter(_masked(line) for page in pages for line in {*_edges(page)})
    lines: list[str] = []
    for page in pages:
        edges = set(_edges(page))
        for line in page:
            repeats = counts[_masked(line)] >= MIN_REPEATS if line in edges else False
            if not (line and (repeats or (line in edges and _PAGE_NUMBER.match(line)))):
                lines.append(line)
    return lines


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:2] + filled[-2:]


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _header(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Header lines such as "Source: ..." at the top, even without a blank line after them."""
    filled = [line for line in lines if line]
    count = 0
    while count < len(filled) and split_header(filled[count])[0]:
        count += 1
    header, _ = split_header("\n".join(filled[:count])) if count else ({}, "")
    return header, (filled[count:] if count else lines)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs from lines: a blank line, or a short line that ends a sentence, parts them."""
    width = _width(lines)
    current = ""
    for line in lines:
        if not line:
            if current and _closed(current):
                yield current
                current = ""
            continue
        current = _with_line(current, line)
        if len(line) < SHORT_LINE * width and (_END.search(line) or len(line) < width / 2):
            yield current
            current = ""
    if current:
        yield current


def _closed(text: str) -> bool:
    """A page break inside a sentence is no paragraph break."""
    return not _HYPHEN.search(text) and (bool(_END.search(text)) or len(text) < 200)


def _width(lines: list[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _with_line(text: str, line: str) -> str:
    """The line put to the text; a word parted by a hyphen at the line's end is joined."""
    if not text:
        return line
    if _HYPHEN.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def _after_title(texts: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Without the title where it is printed at the top."""
    return tuple(text for index, text in enumerate(texts) if index > 4 or text != title)
