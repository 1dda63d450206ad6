"""Event reports boiled down to tellings: days, areas, parties, tolls, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from dateline.codebook import Codebook
from dateline.link.records import Area, Interval, Line, Party, Telling, Toll
from dateline.link.text import content_words, folded, sentence_around, stem
from dateline.model import (
    Actor,
    ActorReading,
    Document,
    EventReading,
    EventReport,
    Extraction,
    PlaceReading,
    Reading,
    TimeReading,
)

WIDE_KM = 60.0
"""Areas of a larger radius are provinces and countries: to share one says little."""
MANY_DAYS = 3
"""More than one event is summed up over at least so many days."""

_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores"
    r"|hundreds|several|numerous|multiple)"
)
_SUMMED = re.compile(
    rf"\b(?:{_NUMBER}(?:\s+(?:of|such|separate|other|more))?(?:\s+\w+){{0,2}}"
    r"|(?:series|wave|string|spate|number|dozens|scores|hundreds) of(?:\s+\w+){0,2})\s*$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|second|third|separate(?:ly)?|other|further)(?:\W+\w+){0,2}\W*$", re.IGNORECASE
)
VIOLENCE = "violence"
_STOPPED = re.compile(
    r"(?:inter(?:cept|dict)|shot down|shoot(?:ing|s)? down|downed|thwart|foil|defus)", re.IGNORECASE
)
_HARM = frozenset({"kill", "dead", "died", "deat", "die", "dies", "inju", "woun", "hurt", "toll"})
PEOPLE = frozenset({"person", "civilians", "other"})
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_OFFICE_WORDS = (
    "police county sheriff deputy deputies officer officers city state states department court"
    " president minister ministry general colonel major captain lieutenant sergeant chief mayor"
    " governor senator judge doctor mr mrs ms dr sir street road avenue north south east west"
    " men man woman women boy girl child children teen teenager victim victims suspect suspects"
    " family members residents army forces group party council two three four five six seven"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
_PLURAL_WORDS = (
    "attacks strikes airstrikes raids bombings shellings clashes explosions assaults killings"
    " kidnappings abductions arrests protests shootings ambushes operations incidents murders"
    " assassinations bombardments offensives battles"
)
_PLURALS = frozenset(_PLURAL_WORDS.split())

ActorLookup = Callable[[str], Actor | None]


class Teller:
    """Makes the tellings of one document."""

    def __init__(
        self, document: Document, reading: Reading | None, actor: ActorLookup, codebook: Codebook
    ) -> None:
        self._document = document
        self._codebook = codebook
        self._actor = actor
        self._readings = {e.event: e for e in reading.events} if reading else {}
        self._actors = {a.cluster: a for a in reading.actors} if reading else {}

    def tellings(self, extraction: Extraction) -> list[Telling]:
        """One telling for each event report, not yet pooled."""
        return _harm_tied([self._telling(r) for r in sorted(extraction.events, key=_place_in_text)])

    def _telling(self, report: EventReport) -> Telling:
        reading = self._readings.get(report.id)
        kind = self._codebook.event_types[report.type]
        text = self._document.text(report.trigger.field)
        start, end = sentence_around(text, report.trigger.start, report.trigger.end)
        days = _interval(reading.time) if reading else None
        return Telling(
            reports=(report.id,),
            document=report.document,
            told=day_of(self._document.published),
            type=report.type,
            coarse=kind.coarse,
            verbal=kind.verbal,
            realis=report.realis,
            summary=_is_summary(report, text, days),
            stopped=kind.coarse == VIOLENCE and bool(_STOPPED.match(report.trigger.quote)),
            lines=(_line(report, text[start:end]),),
            means=_means(report),
            weapons=tuple(sorted({w.code for w in reading.weapons})) if reading else (),
            days=days,
            places=_areas(reading),
            actors=self._parties(report, "actor"),
            targets=self._parties(report, "target"),
            tolls=_tolls(reading),
            same_as=report.same_as,
            another=bool(_ANOTHER.search(text[start : report.trigger.start])),
        )

    def _parties(self, report: EventReport, role: str) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for filler in report.fillers:
            if filler.role == role:
                known = self._actors.get(filler.actor) if filler.actor else None
                party = self._party(known) if known else _nameless(filler.span.quote)
                found.setdefault(party.id, party)
        return tuple(found.values())

    def _party(self, reading: ActorReading) -> Party:
        actor = self._actor(reading.actor)
        kin = (*actor.umbrella, *([actor.parent] if actor.parent else [])) if actor else ()
        return Party(
            id=reading.actor,
            name=reading.name,
            kind=reading.kind,
            country=reading.country,
            kin=tuple(sorted(set(kin))),
            words=tuple(sorted(set(content_words(reading.name)))),
            proper=_proper(reading.name) if reading.kind in PEOPLE else (),
        )


def _place_in_text(report: EventReport) -> tuple[bool, int]:
    return (report.trigger.field != "title", report.trigger.start)


def _harm_tied(tellings: list[Telling]) -> list[Telling]:
    """Harm that is told apart belongs to the violence told in its sentence, else just before.

    "The strike hit at noon. 14 people were killed": the second is no event of its own, unless
    it tells another day.
    """
    tied: list[Telling] = []
    for i, telling in enumerate(tellings):
        if telling.coarse == VIOLENCE and telling.same_as is None and _is_harm(telling):
            here = [
                t for t in tellings[i + 1 :] if t.lines[0].sentence == telling.lines[0].sentence
            ]
            acts = [t for t in (*here, *reversed(tied)) if _may_harm(t, telling)]
            if acts:
                telling = replace(telling, same_as=acts[0].same_as or acts[0].lead)
        tied.append(telling)
    return tied


def _is_harm(telling: Telling) -> bool:
    return telling.lines[0].trigger.split()[-1][:4] in _HARM


def _may_harm(act: Telling, harm: Telling) -> bool:
    days = act.days is None or harm.days is None or act.days == harm.days
    return act.coarse == VIOLENCE and not _is_harm(act) and act.realis == harm.realis and days


def _nameless(quote: str) -> Party:
    words = tuple(sorted(set(content_words(quote))))
    return Party(
        id=f"words:{' '.join(words)}",
        name=quote,
        kind="other",
        country=None,
        words=words,
        proper=_proper(quote),
    )


def _proper(name: str) -> tuple[str, ...]:
    """The words of a person's proper name in these words, if there are two or more."""
    words = [word.casefold() for word in _CAPITALISED.findall(name)]
    stems = {stem(word) for word in words if content_words(word) and word not in _OFFICES}
    return tuple(sorted(stems)) if len(stems) > 1 else ()


