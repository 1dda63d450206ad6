"""Whose figure a count is that the report's chains leave to nobody.

Newsrooms give a figure to a body in more ways than "said": "the ministry's latest count is 12",
"the health ministry has raised the number of people killed to 274", "figures from the army".
`python -m evaluation.figures` measures it: of 1,465 annotated counts on someone's word these words
name the source of 392 and another of 61; of 1,427 of the report's own they name someone for 38.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.assess.pages import Page
from dateline.assess.speakers import BODIES, PRONOUNS, SIDES
from dateline.assess.wording import (
    FIGURE_AFTER,
    FIGURE_BEFORE,
    HEARSAY_AFTER,
    HEARSAY_BEFORE,
    NUMBER_OF,
    PART,
    PART_NEXT,
    SAID_FIRST,
    SAID_LAST,
    is_number,
    numbers,
    numbers_from,
    sentence,
    tells_harm,
)
from dateline.model import Slot, Span, Value

_MEMBERS = re.compile(
    r"\b(?:members|commanders|fighters|militants|gunmen|rebels|combatants|insurgents|operatives"
    r"|leaders|militiamen|guerrillas)\b",
    re.IGNORECASE,
)
_FIGHTERS = re.compile(
    r"\b(?:commanders|fighters|militants|gunmen|rebels|combatants|insurgents|militiamen|guerrillas)\b",
    re.IGNORECASE,
)
_ARMED = frozenset({"fighters", "soldiers", "police"})
_PEOPLE = {"military": "soldiers", "police": "police"}
"""The kind of a side to the group in which its people are counted."""
ALL = "all"
"""The group of a count that names none."""
_ITS = re.compile(r"\b(?:its|their|our)\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from)\s(?:the\s)?")
_OWNER = re.compile(r"\s[\w-]+(?:\s[A-Z][\w-]+)?['’]s?$")
"""Whose body it is, before its words: ", Southland's" of ", Southland's health ministry said"."""
_FAR = 100
"""Characters before a number in which "the number of ... killed" stands."""
_REACH = 60
"""Characters around a name in which the words that give a figure stand."""
_HARMED = r"(?:dead|killed|victims|fatalities|wounded|injured|casualties)"
_AMONG = re.compile(
    rf"\s*(?:Among (?:them|(?:the|those) {_HARMED})|(?:They|(?:The|Those) {_HARMED}) included?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_TELLING = 5
"""The least number that is taken for the same figure where it stands again."""
_NEXT = 14
"""Characters before a number in which "including" stands."""


def figure_of(page: Page, count: Span) -> tuple[str, Span] | None:
    """Who gives the figure in the sentence of a count: (cluster, words); the nearest if several.

    A sentence that says who was among the dead or hurt goes on with the figure before it.
    """
    text = page.document.text(count.field)
    begin, stop = sentence(text, count.start, count.end)
    found = _givers(page, count, begin, stop)
    if found:
        return min(found, key=lambda one: one[0])[1:]
    told = _told_before(text, begin) if _AMONG.match(text, begin) else None
    return figure_of(page, page.document.span(count.field, *told)) if told else None


def _told_before(text: str, begin: int) -> tuple[int, int] | None:
    """Where the first number of the sentence before `begin` stands."""
    last = len(text[:begin].rstrip()) - 1
    number = _NUMBER.search(text, *sentence(text, last - 1, last)) if last > 0 else None
    return number.span() if number else None


def _givers(page: Page, count: Span, begin: int, stop: int) -> list[tuple[int, str, Span]]:
    """Those whose figure words in text[begin:stop] make a count, with how far off they stand."""
    text = page.document.text(count.field)
    return [
        (abs(words.start - count.start), cluster, words)
        for words, cluster in page.mentions(count.field, begin, stop)
        if (words.end <= count.start or words.start >= count.end)
        and page.kind(cluster) in BODIES | {"person"}
        and words.quote.casefold() not in PRONOUNS
        and (_gives(text, words, begin, stop) or _says(text, words, count, (begin, stop)))
    ]


def retold(page: Page, slot: Slot, value: Value, words: Span) -> tuple[str, Span] | None:
    """Who gives the same figure in another sentence of the report that speaks of that harm.

    "About 2,750 were injured, the ministry said. ... Among the injured was" — a small number
    may be the same by chance and is not looked for. "Thousands" are the 2,750 of the text.
    """
    number = value.low or value.high or 0
    vague = value.high is None and not any(letter.isdigit() for letter in words.quote)
    for field in ("body", "title") if number >= _TELLING else ():
        text = page.document.text(field)
        for start, end in numbers_from(text, number) if vague else numbers(text, number):
            within = text[slice(*sentence(text, start, end))]
            if tells_harm(within, slot):
                teller = figure_of(page, page.document.span(field, start, end))
                if teller:
                    return teller
    return None


def is_part(page: Page, count: Span) -> bool:
    """Whether a number is a part of another that the report gives: "two of them"."""
    text = page.document.text(count.field)
    before = text[max(0, count.start - _NEXT) : count.start]
    end = count.start + len(count.quote.removesuffix(" of"))
    after = PART.search(count.quote) or PART.match(text, end)
    return bool(after or PART_NEXT.search(before))


def is_hearsay(page: Page, count: Span) -> bool:
    """Whether the words give a number to nobody: "No injuries were reported", "reportedly 12"."""
    text = page.document.text(count.field)
    begin, stop = sentence(text, count.start, count.end)
    before = text[max(begin, count.start - _REACH) : count.start]
    if not is_number(count.quote):
        return False
    return bool(HEARSAY_AFTER.match(text, count.end, stop) or HEARSAY_BEFORE.search(before))


def people_of(page: Page, count: Span, value: Value, speaker: str | None) -> Value:
    """The value of a count with the people and the side that its words tell.

    "About ten commanders of the League" and "16 of its members" are fighters of the League;
    `actor` is the side, the speaker's own (`speaker`, if it is one) where "its" names none. What
    resolve has found out of the group stays.
    """
    text = page.document.text(count.field)
    is_figure = is_number(count.quote)
    before = max(0, count.start - _FAR) if is_figure else count.start
    counted = NUMBER_OF.search(text, before, count.start)
    whom = page.document.span(count.field, *counted.span(1)) if counted else count
    noun = _MEMBERS.search(whom.quote)
    if noun is None and value.group not in _ARMED:
        return value
    side = _side(page, whom) or (speaker if _ITS.search(whom.quote) else None)
    group = value.group or ALL
    if group == ALL and noun:
        group = _group(page, whom, side)
    if side is None and group == "other":
        return value
    return replace(value, group=group, actor=side)


def _group(page: Page, whom: Span, side: str | None) -> str:
    """What the members of a side are counted as: of a group, those whom words say to fight."""
    kinds = (reading.kind for reading in page.actors.values() if reading.actor == side)
    named = "fighters" if _FIGHTERS.search(whom.quote) else "other"
    return _PEOPLE.get(next(kinds, ""), named)


def _side(page: Page, count: Span) -> str | None:
    """Whose people they are: the side named within the words of a count or right after them."""
    text = page.document.text(count.field)
    link = _OF.match(text, count.end)
    end = link.end() if link else count.end
    for words, cluster in page.mentions(count.field, count.start, end + _REACH):
        reading = page.reading(cluster)
        if words.start <= end and reading and reading.kind in SIDES and words.quote != count.quote:
            return reading.actor
    return None


def _gives(text: str, words: Span, begin: int, stop: int) -> bool:
    after = text[words.end : min(stop, words.end + _REACH)]
    before = text[max(begin, words.start - _REACH) : words.start]
    return bool(FIGURE_AFTER.match(after) or FIGURE_BEFORE.search(before))


def _says(text: str, words: Span, count: Span, within: tuple[int, int]) -> bool:
    """Whether the sentence opens or closes with that one's saying it."""
    begin, stop = within
    if count.end <= words.start:
        before = _OWNER.sub("", text[count.end : words.start].rstrip())
        comma = before.casefold().removesuffix(" the").endswith(",")
        return comma and bool(SAID_LAST.match(text[words.end : stop]))
    opening = text[begin : words.start]
    opens = len(opening) <= _REACH and not set(opening) & {",", ";"}
    return opens and bool(SAID_FIRST.match(text[words.end : count.start]))
