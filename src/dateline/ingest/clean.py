"""Text as it is kept: what is changed, and nothing else.

Line ends become newlines, spaces of all widths become the plain space (so that quotes can be
searched), and characters that nobody sees go: NUL and other controls, soft hyphens, zero
width spaces, byte order marks. Halves of surrogate pairs are joined, lone ones replaced.
Right-to-left marks, joiners, emoji and the Unicode normal form stay as published. All this
happens before any offset is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_TABLE = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_UNSEEN, None)})
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = re.compile(r"\n[ ]*\n\s*")
_BULLET = re.compile(r"^\s*(?:[-*•‣–]|\d{1,2}[.)])\s+\S")
_RUN = re.compile(r" {2,}")

LONG_LINE = 120
"""Hard-wrapped text is narrower than this; longer lines are whole paragraphs."""


def clean(text: str) -> str:
    """The text with its line ends, spaces and unseen characters in order."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _CONTROLS.sub("", text.translate(_TABLE))


def one_line(text: str) -> str:
    """The text cleaned, on one line, without doubled spaces."""
    return " ".join(clean(text).split())


def paragraphs(text: str, *, by_line: bool = False) -> tuple[str, ...]:
    """Paragraphs of plain text: parted by blank lines, single newlines inside joined.

    Text without any blank line whose lines are long (or `by_line`) has a paragraph a line.
    """
    text = clean(text).strip("\n")
    blocks = [block for block in _BLANK.split(text) if block.strip()]
    if len(blocks) == 1 and (by_line or _has_long_lines(text)):
        blocks = text.split("\n")
    return tuple(_joined(part) for block in blocks for part in _items(block) if part.strip())


def joined(parts: Iterable[str]) -> str:
    """A body from its paragraphs."""
    return "\n\n".join(parts)


def _has_long_lines(text: str) -> bool:
    return "\n" in text and any(len(line) > LONG_LINE for line in text.split("\n"))


def _items(block: str) -> list[str]:
    """A block whose later lines begin with bullets is a list: each item by itself."""
    lines = block.split("\n")
    parts: list[str] = []
    for line in lines:
        if not parts or _BULLET.match(line):
            parts.append(line)
        else:
            parts[-1] += "\n" + line
    return parts


def _joined(block: str) -> str:
    return _RUN.sub(" ", " ".join(line.strip() for line in block.split("\n"))).strip()
