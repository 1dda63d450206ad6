"""What the words of one mention stand for, by the lists and the states, in their report."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Actor
from dateline.resolve.actors.context import Context
from dateline.resolve.actors.findings import Finding, identity_of
from dateline.resolve.actors.judging import Judged
from dateline.resolve.actors.kinds import can_be_one
from dateline.resolve.actors.listing import ActorList, Alike, Bearer
from dateline.resolve.actors.matching import SURE, weighed
from dateline.resolve.actors.names import is_acronym, is_proper, normal
from dateline.resolve.actors.organs import Organs
from dateline.resolve.actors.phrases import Name, Phrase, names_in
from dateline.resolve.actors.states import States

AMBIGUOUS = 0.3
FORMER = 0.9
"""What is left of a score when the actor had ended before the report's year."""
FAR = 0.92
"""What is left of the score of a likeness when the report never names the actor's country."""
PERSONS_TOO = frozenset(
    """sucre washington victoria london paris kingston hamilton stanley santiago plymouth douglas
    moroni sofia vienna lima florence georgetown jamestown nelson""".split()
)
"""Seats of government that persons are named as well."""
CLEAR = 0.02
"""By how much a likeness must lead over the next to count."""


class Finder:
    """Finds known actors, states and their organs in the words of one document."""

    def __init__(
        self, known: ActorList, states: States, organs: Organs, context: Context, judged: Judged
    ) -> None:
        self._known = known
        self._states = states
        self._organs = organs
        self._context = context
        self._judged = judged
        self._found: dict[tuple[str, str], Finding | None] = {}

    def find(self, phrase: Phrase, kind: str) -> Finding | None:
        """Whom a phrase names, or None. `kind` is what the reader takes the cluster for."""
        if phrase.empty:
            return None
        # One report names the same actor by the same words again and again.
        key = (phrase.words, kind)
        if key not in self._found:
            self._found[key] = self._find(phrase, kind)
        return self._found[key]

    def _find(self, phrase: Phrase, kind: str) -> Finding | None:
        names = [name for name in names_in(phrase) if kind != "person" or name.factor == 1.0]
        for look in (self._borne, self._alike):
            for name in names:
                place = self._states.country_of(name.place) if name.place else None
                if name.place and place is None:
                    continue
                if found := look(name, kind, place):
                    return _lowered(found, name, phrase)
        return None

    def _borne(self, name: Name, kind: str, place: str | None) -> Finding | None:
        listed = self._listed(name.text, kind, place)
        if listed and listed.score >= 1.0:
            return listed
        # An actor that has ended, or may not be meant, gives way to a state's organ.
        return self._state(name, kind) or listed

    def _listed(self, name: str, kind: str, place: str | None) -> Finding | None:
        """The listed actors that bear a name; the report decides between several."""
        bearers = [b for b in self._known.bearers(name) if self._possible(b, name, kind)]
        if place:
            bearers = [b for b in bearers if b.actor.country in (place, None)]
        living = [b for b in bearers if not self._ended(b.actor)]
        if not (bearers := living or bearers):
            return None
        if len(bearers) == 1:
            return self._only(name, bearers)
        ranked = sorted(bearers, key=lambda b: (-self._weight(b, kind, place), b.actor.id))
        rivals = [b for b in ranked if b.actor.id != ranked[0].actor.id]
        if not rivals:
            return self._only(name, ranked)
        if self._weight(ranked[0], kind, place) <= self._weight(rivals[0], kind, place):
            return self._ambiguous(name, ranked)
        actor = ranked[0].actor
        others = tuple((key, AMBIGUOUS) for key in dict.fromkeys(b.actor.id for b in rivals))
        told = f"{name!r} is a name of {_title(actor)} and of {len(others)} others"
        return Finding(actor, 0.85, f"{told}, and the report speaks for this one", others)

    def _only(self, name: str, ranked: Sequence[Bearer]) -> Finding:
        actor = ranked[0].actor
        if ranked[0].qualified and self._context.weight(actor.country) == 0:
            return self._ambiguous(name, ranked)
        score = FORMER if self._ended(actor) else 1.0
        return Finding(actor, score, f"{name!r} is a name of {_title(actor)}")

    def _possible(self, bearer: Bearer, name: str, kind: str) -> bool:
        """Whether an actor may be meant: of its time and of a fitting kind, not judged apart."""
        actor = bearer.actor
        if self._apart(actor.id, name) or self._unborn(actor):
            return False
        short = " " not in name.strip() and len(name) < 6 and not is_acronym(name)
        if (kind == "person") != (actor.kind == "person"):
            return not (short or actor.kind == "person")
        return True

    def _apart(self, actor: str, name: str) -> bool:
        if not self._judged.parts:
            return False
        own = (identity_of(name), identity_of(name, person=True))
        return any(self._judged.apart(actor, one) for one in own)

    def _unborn(self, actor: Actor) -> bool:
        year, start = self._context.year, actor.active_from
        return bool(year and start and int(start[:4]) > year + 1)

    def _ended(self, actor: Actor) -> bool:
        year, end = self._context.year, actor.active_to
        return bool(year and end and int(end[:4]) < year - 1)

    def _weight(self, bearer: Bearer, kind: str, place: str | None) -> float:
        """How much speaks for one bearer of a name: its country, the reader's kind, its fame."""
        actor = bearer.actor
        near = self._context.weight(actor.country)
        known = 0.0 if bearer.qualified else 1.5
        fits = 2.0 if actor.kind == kind else 0.5 if can_be_one(actor.kind, kind) else -1.0
        if bearer.qualified and near == 0:
            return -10.0
        return min(near, 4.0) + known + fits + (5.0 if place and place == actor.country else 0.0)

    def _ambiguous(self, name: str, ranked: Sequence[Bearer]) -> Finding:
        """Nothing in the report decides: an identity of the name alone, with who it may be."""
        titles = {b.actor.id: _title(b.actor) for b in ranked}
        actor = Actor(id=identity_of(name), name=name, kind=ranked[0].actor.kind)
        told = f"{name!r} may be {' or '.join(list(titles.values())[:3])}"
        why = f"{told}, and nothing in the report decides"
        return Finding(actor, AMBIGUOUS, why, tuple((key, AMBIGUOUS) for key in titles))

    def _state(self, name: Name, kind: str) -> Finding | None:
        found = self._states.read(name.text)
        if found is None or name.place:
            return None
        if kind == "person" and self._may_be_person(name.text):
            return None
        if kind == "civilians" and self._states.is_people(name.text):
            return None
        actor, why = self._organs.listed(found[0], self._context.year), found[1]
        if (name.factor < 1.0 and actor.kind == "state") or (
            kind == "person" and "minister" in name.text
        ):
            return None
        if self._apart(actor.id, name.text):
            return None
        return Finding(actor, 0.95, why)

    def _may_be_person(self, name: str) -> bool:
        """Whether a seat of government may be a family name here: Sucre, or one of the report.

        Nor is it its state where it is the place of an event.
        """
        if not self._states.is_seat(name):
            return False
        form = normal(name)
        if form in PERSONS_TOO or form in self._context.places:
            return True
        return any(form in normal(person).split() for person in self._context.people)

    def _alike(self, given: Name, kind: str, place: str | None) -> Finding | None:
        """A listed actor under another spelling, translation or acronym of this name."""
        name = given.text
        if not is_proper(name) or kind in ("person", "civilians") or len(name) < 3:
            return None
        found = sorted(
            (
                (weighed_score, one)
                for one in self._known.alike(name)
                if (weighed_score := self._alike_score(one, name, kind)) >= SURE
            ),
            key=lambda pair: (-pair[0], pair[1].actor.id),
        )
        if not found or (len(found) > 1 and found[0][0] - found[1][0] < CLEAR):
            return None
        score, one = found[0]
        why = f"{name!r} is like {one.written!r}, a name of {_title(one.actor)}: {one.how}"
        return Finding(one.actor, round(min(score, 0.95), 3), why)

    def _alike_score(self, one: Alike, name: str, kind: str) -> float:
        actor = one.actor
        if not can_be_one(actor.kind, kind) or self._unborn(actor) or self._apart(actor.id, name):
            return 0.0
        near = actor.country is not None and self._context.weight(actor.country) > 0
        score = weighed(one.likeness, True if near else None).score
        return score if near or actor.country is None else score * FAR


def _lowered(found: Finding, name: Name, phrase: Phrase) -> Finding:
    """A finding from part of a phrase is less sure, and says so."""
    if name.factor == 1.0:
        return found
    why = f"{phrase.words!r}: {found.why}" + (f"; {name.why}" if name.why else "")
    return Finding(found.actor, round(found.score * name.factor, 3), why, found.others)


def _title(actor: Actor) -> str:
    return f"{actor.name} ({actor.country})" if actor.country else actor.name
