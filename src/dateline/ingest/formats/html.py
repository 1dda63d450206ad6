"""HTML pages: trafilatura finds the body; the rest of the page is pruned and read around it."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.ingest.clean import one_line
from dateline.ingest.encoding import declared_in, decode
from dateline.ingest.formats import html_meta, html_prune
from dateline.ingest.item import Draft, Item, hostile, item_error

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "dd", "dt")
_FOUND = frozenset({"p", "head", "item", "quote", "cell", "code"})
_SENTENCE = re.compile(r"[.!?…؟。][\"”’')\]]*$")
MIN_LEAD_WORDS = 6


def read(item: Item) -> Draft:
    """The draft of a page. Raises ItemError `empty`, `malformed`, `no_body` or `not_news`."""
    text = decode(item.data, item.location, item.charset, declared_in(item.data))
    with hostile(item.location, "HTML"):
        tree = _tree(text, item.location)
        meta = html_meta.read(tree, item.url)
        set_aside = html_prune.prune(tree)
        found = _body(tree, meta.title)
    if not found:
        raise item_error("not_news" if meta.is_front_page else "no_body", item.location)
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
    return tuple(_plain_blocks(tree))


def _tree(text: str, location: str) -> HtmlElement:
    text = _DECLARATION.sub("", text.replace("\x00", ""))
    if not text.strip():
        raise item_error("empty", location)
    return lxml_html.document_fromstring(text)


def _body(tree: HtmlElement, title: str) -> list[str]:
    found = _extracted(tree)
    blocks = _plain_blocks(_main(tree))
    if not found:
        return [block for block in blocks if _is_sentence(block)] and blocks
    return [*_lost_lead(found, blocks, title), *found]


def _extracted(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, favor_precision=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    return _texts(body)


def _texts(body: HtmlElement) -> list[str]:
    """The paragraphs of trafilatura's body; text loose between them counts as well."""
    texts: list[str] = []
    for element in body.iter():
        if element.tag in _FOUND and not _inside_found(element):
            texts.append(one_line(" ".join(element.itertext())))
    return [text for text in texts if text]


def _inside_found(element: HtmlElement) -> bool:
    return any(parent.tag in _FOUND for parent in element.iterancestors())


def _main(tree: HtmlElement) -> HtmlElement:
    """The narrowest element that holds the article: the only one, else the whole page."""
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        elements = tree.xpath(path)
        if len(elements) == 1:
            return elements[0]
    return tree


def _plain_blocks(tree: HtmlElement) -> list[str]:
    """Text of the innermost blocks, in order; loose text if there are no blocks."""
    for line_break in tree.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    blocks = [element for element in tree.iter(*_BLOCKS) if not _holds_block(element)]
    texts = [text for block in blocks for text in _lines(block.text_content())]
    return texts or _lines(tree.text_content())


def _holds_block(element: HtmlElement) -> bool:
    return any(child is not element for child in element.iter(*_BLOCKS))


def _lines(text: str) -> list[str]:
    """Two line breaks in a row part paragraphs, as some pages use them instead of <p>."""
    return [line for part in re.split(r"\n\s*\n", text) if (line := one_line(part))]


def _lost_lead(found: list[str], blocks: list[str], title: str) -> list[str]:
    """Sentences between the heading and the first paragraph that extraction dropped."""
    if found[0] not in blocks:
        return []
    before = blocks[: blocks.index(found[0])]
    if title in before:
        before = before[before.index(title) + 1 :]
    return [text for text in before if text not in found and _is_sentence(text)]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MIN_LEAD_WORDS and bool(_SENTENCE.search(text))
