"""Words that point back to an actor of the same report: short forms, and organs without a country.

"The Post" after "the Bekaa Valley Post", "the Units" after "the Popular Mobilization Units";
"the health ministry" where the report names one country's only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Actor, ActorCluster
from dateline.resolve.actors.context import Context
from dateline.resolve.actors.findings import Finding
from dateline.resolve.actors.kinds import can_be_one
from dateline.resolve.actors.names import is_proper, normal
from dateline.resolve.actors.organs import Organs
from dateline.resolve.actors.phrases import Phrase
from dateline.resolve.actors.states import States, organ_of

COUNTRYS = ("country's ", "country’s ", "nation's ", "nation’s ")


class Echoes:
    """Looks among the actors that were found in one report."""

    def __init__(self, states: States, organs: Organs, context: Context) -> None:
        self._states = states
        self._organs = organs
        self._context = context

    def find(
        self,
        cluster: ActorCluster,
        phrases: Sequence[Phrase],
        named: Mapping[str, Finding],
        proper: bool = False,
    ) -> Finding | None:
        """Whom the phrases point back to; `named` are the report's findings by their words.

        `proper`: the cluster has a proper name of its own, so "the soldiers" is no state's army.
        """
        if cluster.kind == "person":
            return None
        for phrase in phrases:
            if phrase.empty:
                continue
            organ = None if proper else self._organ(phrase, named.values())
            if found := organ or _short(phrase, cluster.kind, named):
                return found
        return None

    def _organ(self, phrase: Phrase, found: Iterable[Finding]) -> Finding | None:
        """An organ without a country: the only one of its kind, or that of "the country"."""
        owner = next((words for words in COUNTRYS if phrase.core.startswith(words)), "")
        core = phrase.core.removeprefix(owner).lower()
        if core != "ministry" and organ_of(core) is None:
            return None
        return (
            self._only(phrase, core, found)
            or (self._last_named(phrase, core) if owner else None)
            or self._of_one_country(phrase, core)
        )

    def _only(self, phrase: Phrase, core: str, found: Iterable[Finding]) -> Finding | None:
        same = {f.actor.id: f.actor for f in found if self._same_organ(f.actor, core)}
        if len(same) != 1:
            return None
        (actor,) = same.values()
        if core.endswith("state") and self._rarer(actor):
            return None  # it is rather the one that the report goes on about
        why = f"{phrase.words!r}, and the report names {actor.name} as the only one"
        return Finding(actor, 0.8, why)

    def _rarer(self, actor: Actor) -> bool:
        """Whether the report names another country more often."""
        named = self._context.nouns
        return named[actor.country or ""] < max(named.values(), default=0)

    def _same_organ(self, actor: Actor, core: str) -> bool:
        if actor.country is None:
            return False
        if core == "ministry":
            return actor.id.endswith("-ministry")
        organ = self._states.organ(actor.country, core)
        return organ is not None and self._organs.is_listed(organ, actor)

    def _last_named(self, phrase: Phrase, core: str) -> Finding | None:
        country = self._context.before(phrase.at) if phrase.at is not None else None
        actor = self._states.organ(country, core) if country else None
        if actor is None:
            return None
        why = f"{phrase.words!r}, and {country} is the country last named before"
        return Finding(self._organs.listed(actor, self._context.year), 0.65, why)

    def _of_one_country(self, phrase: Phrase, core: str) -> Finding | None:
        """The organ of the one country that the report is about."""
        country, only = self._context.home
        actor = self._states.organ(country, core) if country else None
        if actor is None:
            return None
        told = "is of one country only" if only else "names no other country half as often"
        actor = self._organs.listed(actor, self._context.year)
        return Finding(actor, 0.75 if only else 0.65, f"{phrase.words!r}, and the report {told}")


def _short(phrase: Phrase, kind: str, named: Mapping[str, Finding]) -> Finding | None:
    """The one actor of the report of whose name these words are the beginning or the end."""
    words = normal(phrase.core).split()
    if not is_proper(phrase.core) or (phrase.initial and len(words) == 1):
        return None
    found = {
        finding.actor.id: (name, finding.actor)
        for name, finding in named.items()
        if can_be_one(finding.actor.kind, kind)
        and finding.actor.kind != "person"
        and _ends(words, normal(name).split())
    }
    if len(found) != 1:
        return None
    ((name, actor),) = found.values()
    return Finding(actor, 0.7, f"{phrase.words!r} is short for {name!r} in this report")


def _ends(words: Sequence[str], name: Sequence[str]) -> bool:
    size = len(words)
    return 0 < size < len(name) and list(words) in (list(name[:size]), list(name[-size:]))
