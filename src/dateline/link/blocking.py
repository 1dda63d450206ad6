"""Keys under which tellings meet: only pairs that share one are compared.

A key joins the class of the event, a day and one of: a cell of the map, a region, a party, a
word that fills a role. So a report meets the few others of its day and place or party, and
linking grows with the number of reports, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor

from dateline.link.records import Area, Telling
from dateline.link.text import content_words, stable_hash

SHORT_DAYS = 7
"""Intervals up to this length are looked up by each of their days."""
SUMMED_DAYS = 40
TOLD_AFTER = 3
"""An event whose day is not told is looked up on the days before its report came out."""
CELL_DEGREES = 0.5
SENTENCE_LETTERS = 40
WORD_KEYS = 8


def keys(telling: Telling) -> set[int]:
    """Hashes of all keys of a telling."""
    return {stable_hash(key) for key in _keys(telling)}


def _keys(telling: Telling) -> Iterator[str]:
    for line in telling.lines:
        if len(line.sentence) >= SENTENCE_LETTERS:
            yield f"{telling.coarse}|sentence|{line.trigger}|{line.sentence}"
    marks = [*_who(telling), *_where(telling), *_words(telling)]
    for day in _days(telling):
        for mark in marks:
            yield f"{telling.coarse}|{day}|{mark}"
    for party in (*telling.actors, *telling.targets):
        if party.proper and not telling.verbal:
            yield f"{telling.coarse}|person|{' '.join(party.proper)}"
    yield from _months(telling)


def _days(telling: Telling) -> range:
    if telling.days is None:
        told = telling.told
        return range(told - TOLD_AFTER, told + 1) if told else range(0)
    first, last = telling.days
    longest = SUMMED_DAYS if telling.summary else SHORT_DAYS
    if last - first >= longest:
        return range(0)
    # a day more, so that reports that date one event differently by a day meet
    return range(first, last + 2)


def _who(telling: Telling) -> Iterator[str]:
    for party in (*telling.actors, *telling.targets):
        if party.kind not in ("state", "civilians", "other") or telling.verbal:
            yield f"who|{party.id}"
            if telling.summary:
                yield from (f"who|{kin}" for kin in party.kin)


def _where(telling: Telling) -> Iterator[str]:
    for area in telling.places:
        if area.wide or area.latitude is None or area.longitude is None:
            yield f"region|{area.id}"
        else:
            yield from _cells(area)


def _cells(area: Area) -> Iterator[str]:
    """Two grids, one moved by half a cell, so that a border parts neighbours in one only."""
    for grid, shift in (("a", 0.0), ("b", 0.5)):
        row = floor((area.latitude or 0.0) / CELL_DEGREES + shift)
        column = floor((area.longitude or 0.0) / CELL_DEGREES + shift)
        yield f"cell|{grid}|{row}|{column}"


def _words(telling: Telling) -> Iterator[str]:
    named = [p.words for p in (*telling.actors, *telling.targets)]
    named += [tuple(content_words(area.name)) for area in telling.places]
    words = [*telling.means, *(word for group in named for word in group)]
    yield from (f"word|{word}" for word in list(dict.fromkeys(words))[:WORD_KEYS])


def _months(telling: Telling) -> Iterator[str]:
    """A town and a party in one month: for reports that tell no more than the month."""
    if telling.days is None or telling.days[1] - telling.days[0] > 62:
        return
    months = sorted({date.fromordinal(day).strftime("%Y-%m") for day in telling.days})
    towns = [area.id for area in telling.places if not area.wide]
    parties = [party.id for party in (*telling.actors, *telling.targets)]
    for month in months:
        for town in towns:
            yield from (f"{telling.coarse}|{month}|{town}|{party}" for party in parties)
