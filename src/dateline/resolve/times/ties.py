"""The time of a lasting tie between two actors: who backs, pays, commands whom, and since when."""

from __future__ import annotations

import re

from dateline.model import Document, Extraction, Relation, Span, TimeReading
from dateline.resolve.times.reader import ReportReader, is_dated

_BOUND = re.compile(
    r"(?:\b(?P<word>since|until|till|from|in|during|between|by) (?:the |about |early |late )*|\()$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:\n]|\b(?:said|says|told|after|before|when|while|but)\b", re.IGNORECASE)
_TO_YEAR = re.compile(r" (?:to|until|and|through) (?:1[89]|20)\d\d\b", re.IGNORECASE)
_NEAR = 60
"""Characters between the words of a tie and its time; farther ones date something else."""


def tie_time(document: Document, tie: Relation, extraction: Extraction) -> TimeReading:
    """When a tie holds, where its own words or those beside it tell; else unknown, "not_stated".

    "Paid by Dorsa since 2019" holds from 2019 to the report. Words that an event has as its
    time, or that an event or a saying stands before, are not the tie's.

    An interval that is open at the end ("since 2019" in a report of unknown day) stays open.
    """
    reader = ReportReader(document)
    for span in tie.time or _beside(reader, tie, extraction):
        reading = reader.expression(reader.whole(span), "past", None)
        if reading.unknown is None:
            return reading
    return TimeReading(
        expression=None,
        earliest=None,
        latest=None,
        precision="unknown",
        basis="none",
        why="The report states no time for this tie.",
        unknown="not_stated",
    )


def _beside(reader: ReportReader, tie: Relation, extraction: Extraction) -> list[Span]:
    """Dated words after a "since", "until", "in" near the tie's words that are no event's."""
    words = tie.evidence
    text = reader.document.text(words.field)
    low, high = reader.sentences(words.field).at(words.start, words.end)
    found: list[Span] = []
    for span in reader.spans(words.field, low, high):
        lead = _BOUND.search(text, max(low, span.start - 24), span.start)
        between = text[min(words.end, span.end) : max(words.start, span.start)]
        if lead is None or len(between) > _NEAR or _CLAUSE.search(between):
            continue
        start = lead.start("word") if lead["word"] else span.start
        whole = reader.document.span(span.field, start, _end(text, span.end))
        if not _of_event(whole, words, extraction) and _lasts(reader, whole, lead["word"] or ""):
            found.append(whole)
    return found


def _end(text: str, end: int) -> int:
    """The end of "from 1970 to 1974", of which the first year was found."""
    rest = _TO_YEAR.match(text, end)
    return rest.end() if rest is not None else end


def _lasts(reader: ReportReader, span: Span, lead: str) -> bool:
    """Whether the words open or close a tie, or name more than some days."""
    reading = reader.expression(span, "past", None)
    if lead.lower() in ("since", "until", "till"):
        return reading.earliest is not None or reading.latest is not None
    return is_dated(reading) and reading.precision not in ("day", "days", "week")


def _of_event(span: Span, words: Span, extraction: Extraction) -> bool:
    """Whether an event other than the tie's own words has the time, or stands in between."""
    low, high = sorted((span.start, words.start))
    for event in extraction.events:
        if event.trigger.overlaps(words):
            continue
        if event.trigger.field == span.field and low < event.trigger.start < high:
            return True
        if any(filler.span.overlaps(span) for filler in event.role("time")):
            return True
    return False
