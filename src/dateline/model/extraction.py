"""What a reader found in one document: words and what they are, not yet what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Span
from dateline.model.ids import content_id

Realis = Literal["actual", "attempted", "future", "hypothetical", "denied", "generic"]
Role = Literal["actor", "target", "instrument", "place", "time", "purpose"]
Harm = Literal["killed", "injured", "taken"]
Stance = Literal["asserts", "denies", "doubts", "claims", "retracts"]
MentionForm = Literal["name", "nominal", "pronoun"]

REALIS: tuple[Realis, ...] = (
    "actual", "attempted", "future", "hypothetical", "denied", "generic",
)  # fmt: skip
ROLES: tuple[Role, ...] = ("actor", "target", "instrument", "place", "time", "purpose")
HARMS: tuple[Harm, ...] = ("killed", "injured", "taken")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for an actor."""

    span: Span
    form: MentionForm
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCluster:
    """All mentions of one actor within one document, in the order of the text.

    `kind` is a code of the codebook's actor kinds; `name` the fullest proper name in the
    report, else its fullest description.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[ActorMention, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Words that fill a role of an event; `actor` is the ActorCluster they belong to."""

    role: Role
    span: Span
    actor: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Words that count people killed, injured or taken; resolve says how many that is."""

    harm: Harm
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLink:
    """One step of a chain of sources. `source` None: "reportedly", "it is said"."""

    source: Span | None
    cue: Span | None
    stance: Stance = "asserts"
    actor: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One telling of one event.

    `chain` runs from the source nearest to the reader to the one nearest to the event;
    an empty chain is the outlet's own voice. `same_as` is the first event report of this
    document that tells the same real event; `about` those that a verbal event speaks of.
    Scores are probabilities between 0 and 1.
    """

    id: str
    document: str
    trigger: Span
    type: str
    realis: Realis
    fillers: tuple[Filler, ...] = ()
    counts: tuple[Count, ...] = ()
    hedges: tuple[Span, ...] = ()
    chain: tuple[AttributionLink, ...] = ()
    same_as: str | None = None
    about: tuple[str, ...] = ()
    score: float = 1.0
    type_score: float = 1.0
    realis_score: float = 1.0

    def role(self, role: Role) -> tuple[Filler, ...]:
        """The fillers of one role, in the order found."""
        return tuple(filler for filler in self.fillers if filler.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A lasting tie between two actors (ids of ActorClusters) that the report tells."""

    id: str
    document: str
    kind: str
    a: str
    b: str
    evidence: Span
    time: tuple[Span, ...] = ()
    chain: tuple[AttributionLink, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many values were refused for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one reader found in one document.

    `relevance` is the gate's probability that the report holds an event (None: no gate);
    `skipped` says why the document was not read ("gate", "language"), else None.
    """

    document: str
    extractor: str
    actors: tuple[ActorCluster, ...] = ()
    events: tuple[EventReport, ...] = ()
    relations: tuple[Relation, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    relevance: float | None = None
    skipped: str | None = None


def cluster_id(document: str, first: Span) -> str:
    """The content id of an actor cluster: its document and its first mention."""
    return content_id("who", document, first.field, first.start, first.end)


def event_report_id(trigger: Span, coarse_class: str) -> str:
    """The content id of an event report: its anchor and the coarse class of its type."""
    return content_id(
        "rep", trigger.document, trigger.field, trigger.start, trigger.end, coarse_class
    )


def relation_id(document: str, kind: str, a: str, b: str, evidence: Span) -> str:
    """The content id of a relation."""
    return content_id("rel", document, kind, a, b, evidence.field, evidence.start, evidence.end)
