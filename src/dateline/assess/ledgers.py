"""The ledger of an event: field, value, holders, vias, outlets, origins, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.assess.fields import People, bounds_by_group, people
from dateline.assess.figures import ALL
from dateline.assess.stated import COUNTS, Stated
from dateline.assess.view import Assessor
from dateline.assess.voices import Voices
from dateline.assess.wording import is_number
from dateline.codebook import Codebook
from dateline.model import Assessment, Event, Field, FieldValue, ItemError, Slot, Value
from dateline.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of one claim: who said so through whom, in which outlet, when.

    `holder` is what the report calls the one on whose word it is, `counted_as` who that is, and
    `why` what bears out whose organ that is, where the report does not name its state with it.
    """

    claim: str
    holder: str
    counted_as: str
    vias: tuple[str, ...]
    outlet: str
    published: str | None
    words: str
    hedged: bool
    against: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One value of one field.

    `state` is "stands", "superseded" or "denied" (nobody says so); of counts also "named" (by the
    victims' names), "no figure" (a plural without a number) and "part" (of another count).
    `side` is the name of the party whose people a count counts.
    """

    slot: Slot
    value: str
    group: str | None
    side: str | None
    state: str
    holders: tuple[str, ...]
    vias: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    contradicted_by: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Least and most killed, injured or taken of one group of people; None where it is open."""

    slot: Slot
    group: str
    side: str | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The counts of one holder for one group, in the order in which they were first told.

    `steps` are (count, when it was first published, outlet); the last one stands.
    """

    slot: Slot
    holder: str
    group: str
    side: str | None
    steps: tuple[tuple[str, str | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An event with its assessment and every value that was ever told of it."""

    event: Event
    assessment: Assessment
    rows: tuple[LedgerRow, ...]
    bounds: tuple[Bound, ...]
    growth: tuple[Growth, ...]
    voices: Voices


def ledger(store: Store, event: str, codebook: Codebook) -> Ledger:
    """The ledger of an event, by its id or one that leads to it.

    Rows follow the order of the slots, and within one that of its values. Raises ItemError
    for an unknown id.
    """
    found = store.events.get(event)
    if found is None:
        raise ItemError("unknown_id", f"{event}: no event of this book")
    view, assessment = found
    assessor = Assessor(store, codebook)
    told = assessor.stated(store.readings.event_reports(view.reports).values())
    clerk = _Clerk(store, told)
    return Ledger(
        event=view,
        assessment=assessment,
        rows=tuple(clerk.row(field, value) for field in view.fields for value in field.values),
        bounds=tuple(clerk.bounds(view.fields)),
        growth=tuple(clerk.growth(view.fields)),
        voices=assessor.heard(view.reports, told),
    )


class _Clerk:
    """Writes down the values of one event with the claims behind them."""

    def __init__(self, store: Store, told: Iterable[Stated]) -> None:
        self._stated = {one.claim.id: one for one in told}
        documents = {one.claim.document for one in self._stated.values()}
        self._published = {d.id: d.published for d in store.documents.many(documents).values()}
        self._actor = store.readings.actor

    def row(self, field: Field, value: FieldValue) -> LedgerRow:
        pro = self._of(value.supporting)
        contra = self._of(value.contradicting)
        own = [one for one in contra if one.value.key() == value.value.key()]
        ordered = sorted([*pro, *own], key=lambda s: (s.moment, s.outlet, s.claim.id))
        return LedgerRow(
            slot=field.slot,
            value=value.value.label,
            group=value.value.group,
            side=self._side(field.slot, value.value),
            state=_state(field.slot, value, pro),
            holders=tuple(origin.name for origin in value.origins),
            vias=tuple(sorted({via for one in pro for via in one.vias})),
            outlets=value.outlets,
            origins=len(value.origins),
            contradicted_by=tuple(sorted({_other(one) for one in contra})),
            quotes=tuple(_quote(one, self._published[one.claim.document]) for one in ordered),
        )

    def bounds(self, fields: Iterable[Field]) -> list[Bound]:
        """Least and most by group, over the numbers that stand."""
        found = []
        for field in fields:
            if field.slot in COUNTS:
                standing = [v for v in field.values if self._state(field.slot, v) == "stands"]
                for whom, (low, high) in bounds_by_group(standing).items():
                    group, side = whom[0], self._name(whom[1])
                    found.append(Bound(slot=field.slot, group=group, side=side, low=low, high=high))
        return found

    def growth(self, fields: Iterable[Field]) -> list[Growth]:
        """The counts of each holder that told more than one of a group."""
        found: list[Growth] = []
        for field in fields:
            if field.slot in COUNTS:
                for (holder, whom), first in sorted(self._first(field).items()):
                    steps = sorted(first.values(), key=_when)
                    if len(steps) > 1:
                        found.append(self._growth(field.slot, holder, whom, steps))
        return found

    def _growth(self, slot: Slot, holder: str, whom: People, steps: Sequence[Stated]) -> Growth:
        told = [(s.value.label, self._published[s.claim.document], s.outlet) for s in steps]
        side = self._name(whom[1])
        return Growth(slot=slot, holder=holder, group=whom[0], side=side, steps=tuple(told))

    def _first(self, field: Field) -> dict[tuple[str, People], dict[str, Stated]]:
        """By holder and group, the claim that first told each number."""
        found: dict[tuple[str, People], dict[str, Stated]] = {}
        for value in field.values:
            if self._state(field.slot, value) not in ("stands", "superseded"):
                continue
            for one in self._of(value.supporting):
                if one.holder.kind == "holder":
                    key = (one.holder.name, people(value.value))
                    known = found.setdefault(key, {})
                    label = value.value.label
                    known[label] = min(known.get(label, one), one, key=_when)
        return found

    def _state(self, slot: Slot, value: FieldValue) -> str:
        return _state(slot, value, self._of(value.supporting))

    def _of(self, claims: Iterable[str]) -> list[Stated]:
        return [self._stated[claim] for claim in claims if claim in self._stated]

    def _side(self, slot: Slot, value: Value) -> str | None:
        return self._name(value.actor) if slot in COUNTS else None

    def _name(self, actor: str | None) -> str | None:
        known = self._actor(actor) if actor else None
        return known.name if known else None


def _when(one: Stated) -> tuple[str, int, str]:
    return (one.moment, one.value.low or one.value.high or 0, one.claim.id)


def _state(slot: Slot, value: FieldValue, pro: Sequence[Stated]) -> str:
    if value.superseded or not pro:
        return "superseded" if value.superseded else "denied"
    if slot not in COUNTS or any(_tells_number(one) and not one.part for one in pro):
        return "stands"
    if any(one.part for one in pro):
        return "part"
    return "named" if value.value.low == value.value.high else "no figure"


def _tells_number(one: Stated) -> bool:
    return any(is_number(span.quote) for span in one.claim.evidence)


def _other(one: Stated) -> str:
    return f"{one.holder.name}: {'not ' if one.against else ''}{one.value.label}"


def _quote(one: Stated, published: str | None) -> Quote:
    return Quote(
        claim=one.claim.id,
        holder=one.named,
        counted_as=one.holder.name,
        vias=one.vias,
        outlet=one.outlet,
        published=published,
        words=" … ".join(span.quote for span in one.claim.evidence),
        hedged=one.claim.hedged,
        against=one.against,
        why=one.holder.why,
    )


def group_text(group: str | None, side: str | None) -> str:
    """Whom a count counts, as people read it: "fighters of the League"; "" for all.

    >>> group_text("other", "the League"), group_text("children", None), group_text("all", None)
    ('people of the League', 'children', '')
    """
    if not side:
        return "" if group in (None, ALL) else group.replace("_", " ")
    plain = "people" if group in (None, ALL, "other") else group.replace("_", " ")
    return f"{plain} of {side}"
