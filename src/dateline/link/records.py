"""What of an event report enters comparison, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[int, int]
"""First and last day as ordinals (date.toordinal), inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where: a centre and the radius around it in km; `weak` when the event's own words
    do not name the place."""

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float
    wide: bool
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who: an identity with those it belongs to, and the words of its name."""

    id: str
    name: str
    kind: str
    country: str | None
    kin: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many came to which harm."""

    harm: str
    group: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event report, boiled down to what is compared.

    `days` is None when the time is not known; `told` is the day of publication. `means` are
    the words of what it was done with; `sentence` the words around the trigger.
    `another`: the report sets it apart from one told before ("a second raid").
    """

    report: str
    document: str
    told: int | None
    type: str
    coarse: str
    verbal: bool
    realis: str
    summary: bool
    trigger: str
    sentence: str
    words: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    days: Interval | None = None
    places: tuple[Area, ...] = ()
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    tolls: tuple[Toll, ...] = ()
    same_as: str | None = None
    another: bool = False
    abouts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One comparison's part in a weight: what was seen, at which level, worth how many bits."""

    comparison: str
    level: str
    bits: float
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two event reports are held for one event or not.

    `weight` is log2 of the odds that they are one: the sum of `terms`. `verdict` is "same"
    or "different", after what people judged; `reason` is one sentence.
    """

    left: str
    right: str
    terms: tuple[Term, ...]
    weight: float
    probability: float
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTree:
    """A family of copies: the original and (document, kind, reason) of all that repeat it."""

    original: str
    copies: tuple[tuple[str, str, float, str], ...]
