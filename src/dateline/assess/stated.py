"""Claims in their surroundings: who holds them, through whom, in which outlet, when."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.assess.bearing import is_told, silent_next
from dateline.assess.denials import (
    denies,
    goes_against,
    in_words_of_denial,
    is_denied,
    of_its_own,
    overlapping,
)
from dateline.assess.figures import ALL, figure_of, is_hearsay, is_part, people_of, retold
from dateline.assess.organs import (
    bears_out,
    force_of,
    named_only,
    organ_in_words,
    organ_without_state,
)
from dateline.assess.pages import UNNAMED, Holder, Page
from dateline.assess.speakers import (
    BODIES,
    SIDES,
    Voice,
    antecedent,
    is_pronoun,
    keeps_silent,
    means_itself,
    quoted_in,
    voice_of,
)
from dateline.assess.wording import gives_care, is_nameless, is_some_of
from dateline.codebook import Codebook
from dateline.model import ActorReading, AttributionLink, Claim, Document, EventReport, Span, Value
from dateline.model.reading import UnknownReason
from dateline.store import Store
from dateline.store.documents import moment
from dateline.store.links import Links, Passage

CACHED = 4_000
COVERED = 0.8
"""Share of a claim's words that must stand in a copied passage for the claim to be a copy."""
COUNTS = frozenset({"killed", "injured", "taken"})
_TIES = frozenset({"leads", "member_of", "part_of"})
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim with its holder, those through whom it came, its outlet, and when it came out.

    `named` is the holder as the report has it, `holder` whom it counts as. `value` is the claim's,
    a count's with the people and the side that its words tell. `against`: the holder denies, doubts
    or retracts the value. `denied`: its words deny that the event happened. `part`: a number that
    is a part of another one that the report gives. `moment` sorts by time (UTC).
    """

    claim: Claim
    value: Value
    report: EventReport
    holder: Holder
    vias: tuple[str, ...]
    outlet: str
    moment: str
    named: str = ""
    against: bool = False
    denied: bool = False
    part: bool = False


def outlet_name(document: Document) -> str:
    """The outlet as people read it; a report that names none stands for itself."""
    return document.source or document.url or document.id


def outlet_key(name: str) -> str:
    """What spellings of one outlet's name share: "The Quay Gazette (sample)", "Quay Gazette"."""
    words = re.findall(r"\w+", _BRACKETS.sub(" ", name).casefold())
    return "outlet:" + " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Sources:
    """Looks up the surroundings of claims; holds what it read for the time of one update."""

    def __init__(self, store: Store, codebook: Codebook) -> None:
        self._store = store
        self._codebook = codebook
        self._links = Links(store.connection)
        self._page = lru_cache(maxsize=CACHED)(self._read)
        self._actor = lru_cache(maxsize=CACHED)(store.readings.actor)
        self._outlets = {outlet_key(name): name for name in self._links.outlets()}

    def document(self, document: str) -> Document:
        """The document of that id."""
        return self._page(document).document

    def is_copy(self, document: str) -> bool:
        """Whether the document as a whole is a copy."""
        return self._page(document).copy_of is not None

    def reading(self, document: str, cluster: str | None) -> ActorReading | None:
        """The identity that a cluster of words of a document stands for."""
        return self._page(document).reading(cluster)

    def silent(self, report: EventReport) -> list[str]:
        """Those in the chain of an event report of whom it says that they did not comment."""
        page = self._page(report.document)
        links = [link for link in report.chain if keeps_silent(page, link, report.trigger)]
        return [self._name(page, link.actor, link.source) for link in links if link.source]

    def declining(self, document: str, reports: Collection[str]) -> list[str]:
        """Those of whom a document says, next to one of these event reports, that they are silent.

        "The League blamed Northland for the strike. Northland's army declined to comment."
        """
        page = self._page(document)
        found = (
            self._named(page, c, words, frozenset()) for c, words in silent_next(page, reports)
        )
        return [holder.name for holder, _ in found if holder.kind == "holder"]

    def denying(
        self, report: EventReport, chain: Sequence[AttributionLink]
    ) -> list[AttributionLink]:
        """The links of a chain whose source denies what an event report tells."""
        page = self._page(report.document)
        return [link for link in chain if denies(page, link, report.trigger)]

    def is_in(self, report: EventReport, words: re.Pattern[str]) -> bool:
        """Whether such words hold or touch the trigger of an event report."""
        return overlapping(words, self._page(report.document), report)

    def stated(self, report: EventReport) -> list[Stated]:
        """All claims of an event report in their surroundings."""
        page = self._page(report.document)
        claims = page.claims.get(report.id, ())
        return [self._one(page, report, claim) for claim in claims if is_told(page, report, claim)]

    def why_undated(self, report: EventReport) -> UnknownReason | None:
        """Why an event report has no time, or None if it has one."""
        return self._page(report.document).undated.get(report.id)

    def _one(self, page: Page, report: EventReport, claim: Claim) -> Stated:
        against = any(goes_against(page, link, report.trigger) for link in claim.chain)
        borne = report.realis == "denied" and is_denied(page, report)
        verbal = self._codebook.event_types[report.type].verbal
        voice = voice_of(page, report, claim.chain, verbal)
        holder, named = self._holder(page, claim, voice)
        count = claim.slot in COUNTS
        words = claim.evidence[0]
        value = self._value(page, claim, holder, voice)
        return Stated(
            claim=claim,
            value=value,
            report=report,
            holder=holder,
            named=named or holder.name,
            vias=self._vias(page, voice, holder),
            outlet=outlet_name(page.document),
            moment=moment(page.document.published),
            denied=borne and self._is_denial(page, report, holder),
            against=against or (borne and claim.slot in _DENIABLE),
            part=count and (value.group or ALL) == ALL and is_part(page, words),
        )

    def _is_denial(self, page: Page, report: EventReport, holder: Holder) -> bool:
        """Whether a holder denies the event: in words of denial, or as a side of its own deed."""
        if in_words_of_denial(page, report):
            return True
        violent = self._codebook.coarse(report.type) == "violence"
        side = holder.actor_kind in SIDES and not gives_care(holder.name)
        return violent and side and of_its_own(page, report, holder.actor)

    def _vias(self, page: Page, voice: Voice, holder: Holder) -> tuple[str, ...]:
        """Those through whom it came, each once; the holder is none of them."""
        links = [link for link in voice.links[:-1] if link.source is not None]
        names = [self._name(page, n.actor, n.source) for n in links if n.source]
        others = (name for name in dict.fromkeys(names) if name != holder.name)
        return tuple(name for name in others if not is_nameless(name))

    def _value(self, page: Page, claim: Claim, holder: Holder, voice: Voice) -> Value:
        """What is claimed: counts with their people, and "it" as the speaker that says "it"."""
        words = claim.evidence[0]
        if claim.slot in COUNTS:
            side = holder.actor if holder.actor_kind in SIDES else None
            return people_of(page, words, claim.value, side)
        if claim.slot == "actor" and is_some_of(page.document.text(words.field), words):
            return Value(label=words.quote)
        itself = claim.slot == "actor" and holder.actor is not None and bool(voice.links)
        if itself and means_itself(page, words, voice.links[-1]):
            return Value(label=holder.name, actor=holder.actor, why=_ITSELF)
        return claim.value

    def _holder(self, page: Page, claim: Claim, voice: Voice) -> tuple[Holder, str]:
        """On whose word a claim is told, and what the report calls that one."""
        places = page.countries_of(claim.event)
        if voice.own and claim.slot in COUNTS:
            words = claim.evidence[0]
            teller = figure_of(page, words) or retold(page, claim.slot, claim.value, words)
            if teller:
                return self._named(page, *teller, places)
            if is_hearsay(page, words):
                return UNNAMED, UNNAMED.name
        for link in reversed(voice.links):
            if link.source is None:
                continue
            if not is_pronoun(page, link):
                return self._named(page, link.actor, link.source, places)
            if meant := antecedent(page, link.source):
                return self._named(page, *meant, places)
        own = self._own_voice(page, claim.evidence) if voice.own else UNNAMED
        return own, own.name

    def _named(
        self, page: Page, cluster: str | None, source: Span, places: frozenset[str]
    ) -> tuple[Holder, str]:
        spoken = page.reading(cluster)
        reading = self._body_of(page, spoken)
        name = reading.name if reading else source.quote
        called = spoken.name if spoken else source.quote
        known = self._outlets.get(outlet_key(name)) or _own_reporter(page.document, source)
        if known:
            return Holder(key=outlet_key(known), kind="outlet", name=known), called
        if is_nameless(name) or is_some_of(page.document.text(source.field), source):
            return UNNAMED, source.quote
        if reading is None:
            return Holder(key=f"words:{source.quote.casefold()}", kind="holder", name=name), called
        if reading is spoken and (organ := organ_in_words(page, reading, source)):
            force = force_of(page, organ)
            return (self._identity(page, force, source, places) if force else organ), organ.name
        return self._identity(page, reading, source, places), called

    def _identity(
        self, page: Page, reading: ActorReading, source: Span, places: frozenset[str]
    ) -> Holder:
        """An agency that is quoted is the one that is credited elsewhere, by its name.

        An organ whose state nothing bears out is one of no stated state.
        """
        known = self._actor(reading.actor) if reading.listed else None
        medium = reading.kind == "media"
        why = bears_out(page, reading, known, source, places)
        if why is None:
            return organ_without_state(reading, source)
        return Holder(
            key=outlet_key(reading.name) if medium else f"actor:{reading.actor}",
            kind="holder",
            name=reading.name if reading.listed else named_only(reading.name),
            actor=reading.actor,
            actor_kind=reading.kind,
            listed=reading.listed,
            aliases=known.aliases if known else (),
            parent=known.parent if known else None,
            country=reading.country,
            why=why,
        )

    def _body_of(self, page: Page, reading: ActorReading | None) -> ActorReading | None:
        """A person who speaks for a body, as the report itself tells, counts as that body."""
        if reading is None or reading.kind != "person" or page.extraction is None:
            return reading
        for relation in page.extraction.relations:
            body = page.actors.get(relation.b)
            speaks = relation.a == reading.cluster and relation.kind in _TIES
            if speaks and body and body.kind in BODIES:
                return body
        return reading

    def _own_voice(self, page: Page, evidence: Sequence[Span]) -> Holder:
        original = _copied_from(page, evidence)
        first = self._page(original.id) if original else page
        name = self._agency(first.agency) if first.agency else outlet_name(first.document)
        return Holder(key=outlet_key(name), kind="outlet", name=name)

    def _agency(self, name: str) -> str:
        """The outlet of the book that a credit names, else the name as it stands."""
        key = outlet_key(name)
        full = [known for known in self._outlets if known == key or known.startswith(f"{key} ")]
        return self._outlets[full[0]] if len(full) == 1 else name

    def _name(self, page: Page, cluster: str | None, source: Span) -> str:
        reading = page.actors.get(cluster or "")
        return reading.name if reading else source.quote

    def _read(self, name: str) -> Page:
        document = self._store.documents.get(name)
        if document is None:
            raise KeyError(name)
        copy = self._links.copy_of(name)
        whole = copy is not None and copy.kind != "passage"
        passages = self._links.passages(name)
        reading = self._store.readings.reading(name)
        claims: dict[str, list[Claim]] = {}
        for claim in reading.claims if reading else ():
            claims.setdefault(claim.event, []).append(claim)
        events = reading.events if reading else ()
        page = Page(
            document=document,
            extraction=self._store.readings.extraction(name),
            actors={a.cluster: a for a in reading.actors} if reading else {},
            claims={event: sorted(c, key=lambda c: (c.slot, c.id)) for event, c in claims.items()},
            undated={e.event: e.time.unknown for e in events if e.time.unknown},
            passages=tuple(self._with_originals(passages)),
            copy_of=self._store.documents.get(copy.original) if copy and whole else None,
            agency=self._links.credit(name),
        )
        return replace(page, quoted=quoted_in(page))

    def _with_originals(self, passages: Sequence[Passage]) -> list[tuple[Passage, Document]]:
        found = self._store.documents.many(sorted({original for original, _, _ in passages}))
        known = [(p, found[p[0]]) for p in passages if p[0] in found]
        return sorted(known, key=lambda p: (moment(p[1].published), p[0]))


def _own_reporter(document: Document, source: Span) -> str | None:
    """The outlet, if the words name it: "a reporter of Cedar Morning in the city"."""
    outlet = outlet_key(document.source or "").removeprefix("outlet:")
    words = outlet_key(source.quote).removeprefix("outlet:")
    return document.source if outlet and f" {outlet} " in f" {words} " else None


_ITSELF = "the speaker says it of itself"
_DENIABLE = frozenset({"actor", "killed", "injured", "taken"})


def _copied_from(page: Page, evidence: Sequence[Span]) -> Document | None:
    """The document that these words were taken from, or None if they are the report's own."""
    if page.copy_of is not None and all(span.field != "body" for span in evidence):
        return page.copy_of
    body = [span for span in evidence if span.field == "body"]
    for (_, start, end), original in page.passages:
        if body and all(_inside(span, start, end) for span in body):
            return original
    return None


def _inside(span: Span, start: int, end: int) -> bool:
    shared = min(span.end, end) - max(span.start, start)
    return shared >= COVERED * (span.end - span.start)
