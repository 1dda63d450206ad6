"""Who accuses, claims, denies or declines: what reports say about an event, not in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.assess.conflict import ActorLookup, akin
from dateline.assess.stated import Sources, Stated
from dateline.model import EventReport

_DECLINED = ("declin", "would not comment", "refused to comment", "no comment", "not comment")
_NO_ADMISSION = ("blam", "accus", "condemn", "denounc", "den", "reject", "declin", "comment")
"""Beginnings of cues by which nobody says of itself that it did something."""
_SIDES = frozenset({"state", "military", "police", "armed_group", "political"})
_CARE = frozenset({"health", "medical", "hospital", "civil", "rescue", "ambulance"})
"""A body with one of these in its name counts victims; that it did it is a misreading."""
_AFTER = 24
"""Characters after the trigger in which "comment" may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Names, sorted: "accused (by accuser)", who claims or admits, who denies, who declined."""

    accused: tuple[str, ...]
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    declined: tuple[str, ...]


def voices(
    stated: Iterable[Stated], about: Iterable[EventReport], sources: Sources, actor: ActorLookup
) -> Voices:
    """What the event's own claims and the reports `about` it say of responsibility."""
    stated, about = list(stated), list(about)
    refusals = [report for report in about if report.type == "rejection"]
    declined = {n for r in refusals if _declines(r, sources) for n in _names(r, "actor", sources)}
    denied = {n for r in refusals if not _declines(r, sources) for n in _names(r, "actor", sources)}
    denied |= {s.holder.name for s in stated if s.holder.kind == "holder" and _denies(s)}
    claimed = {n for r in about if r.type == "claim" for n in _names(r, "actor", sources)}
    admitted = {
        s.holder.name for s in stated if _admits(s, actor) and not _beside_a_refusal(s, sources)
    }
    # who blames another, declines or denies has not said that it did it
    claimed |= admitted - denied - declined - _accusers(about, sources)
    return Voices(
        accused=tuple(sorted(_accused(about, sources))),
        claimed_by=tuple(sorted(claimed)),
        denied_by=tuple(sorted(denied)),
        declined=tuple(sorted(declined)),
    )


def _accused(about: Iterable[EventReport], sources: Sources) -> set[str]:
    found: set[str] = set()
    for report in about:
        if report.type == "accusation" and report.realis == "actual":
            by = " and ".join(_names(report, "actor", sources)) or "unnamed"
            found.update(f"{name} (by {by})" for name in _names(report, "target", sources))
    return found


def _accusers(about: Iterable[EventReport], sources: Sources) -> set[str]:
    accusing = (report for report in about if report.type == "accusation")
    return {name for report in accusing for name in _names(report, "actor", sources)}


def _names(report: EventReport, role: str, sources: Sources) -> list[str]:
    found = (
        sources.actor_name(report.document, filler.actor) or filler.span.quote
        for filler in report.fillers
        if filler.role == role
    )
    return list(dict.fromkeys(found))


def _declines(report: EventReport, sources: Sources) -> bool:
    text = sources.document(report.document).text(report.trigger.field)
    around = text[max(0, report.trigger.start - _AFTER) : report.trigger.end + _AFTER].casefold()
    return any(words in around for words in _DECLINED)


def _beside_a_refusal(one: Stated, sources: Sources) -> bool:
    """Whether the sentence says that its speaker did not comment."""
    span = one.claim.evidence[0]
    text = sources.document(one.claim.document).text(span.field)
    end = text.find(". ", span.end)
    sentence = text[span.start : end if end >= 0 else len(text)].casefold()
    return any(words in sentence for words in _DECLINED)


def _denies(one: Stated) -> bool:
    denial = one.claim.slot == "realis" and one.claim.value.code == "denied"
    return denial or any(link.stance == "denies" for link in one.claim.chain)


def _admits(one: Stated, actor: ActorLookup) -> bool:
    """Whether the holder names itself, or its own side, as the one who did it."""
    if one.claim.slot != "actor" or one.against or one.report.realis not in ("actual", "attempted"):
        return False
    if one.holder.actor is None or one.claim.value.actor is None:
        return False
    cues = " ".join(link.cue.quote.casefold() for link in one.claim.chain if link.cue)
    if any(word in cues for word in _NO_ADMISSION):
        return False
    if one.holder.actor_kind not in _SIDES or _CARE & set(one.holder.name.casefold().split()):
        return False
    if one.holder.actor == one.claim.value.actor:
        return True
    holder, doer = actor(one.holder.actor), actor(one.claim.value.actor)
    return holder is not None and doer is not None and akin(holder, doer)
