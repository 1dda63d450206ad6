"""Bytes to text: byte order mark, valid UTF-8, what was declared, then a guess.

Valid UTF-8 goes before the declaration because other encodings almost never form valid
UTF-8 by chance, while servers and templates often declare the wrong one.
"""

from __future__ import annotations

import codecs
import re

from dateline.ingest.item import item_error

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_HEAD = 4096
_SAMPLE = 65_536
WHOLE_TO_BROKEN = 3
MAX_BROKEN = 0.01
"""With more broken characters than this share, bytes are no text."""
_WESTERN = frozenset({"cp1252", "latin_1"})
_WEB = {"iso-8859-1": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254"}
"""What browsers read under a declared name (WHATWG Encoding Standard, section 4.2)."""


def declared_in(data: bytes) -> str | None:
    """The encoding that an HTML or XML head declares."""
    found = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
    return found[1].decode("ascii", "ignore") if found else None


def decode(data: bytes, location: str, *declared: str | None) -> str:
    """The text of these bytes; `declared` names encodings in order of trust.

    Raises ItemError `encoding` when no encoding fits.
    """
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return data.decode(marked, "replace").removeprefix("\ufeff")
    for name in (_wide(data), _stateful(declared), "utf-8"):
        text = _attempt(data, name)
        if text is not None:
            return text
    stated = (_attempt(data, name) for name in declared)
    usable = (text for text in (_damaged(data), *stated) if text is not None)
    return next(usable, None) or _guess(data, location)


def _damaged(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes: most letters beyond ASCII are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for ch in text if ch > "\x7f") - broken
    return text if whole >= WHOLE_TO_BROKEN * broken else None


def _attempt(data: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name).name
        return data.decode(_WEB.get(known, known))
    except (LookupError, UnicodeError, ValueError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as NUL in every other byte of mostly Latin text."""
    head = data[:_HEAD]
    if len(head) < 8 or head.count(0) < len(head) // 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 4 * min(even, odd) + len(head) // 8:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _stateful(declared: tuple[str | None, ...]) -> str | None:
    """Seven-bit encodings would pass for UTF-8, so their declaration goes first."""
    names = (name for name in declared if name and name.lower().startswith(("iso-2022", "hz")))
    return next(names, None)


def _guess(data: bytes, location: str) -> str:
    from charset_normalizer import from_bytes

    found = list(from_bytes(data[:_SAMPLE]))
    likely = [one.encoding for one in found if one.chaos <= found[0].chaos]
    likely.sort(key=lambda name: name not in _WESTERN)  # they differ in few letters: take the usual
    texts = (_attempt(data, name) for name in (*likely, "cp1252"))
    text = next((text for text in texts if text is not None), None)
    if text is None:
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") > MAX_BROKEN * len(text):
            raise item_error("encoding", location)
    return text
