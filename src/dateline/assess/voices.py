"""Who accuses, claims, acknowledges, denies or declines: what is said of responsibility.

A party answers for an act only in words that make it its own. An armed group that says so has
*claimed* it; a state, army or police that tells of its own operation has *acknowledged* it; what a
party says of another's act is an *accusation*. Who blames, denies or keeps silent has done neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dateline.assess.conflict import ActorLookup, may_fight, one_side
from dateline.assess.speakers import SIDES
from dateline.assess.stated import Sources, Stated
from dateline.assess.wording import (
    DENIAL,
    RESPONSIBILITY,
    SILENT,
    gives_care,
    is_some_of,
    sentence,
)
from dateline.model import Actor, AttributionLink, EventReport, Filler

_NO_ADMISSION = re.compile(
    r"blam|accus|condemn|denounc|\bden[iy]|reject|declin|comment|disput|dismiss|alleg",
    re.IGNORECASE,
)
"""Cues by which nobody says of itself that it did something."""
_GROUPS = frozenset({"armed_group", "political"})
_NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_NO_PARTY = frozenset({"media", "civilians"})
_DONE = frozenset({"actual", "attempted"})
_OF_ITSELF = re.compile(
    r"\b(?:it|its|itself|they|their|themselves|we|our|he|his|she|her|i|my|to have|having)\b", re.I
)
"""What makes the speaker the doer after its word of telling."""
_ANOTHER = re.compile(r"(?:he|she|his|her)\b", re.IGNORECASE)
"""Words for a person, which a body does not call itself."""
_SOMEBODY = re.compile(
    r"(?:an?|one|two|three|four|five|several|some|unknown|unidentified|another)\s", re.IGNORECASE
)
"""Words for somebody whom the speaker does not know: "said that a gunman"."""
_OFFICIAL = frozenset({"state", "military", "police"})
_ANSWER = SIDES | {"person", "organisation", "other"}
"""Kinds of parties that are asked whether they did it."""
_THAT_OTHER = re.compile(
    r"\s(?:that|how)\s(?!(?:it|they|he|she|we|its|their|his|her|our)\b)", re.IGNORECASE
)
"""After a word of claiming, what is claimed of another: "claimed that the army had lost ten"."""
_TWO_SIDED = frozenset({"armed_clash"})
"""Types that name both sides as actors: to have fought is not to have begun it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Names, sorted: "accused (by accuser)", and who says what of the event.

    `deniers` are those of `denied_by` who do not merely deny their own part; `rivals` those who
    claim or acknowledge what another side claims or acknowledges as well.
    """

    accused: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    acknowledged_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Party:
    """One who answers for an act: the name, the identity if it is known, and its kind."""

    name: str
    actor: Actor | None
    kind: str


class Hearing:
    """Hears the claims of one event and the event reports that speak of it."""

    def __init__(self, sources: Sources, actor: ActorLookup) -> None:
        self._sources = sources
        self._actor = actor

    def hear(self, stated: Iterable[Stated], about: Iterable[EventReport], verbal: bool) -> Voices:
        """What is said of responsibility; of an act of speech (`verbal`) nobody needs to answer."""
        stated, about = list(stated), list(about)
        accused = {pair for one in stated for pair in self._accusing(one)}
        accused |= {pair for report in about for pair in self._accusations(report)}
        suspects = {name for name, _ in accused}
        denied = {p.name for one in stated for p in self._deniers(one) if _may_deny(p, suspects)}
        denied |= {
            party.name
            for report in about
            for party in self._refusals(report, DENIAL)
            if _may_deny(party, suspects)
        }
        declined = {n for one in stated for n in self._sources.silent(one.report)}
        declined |= {p.name for report in about for p in self._refusals(report, SILENT)}
        spoken = {one.report.id for one in stated} | {report.id for report in about}
        told = {one.report.document for one in stated}
        declined |= {n for d in sorted(told) for n in self._sources.declining(d, spoken)}
        silent = denied | declined | {by for _, by in accused}
        owners = [p for one in stated for p in self._owners(one) if not verbal]
        sure = {one.report.id for one in stated if one.claim.slot == "realis"}
        if any(_may_be_owned(one.report, sure) for one in stated):
            owners += [p for report in about for p in self._claimants(report)]
        owners = [party for party in owners if party.name not in silent]
        return Voices(
            accused=tuple(sorted(f"{name} (by {by})" for name, by in accused)),
            claimed_by=_named(p for p in owners if p.kind not in SIDES - _GROUPS),
            acknowledged_by=_named(p for p in owners if p.kind in SIDES - _GROUPS),
            denied_by=tuple(sorted(denied)),
            declined=tuple(sorted(declined)),
            deniers=tuple(sorted(denied - suspects)),
            rivals=self._rivals(owners),
        )

    def _owners(self, one: Stated) -> Iterator[_Party]:
        """The holder, if it makes the act its own: it names itself as doer, or claims it."""
        if one.against or one.report.realis not in _DONE or not _speaks_as_side(one):
            return
        if any(_NO_ADMISSION.search(link.cue.quote) for link in one.claim.chain if link.cue):
            return
        own = one.claim.slot == "actor" and self._is_own_deed(one)
        if own or (one.claim.slot == "type" and self._claims_responsibility(one)):
            known = self._actor(one.holder.actor) if one.holder.actor else None
            yield _Party(one.holder.name, known, one.holder.actor_kind)

    def _is_own_deed(self, one: Stated) -> bool:
        """Whether the speaker's own words name itself, or its own side, as the one who did it.

        An umbrella does not answer for what one of its members did, nor a member for another.
        """
        if one.report.type in _TWO_SIDED or not self._in_own_words(one):
            return False
        if not self._is_subject(one):
            return False
        if one.holder.actor is not None and one.holder.actor == one.value.actor:
            return True
        holder, doer = self._both(one)
        if one.holder.actor_kind in _GROUPS:
            return holder is not None and doer is not None and doer.parent == holder.id
        return doer is not None and _is_own_side(one, holder, doer)

    def _is_subject(self, one: Stated) -> bool:
        """Whether the doer's words are more than the speaker's name before its word of telling.

        Of "Northland's army spoke of a strike" nothing says whose strike it was; "said that it had
        struck", "claimed to have struck" and "confirmed striking" do.
        """
        words, trigger = one.claim.evidence[0], one.report.trigger
        if _ANOTHER.match(words.quote) and one.holder.actor_kind != "person":
            return False
        link = next((link for link in reversed(one.claim.chain) if link.source), None)
        if link is None or link.source is None or not link.source.overlaps(words):
            return not _SOMEBODY.match(words.quote)
        text = self._sources.document(one.report.document).text(trigger.field)
        told = link.cue.end if link.cue and link.cue.field == trigger.field else words.end
        between = text[told : max(told, trigger.start)]
        return bool(_OF_ITSELF.search(between)) or (told <= trigger.start and not between.strip())

    def _accusing(self, one: Stated) -> Iterator[tuple[str, str]]:
        """(accused, accuser): a side names another as the one who did it."""
        if one.claim.slot != "actor" or one.against or one.report.realis not in _DONE:
            return
        if not _speaks_as_side(one) or one.report.type in _TWO_SIDED:
            return
        holder, doer = self._both(one)
        if doer is None or not may_fight(doer) or not self._in_own_words(one):
            return
        if one.holder.actor != doer.id and not _is_own_side(one, holder, doer):
            yield doer.name, one.holder.name

    def _both(self, one: Stated) -> tuple[Actor | None, Actor | None]:
        ids = (one.holder.actor, one.value.actor)
        holder, doer = (self._actor(key) if key else None for key in ids)
        return holder, doer

    def _in_own_words(self, one: Stated) -> bool:
        """Whether the doer is named in the sentence in which the speaker tells of the act.

        A headline that is only counted as someone's word is not that one's own words.
        """
        words, trigger = one.claim.evidence[0], one.report.trigger
        told = any(link.source is not None for link in one.claim.chain)
        if words.field != trigger.field or not told:
            return False
        begin, stop = self._sentence(one.report)
        return begin <= words.start < stop

    def _sentence(self, report: EventReport) -> tuple[int, int]:
        trigger = report.trigger
        text = self._sources.document(report.document).text(trigger.field)
        return sentence(text, trigger.start, trigger.end)

    def _claims_responsibility(self, one: Stated) -> bool:
        """ "claimed responsibility for the attack", "claimed the attack", not "claimed that"."""
        trigger = one.report.trigger
        text = self._sources.document(one.report.document).text(trigger.field)
        for link in one.claim.chain:
            if link.cue is None or link.cue.field != trigger.field or link.cue.end > trigger.start:
                continue
            _, stop = sentence(text, trigger.start, trigger.end)
            if RESPONSIBILITY.match(text[link.cue.start : stop], 0):
                return _says_no_more(text, link, one.report, stop)
        return False

    def _claimants(self, report: EventReport) -> Iterator[_Party]:
        """The speakers of a claim of responsibility for the event."""
        if report.type != "claim" or report.realis != "actual" or self._claims_another(report):
            return
        text = self._sources.document(report.document).text
        for filler in report.role("actor"):
            party, words = self._party(report, filler), filler.span
            nobody = _NOBODY.match(words.quote) or is_some_of(text(words.field), words)
            if party.kind not in _NO_PARTY and not nobody:
                yield party

    def _claims_another(self, report: EventReport) -> bool:
        """Whether it is claimed that another did it, or that something came of it."""
        text = self._sources.document(report.document).text(report.trigger.field)
        return bool(_THAT_OTHER.match(text, report.trigger.end))

    def _party(self, report: EventReport, filler: Filler) -> _Party:
        reading = self._sources.reading(report.document, filler.actor)
        if reading is None:
            return _Party(filler.span.quote, None, "other")
        return _Party(reading.name, self._actor(reading.actor), reading.kind)

    def _accusations(self, report: EventReport) -> Iterator[tuple[str, str]]:
        if report.type != "accusation" or report.realis != "actual":
            return
        accusers = list(dict.fromkeys(self._party(report, f).name for f in report.role("actor")))
        for filler in report.role("target"):
            name = self._party(report, filler).name
            if filler.actor and name not in accusers:
                yield name, " and ".join(accusers) or "unnamed"

    def _deniers(self, one: Stated) -> Iterator[_Party]:
        """Those who say that it is not so."""
        denied = one.claim.slot == "realis" and one.value.code == "denied" and one.denied
        if denied and one.holder.kind == "holder":
            known = self._actor(one.holder.actor) if one.holder.actor else None
            yield _Party(one.named, known, one.holder.actor_kind)
        for link in self._sources.denying(one.report, one.claim.chain):
            reading = self._sources.reading(one.report.document, link.actor)
            if reading is not None:
                yield _Party(reading.name, self._actor(reading.actor), reading.kind)
            elif link.source is not None:
                yield _Party(link.source.quote, None, "other")

    def _refusals(self, report: EventReport, words: re.Pattern[str]) -> Iterator[_Party]:
        """The speakers of a rejection whose trigger is one of such words.

        A claim that was not made denies nothing; one that is denied in words of denial does.
        """
        refused = report.type == "rejection" and self._sources.is_in(report, words)
        unclaimed = (report.type, report.realis) == ("claim", "denied")
        if refused or (words is DENIAL and unclaimed and self._holds(report, words)):
            yield from (self._party(report, filler) for filler in report.role("actor"))

    def _holds(self, report: EventReport, words: re.Pattern[str]) -> bool:
        """Whether the sentence of an event report holds such words."""
        text = self._sources.document(report.document).text(report.trigger.field)
        return bool(words.search(text, *self._sentence(report)))

    def _rivals(self, owners: Iterable[_Party]) -> tuple[str, ...]:
        known = {p.name: p.actor for p in owners if p.actor is not None}
        apart = {
            name
            for name, actor in known.items()
            for other in known.values()
            if actor.id != other.id and not one_side(actor, other)
        }
        return tuple(sorted(apart))


def _may_be_owned(report: EventReport, sure: Collection[str]) -> bool:
    """Whether an event is told as having happened, by one side: nobody owns a war or a plan.

    `sure` are the reports whose words bear out whether it happened.
    """
    done = report.realis in _DONE or report.id not in sure
    return done and report.type not in _TWO_SIDED


def _is_own_side(one: Stated, holder: Actor | None, doer: Actor) -> bool:
    """Whether the doer is of the speaker's side; an organ may be known by its state alone."""
    official = one.holder.actor_kind in _OFFICIAL and doer.kind in _OFFICIAL
    same = official and one.holder.country is not None and one.holder.country == doer.country
    return same or (holder is not None and one_side(holder, doer))


def _may_deny(party: _Party, suspects: Collection[str]) -> bool:
    """Whether one answers for the event: a party to it, or one who is accused of it."""
    if party.name in suspects:
        return True
    return party.kind in _ANSWER and not gives_care(party.name)


def _named(parties: Iterable[_Party]) -> tuple[str, ...]:
    return tuple(sorted({party.name for party in parties}))


def _speaks_as_side(one: Stated) -> bool:
    side = one.holder.actor_kind in SIDES and not gives_care(one.holder.name)
    return one.holder.kind == "holder" and side


def _says_no_more(text: str, link: AttributionLink, report: EventReport, stop: int) -> bool:
    """Whether what follows the act does not make it the beginning of what is claimed of it.

    "claimed the strike" is a claim of it, "claimed the strike killed ten" is not.
    """
    assert link.cue is not None
    if re.search(r"\b(?:responsibility|credit)\b", text[link.cue.start : report.trigger.start]):
        return True
    return not _GOES_ON.match(text, report.trigger.end, stop)


_GOES_ON = re.compile(
    r"\s(?:was|were|is|had|has|killed|hit|struck|targeted|destroyed|left|caused|came|failed|missed)\b",
    re.IGNORECASE,
)
