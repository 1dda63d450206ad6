"""What is known of one event or actor, laid out for reading: the rows of `dateline show`."""

from __future__ import annotations

from collections.abc import Iterator

from dateline import assess, codebook
from dateline.app.book import Book
from dateline.assess import LedgerRow, Quote
from dateline.model import (
    SLOTS,
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Field,
    Relation,
    Slot,
    Span,
    Value,
)
from dateline.publish.rows import Row, chain_text

COLUMNS = (
    "field", "value", "status", "origins", "said_by", "outlet", "published", "quote",
    "hedged", "low", "high", "group", "why", "claim",
)  # fmt: skip


def in_context(span: Span, document: Document) -> str:
    """The sentence that holds a span, cut to 160 characters, the span in [brackets]."""
    text = document.text(span.field)
    stops = (". ", "\n")
    found = [text.rfind(stop, 0, span.start) for stop in stops]
    start = max(at + len(stop) if at >= 0 else 0 for at, stop in zip(found, stops, strict=True))
    start = max(start, span.start - 80)
    ends = [at for stop in stops if (at := text.find(stop, span.end)) >= 0]
    end = min([*ends, len(text), span.end + 80])
    before, after = text[start : span.start], text[span.end : end]
    return f"{before}[{span.quote}]{after}".replace("\n", " ").strip()


def ledger(book: Book, event: Event, slot: Slot | None = None) -> Iterator[Row]:
    """One row for each claim of each value: field, value, who says so, where, in which words.

    `said_by` runs from the source nearest to the reader to the one on whose word it rests;
    `origins` is how many independent ones the value has. A field of which nothing is told has
    one row with the reason.
    """
    claims = {claim.id: claim for claim in book.claims_of(event)}
    documents = book.store.documents.many({claim.document for claim in claims.values()})
    found = assess.ledger(book.store, event.id, codebook.load())
    told: dict[str, list[LedgerRow]] = {}
    for row in found.rows:
        told.setdefault(row.slot, []).append(row)
    for name in SLOTS:
        if slot not in (None, name):
            continue
        if name not in told:
            yield _unknown(event.field(name))
        for row in told.get(name, ()):
            for quote in row.quotes:
                claim = claims[quote.claim]
                yield _quote_row(row, quote, claim, documents[claim.document])


def _unknown(field: Field) -> Row:
    reason = (field.unknown or "not_stated").replace("_", " ")
    row: Row = dict.fromkeys(COLUMNS)
    return row | {"field": field.slot, "value": f"unknown: {reason}"}


def _quote_row(row: LedgerRow, quote: Quote, claim: Claim, document: Document) -> Row:
    status = "denied" if quote.against else row.state
    if row.contradicted_by and status == "stands":
        status = "disputed"
    text = value_text(claim.value)
    return {
        "field": row.slot,
        "value": f"not {text}" if quote.against else text,
        "status": status,
        "origins": row.origins,
        "said_by": " → ".join([*quote.vias, quote.holder]),
        "outlet": quote.outlet,
        "published": quote.published,
        "quote": in_context(claim.evidence[0], document),
        "hedged": int(quote.hedged),
        "low": claim.value.low,
        "high": claim.value.high,
        "group": claim.value.group,
        "why": why_text(claim),
        "claim": claim.id,
    }


def why_text(claim: Claim) -> str | None:
    """How the value of a claim was found, in one sentence."""
    value = claim.value
    reading = value.time or value.place
    return value.why or (reading.why if reading else None)


def value_text(value: Value) -> str:
    """A value with what it stands for: group of a count, precision of a place or date."""
    notes = []
    if value.group and value.group != "all":
        notes.append(value.group)
    if value.place and value.place.precision != "unknown":
        notes.append(value.place.precision.replace("_", " "))
    if value.time and value.time.precision not in ("unknown", "day"):
        notes.append(value.time.precision)
    if value.unknown:
        notes.append(f"unknown: {value.unknown.replace('_', ' ')}")
    return f"{value.label} ({', '.join(notes)})" if notes else value.label


def headline(event: Event, assessment: Assessment) -> Iterator[str]:
    """Lines above the ledger: what, told by how many, the grade with its sentence."""
    yield event.title or event.type
    outlets, origins = len(assessment.outlets), len(assessment.origins)
    yield (
        f"{event.id}   realis: {event.realis}   "
        f"{len(event.documents)} reports, {outlets} outlets, {origins} independent origins"
    )
    if assessment.signed:
        yield f"grade: {assessment.signed}, signed by {assessment.signed_by}"
    yield f"suggested grade: {assessment.grade}. {assessment.sentence}"
    if assessment.disputed:
        yield f"disputed: {', '.join(assessment.disputed)}"
    for label, names in (
        ("accused", assessment.accused),
        ("claimed by", assessment.claimed_by),
        ("denied by", assessment.denied_by),
    ):
        if names:
            yield f"{label}: {', '.join(names)}"


def report_rows(book: Book, event: Event) -> Iterator[Row]:
    """One row for each telling of an event, copies marked."""
    copies = {copy.document: copy for copy in book.store.events.copies()}
    for document, report in book.event_reports(event):
        copy = copies.get(document.id)
        yield {
            "published": document.published,
            "outlet": document.source,
            "title": document.title,
            "words": in_context(report.trigger, document),
            "said_by": chain_text(report.chain) or "the outlet itself",
            "copy_of": copy.original if copy else None,
            "why_copy": copy.reason if copy else None,
            "report": document.id,
        }


def tie_rows(book: Book, actor: Actor) -> Iterator[Row]:
    """One row for each tie of an actor that a report tells, with its words."""
    for relation in book.relations(actor):
        document = book.store.documents.get(relation.document)
        if document is None:
            continue
        actors = book.store.readings.actor_of(document.id)
        a, b = (actors[end].name if end in actors else "?" for end in (relation.a, relation.b))
        if a != b:  # two clusters of one report may turn out to be one actor
            yield _tie(relation, a, b, document)


def _tie(relation: Relation, a: str, b: str, document: Document) -> Row:
    return {
        "a": a,
        "tie": relation.kind,
        "b": b,
        "said_by": chain_text(relation.chain) or "the outlet itself",
        "outlet": document.source,
        "published": document.published,
        "quote": in_context(relation.evidence, document),
    }
