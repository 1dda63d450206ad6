"""Takes out of a page what is not its report, before the body is looked for.

Captions, credits and date lines are kept aside. An element goes by its tag, role or class
only if it does not hold most of the page's text, so that a badly named wrapper survives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.ingest.clean import one_line
from dateline.ingest.dates import read as read_date
from dateline.ingest.item import DateHint

_CAPTIONS = (
    ".//figcaption | .//figure//*[contains(@class,'aption')]"
    " | .//*[contains(@class,'wp-caption-text')]"
    " | .//*[contains(@class,'photo-caption') or contains(@class,'image-caption')"
    " or contains(@class,'media-caption') or contains(@class,'caption-text')"
    " or @class='caption' or @itemprop='caption']"
)
_GONE = (
    ".//script | .//style | .//noscript | .//template | .//iframe | .//form | .//button | .//svg"
)
_FRAMES = (
    ".//nav | .//aside | .//footer | .//dialog | .//figure | .//*[@role='navigation']"
    " | .//*[@role='banner'] | .//*[@role='contentinfo'] | .//*[@role='dialog']"
    " | .//*[@role='complementary'] | .//div[@aria-hidden='true'] | .//*[@hidden]"
)
_HEADERS = ".//header[not(ancestor::article) and not(ancestor::main) and not(.//h1)]"
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|signup|sign-up"
    r"|related|recommend(?:ed|ations?)?|read-?more|more-(?:on|from|stories|news)|most-(?:read|popular)"
    r"|trending|popular|promo|outbrain|taboola|advert(?:isement|s)?|ad-(?:slot|unit|container)"
    r"|sponsored|share|sharing|social|breadcrumbs?|pagination|sidebar|comments?|tags?|topics"
    r"|skip-?link|ticker|menu|site-(?:header|footer)|masthead|author-bio|further-reading"
    r"|kicker|eyebrow|overline|strapline-label|section-label|reading-time)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_TEASER = re.compile(r"(?:^|[\s_-])teasers?(?=$|[\s_-])", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|agency|copyright)(?=$|[\s_-])", re.I)
_DATE = re.compile(r"(?:^|[\s_-])(?:date|dateline|meta|byline|time|timestamp|pub(?:lished|date)?"
                   r"|posted|entry-meta)(?=$|[\s_-])", re.IGNORECASE)  # fmt: skip
_LEAVES = ("p", "li", "td", "div", "h2", "h3", "h4", "h5")
_INLINE = ("time", "data", "mark", "abbr", "cite", "dfn", "bdi", "bdo", "output", "meter")
_HOLDERS = ("p", "ul", "ol", "div", "section", "article")
_STOPS = (".", "!", "?", "…", "”", '"')
MAX_SHARE = 0.5
MAX_DATE_LINE = 160


@dataclass(frozen=True, slots=True)
class SetAside:
    """What was taken out of the page and is worth keeping."""

    captions: tuple[str, ...]
    credits: tuple[str, ...]
    dates: tuple[DateHint, ...]


def prune(tree: HtmlElement) -> SetAside:
    """Prunes the tree in place and gives back captions, credits and date lines."""
    for element in tree.xpath(_GONE):
        _drop(element)
    captions = _take(tree.xpath(_CAPTIONS))
    _drop_small(tree, tree.xpath(_FRAMES))
    _drop_small(tree, tree.xpath(_HEADERS))
    named = [element for element in tree.iter() if _is_junk(element)]
    _drop_small(tree, named)
    dates = _date_lines(tree)
    credits_ = _take([one for one in tree.iter("p", "div", "span") if _is_credit(one)])
    for element in list(tree.iter(*_LEAVES)):
        if _is_teaser(element):
            _drop(element)
    _unwrap(tree)
    return SetAside(captions, credits_, dates)


def _unwrap(tree: HtmlElement) -> None:
    """Leaves the text of inline elements that extraction would drop with their text."""
    for quote in list(tree.iter("q")):
        quote.text = f"“{quote.text or ''}"
        quote.tail = f"”{quote.tail or ''}"
        quote.drop_tag()
    drop_caps = (one for one in tree.iter("span") if len(one.text_content().strip()) == 1)
    for element in [*tree.iter(*_INLINE), *drop_caps]:
        element.drop_tag()


def _take(elements: list[HtmlElement]) -> tuple[str, ...]:
    texts = []
    taken: set[HtmlElement] = set()
    for element in elements:
        if element.getparent() is not None and taken.isdisjoint(element.iterancestors()):
            texts.append(one_line(element.text_content()))
            taken.add(element)
            _drop(element)
    return tuple(dict.fromkeys(text for text in texts if text))


def _drop(element: HtmlElement) -> None:
    """Takes the element out, leaving the text after it."""
    if element.getparent() is not None:
        element.drop_tree()


def _drop_small(tree: HtmlElement, elements: list[HtmlElement]) -> None:
    total = len(one_line(tree.text_content()))
    for element in elements:
        if element.tag not in {"html", "body", "main"} and not _is_most(element, total):
            _drop(element)


def _is_most(element: HtmlElement, total: int) -> bool:
    return len(one_line(element.text_content())) > MAX_SHARE * total


def _named(element: HtmlElement, names: re.Pattern[str]) -> bool:
    """Whether class or id says so; the body and what is no element never does."""
    if not isinstance(element.tag, str) or element.tag in {"html", "body", "main", "article"}:
        return False
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(names.search(said))


def _is_junk(element: HtmlElement) -> bool:
    """By name; a paragraph called teaser is the summary above a report, a box is not."""
    return _named(element, _JUNK) or (element.tag != "p" and _named(element, _TEASER))


def _is_credit(element: HtmlElement) -> bool:
    return _named(element, _CREDIT) and len(element.text_content().split()) <= 30


def _date_lines(tree: HtmlElement) -> tuple[DateHint, ...]:
    """Takes out short lines above the text that say when (and by whom) it was published."""
    hints = []
    for element in list(tree.iter("time", "p", "div", "span")):
        if element.tag != "time" and not _named(element, _DATE):
            continue
        line = _line_of(element)
        text = one_line(line.text_content())
        if 0 < len(text) <= MAX_DATE_LINE and read_date(text) and not text.endswith(_STOPS):
            hints.append(DateHint(text, "text"))
            _drop(line)
    return tuple(hints)


def _line_of(element: HtmlElement) -> HtmlElement:
    """The paragraph that a <time> or <span> stands in: a line about the date, or a sentence."""
    if element.tag in {"time", "span"}:
        return next(element.iterancestors("p", "li"), element)
    return element


def _is_teaser(element: HtmlElement) -> bool:
    """A block that is nothing but a link points to another story or is navigation."""
    if element.getparent() is None or any(True for _ in element.iterchildren(*_HOLDERS)):
        return False
    links = list(element.iter("a"))
    linked = one_line(" ".join(link.text_content() for link in links))
    return bool(linked) and linked == one_line(element.text_content())
