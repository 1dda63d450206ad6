"""Small records for tests, each one line to make."""

from __future__ import annotations

from dateline.codebook import load
from dateline.model import (
    ActorCluster,
    ActorMention,
    AttributionLink,
    Count,
    Document,
    EventReport,
    Extraction,
    Filler,
    Harm,
    Ingested,
    Original,
    Role,
    Span,
    cluster_id,
    document_id,
    event_report_id,
    text_hash,
)

BODY = "The army shelled Darvan on Monday, the ministry said. At least 12 people were killed."


def a_document(
    body: str = BODY,
    *,
    title: str = "Shelling in Darvan",
    source: str | None = "Harbour Wire (sample)",
    published: str | None = "2024-09-23",
    dateline: str | None = None,
    language: str | None = "en",
) -> Document:
    """A document with the right id."""
    key = document_id(source=source, url=None, published=published, title=title, body=body)
    return Document(
        id=key,
        title=title,
        body=body,
        source=source,
        published=published,
        published_basis="metadata" if published else "none",
        dateline=dateline,
        language=language,
        text_hash=text_hash(body),
        original="0" * 64,
    )


def ingested(document: Document, location: str = "reports/a.txt") -> Ingested:
    """The document with its raw bytes."""
    original = Original(
        sha256=document.original,
        media_type="text/plain",
        location=location,
        retrieved="2024-09-24T00:00:00Z",
        data=document.body.encode(),
    )
    return Ingested(document=document, original=original)


def words(document: Document, quote: str) -> Span:
    """The first span of the body that has these words."""
    start = document.body.index(quote)
    return document.span("body", start, start + len(quote))


def cluster(document: Document, quote: str, kind: str = "military") -> ActorCluster:
    """An actor with one mention."""
    span = words(document, quote)
    mention = ActorMention(span=span, form="nominal")
    key = cluster_id(document.id, span)
    return ActorCluster(id=key, name=quote, kind=kind, mentions=(mention,))


def event_report(
    document: Document,
    trigger: str,
    event_type: str = "shelling",
    *,
    roles: dict[Role, str] | None = None,
    counts: dict[Harm, str] | None = None,
    said_by: str | None = None,
) -> EventReport:
    """An event report with the right id."""
    anchor = words(document, trigger)
    return EventReport(
        id=event_report_id(anchor, load().coarse(event_type)),
        document=document.id,
        trigger=anchor,
        type=event_type,
        realis="actual",
        fillers=tuple(
            Filler(role=role, span=words(document, quote)) for role, quote in (roles or {}).items()
        ),
        counts=tuple(
            Count(harm=harm, span=words(document, quote)) for harm, quote in (counts or {}).items()
        ),
        chain=(AttributionLink(source=words(document, said_by), cue=None),) if said_by else (),
    )


def extraction(document: Document, *events: EventReport) -> Extraction:
    """An extraction with these events."""
    return Extraction(document=document.id, extractor="test.v1", events=events)
