"""The suggested grade, by rule, with one sentence that names what it rests on.

Airwars' five grades: confirmed when a belligerent accepted responsibility, fair with two or more
credible independent origins, weak with a single one, contested when attributions compete,
discounted when those killed were combatants. Responsibility is for harm: what police say of their
own arrests, or an army of what it shot down, is their word and confirms nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.assess.voices import Voices
from dateline.model import Field, Origin
from dateline.model.book import Grade

COMBATANTS = frozenset({"fighters", "soldiers"})
MANY = 4
"""Names that a sentence lists before it counts the rest."""


def suggest(
    *,
    violent: bool,
    fields: Sequence[Field],
    origins: Sequence[Origin],
    hedged: frozenset[str],
    voices: Voices,
    documents: int,
    copies: int,
) -> tuple[Grade, str]:
    """(grade, sentence). `origins` tell the event; those in `hedged` (keys) leave it open.

    `violent`: people or things are harmed or taken by it, so that somebody has to answer for it.
    """
    disputed = [f.slot for f in fields if f.disputed and f.slot in ("realis", "actor")]
    credible = [o for o in origins if o.kind != "unnamed" and o.key not in hedged]
    basis = _basis(origins, documents, copies)
    owned = violent and bool(voices.claimed_by or voices.acknowledged_by)
    if violent and voices.rivals:
        return "contested", f"Contested: {names(voices.rivals)} each say that they did it; {basis}."
    if owned and voices.deniers:
        what = f"{_owned(voices)}, {_verb(voices.deniers, 'denies', 'deny')} it"
        return "contested", f"Contested: {what}; {basis}."
    if owned:
        return "confirmed", f"Confirmed: {_owned(voices)}; {basis}."
    if disputed or voices.denied_by:
        return "contested", f"Contested: {_contest(disputed, voices)}; {basis}."
    if violent and _only_combatants(fields):
        told = _holders_of(fields)
        return "discounted", f"Discounted: {told} count only combatants killed; {basis}."
    if len(credible) >= 2:
        return "fair", f"Fair: {len(credible)} independent origins; {basis}."
    return "weak", f"Weak: {_single(credible, origins)}; {basis}."


def _owned(voices: Voices) -> str:
    """Who answers for it: "the League claims it", "Northland's army acknowledges it"."""
    parts = []
    if voices.claimed_by:
        parts.append(f"{_verb(voices.claimed_by, 'claims', 'claim')} it")
    if voices.acknowledged_by:
        parts.append(f"{_verb(voices.acknowledged_by, 'acknowledges', 'acknowledge')} it")
    return " and ".join(parts)


def _verb(listed: Sequence[str], one: str, several: str) -> str:
    return f"{names(listed)} {one if len(listed) == 1 else several}"


def _contest(disputed: Sequence[str], voices: Voices) -> str:
    if voices.denied_by:
        return f"{_verb(voices.denied_by, 'denies', 'deny')} it"
    what = {"realis": "whether it happened", "actor": "who did it"}
    return "reports disagree on " + " and ".join(what[slot] for slot in disputed)


def _only_combatants(fields: Iterable[Field]) -> bool:
    killed = next((f for f in fields if f.slot == "killed"), None)
    standing = [v for v in killed.values if not v.superseded and v.supporting] if killed else []
    return bool(standing) and all(
        v.value.group in COMBATANTS and (v.value.low or 0) > 0 for v in standing
    )


def _holders_of(fields: Iterable[Field]) -> str:
    killed = next(f for f in fields if f.slot == "killed")
    return names(sorted({o.name for v in killed.values if not v.superseded for o in v.origins}))


def _single(credible: Sequence[Origin], origins: Sequence[Origin]) -> str:
    if credible:
        return "a single origin"
    return "no named origin" if not origins else "no origin that is named and sure"


def _basis(origins: Sequence[Origin], documents: int, copies: int) -> str:
    reports = f"{documents} report" + ("s" if documents != 1 else "")
    copied = f", {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    if not origins:
        return f"told in {reports}{copied}"
    return f"told by {names([o.name for o in origins])} in {reports}{copied}"


def names(listed: Sequence[str]) -> str:
    """Names in a sentence: "A", "A and B", "A, B, C and 4 more"."""
    if len(listed) > MANY:
        return f"{', '.join(listed[: MANY - 1])} and {len(listed) - MANY + 1} more"
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
