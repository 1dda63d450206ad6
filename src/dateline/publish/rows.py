"""Records as flat rows, one dict a row: what tables, CSV, pandas and Arrow all show."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import (
    Actor,
    Assessment,
    AttributionLink,
    Claim,
    Copy,
    Document,
    Event,
    Failure,
    Field,
    Judgement,
)

Cell = str | int | float | None
Row = dict[str, Cell]


def report_row(document: Document, read: str | None, events: int) -> Row:
    """One report: where it comes from, whether it was read ("ok" or why not), its events."""
    return {
        "id": document.id,
        "published": document.published,
        "published_basis": document.published_basis,
        "source": document.source,
        "title": document.title,
        "language": document.language,
        "read": read or "not yet",
        "events": events,
        "url": document.url,
        "media_type": document.media_type,
        "original": document.original,
    }


def failure_row(failure: Failure) -> Row:
    """One item that could not be read, with its reason."""
    return {
        "location": failure.location,
        "stage": failure.stage,
        "reason": failure.reason,
        "message": failure.message,
        "when": failure.when,
    }


def judgement_row(judgement: Judgement) -> Row:
    """One judgement: what a person said of which two events or actors."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "verdict": judgement.verdict,
        "left": judgement.left,
        "right": judgement.right,
        "by": judgement.by,
        "when": judgement.when,
        "note": judgement.note or None,
    }


def event_row(event: Event, assessment: Assessment) -> Row:
    """One event: its first value of each field, tolls from min to max, origins and grade."""
    place = next((v.value.place for v in event.field("place").values if v.value.place), None)
    time = next((v.value.time for v in event.field("date").values if v.value.time), None)
    row: Row = {
        "id": event.id,
        "date": text_of(event.field("date")),
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "type": event.type,
        "realis": event.realis,
        "actor": text_of(event.field("actor")),
        "target": text_of(event.field("target")),
        "place": text_of(event.field("place")),
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
    }
    for slot in ("killed", "injured", "taken"):
        field = event.field(slot)
        row[f"{slot}_min"], row[f"{slot}_max"] = field.low, field.high
    return row | {
        "reports": len(event.documents),
        "outlets": len(assessment.outlets),
        "origins": len(assessment.origins),
        "disputed": " ".join(assessment.disputed) or None,
        "grade": assessment.signed or assessment.grade,
        "signed_by": assessment.signed_by,
        "title": event.title,
    }


def text_of(field: Field) -> str | None:
    """The labels of a field's values that are known and still stand, best first, or None."""
    standing = (value for value in field.values if not value.superseded)
    labels = [value.value.label for value in standing if value.value.unknown is None]
    return "; ".join(dict.fromkeys(labels)) or None


def claim_row(claim: Claim, event: str | None, document: Document | None) -> Row:
    """One claim: the value, on whose word, in which outlet, in which words."""
    return {
        "id": claim.id,
        "event": event,
        "slot": claim.slot,
        "value": claim.value.label,
        "group": claim.value.group,
        "low": claim.value.low,
        "high": claim.value.high,
        "said_by": chain_text(claim.chain),
        "hedged": int(claim.hedged),
        "outlet": document.source if document else None,
        "published": document.published if document else None,
        "quote": " … ".join(span.quote for span in claim.evidence),
        "report": claim.document,
        "score": claim.score,
    }


def chain_text(chain: Iterable[AttributionLink]) -> str | None:
    """A chain of sources as people read it, outermost first; None for the outlet's own voice."""
    steps = []
    for link in chain:
        name = link.source.quote if link.source else "unnamed"
        steps.append(name if link.stance == "asserts" else f"{name} ({link.stance})")
    return " → ".join(steps) or None


def actor_row(actor: Actor, reports: int) -> Row:
    """One actor with the number of reports that mention it."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "aliases": "; ".join(actor.aliases) or None,
        "umbrella": "; ".join(actor.umbrella) or None,
        "list": actor.source,
        "reports": reports,
    }


def copy_row(copy: Copy, document: Document, original: Document) -> Row:
    """One report that repeats another, with the reason."""
    return {
        "original": original.title,
        "outlet": original.source,
        "copied_by": document.source,
        "published": document.published,
        "kind": copy.kind,
        "score": round(copy.score, 3),
        "reason": copy.reason,
        "title": document.title,
        "document": document.id,
        "original_document": original.id,
    }
