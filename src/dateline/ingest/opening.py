"""The dateline: place, day and agency before the first sentence of a report.

"BEIRUT, Sept 23 (Reuters) - Israeli ..." gives the dateline "BEIRUT, Sept 23", the credit
"Reuters" and the sentence. Words before a dash are taken for a dateline only when an agency
in brackets, a day, or capital letters say so: "Hezbollah – the group – said" stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_AGENCY = r"\((?P<agency>[^()]{2,60}(?:\([^()]{1,30}\))?[^()]{0,20})\)"
_COUNTRY = r"(?:[^()\n]{2,60}\([A-Z ]{3,30}\),)?"
"""A place with its country in brackets, as monitoring services write it."""
_WITH_AGENCY = re.compile(
    rf"^(?P<head>{_COUNTRY}[^()\n]{{0,80}}?)[\s,]*{_AGENCY}"
    r"\s*(?:--|[-–—―:]|,\s[-–—])+\s+(?=\S)"
)
_DASHED = re.compile(
    rf"^(?P<head>{_COUNTRY}[^()\n–—]{{3,80}}?)\s*(?P<dash>--|[–—―]|\s-|:)\s+(?=\S)"
)
_DAY = re.compile(
    r",?\s+(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day,?\s+)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)"
    r"(?:,?\s+\d{2,4})?$",
    re.IGNORECASE,
)
_LABELS = frozenset(
    {
        "by", "posted", "published", "created", "updated", "last", "update", "updates",
        "breaking", "exclusive", "analysis", "explainer", "opinion",
        "comment", "watch", "live", "timeline", "factbox", "correction", "corrected", "note",
        "notes", "summary", "news", "video", "photos", "interview", "feature", "review", "urgent",
        "alert", "editorial", "brief", "bulletin", "background",
    }
)  # fmt: skip
_POWERS = frozenset({"us", "u.s", "un", "u.n", "uk", "eu", "idf"})
_SMALL = frozenset({"of", "the", "and", "in", "on", "near", "de", "la", "el", "al", "le", "du"})
_MARK = re.compile(r"^\[(?:text|excerpts?)\]\s*", re.IGNORECASE)
MAX_WORDS = 8
MAX_BARE_WORDS = 5
"""More words in capitals before a dash are a headline."""
MIN_CAPITALS = 4
"""Fewer letters in capitals are an acronym: "PKK - ..." is no dateline."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first paragraph without its dateline, and what the dateline said."""

    dateline: str | None
    agency: str | None
    rest: str


def split(paragraph: str) -> Opening:
    """Parts the dateline from a first paragraph."""
    return _with_agency(paragraph) or _bare(paragraph) or Opening(None, None, paragraph)


def _with_agency(paragraph: str) -> Opening | None:
    found = _WITH_AGENCY.match(paragraph)
    if not found or not _is_agency(found["agency"]):
        return None
    head = found["head"].strip(" ,")
    if head and not _is_place(_DAY.sub("", head)):
        return None
    return Opening(head or None, found["agency"].strip(), _rest(paragraph, found))


def _bare(paragraph: str) -> Opening | None:
    found = _DASHED.match(paragraph)
    if not found:
        return None
    head = found["head"].strip(" ,")
    place = _DAY.sub("", head)
    rest = _rest(paragraph, found)
    if not _is_place(place) or not (rest[0].isupper() or rest[0] == "["):
        return None
    dated = place != head
    if not dated and (not _is_capitals(place) or _is_aside(rest, found["dash"])):
        return None
    return Opening(head, None, rest)


def _rest(paragraph: str, found: re.Match[str]) -> str:
    return _MARK.sub("", paragraph[found.end() :])


def _is_agency(words: str) -> bool:
    """Agencies are one to six words, the first with a capital and without a verb's ending."""
    parts = words.split()
    return len(parts) <= 6 and parts[0][0].isupper()


def _is_place(head: str) -> bool:
    words = re.sub(r"[/()-]", " ", head).split()
    if not words or len(words) > MAX_WORDS or words[0].lower().strip(".:") in _LABELS:
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _is_capitals(place: str) -> bool:
    words = place.replace("/", " ").replace(",", " ").split()
    if not words[0].isupper() or words[0].rstrip(".").lower() in _POWERS:
        return False
    letters = sum(ch.isalpha() for word in words if word.isupper() for ch in word)
    return len(words) <= MAX_BARE_WORDS and letters >= MIN_CAPITALS


def _is_aside(rest: str, dash: str) -> bool:
    """A second dash in the sentence: the first one opened an aside."""
    return dash != ":" and dash.strip() in rest.split(". ")[0].split()
