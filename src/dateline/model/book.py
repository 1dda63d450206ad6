"""What the book decides over many documents, and what people decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.reading import Slot, UnknownReason, Value

CopyKind = Literal["verbatim", "near", "shortened", "reheaded", "passage", "credited"]
Verdict = Literal["same", "different", "unsure"]
JudgementKind = Literal["event", "actor"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
OriginKind = Literal["holder", "outlet", "unnamed"]
ReleaseState = Literal["draft", "reviewed", "released"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One identity. `source` is the list that it comes from, or "text" when minted.

    `umbrella` and `parent` are actor ids; `country` is ISO 3166-1 alpha-2.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    umbrella: tuple[str, ...] = ()
    parent: str | None = None
    active_from: str | None = None
    active_to: str | None = None
    source: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document that repeats another, with the reason why that is thought."""

    document: str
    original: str
    kind: CopyKind
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on whether two things are one. Append-only: undone by `withdrawn`."""

    id: str
    kind: JudgementKind
    left: str
    right: str
    verdict: Verdict
    by: str
    when: str
    note: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin: a holder however many outlets carry it, or an outlet's own word."""

    key: str
    kind: OriginKind
    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One value of a field with the claims (ids) that say so and those that say otherwise."""

    value: Value
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    outlets: tuple[str, ...] = ()
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One slot of an event: its values side by side, or why there is none.

    `low` and `high` span all values that still stand (counts only); nothing is averaged.
    `rule` is one sentence on how the values were put in order.
    """

    slot: Slot
    values: tuple[FieldValue, ...] = ()
    disputed: bool = False
    low: int | None = None
    high: int | None = None
    rule: str = ""
    unknown: UnknownReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A rebuildable view of the event reports that tell one real event.

    `id` is minted once from `founder`, the event report that founded it. `contains` are
    events that a summary ("more than 40 attacks since Monday") sums up; `follows` is the
    event that a follow-up (trial, claim, condemnation, burial) points to.
    """

    id: str
    founder: str
    type: str
    realis: str
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    fields: tuple[Field, ...]
    title: str = ""
    summary: bool = False
    contains: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()

    def field(self, slot: Slot) -> Field:
        """The field of that slot; an empty one with its reason when nothing was said."""
        for field in self.fields:
            if field.slot == slot:
                return field
        return Field(slot=slot, unknown="not_stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How well an event is borne out. `grade` is suggested by rule, `sentence` explains it."""

    event: str
    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    copies: int
    disputed: tuple[Slot, ...]
    grade: Grade
    sentence: str
    accused: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    acknowledged_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    signed: Grade | None = None
    signed_by: str | None = None
    signed_when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of one stage: which tool with which fingerprint, when, on how many items."""

    id: str
    stage: str
    tool: str
    fingerprint: str
    version: str
    started: str
    finished: str | None = None
    items: int = 0
    failed: int = 0
