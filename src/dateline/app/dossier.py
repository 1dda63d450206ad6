"""What is known of one event or actor, laid out for reading: the rows of `dateline show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.app.book import Book
from dateline.model import (
    SLOTS,
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Field,
    FieldValue,
    Relation,
    Slot,
    Span,
    Value,
)
from dateline.publish.rows import Row, chain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim as people read it: the words, on whose word, through which outlet."""

    claim: Claim
    document: Document

    @property
    def said_by(self) -> str:
        """The chain of sources, outermost first, or the outlet's own voice."""
        return chain_text(self.claim.chain) or "the outlet itself"

    @property
    def quote(self) -> str:
        """The sentence around the first words of evidence, with them in [brackets]."""
        return in_context(self.claim.evidence[0], self.document)


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


def sayings(book: Book, event: Event) -> dict[str, Saying]:
    """All claims about an event by claim id."""
    claims = book.claims_of(event)
    documents = book.store.documents.many({claim.document for claim in claims})
    return {c.id: Saying(claim=c, document=documents[c.document]) for c in claims}


def ledger(book: Book, event: Event, slot: Slot | None = None) -> Iterator[Row]:
    """One row for each claim of each value: field, value, who says so, where, in which words."""
    said = sayings(book, event)
    for name in SLOTS:
        if slot not in (None, name):
            continue
        field = event.field(name)
        if not field.values:
            yield _unknown(field)
        for value in field.values:
            yield from _value_rows(field, value, said)


def _unknown(field: Field) -> Row:
    reason = (field.unknown or "not_stated").replace("_", " ")
    return _row(field.slot, f"unknown: {reason}", "", None, None)


def _value_rows(field: Field, value: FieldValue, said: dict[str, Saying]) -> Iterator[Row]:
    contradicted = len(value.contradicting) > 0
    status = "superseded" if value.superseded else "disputed" if contradicted else "stands"
    for claim in value.supporting:
        if claim in said:
            yield _row(field.slot, value_text(value.value), status, said[claim], value)


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


def _row(
    slot: Slot, text: str, status: str, saying: Saying | None, value: FieldValue | None
) -> Row:
    return {
        "field": slot,
        "value": text,
        "status": status,
        "origins": len(value.origins) if value else None,
        "said_by": saying.said_by if saying else None,
        "outlet": saying.document.source if saying else None,
        "published": saying.document.published if saying else None,
        "quote": saying.quote if saying else None,
        "why": _why(saying.claim.value) if saying else None,
        "claim": saying.claim.id if saying else None,
    }


def _why(value: Value) -> str | None:
    for reading in (value.time, value.place):
        if reading is not None:
            return reading.why
    return None


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
        if document is not None:
            yield _tie(book, relation, document)


def _tie(book: Book, relation: Relation, document: Document) -> Row:
    actors = book.store.readings.actor_of(document.id)
    ends = [actors[end].name if end in actors else "?" for end in (relation.a, relation.b)]
    return {
        "a": ends[0],
        "tie": relation.kind,
        "b": ends[1],
        "said_by": chain_text(relation.chain) or "the outlet itself",
        "outlet": document.source,
        "published": document.published,
        "quote": in_context(relation.evidence, document),
    }
