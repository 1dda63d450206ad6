"""What the words stand for: times, places, actors, numbers, weapons, and the claims made of them.

Nothing is ever filled with a default: a value that cannot be had is `unknown` with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Span
from dateline.model.extraction import AttributionLink, Harm
from dateline.model.ids import content_id

UnknownReason = Literal[
    "not_stated",
    "ambiguous",
    "not_resolvable",
    "not_in_gazetteer",
    "no_publication_date",
    "other_calendar",
]
TimePrecision = Literal["day", "days", "week", "month", "year", "longer", "unknown"]
TimeBasis = Literal["stated", "relative", "anchored", "governing", "none"]
PlacePrecision = Literal[
    "site", "town", "near", "adm2", "adm1", "part_of_country", "country", "water_or_air", "unknown"
]
PlaceBasis = Literal["stated", "governing", "dateline", "none"]
Slot = Literal[
    "type", "realis", "actor", "target", "weapon", "place", "date",
    "killed", "injured", "taken", "purpose",
]  # fmt: skip
SLOTS: tuple[Slot, ...] = (
    "type", "realis", "actor", "target", "weapon", "place", "date",
    "killed", "injured", "taken", "purpose",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """An interval of days that a time expression stands for.

    `earliest` and `latest` are ISO days (or ISO times where the words give a time of day),
    inclusive; None leaves that side open. `edtf` is Extended Date/Time Format (ISO 8601-2).
    `anchor` is the event report that an anchored expression counts from. `why` is one sentence.
    """

    expression: Span | None
    earliest: str | None
    latest: str | None
    precision: TimePrecision
    basis: TimeBasis
    edtf: str | None = None
    anchor: str | None = None
    score: float = 1.0
    why: str = ""
    unknown: UnknownReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReading:
    """The area that a place mention stands for: a centre and the radius around it in km.

    `country` is ISO 3166-1 alpha-2; None with `claimants` set where the area is disputed.
    `name` is the neutral name, the report's own wording is the mention's quote.
    """

    mention: Span | None
    place: str | None
    name: str | None
    kind: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    precision: PlacePrecision
    basis: PlaceBasis
    admin1: str | None = None
    claimants: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()
    score: float = 1.0
    why: str = ""
    unknown: UnknownReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorReading:
    """The identity that an actor cluster of one document stands for.

    `listed` is true when the id comes from an actor list, false when it was minted from
    this mention because no list knows it.
    """

    cluster: str
    actor: str
    name: str
    kind: str
    country: str | None = None
    listed: bool = False
    alternatives: tuple[tuple[str, float], ...] = ()
    score: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """How many people of which group: `low` and `high` inclusive, None leaves a side open.

    `group` is "all", "civilians", "children", "women", "men", "fighters", "soldiers", "police",
    "medics", "journalists", "aid_workers" or "other".
    """

    span: Span
    harm: Harm
    low: int | None
    high: int | None
    group: str = "all"
    score: float = 1.0
    why: str = ""
    unknown: UnknownReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponReading:
    """A weapon by the codebook's taxonomy; `system` is the named system, if one is named."""

    span: Span
    code: str
    system: str | None = None
    score: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """What the values of one event report stand for."""

    event: str
    time: TimeReading
    places: tuple[PlaceReading, ...] = ()
    numbers: tuple[NumberReading, ...] = ()
    weapons: tuple[WeaponReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """The value of a claim; which parts are filled depends on the slot.

    `code`: a codebook code (type, realis, weapon). `actor`: an actor's id. `low`, `high`,
    `group`: a count. `time`, `place`: readings. `label` is what a person reads. `why` says in
    one sentence how an actor, number or weapon was found (times and places say it themselves).
    """

    label: str
    code: str | None = None
    actor: str | None = None
    low: int | None = None
    high: int | None = None
    group: str | None = None
    time: TimeReading | None = None
    place: PlaceReading | None = None
    unknown: UnknownReason | None = None
    why: str = ""

    def key(self) -> str:
        """What two equal values share; scores and explanations do not enter."""
        return content_id("val", *self._parts())

    def _parts(self) -> tuple[str | int | None, ...]:
        time = (self.time.earliest, self.time.latest) if self.time else (None, None)
        place = (self.place.place or self.place.name) if self.place else None
        plain = None if any((self.code, self.actor, time[0], time[1], place)) else self.label
        return (self.code, self.actor, self.low, self.high, self.group, *time, place, plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One stated value of one slot of one event report, on whose word, with its words.

    `evidence` is never empty: a value without located words is refused.
    """

    id: str
    event: str
    document: str
    slot: Slot
    value: Value
    chain: tuple[AttributionLink, ...]
    evidence: tuple[Span, ...]
    hedged: bool = False
    score: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id}: a value without located words is refused")


def claim_id(event: str, slot: Slot, value: Value, evidence: tuple[Span, ...]) -> str:
    """The content id of a claim: the event report, the slot, the value and its words."""
    words = [[span.field, span.start, span.end] for span in evidence]
    return content_id("clm", event, slot, value.key(), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the words of one document were found to stand for."""

    document: str
    resolver: str
    actors: tuple[ActorReading, ...] = ()
    events: tuple[EventReading, ...] = ()
    claims: tuple[Claim, ...] = ()
