"""PDF with a text layer, read by pypdf."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from dateline.ingest.clean import one_line
from dateline.ingest.dates import is_date_line
from dateline.ingest.formats import pdf_lines
from dateline.ingest.formats.text import headed, split_header
from dateline.ingest.item import DateHint, Draft, Item, hostile, item_error
from dateline.ingest.options import IngestOptions

if TYPE_CHECKING:
    from pypdf import PdfReader

_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|odt|rtf|txt))$", re.I
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
MAX_CHARACTERS = 5_000_000
MAX_HEAD = 8
"""How many paragraphs may stand above the headline."""
MAX_TITLE_WORDS = 30
LARGE = 1.15
"""A headline is set at least this much larger than the text."""


def read(item: Item, options: IngestOptions) -> Draft:
    """The draft of a PDF. Raises ItemError `encrypted`, `no_text_layer` or `malformed`.

    The creation date of the file is not the day of publication and is not used.
    """
    with hostile(item.location, "PDF"), _quiet("pypdf"):
        reader = _opened(item)
        lines = _lines(reader, options.max_pages)
        title, author = _stated(reader)
    if not any(ch.isalpha() for line in lines for ch in line.text):
        raise item_error("no_text_layer", item.location)
    header, lines = _header(pdf_lines.without_running_heads(lines))
    title = header.get("title") or title or _largest(pdf_lines.paragraphs(lines))
    head, lines = _above(lines, title)
    body = [text for text, _ in pdf_lines.paragraphs(lines)]
    return _draft({**header, "title": title}, head, body, author)


def _draft(header: dict[str, str], head: list[str], body: list[str], author: str) -> Draft:
    """The draft, with what stands above the headline read as outlet, day and address."""
    dates = [text for text in head if is_date_line(text)]
    links = [text for text in head if _ADDRESS.match(text)]
    names = [text for text in head if text not in dates and text not in links]
    draft = headed(header, tuple(body), "application/pdf")
    return replace(
        draft,
        source=draft.source or (names[0] if names else None),
        url=draft.url or (links[0] if links else None),
        authors=draft.authors or ((author,) if author and author not in names[:1] else ()),
        dates=(*draft.dates, *(DateHint(text, "text") for text in dates)),
    )


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Holds back the warnings that a library logs about each flaw of a broken file."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


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


def _lines(reader: PdfReader, limit: int) -> list[pdf_lines.Line]:
    lines: list[pdf_lines.Line] = []
    total = 0
    for number, page in enumerate(reader.pages):
        if number >= limit or total > MAX_CHARACTERS:
            break
        lines += pdf_lines.page_lines(page, number)
        total = sum(len(line.text) for line in lines)
    return lines


def _stated(reader: PdfReader) -> tuple[str, str]:
    """Title and author of the document information, empty where they say nothing."""
    about = reader.metadata
    title = one_line((about and about.title) or "")
    return ("" if _NO_TITLE.match(title) else title), one_line((about and about.author) or "")


def _header(lines: list[pdf_lines.Line]) -> tuple[dict[str, str], list[pdf_lines.Line]]:
    """Header lines such as "Source: ..." at the top, even without a blank line after them."""
    count = 0
    while count < len(lines) and split_header(lines[count].text)[0]:
        count += 1
    block = "\n".join(line.text for line in lines[:count])
    return (split_header(block)[0] if count else {}), lines[count:]


def _largest(parts: list[tuple[str, float]]) -> str:
    """The first paragraph near the top that is set clearly larger than most of the text."""
    heads = [(size, text) for text, size in parts[:MAX_HEAD] if size >= LARGE * _usual_size(parts)]
    largest = max((size for size, _ in heads), default=0.0)
    title = next((text for size, text in heads if size == largest), "")
    return title if len(title.split()) <= MAX_TITLE_WORDS else ""


def _usual_size(parts: list[tuple[str, float]]) -> float:
    """The type size that most characters have."""
    lengths: Counter[float] = Counter()
    for text, size in parts:
        lengths[round(size, 1)] += len(text)
    return lengths.most_common(1)[0][0] if lengths else 0.0


def _above(lines: list[pdf_lines.Line], title: str) -> tuple[list[str], list[pdf_lines.Line]]:
    """The lines above the headline, and the lines from it on."""
    for at, line in enumerate(lines[:MAX_HEAD]):
        if title and title.startswith(line.text):
            return [one.text for one in lines[:at]], lines[at:]
    return [], lines