def day_of(published: str | None) -> int | None:
    """The ordinal of an ISO day or time; None for none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _interval(time: TimeReading) -> Interval | None:
    first, last = day_of(time.earliest), day_of(time.latest)
    if first is None or last is None:
        return None
    return (first, max(first, last))


def _areas(reading: EventReading | None) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    for place in reading.places if reading else ():
        if place.unknown is None and (place.place or place.name):
            area = _area(place)
            found.setdefault(area.id, area)
    return tuple(found.values())


def _area(place: PlaceReading) -> Area:
    radius = place.radius_km or 0.0
    wide = radius > WIDE_KM or place.precision in ("adm1", "part_of_country", "country")
    return Area(
        id=place.place or folded(place.name or ""),
        name=place.name or "",
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=radius,
        wide=wide,
        weak=place.basis != "stated",
    )


def _tolls(reading: EventReading | None) -> tuple[Toll, ...]:
    return tuple(
        Toll(harm=n.harm, group=n.group, low=n.low, high=n.high)
        for n in (reading.numbers if reading else ())
        if n.low is not None or n.high is not None
    )


def _line(report: EventReport, sentence: str) -> Line:
    quotes = (f.span.quote for f in report.fillers if f.role != "time")
    words = {w for text in (sentence, *quotes) for w in content_words(text)}
    return Line(
        trigger=report.trigger.quote.casefold(),
        sentence=folded(sentence),
        words=frozenset(words),
    )


def _means(report: EventReport) -> tuple[str, ...]:
    quotes: Iterable[str] = (f.span.quote for f in report.fillers if f.role == "instrument")
    return tuple(sorted({w for quote in quotes for w in content_words(quote)}))


def _is_summary(report: EventReport, text: str, days: Interval | None) -> bool:
    """Whether the words sum up several events: "more than 40 attacks since Monday"."""
    plural = report.trigger.quote.split()[-1].casefold() in _PLURALS
    if not plural:
        return False
    counted = bool(_SUMMED.search(text[max(0, report.trigger.start - 60) : report.trigger.start]))
    long = days is not None and days[1] - days[0] >= MANY_DAYS
    single = days is not None and days[0] == days[1]
    return long or (counted and not single)
