"""What a page says about itself: JSON-LD, Open Graph, Dublin Core, schema.org microdata.

Only explicit statements are read; nothing is guessed from footers or copyright lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.ingest.clean import one_line
from dateline.ingest.item import DateHint

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage)$")
_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time",
    "article:published", "datepublished", "date_published", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_date", "article.published", "originalpublicationdate", "published-date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_SOURCE_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+")
MIN_TEASERS = 5
_NAMES = re.compile(r"\s*(?:;|\band\b)\s*")
_PERSON = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,3}[^\W\d_a-z][\w.'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The statements of a page about itself; `dates` in order of trust."""

    title: str
    source: str | None
    url: str | None
    authors: tuple[str, ...]
    dates: tuple[DateHint, ...]
    language: str | None
    licence: str | None
    is_front_page: bool


def read(tree: HtmlElement, fetched_from: str | None = None) -> Meta:
    """The metadata of a page; `fetched_from` is its address where that is known."""
    named = _named(tree)
    article = _article(tree)
    url = _chosen(fetched_from, _url(tree, named, article))
    dates = tuple(_dates(tree, named, article))
    return Meta(
        title=_title(tree, named, article),
        source=_source(named, article, url),
        url=url,
        authors=tuple(_authors(named, article)),
        dates=dates,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        licence=_licence(tree),
        is_front_page=_is_front_page(tree, dates, url),
    )


def _named(tree: HtmlElement) -> dict[str, str]:
    """Contents of <meta> by lower-cased name, property or itemprop; the first one counts."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content:
            named.setdefault(name.strip().lower(), content)
    return named


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object of the page's own article; empty if there is none."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            found += _objects(_loaded(script.text or ""))
    dated = [one for one in found if one.get("datePublished")]
    return next(iter(dated or found), {})


def _loaded(text: str) -> Any:
    """JSON that may hold raw newlines in strings, as content systems write it."""
    try:
        return json.loads(text.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Article objects at the top, in a list or in @graph; never those nested in others."""
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)
    elif isinstance(value, dict):
        if isinstance(value.get("@graph"), list):
            yield from _objects(value["@graph"])
        kinds = value.get("@type")
        if any(_ARTICLE_TYPE.search(str(kind)) for kind in _listed(kinds)):
            yield value


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, however it is written."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    return one_line(value) or None if isinstance(value, str) else None


def _title(tree: HtmlElement, named: dict[str, str], article: dict[str, Any]) -> str:
    headings = [one_line(h.text_content()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1 and len(headings[0].split()) > 2:
        return headings[0]
    declared = [named.get(name) for name in _TITLE_NAMES]
    stated = next((title for title in [_name(article.get("headline")), *declared] if title), None)
    if stated:
        return stated
    return headings[0] if headings else _page_title(tree)


def _page_title(tree: HtmlElement) -> str:
    """<title> without the outlet's name behind (or before) a bar: its longest part."""
    text = one_line("".join(tree.xpath("string(.//head/title)")))
    return max(_TITLE_PARTS.split(text), key=len, default="")


def _source(named: dict[str, str], article: dict[str, Any], url: str | None) -> str | None:
    declared = (named.get(name) for name in _SOURCE_NAMES)
    stated = next((name for name in declared if name), None) or _name(article.get("publisher"))
    return stated or _host(url)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _url(tree: HtmlElement, named: dict[str, str], article: dict[str, Any]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    stated = [*links, named.get("og:url"), _address(article)]
    return next((one.strip() for one in stated if one and _host(one)), None)


def _chosen(fetched_from: str | None, stated: str | None) -> str | None:
    """The address that a page gives for itself, if it is one of the site that sent it."""
    if not fetched_from:
        return stated
    same = (
        stated and _host(stated) == _host(fetched_from) and urlsplit(stated).path not in {"", "/"}
    )
    return stated if same else fetched_from


def _address(article: dict[str, Any]) -> str | None:
    place = article.get("mainEntityOfPage") or article.get("url")
    if isinstance(place, dict):
        place = place.get("@id") or place.get("url")
    return place if isinstance(place, str) else None


def _authors(named: dict[str, str], article: dict[str, Any]) -> list[str]:
    stated = [name for one in _listed(article.get("author")) if (name := _name(one))]
    if not stated:
        stated = [part for name in _AUTHOR_NAMES for part in _names(named.get(name, ""))]
    return list(dict.fromkeys(name for name in stated if "://" not in name))


def _names(text: str) -> list[str]:
    """Names in a row; a comma parts them only if all of them look like persons."""
    parts = [part.strip() for part in text.split(",")]
    if not all(_PERSON.fullmatch(part) for part in parts):
        parts = [text]
    return [name for part in parts for name in _NAMES.split(part) if name]


def _dates(tree: HtmlElement, named: dict[str, str], article: dict[str, Any]) -> Iterator[DateHint]:
    stated = [article.get("datePublished"), article.get("dateCreated")]
    stated += [named.get(name) for name in _DATE_NAMES]
    stated += tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    stated += tree.xpath("//article//header//time/@datetime | //article//time/@datetime")[:1]
    for text in stated:
        if isinstance(text, str) and text.strip():
            yield DateHint(one_line(text), "metadata")


def _licence(tree: HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='license']/@href | //a[@rel='license']/@href")
    return links[0].strip() if links else None


def _is_front_page(tree: HtmlElement, dates: tuple[DateHint, ...], url: str | None) -> bool:
    """Whether this is a list of headlines: at the root of a site, or a "website" by its own
    word; without a date of its own; and with many headings that are links."""
    try:
        at_root = urlsplit(url or "x").path in {"", "/"}
    except ValueError:
        at_root = False
    said = tree.xpath("//meta[@property='og:type']/@content")[:1] == ["website"]
    linked = len(tree.xpath("//h2[.//a] | //h3[.//a] | //h4[.//a] | //a/h2 | //a/h3 | //a/h4"))
    return (at_root or said) and not dates and linked >= MIN_TEASERS
