"""Lines of a PDF page with their height and type size, and paragraphs made from them.

A PDF has no paragraphs: they show in the gaps between lines, in changes of type size and in
short last lines. Heights are in points from the foot of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.ingest.clean import clean

if TYPE_CHECKING:
    from pypdf import PageObject

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
SHORT_LINE = 0.85
"""A line that ends a sentence below this share of the text's width ends its paragraph."""
WIDE_GAP = 1.25
"""A gap this much wider than the usual leading parts paragraphs."""
OTHER_SIZE = 0.1
"""Type that differs by more than this share is a heading or a note."""
MIN_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `height` and `size` in points, `page` from 0."""

    text: str
    height: float
    size: float
    page: int


def page_lines(page: PageObject, number: int) -> list[Line]:
    """The lines of a page in the order of its content."""
    collector = _Collector()
    page.extract_text(visitor_text=collector.visit)
    return [
        Line(" ".join(clean(text).translate(_LIGATURES).split()), height, size, number)
        for text, height, size in collector.lines()
        if text.strip()
    ]


class _Collector:
    """Gathers the pieces that pypdf finds, with the position of each."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, float, float]] = []

    def visit(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        """Called by pypdf for each piece: `cm` and `tm` are its six-number matrices."""
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        self._pieces.append((text, float(height), float(size or 0) * scale))

    def lines(self) -> Iterator[tuple[str, float, float]]:
        """The pieces put together to lines; a line stands where its first letters stand."""
        text, height, size = "", 0.0, 0.0
        for piece, at, of_size in self._pieces:
            for index, part in enumerate(piece.split("\n")):
                if index:
                    yield text, height, size
                    text = ""
                if not text.strip() and part.strip():
                    height, size = at, of_size
                text += part
        yield text, height, size


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers, and without first and last lines that repeat."""
    edges = {id(line) for page in _by_page(lines) for line in (*page[:2], *page[-2:])}
    counts = Counter(_masked(line.text) for line in lines if id(line) in edges)
    return [line for line in lines if id(line) not in edges or not _is_running(line, counts)]


def _is_running(line: Line, counts: Counter[str]) -> bool:
    return bool(_PAGE_NUMBER.match(line.text)) or counts[_masked(line.text)] >= MIN_REPEATS


def _by_page(lines: Sequence[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def paragraphs(lines: Sequence[Line]) -> list[tuple[str, float]]:
    """The paragraphs with their type size; words parted at line ends are joined."""
    width, leading = _width(lines), _leadings(lines)
    made: list[tuple[str, float]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and not _parts(before, line, width, leading):
            made[-1] = (_with_line(made[-1][0], line.text), made[-1][1])
        else:
            made.append((line.text, line.size))
        before = line
    return made


def _parts(before: Line, line: Line, width: int, leading: dict[float, float]) -> bool:
    """Whether a new paragraph begins with this line."""
    if abs(line.size - before.size) > OTHER_SIZE * max(line.size, before.size):
        return True
    if line.page != before.page and _END.search(before.text):
        return True
    gap = before.height - line.height
    usual = leading.get(round(line.size, 1))
    if line.page == before.page and gap > 0 and usual and gap > WIDE_GAP * usual:
        return not _HYPHEN.search(before.text)
    return len(before.text) < SHORT_LINE * width and bool(_END.search(before.text))


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance between lines for each type size: the smallest that is seen."""
    found: dict[float, float] = {}
    for before, line in pairwise(lines):
        gap, size = before.height - line.height, round(line.size, 1)
        same = before.page == line.page and round(before.size, 1) == size
        if same and gap >= 0.8 * max(size, 1.0):
            found[size] = min(gap, found.get(size, gap))
    return found


def _width(lines: Sequence[Line]) -> int:
    """The length in characters that nine of ten lines stay below."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _with_line(text: str, line: str) -> str:
    if _HYPHEN.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"
