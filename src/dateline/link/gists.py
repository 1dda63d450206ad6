"""What a report's headline and opening say: how a report without an event finds an incident.

A reader passes over reports (its gate does, or it finds no event in them) that tell of an
incident all the same. No event is made up for them: such a report has a gist, and its gist may
be so like that of a report whose headline or opening tells an event that both tell of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from dateline.link.compare import HAPPENED, Finding
from dateline.link.levels import Level, Levels, read
from dateline.link.records import Gist, Telling, Term
from dateline.link.tell import VIOLENCE, day_of
from dateline.link.text import content_words, stable_hash, stem
from dateline.model import Document, EventReport, Extraction

OPENING_WORDS = 120
KEY_NAMES = 10
TOLD_WITHIN = 7
"""Days between two reports of one incident; later ones tell of what followed from it."""
BUCKET_DAYS = TOLD_WITHIN + 1

_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n—–][\"”’)\]]*\s+[\"“‘(]?)([A-Z])")


def gist_of(document: Document, extraction: Extraction, tellings: Iterable[Telling]) -> Gist:
    """The gist of a report, given what it tells."""
    start = opening(document.body)
    words = content_words(f"{document.title}\n{start}")
    return Gist(
        document=document.id,
        told=day_of(document.published),
        lead=_told_first(extraction.events, tellings, len(start)),
        names=tuple(_names(start)),
        words=tuple(sorted({word for word in words if not word.isdigit()})),
        numbers=tuple(sorted({word for word in words if word.isdigit()})),
    )


def opening(body: str) -> str:
    """The first words of a body."""
    end = 0
    for count, word in enumerate(re.finditer(r"\S+", body)):
        if count == OPENING_WORDS:
            break
        end = word.end()
    return body[:end]


def _names(text: str) -> list[str]:
    """Stems of capitalised words within sentences, in the order of the text; none where all
    words are in capitals, so that nothing tells names apart."""
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        return []
    starts = {found.start(1) for found in _SENTENCE_START.finditer(text)}
    words = (m[0].casefold() for m in _CAPITALISED.finditer(text) if m.start() not in starts)
    return list(dict.fromkeys(stem(word) for word in words if content_words(word)))


def _told_first(
    events: Iterable[EventReport], tellings: Iterable[Telling], length: int
) -> str | None:
    """The lead of the telling that headline and opening are about: violence, then what they
    tell most often, the headline counting twice; None when they tell nothing that happened."""
    weight: dict[str, int] = {}
    for event in events:
        if event.trigger.field == "title":
            weight[event.id] = 2
        elif event.trigger.start < length:
            weight[event.id] = 1
    found = {
        telling.lead: (telling.coarse == VIOLENCE, sum(weight.get(r, 0) for r in telling.reports))
        for telling in tellings
        if telling.realis in HAPPENED and not telling.verbal and not telling.summary
    }
    told = {lead: rank for lead, rank in found.items() if rank[1]}
    return min(told, key=lambda lead: (not told[lead][0], -told[lead][1], lead), default=None)


def own_keys(gist: Gist) -> set[int]:
    """Under which keys a gist lies: two of its names, and when it was told."""
    return set(_keys(gist, (0,)))


def near_keys(gist: Gist) -> set[int]:
    """The keys under which gists lie that were told within the same days."""
    return set(_keys(gist, (-1, 0, 1)))


def _keys(gist: Gist, shifts: Iterable[int]) -> Iterator[int]:
    if gist.told is None:
        return
    names = sorted(gist.names[:KEY_NAMES])
    for shift in shifts:
        bucket = gist.told // BUCKET_DAYS + shift
        for one, two in combinations(names, 2):
            yield stable_hash(f"gist|{bucket}|{one}|{two}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GistModel:
    """Weights of two gists, in the form of `link.model.Model`; the data is gist.yaml."""

    prior: float
    levels: Levels

    def weight(self, a: Gist, b: Gist) -> float | None:
        """log2 of the odds that both tell of one incident; None for gists told too far apart."""
        if a.told is None or b.told is None or abs(a.told - b.told) > TOLD_WITHIN:
            return None
        found = (self._level(name, finding).bits for name, finding, _, _ in _findings(a, b))
        return round(self.prior + sum(found), 4)

    def terms(self, a: Gist, b: Gist) -> tuple[Term, ...]:
        """The parts of the weight, the prior first."""
        first = Term(comparison="prior", level="", bits=round(self.prior, 2), left="", right="")
        rest = (
            Term(
                comparison=name,
                level=self._level(name, finding).means,
                bits=round(self._level(name, finding).bits, 2),
                left=left,
                right=right,
            )
            for name, finding, left, right in _findings(a, b)
        )
        return (first, *rest)

    def _level(self, name: str, finding: Finding) -> Level:
        return self.levels[name][finding.level]


@cache
def load() -> GistModel:
    """The model that ships with Dateline. Raises RunError when a level is missing or wrong."""
    prior, levels, _ = read("gist.yaml", {"told", "names", "words", "numbers"})
    return GistModel(prior=prior, levels=levels)


def _findings(a: Gist, b: Gist) -> Iterator[tuple[str, Finding, str, str]]:
    """(comparison, finding, what the one says, what the other says)."""
    gap = abs((a.told or 0) - (b.told or 0))
    days = "same_day" if gap == 0 else "next_day" if gap == 1 else "days" if gap <= 3 else "week"
    yield "told", Finding(days), _day(a.told), _day(b.told)
    names = sorted(set(a.names) & set(b.names))
    yield "names", Finding(_level_of(len(names), _NAMES)), ", ".join(names), ", ".join(names)
    share = _share(*(set(g.words) - {*a.names, *b.names} for g in (a, b)))
    yield "words", Finding(_level_of(share, _WORDS)), f"{share:.0%} shared", f"{share:.0%} shared"
    if a.numbers and b.numbers:
        level = _level_of(len(set(a.numbers) & set(b.numbers)), _NUMBERS)
        yield "numbers", Finding(level), ", ".join(a.numbers), ", ".join(b.numbers)


def _share(a: set[str], b: set[str]) -> float:
    """The part of the words of the shorter side that both have."""
    return len(a & b) / max(1, min(len(a), len(b)))


_NAMES = (("eight", 8), ("six", 6), ("four", 4), ("three", 3), ("two", 2))
_WORDS = (("most", 0.6), ("many", 0.4), ("some", 0.3), ("few", 0.2))
_NUMBERS = (("three", 3), ("two", 2), ("one", 1))


def _level_of(value: float, steps: Iterable[tuple[str, float]]) -> str:
    return next((level for level, least in steps if value >= least), "none")


def _day(told: int | None) -> str:
    return date.fromordinal(told).isoformat() if told else ""
