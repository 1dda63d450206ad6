"""Whether a report's words bear out what a reader has taken from them.

Three kinds of claim are not told by their words and enter no ledger: a denial without a word of
denial; a doer who does something else in the sentence, or is only asked about the event; and a
number that the report gives for another event.
"""

from __future__ import annotations

import re

from dateline.assess.denials import is_denied
from dateline.assess.pages import Page
from dateline.assess.wording import SILENT, sentence
from dateline.model import Claim, EventReport, Span

_COUNTS = frozenset({"killed", "injured", "taken"})
_HOLDS_BY = re.compile(
    r"\b(?:carried|held|owned|worn|inhabited|populated|frequented|visited|attended) by"
    r"\s(?:the\s|its\s|some\s|many\s)?$",
    re.IGNORECASE,
)
"""Before the words for those who have the thing or the place that is hit: "carried by"."""
_WHICH = re.compile(r"(?:,\s|\b)(?:which|that|whose)\s(?:the\s|its\s|some\s)?$", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:\s[\w’'-]+){0,3},?\s(?:when |which was )?asked (?:about|for|whether)\b", re.I
)


def is_told(page: Page, report: EventReport, claim: Claim) -> bool:
    """Whether a claim is told by its words."""
    if claim.slot == "realis":
        return claim.value.code != "denied" or is_denied(page, report)
    if claim.slot == "actor":
        return not _does_something_else(page, report.trigger, claim.evidence[0])
    return claim.slot not in _COUNTS or not _is_of_another(page, report, claim)


def _does_something_else(page: Page, trigger: Span, words: Span) -> bool:
    """Whether these words are the doer of another verb than the event's in its sentence.

    "Pagers carried by members of the League exploded", "pagers, which its members carried,
    exploded"; "the army, asked about the strike, would not comment".
    """
    text = page.document.text(words.field)
    begin, stop = sentence(text, words.start, words.end)
    before = text[begin : words.start]
    inside = words.field == trigger.field and begin <= trigger.start < stop
    if _HOLDS_BY.search(before):
        return inside
    if _ASKED.match(text, words.end) and SILENT.search(text, words.end, stop):
        return True
    clause = _WHICH.search(before) and "," in _between(text, words, trigger)
    return bool(inside and clause and trigger.start > words.end)


def _between(text: str, words: Span, trigger: Span) -> str:
    first, last = sorted((words, trigger), key=lambda span: span.start)
    return text[first.end : last.start]


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
