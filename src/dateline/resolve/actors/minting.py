"""Identities for whom no list knows: of their name where they have one, else of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Actor, ActorCluster, Document, Extraction, content_id
from dateline.resolve.actors.areas import area_names
from dateline.resolve.actors.context import Context
from dateline.resolve.actors.findings import Finding, identity_of
from dateline.resolve.actors.names import is_acronym, is_proper, normal
from dateline.resolve.actors.persons import person_key, person_name
from dateline.resolve.actors.phrases import Phrase, is_loud, told_by
from dateline.resolve.actors.states import States, organ_of

WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
BEHIND = re.compile(r" (?:of|in|from|at|by|for) ")


class Minter:
    """Mints identities from the words of one document."""

    def __init__(self, document: Document, states: States, context: Context) -> None:
        self._document = document
        self._states = states
        self._context = context
        # Where all is in capitals, a capital tells no name.
        self._loud = is_loud(document.body)

    def mint(self, cluster: ActorCluster, phrases: Sequence[Phrase]) -> Finding | None:
        """An identity for a cluster, or None where its words are no words for an actor."""
        usable = [phrase for phrase in phrases if not phrase.empty]
        if not usable or all(normal(p.core) in self._context.places for p in usable):
            return None
        if cluster.kind == "person":
            return self._person(usable) or self._described(cluster, usable[0])
        if named := self.proper(usable):
            return self._named(cluster, named)
        described = [p for p in usable if not p.thing and normal(p.core) not in area_names()]
        return self._described(cluster, described[0]) if described else None

    def proper(self, phrases: Sequence[Phrase]) -> Phrase | None:
        """The first of the phrases that is a proper name by its letters, or None."""
        if self._loud:
            return None
        usable = (p for p in phrases if not p.empty)
        return next((p for p in usable if _names(p) and not _common(p)), None)

    def _person(self, phrases: Sequence[Phrase]) -> Finding | None:
        names = [name for phrase in phrases if (name := person_name(phrase.core))]
        if not names:
            return None
        name = _most_borne(names)
        if " and " in phrases[0].core or len(person_key(name).split()) < 2:
            name = self._whole(name)
        if len(person_key(name).split()) < 2:
            name = self._read_on(name, phrases)
        if len(person_key(name).split()) < 2:
            return self._single(name)
        actor = Actor(id=identity_of(name, person=True), name=name, kind="person")
        why = f"no list knows the person {name!r}: one identity for all reports that name them so"
        return Finding(actor, 0.6, why)

    def _read_on(self, name: str, phrases: Sequence[Phrase]) -> str:
        """A name with the capitalised word that follows it in the text, where it was cut."""
        for phrase in phrases:
            if phrase.at is None or self._loud or not phrase.words.endswith(name):
                continue
            rest = self._document.body[phrase.at + len(phrase.words) :][:40]
            if found := re.match(r" ([A-Z][\w'’-]+)", rest):
                return f"{name} {found[1]}"
        return name

    def _whole(self, name: str) -> str:
        """The one person of this report whose name ends in this one."""
        key = person_key(name)
        found = {
            person_key(whole): whole
            for whole in self._context.people
            if person_key(whole).endswith(f" {key}")
        }
        return next(iter(found.values())) if len(found) == 1 else name

    def _single(self, name: str) -> Finding:
        key = content_id("act", self._document.id, "person", person_key(name))
        why = f"{name!r} is one part of a name only: an identity of this report alone"
        return Finding(Actor(id=key, name=name, kind="person"), 0.5, why)

    def _named(self, cluster: ActorCluster, phrase: Phrase) -> Finding:
        name = told_by(phrase.core)
        actor = Actor(
            id=identity_of(name), name=name, kind=cluster.kind, country=self._country(phrase)
        )
        why = f"no list knows {name!r}: one identity for all reports that name it so"
        return Finding(actor, 0.6, why)

    def _described(self, cluster: ActorCluster, phrase: Phrase) -> Finding:
        key = content_id("act", self._document.id, cluster.id)
        actor = Actor(id=key, name=phrase.words, kind=cluster.kind, country=self._country(phrase))
        why = f"{phrase.words!r} is a description: an identity of this report alone"
        return Finding(actor, 0.5, why)

    def _country(self, phrase: Phrase) -> str | None:
        """The one country that the words themselves name: "militias in Iraq"."""
        found = {seen.code for seen in self._states.scan(phrase.words)}
        return found.pop() if len(found) == 1 else None


def _most_borne(names: Sequence[str]) -> str:
    """The name of two words and more in which most of the names end, else the longest."""
    keys = [person_key(name) for name in names]
    whole = [name for name in names if len(person_key(name).split()) > 1] or list(names)
    most = max(whole, key=lambda name: sum(_ends_in(key, person_key(name)) for key in keys))
    fuller = [name for name in whole if _ends_in(person_key(name), person_key(most))]
    return max(fuller, key=lambda name: len(name.split()))


def _ends_in(key: str, end: str) -> bool:
    return f" {key}".endswith(f" {end}")


def people_of(extraction: Extraction) -> list[str]:
    """The names of persons of two words and more."""
    found = [
        person_name(mention.span.quote)
        for cluster in extraction.actors
        if cluster.kind == "person"
        for mention in cluster.mentions
        if mention.form != "pronoun"
    ]
    return [name for name in dict.fromkeys(found) if len(person_key(name).split()) > 1]


def _names(phrase: Phrase) -> bool:
    """Whether a phrase is a proper name: most of its words, and not for opening a sentence."""
    core = told_by(phrase.core)
    words = WORDS.findall(core)
    head = WORDS.findall(BEHIND.split(core, maxsplit=1)[0])
    proper = [word for word in words if is_proper(word)]
    heavy = [word for word in words if len(word) > 3 or word[0].isupper()]
    if not head or not _own_capital(phrase, head) or len(proper) * 2 < len(heavy):
        return False
    if not is_proper(words[-1]) or normal(core) in area_names():
        return False
    return len(proper) > 1 or is_acronym(proper[0]) or not phrase.initial


def _common(phrase: Phrase) -> bool:
    """Whether a capital stands on a word that names nobody: "Ministry", "Pagers", "Army"."""
    core = phrase.core.lower()
    alone = " " not in core and (phrase.thing or core in ("ministry", "agency", "group"))
    return alone or organ_of(core) is not None


def _own_capital(phrase: Phrase, head: Sequence[str]) -> bool:
    """Whether the last word of the head has a capital that is not the sentence's."""
    alone = len(head) == 1 and phrase.initial and phrase.core.startswith(head[0])
    return is_proper(head[-1]) and (not alone or is_acronym(head[0]) or head[0] == phrase.core)
