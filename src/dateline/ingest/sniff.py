"""What kind of file this is, told by its first bytes; names and declarations only help."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import PurePosixPath

HEAD = 65_536


class Kind(StrEnum):
    """The kinds that ingest tells apart. CSV and pictures are `other`."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    MAIL = "mail"
    JSON = "json"
    LINES = "json_lines"
    FEED = "feed"
    WARC = "warc"
    ZIP = "zip"
    GZIP = "gzip"
    OTHER = "other"
    EMPTY = "empty"


STREAMED = frozenset({Kind.LINES, Kind.WARC, Kind.ZIP, Kind.GZIP})
"""Kinds that are read piece by piece, however large the file."""

_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00",
    b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ", b"OggS", b"ID3", b"fLaC", b"\x1aE\xdf\xa3",
    b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd", b"SQLite format 3",
    b"PAR1", b"wOFF", b"wOF2",
)  # fmt: skip
_BY_NAME = {
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".mhtml": Kind.MAIL,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".eml": Kind.MAIL, ".json": Kind.JSON,
    ".jsonl": Kind.LINES, ".ndjson": Kind.LINES, ".txt": Kind.TEXT, ".text": Kind.TEXT,
    ".rss": Kind.FEED, ".atom": Kind.FEED, ".css": Kind.OTHER, ".js": Kind.OTHER,
    ".csv": Kind.OTHER, ".tsv": Kind.OTHER, ".svg": Kind.OTHER,
}  # fmt: skip
_BY_TYPE = {
    "text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "text/markdown": Kind.MARKDOWN,
    "message/rfc822": Kind.MAIL, "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED, "application/json": Kind.JSON,
    "application/x-ndjson": Kind.LINES, "application/jsonl": Kind.LINES, "text/plain": Kind.TEXT,
    "text/css": Kind.OTHER, "text/csv": Kind.OTHER, "application/javascript": Kind.OTHER,
    "text/javascript": Kind.OTHER, "image/svg+xml": Kind.OTHER,
}  # fmt: skip
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\]]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROLS = 0.02
"""Texts with a larger share of control characters are no texts."""
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1|script)[\s>/]", re.IGNORECASE
)
_XML = re.compile(r"^\s*<\?xml", re.IGNORECASE)
_MAIL = re.compile(
    r"^(?:From \S+.*\n)?(?:(?:Return-Path|Received|Date|From|To|Subject|Message-ID|MIME-Version"
    r"|Delivered-To|DKIM-Signature|X-[\w-]+):.*\n(?:[ \t].*\n)*){3,}",
    re.IGNORECASE,
)


def kind_of(head: bytes, name: str = "", media_type: str | None = None) -> Kind:
    """The kind of a file from its first `HEAD` bytes, its name and its declared media type."""
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return Kind.EMPTY
    return _by_signature(head) or _by_text(_latin(head), name, media_type, _is_wide(head))


def _by_signature(head: bytes) -> Kind | None:
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"{\\rtf") or (b"\x00" in head and head.startswith(_BINARY)):
        return Kind.OTHER
    if head[4:8] == b"ftyp":
        return Kind.OTHER
    return None


def _latin(head: bytes) -> str:
    """The head with one character a byte; NULs go, so that UTF-16 shows its ASCII."""
    return head.decode("latin-1").removeprefix("ï»¿").lstrip("ÿþ").replace("\x00", "")


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > MAX_CONTROLS * len(text)


def _is_wide(head: bytes) -> bool:
    """UTF-16 or UTF-32, where any byte may stand for half a letter."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 4


def _by_text(text: str, name: str, media_type: str | None, is_wide: bool) -> Kind:
    start = text.lstrip()
    named = _BY_NAME.get(PurePosixPath(name.lower()).suffix)
    stated = _BY_TYPE.get((media_type or "").lower())
    if named is Kind.OTHER or (stated is Kind.OTHER and named is None):
        return Kind.OTHER
    if not is_wide and _is_binary(text):
        return Kind.OTHER
    if _JSON.match(start) and named not in {Kind.MARKDOWN, Kind.TEXT}:
        return _json_kind(start, named, stated)
    if start[:1] == "<":
        return _markup_kind(start, named, stated)
    if _MAIL.match(text.replace("\r\n", "\n")):
        return Kind.MAIL
    return named or stated or (Kind.HTML if _HTML.search(start[:2048]) else Kind.TEXT)


def _markup_kind(start: str, named: Kind | None, stated: Kind | None) -> Kind:
    found = _FEED.search(start[:2048])
    if found and not _HTML.search(start[: found.start()]):
        return Kind.FEED
    if _HTML.search(start[:HEAD]):
        return Kind.HTML
    if named or stated:
        return named or stated or Kind.OTHER
    return Kind.OTHER if _XML.match(start) else Kind.HTML


def _json_kind(start: str, named: Kind | None, stated: Kind | None) -> Kind:
    """Objects that each have a line are JSON Lines, whatever the file is called."""
    if Kind.LINES in {named, stated}:
        return Kind.LINES
    first, _, rest = start.partition("\n")
    if first.startswith("{") and rest.lstrip().startswith("{") and _is_whole(first):
        return Kind.LINES
    return Kind.JSON


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
