"""Whether a report's words bear out what a reader has taken from them, and what they say beside.

Three kinds of claim are not told by their words and enter no ledger: a denial without a negative
word, or of a figure; a doer who only has the thing that is hit, or is only asked about the event;
and a number that the report gives for another event.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dateline.assess.denials import is_no_denial
from dateline.assess.pages import Page
from dateline.assess.speakers import PRONOUNS, SIDES
from dateline.assess.wording import SILENT, sentence
from dateline.model import Claim, EventReport, Span

_COUNTS = frozenset({"killed", "injured", "taken"})
_HOLDS_BY = re.compile(
    r"\b(?:carried|held|owned|worn|inhabited|populated|frequented|visited|attended) by"
    r"\s(?:the\s|its\s|some\s|many\s)?(?:(?:members|fighters|people) of\s(?:the\s)?)?$",
    re.IGNORECASE,
)
"""Before the words for those who have the thing or the place that is hit: "carried by"."""
_WHICH = re.compile(
    r",?\s(?:which|that)\s(?:the\s|its\s|some\s)?(?:(?:members|fighters|people) of\s(?:the\s)?)?$",
    re.IGNORECASE,
)
_HOLD = re.compile(
    r"\s(?:had\s)?(?:carr(?:y|ied)(?!\sout)|held|own(?:ed)?|wore|wear|inhabit(?:ed)?|frequent(?:ed)?)\b",
    re.IGNORECASE,
)
"""The same as a clause: "pagers, which members of the League carried"."""
_ASKED = re.compile(
    r"(?:\s[\w’'-]+){0,3},?\s(?:when |which was )?asked (?:about|for|whether)\b", re.I
)


def is_told(page: Page, report: EventReport, claim: Claim) -> bool:
    """Whether a claim is told by its words."""
    if claim.slot == "realis":
        return claim.value.code != "denied" or not is_no_denial(page, report)
    if claim.slot == "actor":
        return not _does_something_else(page, report.trigger, claim.evidence[0])
    return claim.slot not in _COUNTS or not _is_of_another(page, report, claim)


def _does_something_else(page: Page, trigger: Span, words: Span) -> bool:
    """Whether these words are for one who has what is hit, or is asked, and not for the doer.

    "Pagers carried by members of the League exploded", "pagers, which its members carried,
    exploded"; "the army, asked about the strike, would not comment".
    """
    text = page.document.text(words.field)
    begin, stop = sentence(text, words.start, words.end)
    before = text[begin : words.start]
    inside = words.field == trigger.field and begin <= trigger.start < stop
    if _ASKED.match(text, words.end) and SILENT.search(text, words.end, stop):
        return True
    held = _HOLDS_BY.search(before)
    if held:
        return inside and not begin + held.start() <= trigger.start < words.start
    holds = _HOLD.match(text, words.end) if _WHICH.search(before) else None
    return inside and holds is not None and not words.end <= trigger.start < holds.end()


def silent_next(page: Page, reports: Collection[str]) -> Iterator[tuple[str, Span]]:
    """(cluster, words) of each side that is told to keep silent of one of these event reports.

    That is the event told last before it, in its own sentence or the one before in the paragraph.
    """
    text = page.document.body
    for found in SILENT.finditer(text):
        begin, _ = sentence(text, *found.span())
        sides = [
            (words, cluster)
            for words, cluster in page.mentions("body", begin, found.start())
            if page.kind(cluster) in SIDES and words.quote.casefold() not in PRONOUNS
        ]
        if sides and _last_told(page, begin, found.start()) & set(reports):
            words, cluster = sides[-1]
            yield cluster, words


def _last_told(page: Page, begin: int, end: int) -> set[str]:
    """The event told last before a place, in its sentence or the one before, and what it is of."""
    text = page.document.body
    first, _ = sentence(text, max(0, begin - 2), max(0, begin - 1))
    first = begin if "\n" in text[first:begin].rstrip(" ") else first
    events = page.extraction.events if page.extraction else ()
    told = [e for e in events if e.trigger.field == "body" and first <= e.trigger.start < end]
    last = max(told, key=lambda e: e.trigger.start, default=None)
    return {last.id, *last.about} if last else set()


def _is_of_another(page: Page, report: EventReport, claim: Claim) -> bool:
    """Whether the same words count for another event that is told in their own sentence."""
    words = claim.evidence[0]
    if _in_sentence_of(page, words, report):
        return False
    others = (e for e in (page.extraction.events if page.extraction else ()) if e.id != report.id)
    return any(
        _in_sentence_of(page, words, other)
        and any(
            one.slot == claim.slot and one.evidence[0] == words
            for one in page.claims.get(other.id, ())
        )
        for other in others
    )


def _in_sentence_of(page: Page, words: Span, report: EventReport) -> bool:
    if words.field != report.trigger.field:
        return False
    text = page.document.text(words.field)
    begin, stop = sentence(text, words.start, words.end)
    return begin <= report.trigger.start < stop
