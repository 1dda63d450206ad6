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
    """Who: an identity with those it belongs to, and the words of its name.

    `proper` are those of a person's proper name, empty for others and for "two men".
    """

    id: str
    name: str
    kind: str
    country: str | None
    kin: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many came to which harm."""

    harm: str
    group: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence that tells it: its trigger, its words as they stand, and those that matter."""

    trigger: str
    sentence: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What headline and opening of a report say, and the telling that they are about.

    `lead` is None when no event was read in them; `told` is the day of publication; `names` are
    stems of capitalised words in the order of the text.
    """

    document: str
    told: int | None
    lead: str | None
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report tells of one event, boiled down to what is compared.

    `reports` are the event reports that it is made of; the first one stands for all. `days`
    is None when the time is not known; `told` is the day of publication. `means` are the words
    of what it was done with; `stopped` says that weapons were intercepted; `gist`
    is the report's, if headline and opening tell this event.
    Until a document's event reports are pooled `same_as` and `another` ("a second raid") say how
    the report itself ties them; `pooled` says that they are.
    """

    reports: tuple[str, ...]
    document: str
    told: int | None
    type: str
    coarse: str
    verbal: bool
    realis: str
    summary: bool
    stopped: bool = False
    lines: tuple[Line, ...] = ()
    means: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    days: Interval | None = None
    places: tuple[Area, ...] = ()
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    tolls: tuple[Toll, ...] = ()
    gist: Gist | None = None
    same_as: str | None = None
    another: bool = False
    pooled: bool = False

    @property
    def lead(self) -> str:
        """The event report that stands for all of them."""
        return self.reports[0]


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
