"""The ledger of an event: field, value, holders, vias, outlets, origins, contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.assess.stated import Stated
from dateline.assess.view import Assessor
from dateline.codebook import Codebook
from dateline.model import Assessment, Event, Field, FieldValue, ItemError, Slot
from dateline.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of one claim: who said so through whom, in which outlet, when."""

    claim: str
    holder: str
    vias: tuple[str, ...]
    outlet: str
    published: str | None
    words: str
    hedged: bool
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One value of one field. `state` is "stands", "superseded" or "denied" (nobody says so)."""

    slot: Slot
    value: str
    group: str | None
    state: str
    holders: tuple[str, ...]
    vias: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    contradicted_by: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An event with its assessment and every value that was ever told of it."""

    event: Event
    assessment: Assessment
    rows: tuple[LedgerRow, ...]


def ledger(store: Store, event: str, codebook: Codebook) -> Ledger:
    """The ledger of an event, by its id or one that leads to it.

    Rows follow the order of the slots, and within one that of its values. Raises ItemError
    for an unknown id.
    """
    found = store.events.get(event)
    if found is None:
        raise ItemError("unknown_id", f"{event}: no event of this book")
    view, assessment = found
    reports = store.readings.event_reports(view.reports)
    stated = {s.claim.id: s for s in Assessor(store, codebook).stated(reports.values())}
    published = {d.id: d.published for d in store.documents.many(view.documents).values()}
    rows = [
        _row(field, value, stated, published) for field in view.fields for value in field.values
    ]
    return Ledger(event=view, assessment=assessment, rows=tuple(rows))


def _row(
    field: Field,
    value: FieldValue,
    stated: Mapping[str, Stated],
    published: Mapping[str, str | None],
) -> LedgerRow:
    pro = [stated[claim] for claim in value.supporting if claim in stated]
    contra = [stated[claim] for claim in value.contradicting if claim in stated]
    own = [one for one in contra if one.value.key() == value.value.key()]
    ordered = sorted([*pro, *own], key=lambda s: (s.moment, s.outlet, s.claim.id))
    return LedgerRow(
        slot=field.slot,
        value=value.value.label,
        group=value.value.group,
        state="superseded" if value.superseded else "stands" if pro else "denied",
        holders=tuple(origin.name for origin in value.origins),
        vias=tuple(sorted({via for one in pro for via in one.vias})),
        outlets=value.outlets,
        origins=len(value.origins),
        contradicted_by=tuple(sorted({_other(one) for one in contra})),
        quotes=tuple(_quote(one, published[one.claim.document]) for one in ordered),
    )


def _other(one: Stated) -> str:
    return f"{one.holder.name}: {'not ' if one.against else ''}{one.claim.value.label}"


def _quote(one: Stated, published: str | None) -> Quote:
    return Quote(
        claim=one.claim.id,
        holder=one.holder.name,
        vias=one.vias,
        outlet=one.outlet,
        published=published,
        words=" … ".join(span.quote for span in one.claim.evidence),
        hedged=one.claim.hedged,
        against=one.against,
    )
