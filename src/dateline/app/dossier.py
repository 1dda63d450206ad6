"""What is known of one event or actor, laid out for reading: the rows of `dateline show`.

ledger   one row for each value of an event: who holds it, through whom, in how many outlets
claims   one row for each claim of each value, with its words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline import assess, codebook, link
from dateline.app.book import Book
from dateline.app.counted import counted
from dateline.assess import Bound, Growth, Ledger, LedgerRow, Quote, names
from dateline.model import (
    SLOTS,
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Extraction,
    Field,
    Relation,
    Slot,
    Span,
    TimeReading,
    Value,
)
from dateline.publish.rows import Row, chain_text
from dateline.resolve.times import tie_time

FEW = 2
"""Outlets that a table names; of more it gives the number."""
VALUES = (
    "field", "value", "status", "origins", "holders", "vias", "outlets", "contradicted_by",
    "first_told", "last_told", "words", "claims",
)  # fmt: skip
COLUMNS = (
    "field", "value", "status", "origins", "said_by", "counted_as", "outlet", "published", "quote",
    "hedged", "low", "high", "group", "side", "why", "claim",
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
    """One row for each value: who holds it, through whom, in which outlets, what speaks against it.

    `origins` is how many independent ones it has; `words` are those that told it first. A field
    of which nothing is told has one row with the reason.
    """
    for field, row in _rows(event, laid_open(book, event), slot):
        yield _value_row(row) if row else _unknown(field, VALUES)


def claims(book: Book, event: Event, slot: Slot | None = None) -> Iterator[Row]:
    """One row for each claim of each value: field, value, who says so, where, in which words.

    `said_by` runs from the source nearest to the reader to the one on whose word it rests, as the
    report names it; `counted_as` is whom that one counts as; `origins` is how many independent
    ones the value has. A field of which nothing is told has one row with the reason.
    """
    known = {claim.id: claim for claim in book.claims_of(event)}
    documents = book.store.documents.many({claim.document for claim in known.values()})
    for field, row in _rows(event, laid_open(book, event), slot):
        if row is None:
            yield _unknown(field, COLUMNS)
            continue
        seen: set[tuple[object, ...]] = set()
        for quote in row.quotes:
            claim = known[quote.claim]
            found = _quote_row(row, quote, claim, documents[claim.document])
            same = (quote.outlet, quote.published, found["said_by"], found["quote"])
            if same not in seen:  # one sentence may tell a value in several of its words
                seen.add(same)
                yield found


def laid_open(book: Book, event: Event) -> Ledger:
    """The ledger of an event."""
    return assess.ledger(book.store, event.id, codebook.load())


def _rows(
    event: Event, found: Ledger, slot: Slot | None
) -> Iterator[tuple[Field, LedgerRow | None]]:
    """The rows of each field in the order of the slots; None for a field without a value."""
    told: dict[str, list[LedgerRow]] = {}
    for row in found.rows:
        told.setdefault(row.slot, []).append(row)
    for name in SLOTS:
        if slot in (None, name):
            rows: list[LedgerRow | None] = [*told.get(name, ())]
            for one in rows or [None]:
                yield event.field(name), one


def _unknown(field: Field, columns: Iterable[str]) -> Row:
    reason = (field.unknown or "not_stated").replace("_", " ")
    row: Row = dict.fromkeys(columns)
    return row | {"field": field.slot, "value": f"unknown: {reason}"}


def _value_row(row: LedgerRow) -> Row:
    told = [quote for quote in row.quotes if not quote.against] or list(row.quotes)
    days = sorted(quote.published for quote in told if quote.published)
    return {
        "field": row.slot,
        "value": _row_text(row),
        "status": _status(row),
        "origins": row.origins,
        "holders": "; ".join(row.holders),
        "vias": "; ".join(row.vias) or None,
        "outlets": "; ".join(row.outlets),
        "contradicted_by": "; ".join(row.contradicted_by) or None,
        "first_told": days[0] if days else None,
        "last_told": days[-1] if days else None,
        "words": told[0].words if told else None,
        "claims": len(row.quotes),
    }


def shortened(row: Row) -> Row:
    """A row of the ledger for a table: long lists of names cut, outlets counted."""
    holders, outlets = (str(row[name] or "").split("; ") for name in ("holders", "outlets"))
    if outlets == [""]:
        return row
    told = names(outlets) if len(outlets) <= FEW else f"{len(outlets)} outlets"
    return row | {"holders": names(holders), "outlets": told, "first_told": _day(row)}


def _day(row: Row) -> str | None:
    return str(row["first_told"])[:16].replace("T", " ") if row["first_told"] else None


def _row_text(row: LedgerRow) -> str:
    notes = [assess.group_text(row.group, row.side)]
    if row.state in ("named", "no figure") and row.quotes:
        notes.append(f"“{row.quotes[0].words}”")
    written = ", ".join(note for note in notes if note)
    return f"{row.value} ({written})" if written else row.value


def _status(row: LedgerRow) -> str:
    return "disputed" if row.contradicted_by and row.state == "stands" else row.state


def _quote_row(row: LedgerRow, quote: Quote, claim: Claim, document: Document) -> Row:
    text = value_text(claim.value, assess.group_text(row.group, row.side))
    return {
        "field": row.slot,
        "value": f"not {text}" if quote.against else text,
        "status": "denied" if quote.against else _status(row),
        "origins": row.origins,
        "said_by": " → ".join([*quote.vias, quote.holder]),
        "counted_as": quote.counted_as,
        "outlet": quote.outlet,
        "published": quote.published,
        "quote": in_context(claim.evidence[0], document),
        "hedged": int(quote.hedged),
        "low": claim.value.low,
        "high": claim.value.high,
        "group": row.group,
        "side": row.side,
        "why": why_text(claim),
        "claim": claim.id,
    }


def why_text(claim: Claim) -> str | None:
    """How the value of a claim was found, in one sentence."""
    value = claim.value
    reading = value.time or value.place
    return value.why or (reading.why if reading else None)


def value_text(value: Value, group: str = "") -> str:
    """A value with what it stands for: group of a count, precision of a place or date."""
    notes = [group] if group else []
    if value.place and value.place.precision != "unknown":
        notes.append(value.place.precision.replace("_", " "))
    if value.time and value.time.precision not in ("unknown", "day"):
        notes.append(value.time.precision)
    if value.unknown:
        notes.append(f"unknown: {value.unknown.replace('_', ' ')}")
    return f"{value.label} ({', '.join(notes)})" if notes else value.label


def headline(event: Event, assessment: Assessment, found: Ledger) -> Iterator[str]:
    """Lines above the ledger: what, told by how many, the grade with its sentence, the tolls."""
    yield event.title or event.type
    outlets, origins = len(assessment.outlets), len(assessment.origins)
    yield (
        f"{event.id}   realis: {event.realis}   "
        f"{counted(len(event.documents), 'report(s)')}, {counted(outlets, 'outlet(s)')}, "
        f"{counted(origins, 'independent origin(s)')}"
    )
    if assessment.signed:
        yield f"grade: {assessment.signed}, signed by {assessment.signed_by}"
    yield f"suggested grade: {assessment.grade}. {assessment.sentence}"
    if assessment.disputed:
        yield f"disputed: {', '.join(assessment.disputed)}"
    for label, told in (
        ("accused", found.voices.accused),
        ("claimed by", found.voices.claimed_by),
        ("acknowledged by", found.voices.acknowledged_by),
        ("denied by", found.voices.denied_by),
        ("declined to comment", found.voices.declined),
    ):
        if told:
            yield f"{label}: {', '.join(told)}"
    yield from _tolls(found)


def _tolls(found: Ledger) -> Iterator[str]:
    """Least and most of each group, and how the counts of each holder went on."""
    for slot in dict.fromkeys(bound.slot for bound in found.bounds):
        told = [_bound_text(bound) for bound in found.bounds if bound.slot == slot]
        yield f"{slot}, least to most: {'; '.join(told)}"
    for growth in found.growth:
        yield _growth_text(growth)


def _bound_text(bound: Bound) -> str:
    least, most = (f"{n:,}" if n is not None else None for n in (bound.low, bound.high))
    span = least if least == most else f"{least or 0} to {most or 'open'}"
    group = assess.group_text(bound.group, bound.side)
    return f"{span} {group}".strip() if span else group


def _growth_text(growth: Growth) -> str:
    steps = [f"{label} ({(told or 'undated')[:10]})" for label, told, _ in growth.steps]
    group = assess.group_text(growth.group, growth.side)
    return (
        f"{growth.slot} over time, {growth.holder}{f', {group}' if group else ''}: "
        + " → ".join(steps)
    )


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


def pointing_rows(book: Book, event: Event) -> Iterator[Row]:
    """One row for each report in which no event was read and that seems to tell of this one.

    Likeliest first; `bits` is the weight of evidence. None of them is an origin of anything.
    """
    weights = dict(link.tell_of(book.store, event.id))
    documents = book.store.documents.many(weights)
    for key in (key for key in weights if key in documents):
        yield {
            "published": documents[key].published,
            "outlet": documents[key].source,
            "title": documents[key].title,
            "bits": round(weights[key], 2),
            "report": key,
        }


def tie_rows(book: Book, actor: Actor) -> Iterator[Row]:
    """One row for each tie of an actor that a report tells, with its time and its words.

    `time` is EDTF, None where the report states none; `why` says how it was found.
    """
    for document, extraction, ties in _told_ties(book, actor):
        actors = book.store.readings.actor_of(document.id)
        for tie in ties:
            a, b = (actors[end].name if end in actors else "?" for end in (tie.a, tie.b))
            if a != b:  # two clusters of one report may turn out to be one actor
                yield _tie(tie, a, b, document, tie_time(document, tie, extraction))


def _told_ties(
    book: Book, actor: Actor
) -> Iterator[tuple[Document, Extraction, Sequence[Relation]]]:
    """The ties of an actor by the report that tells them, with what was read in it."""
    told: dict[str, list[Relation]] = {}
    for tie in book.relations(actor):
        told.setdefault(tie.document, []).append(tie)
    documents = book.store.documents.many(told)
    for key, ties in told.items():
        extraction = book.store.readings.extraction(key)
        if key in documents and extraction:
            yield documents[key], extraction, ties


def _tie(tie: Relation, a: str, b: str, document: Document, time: TimeReading) -> Row:
    return {
        "a": a,
        "tie": tie.kind,
        "b": b,
        "time": time.edtf,
        "said_by": chain_text(tie.chain) or "the outlet itself",
        "outlet": document.source,
        "published": document.published,
        "quote": in_context(tie.evidence, document),
        "why": time.why,
    }
