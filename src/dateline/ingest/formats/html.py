"""HTML pages: trafilatura finds the body; the rest of the page is pruned and read around it."""

from __future__ import annotations

import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.ingest.clean import one_line
from dateline.ingest.encoding import declared_in, decode
from dateline.ingest.formats import html_meta, html_prune
from dateline.ingest.item import Draft, Item, hostile, item_error

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "th", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
_FOUND = ("p", "head", "item", "quote", "cell", "code")
_SPACED = frozenset({*_FOUND, "lb", "list", "row", "table"})
_BREAK = "\x01"
"""Marks a line break in text that is not parted yet; clean() would take it out."""
_PARTING = re.compile(rf"\s*(?:{_BREAK}\s*){{2,}}")
_SENTENCE = re.compile(r"[.!?…؟。][\"”’')\]]*$")
MAX_PAGE = 10_000_000
"""A page takes about three seconds for each million characters; real ones are far smaller."""
MIN_LEAD_WORDS = 6
LEAD_WITHIN = 3
WHOLE = 0.9
"""Blocks that make up this share of a found paragraph are what it was made of."""


def read(item: Item) -> Draft:
    """The draft of a page. Raises ItemError `empty`, `malformed`, `no_body` or `not_news`."""
    text = decode(item.data, item.location, item.charset, declared_in(item.data))
    with hostile(item.location, "HTML"):
        tree = _tree(text, item.location)
        meta = html_meta.read(tree, item.url)
        set_aside = html_prune.prune(tree)
        found = _body(tree, meta.title)
    if meta.is_front_page:
        raise item_error("not_news", item.location)
    if not found:
        raise item_error("no_body", item.location)
    return Draft(
        paragraphs=tuple(found),
        title=meta.title,
        captions=set_aside.captions,
        credits=set_aside.credits,
        authors=meta.authors,
        source=meta.source,
        url=meta.url,
        dates=(*meta.dates, *set_aside.dates),
        language=meta.language,
        licence=meta.licence,
        media_type="text/html",
        trim_end=True,
    )


def fragment(markup: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML that is all text: a feed entry, a mail."""
    if not markup.strip():
        return ()
    tree = lxml_html.fromstring(f"<div>{_DECLARATION.sub('', markup)}</div>")
    html_prune.prune(tree)
    return tuple(_blocks(tree))


def _tree(text: str, location: str) -> HtmlElement:
    if len(text) > MAX_PAGE:
        raise item_error("too_large", location, f"a page of more than {MAX_PAGE} characters")
    text = _DECLARATION.sub("", text.replace("\x00", ""))
    try:
        return lxml_html.document_fromstring(text)
    except etree.ParserError as error:
        raise item_error("empty", location) from error


def _body(tree: HtmlElement, title: str) -> list[str]:
    blocks = _blocks(tree)
    found = _parted(_extracted(tree), blocks)
    if not any(_is_sentence(text) for text in found):
        inside = _blocks(_main(tree))
        return inside if any(_is_sentence(block) for block in inside) else []
    return _with_lead(found, blocks, title)


def _extracted(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, config=_config()
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    texts = (one_line(_text(one)) for one in body.iter(*_FOUND) if _is_outer(one))
    return [text for text in texts if text]


def _text(element: HtmlElement) -> str:
    """All text of an element; only blocks and line breaks put a space between words."""
    pieces = [element.text or ""]
    for child in element:
        gap = " " if child.tag in _SPACED else ""
        pieces += [gap, _text(child), gap, child.tail or ""]
    return "".join(pieces)


@cache
def _config() -> ConfigParser:
    """trafilatura's settings, but short reports count as extracted, not as failed."""
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "60"
    return config


def _is_outer(element: HtmlElement) -> bool:
    return not any(parent.tag in _FOUND for parent in element.iterancestors())


def _main(tree: HtmlElement) -> HtmlElement:
    """The narrowest element that holds the article: the only one, else the whole page."""
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        elements = tree.xpath(path)
        if len(elements) == 1:
            return elements[0]
    return tree


def _blocks(tree: HtmlElement) -> list[str]:
    """The page's text block by block, in order; two <br> in a row part blocks as well."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            pieces += [_edge(element), element.text or ""]
        else:
            pieces += [_edge(element) if event == "end" else "", element.tail or ""]
    parts = _PARTING.split("".join(pieces))
    return [text for part in parts if (text := one_line(part))]


def _edge(element: HtmlElement) -> str:
    if element.tag == "br":
        return _BREAK
    return _BREAK * 4 if element.tag in _BLOCKS else ""


def _parted(found: list[str], blocks: list[str]) -> list[str]:
    """Found paragraphs in which extraction ran several blocks together, parted again."""
    parted: list[str] = []
    known = set(blocks)
    for text in found:
        inside = [] if text in known else [one for one in blocks if one in text]
        whole = sum(map(len, inside)) >= WHOLE * len(text)
        parted += inside if len(inside) > 1 and whole else [text]
    return parted


def _with_lead(found: list[str], blocks: list[str], title: str) -> list[str]:
    """Found paragraphs, with sentences of the page's beginning that extraction dropped.

    Only what stands between the headline and the third found paragraph is put back: leads
    and summaries get lost there because pages mark them up unlike other paragraphs.
    """
    anchor = found[min(LEAD_WITHIN, len(found)) - 1]
    if not set(found[:LEAD_WITHIN]) <= set(blocks):
        return found
    start = blocks.index(title) + 1 if title in blocks else 0
    stop = blocks.index(anchor)
    opening = [text for text in blocks[start:stop] if text in found or _is_sentence(text)]
    return [*dict.fromkeys(opening), *found[found.index(anchor) :]]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MIN_LEAD_WORDS and bool(_SENTENCE.search(text))
