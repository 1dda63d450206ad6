"""From the event reports of an event to its view, its assessment and the words filters find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.assess.attribution import attributed, sided, through_outlets
from dateline.assess.fields import field_of, origins_of
from dateline.assess.grade import suggest
from dateline.assess.holders import same_holders
from dateline.assess.since import Signature, since
from dateline.assess.stated import Sources, Stated, outlet_name
from dateline.assess.title import title_of
from dateline.assess.voices import Hearing, Voices
from dateline.codebook import Codebook
from dateline.model import (
    SLOTS,
    Actor,
    Assessment,
    Event,
    EventReport,
    Field,
    FieldValue,
    Slot,
)
from dateline.model.book import Grade
from dateline.model.reading import UnknownReason
from dateline.store import Store
from dateline.store.links import Links

Signed = Mapping[str, tuple[Grade, str, str]]
Facets = dict[str, set[str]]
VIOLENT = "violence"
TAKEN = "abduction"
"""What a party answers for beside acts of the class of violence."""
GENERAL = "attack"
SPECIFIC = 3
"""A third of the origins is enough for a specific type: the rest speak of the harm."""
CACHED = 20_000


class Assessor:
    """Builds views of events; holds what it looked up for the time of one update."""

    def __init__(self, store: Store, codebook: Codebook) -> None:
        self._store = store
        self._links = Links(store.connection)
        self._codebook = codebook
        self._sources = Sources(store, codebook)
        self._actor = lru_cache(maxsize=CACHED)(store.readings.actor)
        self._signed: Signed = store.decisions.signatures()

    def assess(self, event: str) -> tuple[Event, Assessment, Facets] | None:
        """The view, the assessment and the facets of an event; None when no report tells it."""
        members = self._store.events.reports_of(event)
        reports = self._store.readings.event_reports(members)
        if not reports:
            return None
        told = sorted(reports.values(), key=lambda r: r.id)
        stated = self.stated(told)
        fields = self._fields(stated, told)
        heard = self.heard(members, stated)
        view = self._view(event, told, fields, stated)
        return view, self._assessment(view, stated, heard), self._facets(stated)

    def stated(self, reports: Iterable[EventReport]) -> list[Stated]:
        """All claims of these reports, holders that are one made one."""
        found = [one for report in reports for one in self._sources.stated(report)]
        same = same_holders(one.holder for one in found)
        held = [replace(one, holder=same[one.holder.key]) for one in found]
        told = attributed(held, lambda s: self._sources.document(s.document).text(s.field))
        return sided(through_outlets(told))

    def heard(self, members: Sequence[str], stated: Sequence[Stated]) -> Voices:
        """What these claims, and the event reports that speak of them, say of responsibility."""
        types = {one.report.type for one in stated}
        verbal = all(self._codebook.event_types[kind].verbal for kind in types)
        hearing = Hearing(self._sources, self._actor)
        return hearing.hear(stated, self._about(members), verbal)

    def _fields(self, stated: Sequence[Stated], told: Sequence[EventReport]) -> tuple[Field, ...]:
        fields = []
        for slot in SLOTS:
            claims = [one for one in stated if one.claim.slot == slot]
            unknown = "not_stated" if claims else self._unknown(slot, told)
            fields.append(field_of(slot, claims, self._actor, unknown))
        return tuple(fields)

    def _unknown(self, slot: Slot, told: Sequence[EventReport]) -> UnknownReason:
        """Why nothing is known of a slot: the first reason that a reading gives."""
        for report in told if slot == "date" else ():
            if reason := self._sources.why_undated(report):
                return reason
        return "not_stated"

    def _about(self, members: Sequence[str]) -> list[EventReport]:
        found = self._store.readings.event_reports(sorted(self._links.speaking_of(members)))
        return [found[key] for key in sorted(found)]

    def _view(
        self,
        event: str,
        told: Sequence[EventReport],
        fields: tuple[Field, ...],
        stated: Sequence[Stated],
    ) -> Event:
        members = [report.id for report in told]
        kind = _type(fields) or told[0].type
        realis = _leading(fields, "realis") or told[0].realis
        origins = origins_of(_telling(stated))
        founder = self._links.minted([event]).get(event, (members[0], 0))[0]
        return Event(
            id=event,
            founder=founder,
            type=kind,
            realis=realis,
            reports=tuple(members),
            documents=tuple(sorted({report.document for report in told})),
            fields=fields,
            title=title_of(kind, realis, fields, origins, self._codebook),
            summary=bool(self._links.sums(members)),
            contains=self._events(self._links.contents(members), event),
            follows=self._events(self._links.abouts(members), event),
        )

    def _events(self, reports: Iterable[str], itself: str) -> tuple[str, ...]:
        return tuple(sorted(set(self._links.events_of(reports).values()) - {itself}))

    def _assessment(self, view: Event, stated: Sequence[Stated], heard: Voices) -> Assessment:
        telling = _telling(stated)
        origins = origins_of(telling)
        copies = sum(self._sources.is_copy(document) for document in view.documents)
        grade, sentence = suggest(
            violent=view.type == TAKEN or self._codebook.coarse(view.type) == VIOLENT,
            fields=view.fields,
            origins=origins,
            hedged=_hedged(telling),
            voices=heard,
            documents=len(view.documents),
            copies=copies,
        )
        signed = self._signature(view.id)
        news = f" {self._since(signed, view, grade, stated)}" if signed else ""
        return Assessment(
            event=view.id,
            origins=origins,
            outlets=tuple(sorted({self._outlet(document) for document in view.documents})),
            copies=copies,
            disputed=tuple(field.slot for field in view.fields if field.disputed),
            grade=grade,
            sentence=sentence + news,
            accused=heard.accused,
            claimed_by=heard.claimed_by,
            acknowledged_by=heard.acknowledged_by,
            denied_by=heard.denied_by,
            declined=heard.declined,
            signed=signed.grade if signed else None,
            signed_by=signed.by if signed else None,
            signed_when=signed.when if signed else None,
        )

    def _outlet(self, document: str) -> str:
        return outlet_name(self._sources.document(document))

    def _signature(self, event: str) -> Signature | None:
        """The last signature of the event or of an id that was merged into it."""
        known = [self._signed[e] for e in (event, *self._links.led_to(event)) if e in self._signed]
        if not known:
            return None
        grade, by, when = known[0]
        return Signature(grade=grade, by=by, when=when)

    def _since(
        self, signature: Signature, view: Event, grade: Grade, stated: Sequence[Stated]
    ) -> str:
        """What came out, or came into the book, after the signature."""
        newer = {
            document
            for document in view.documents
            if signature.is_before(self._sources.document(document).published, self._met(document))
        }
        return since(signature, grade, stated, newer, self._actor)

    def _met(self, document: str) -> str | None:
        """When the book first met a document."""
        met = self._store.documents.retrievals(document)
        return met[0][2] if met else None

    def _facets(self, stated: Iterable[Stated]) -> Facets:
        found: Facets = {"actor": set(), "place": set(), "said_by": set()}
        for one in stated:
            if one.claim.slot in ("actor", "target"):
                found["actor"].add(one.claim.value.label)
                known = self._actor(one.claim.value.actor) if one.claim.value.actor else None
                found["actor"].update(_all_names(known) if known else ())
            elif one.claim.slot == "place":
                found["place"].update(
                    (one.claim.value.label, *(s.quote for s in one.claim.evidence))
                )
            found["said_by"].update((one.holder.name, *one.vias, one.outlet))
        return found


def _all_names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _telling(stated: Iterable[Stated]) -> list[Stated]:
    """The claims that the event happened as it is told: one for each event report."""
    return [one for one in stated if one.claim.slot == "type" and not one.against]


def _hedged(telling: Iterable[Stated]) -> frozenset[str]:
    """Origins all of whose tellings leave it open."""
    telling = list(telling)
    sure = {one.holder.key for one in telling if not one.claim.hedged}
    return frozenset(one.holder.key for one in telling) - sure


def _type(fields: Iterable[Field]) -> str | None:
    """The type that most origins tell; a specific one before "attack", the word for harm alone."""
    field = next(field for field in fields if field.slot == "type")
    told = [v for v in field.values if v.supporting and v.value.code]
    named = [v for v in told if v.value.code != GENERAL]
    if not told or told[0].value.code != GENERAL or not named:
        return told[0].value.code if told else None
    enough = len(named[0].origins) * SPECIFIC >= len(told[0].origins)
    return named[0].value.code if enough else GENERAL


def _leading(fields: Iterable[Field], slot: Slot) -> str | None:
    field = next(field for field in fields if field.slot == slot)
    values: Sequence[FieldValue] = [v for v in field.values if v.supporting]
    return values[0].value.code if values else None
