"""Keys under which tellings meet: only pairs that share one are compared.

A key joins the class of the event, a day and one of: a cell of the map, a region, a party, a
word that fills a role. So a report meets the few others of its day and place or party, and
linking grows with the number of reports, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from math import floor

from dateline.link.records import Area, Telling
from dateline.link.text import content_words, stable_hash

SHORT_DAYS = 7
"""Intervals up to this length are looked up by each of their days."""
SUMMED_DAYS = 40
TOLD_AFTER = 3
"""An event whose day is not told is looked up on the days before its report came out."""
CELL_DEGREES = 0.5
LONGEST = 62
"""A time that is told no closer than this says nothing of where to look."""
TOLD_LATE = 365
"""Reports of what followed (arrests, trials) tell of an event without its day for so long."""
SENTENCE_LETTERS = 40
WORD_KEYS = 8
HASH_BITS = 41
"""Beside an ordinal of 22 bits (up to the year 9999) in a signed number of 64."""
HASH_MASK = (1 << HASH_BITS) - 1


def keys(telling: Telling) -> set[int]:
    """All keys of a telling as numbers of 63 bits: the day that a key holds, then a hash.

    So keys of one time lie side by side in the book, whose index would otherwise be touched all
    over for every telling.
    """
    return {_number(day, key) for day, key in _keys(telling)}


def _number(day: int, key: str) -> int:
    return day << HASH_BITS | stable_hash(key) & HASH_MASK


def _keys(telling: Telling) -> Iterator[tuple[int, str]]:
    """(ordinal of the day that the key's time begins with, the key)."""
    years = _years(telling)
    for line in telling.lines:
        if len(line.sentence) >= SENTENCE_LETTERS:
            for year in years:
                yield year, f"{telling.coarse}|sentence|{line.trigger}|{line.sentence}"
    marks = [*_who(telling), *_where(telling), *_words(telling)]
    for day in _days(telling):
        for mark in marks:
            yield day, f"{telling.coarse}|{mark}"
    for name in _persons(telling):
        for year in years:
            yield year, f"{telling.coarse}|person|{name}"
    yield from _months(telling)


def _years(telling: Telling) -> list[int]:
    """First days of the years of the event or, if its day is not told, of those in which it may
    lie.

    Sentences and names come back over the years; without a year their blocks would grow with
    the book.
    """
    if telling.days and telling.days[1] - telling.days[0] <= LONGEST:
        first, last = telling.days[0], telling.days[1] + 1
    elif telling.told:
        first, last = telling.told - TOLD_LATE, telling.told
    else:
        return [0]
    return sorted(
        {date.fromordinal(day).replace(month=1, day=1).toordinal() for day in (first, last)}
    )


def _persons(telling: Telling) -> set[str]:
    """Any two words of a person's name: those that share two are held for the same person."""
    if telling.verbal:
        return set()
    names = [party.proper for party in (*telling.actors, *telling.targets)]
    return {" ".join(two) for name in names for two in combinations(sorted(name), 2)}


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


def _months(telling: Telling) -> Iterator[tuple[int, str]]:
    """A town in one month with a party, a means or a word for them: for reports that tell no
    more than the month."""
    if telling.days is None or telling.days[1] - telling.days[0] > LONGEST:
        return
    months = sorted({date.fromordinal(day).replace(day=1).toordinal() for day in telling.days})
    towns = [area.id for area in telling.places if not area.wide]
    parties = (*telling.actors, *telling.targets)
    marks = [*(party.id for party in parties), *telling.means]
    marks += [word for party in parties for word in party.words]
    for month in months:
        for town in towns:
            for mark in dict.fromkeys(marks):
                yield month, f"{telling.coarse}|month|{town}|{mark}"
