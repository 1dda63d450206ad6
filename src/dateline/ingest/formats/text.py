"""Plain text and Markdown, with a small header if there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dateline.ingest.clean import clean, paragraphs
from dateline.ingest.encoding import decode
from dateline.ingest.item import DateHint, Draft, Item

_HEADER = re.compile(r"^(?P<key>[A-Za-z][A-Za-z _-]{1,20}):(?:[ ]+(?P<value>.*))?$")
_KEYS: Mapping[str, str] = {
    "title": "title", "headline": "title",
    "source": "source", "publisher": "source", "outlet": "source", "site": "source",
    "published": "published", "date": "published", "publication date": "published",
    "pubdate": "published",
    "url": "url", "link": "url",
    "language": "language", "lang": "language",
    "author": "author", "authors": "author", "by": "author", "byline": "author",
    "licence": "licence", "license": "licence",
}  # fmt: skip
_FRONT = re.compile(r"\A---[ ]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_NAMES = re.compile(r"\s*[;,]\s*")


def read(item: Item) -> Draft:
    """The draft of a text file with lines such as "Title: ..." above a blank line, or none."""
    text = clean(decode(item.data, item.location, item.charset)).lstrip("\n")
    header, body = split_header(text)
    return headed(header, paragraphs(body), "text/plain")


def read_markdown(item: Item) -> Draft:
    """The draft of a Markdown file: front matter, text without its marks."""
    text = clean(decode(item.data, item.location, item.charset)).lstrip("\n")
    header, body = _front_matter(text)
    blocks = _markdown_blocks(body)
    if not header.get("title") and blocks and blocks[0].startswith("# "):
        header["title"] = _unmarked(blocks.pop(0))
    plain = tuple(text for block in blocks if (text := _unmarked(block)))
    return headed(header, plain, "text/markdown")


def headed(header: Mapping[str, str], texts: tuple[str, ...], media_type: str) -> Draft:
    """A draft from header lines and paragraphs."""
    dated = header.get("published")
    return Draft(
        paragraphs=texts,
        title=header.get("title", ""),
        authors=tuple(name for name in _NAMES.split(header.get("author", "")) if name),
        source=header.get("source"),
        url=header.get("url"),
        dates=(DateHint(dated, "metadata"),) if dated else (),
        language=header.get("language"),
        licence=header.get("licence"),
        media_type=media_type,
        guess_title=True,
    )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Header lines above the first blank line, by their usual names, and what follows.

    All lines of the block must be of the form "Key: value", and at least one key known;
    otherwise the block is text.
    """
    block, _, rest = text.partition("\n\n")
    lines = [_HEADER.match(line) for line in block.split("\n")]
    known = [(key, line["value"] or "") for line in lines if line and (key := _key(line))]
    header = {_KEYS[key]: value.strip() for key, value in known if value.strip()}
    return (header, rest) if known and all(lines) else ({}, text)


def _key(line: re.Match[str]) -> str | None:
    key = line["key"].strip().lower().replace("_", " ")
    return key if key in _KEYS else None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """YAML front matter, else header lines as in plain text."""
    found = _FRONT.match(text)
    if not found:
        return split_header(text)
    return _yaml_header(found["yaml"]), text[found.end() :]


def _yaml_header(text: str) -> dict[str, str]:
    import yaml

    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # strings only: dates stay as written
    except (yaml.YAMLError, RecursionError):
        return {}
    items = loaded.items() if isinstance(loaded, dict) else ()
    return {_KEYS[key]: _flat(value) for name, value in items if (key := _known(name))}


def _known(name: object) -> str | None:
    key = str(name).lower()
    return key if key in _KEYS else None


def _flat(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


_SUBSTITUTIONS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)"), ""),
    (re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\g<text>"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.{1,1000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)(.{1,1000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_QUOTE_MARKS = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_LINE_MARKS = re.compile(r"^ {0,3}#{1,6}\s+")
_HEADING = re.compile(r"^(#{1,6} .*?)#*$", re.MULTILINE)
_RULES = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\[[^\]]+\]:\s+\S+.*$", re.MULTILINE)


def _markdown_blocks(text: str) -> list[str]:
    """Blocks with headings by themselves, rules and link targets gone."""
    text = _QUOTE_MARKS.sub("", _RULES.sub("", text))
    text = _HEADING.sub(r"\n\1\n", text)
    return list(paragraphs(text))


def _unmarked(block: str) -> str:
    text = _LINE_MARKS.sub("", block)
    for pattern, put in _SUBSTITUTIONS:
        text = pattern.sub(put, text)
    return text.strip()
