"""The time of every event of a report: its own words, else words that govern it, else unknown.

The report's publication date is never an event's date; it is only what "yesterday" counts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Document, EventReport, Extraction, Span, TimeReading
from dateline.resolve.times.clauses import read_clause
from dateline.resolve.times.governing import governing
from dateline.resolve.times.reader import ReportReader, is_dated, width

_BEFORE = re.compile(
    r"^(?:ever since|since|until|till|before|prior to|after|following|by|(?:on )?the eve of)\b",
    re.I,
)

_FAR = 600
"""Characters back at most to the day that an hour falls on."""
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}[.:]\d\d)"
_LONG = (
    r"(?:ago|every|each|before|after|past|last|next|coming|\d\d+|(?:twen|thir|for|fif|six)ty\w*)"
)
_BRIEF = re.compile(
    rf"(?:at|by)(?: about| around)? {_HOUR}(?: in the (?:morning|afternoon|evening)| at night)?$"
    rf"|(?!.*\b{_LONG}[- ](?!minutes?\b)).*\b(?:minutes?|hours?)$",
    re.I,
)
"""Words that stay within a day: "at seven", "for twenty minutes"."""


def read_times(document: Document, extraction: Extraction) -> dict[str, TimeReading]:
    """The time of each event report of the extraction, by its id.

    In this order: the event's own time expressions; another event that its own words count
    from ("since the offensive began"); what governs it: another report of the same event
    (`same_as`), the total that it is a part of, the only time of its sentence. `basis` is
    "anchored" where the words count from another event, whose id is `anchor`, and "governing"
    where they are another's.
    """
    reader = ReportReader(document)
    events = sorted(extraction.events, key=lambda one: (one.trigger.field, one.trigger.start))
    for event in events:
        _read_own(reader, event)
    for event in events:
        own = reader.readings.get(event.id)
        if own is not None and not is_dated(own):
            _read_clause(reader, event, events)
    own_words = dict(reader.readings)
    for event in events:
        own = own_words.get(event.id)
        if own is None or own.unknown == "not_resolvable":
            found = governing(reader, event, events, own_words)
            if found is None and own is not None:
                found = _brief(reader, event, own)
            if found is not None:
                reader.readings[event.id] = found
    return {event.id: reader.readings.get(event.id, _not_stated()) for event in extraction.events}


def _not_stated() -> TimeReading:
    return TimeReading(
        expression=None,
        earliest=None,
        latest=None,
        precision="unknown",
        basis="none",
        why="The report states no time for this event.",
        unknown="not_stated",
    )


def _read_own(reader: ReportReader, event: EventReport) -> None:
    found = [
        reading
        for filler in event.role("time")
        for reading in _filler_readings(reader, event, reader.whole(filler.span))
    ]
    if found:
        reader.keep(event, _combined(found, event.trigger))


def _filler_readings(reader: ReportReader, event: EventReport, span: Span) -> Iterator[TimeReading]:
    """The filler read as a whole; failing that, the one expression inside of it."""
    tense = reader.tense(event, span)
    anchor = reader.anchor(event, span)
    whole = reader.expression(span, tense, anchor)
    if anchor is None and whole.unknown in ("not_resolvable", "no_publication_date"):
        anchor = reader.told_before(span)
        whole = reader.expression(span, tense, anchor) if anchor is not None else whole
    if whole.unknown != "not_resolvable":
        yield whole
        return
    inner = reader.spans(span.field, span.start, span.end)
    for part in inner:
        lead = _BEFORE.match(span.quote)
        words = f"{lead[0]} {part.quote}" if lead and part.start > span.start else part.quote
        reading = reader.expression(replace(part, quote=words), tense, anchor)
        yield replace(reading, expression=span)
    if not inner:
        yield whole


def _combined(found: list[TimeReading], trigger: Span) -> TimeReading:
    """Of several expressions of one event the dated one that tells most; else the first that tells.

    A run of days holds the day that it is told on ("for the third day today"); one that counts
    from another event yields to one that does not; a narrower one inside of a wider one goes
    before it ("last year, on 18 August"), else the nearest to the event.
    """
    dated = [one for one in found if is_dated(one)]
    if not dated:
        return next((one for one in found if one.unknown is None), found[0])
    runs = [one for one in dated if ": running for" in one.why]
    firm = [one for one in dated if one.basis != "anchored"]
    near = min(runs or firm or dated, key=lambda one: _distance(one, trigger))
    inside = [one for one in runs or firm or dated if _holds(near, one)]
    return min(inside, key=width)


def _distance(reading: TimeReading, trigger: Span) -> int:
    words = reading.expression
    if words is None or words.field != trigger.field:
        return 1 << 30
    return max(words.start - trigger.end, trigger.start - words.end, 0)


def _holds(wide: TimeReading, narrow: TimeReading) -> bool:
    """Whether one lies inside of the other (each holds itself)."""
    first, last = str(wide.earliest)[:10], str(wide.latest)[:10]
    return first <= str(narrow.earliest)[:10] and str(narrow.latest)[:10] <= last


def _read_clause(reader: ReportReader, event: EventReport, events: list[EventReport]) -> None:
    for filler in event.role("time"):
        found = read_clause(reader, event, reader.whole(filler.span), events)
        if found is not None:
            reader.keep(event, found)
            return


def _brief(reader: ReportReader, event: EventReport, own: TimeReading) -> TimeReading | None:
    """An hour or some minutes of no day fall on the day of the event dated last before them."""
    words = own.expression
    if words is None or event.realis not in ("actual", "attempted"):
        return None
    anchor = reader.anchor(event, words) if _BRIEF.match(words.quote) else None
    day = anchor.expression if anchor is not None else None
    if anchor is None or day is None or width(anchor) > 0 or words.start - day.end > _FAR:
        return None
    why = f"“{words.quote}” names no day, and the event told before is of that day: {anchor.why}"
    return replace(anchor, expression=words, basis="anchored", why=why, score=anchor.score * 0.6)
