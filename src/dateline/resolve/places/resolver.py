"""The places of one document's event reports: their own, else one that governs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Document, EventReport, Extraction, PlaceReading, Span, content_id
from dateline.model.document import TextField
from dateline.resolve.places.cues import holds
from dateline.resolve.places.curated import shipped
from dateline.resolve.places.detect import find_names
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.geo import distance_km
from dateline.resolve.places.names import is_short_acronym
from dateline.resolve.places.outlets import Outlets
from dateline.resolve.places.phrase import (
    Part,
    Shape,
    names_in,
    refers_back,
    shape,
    unknown_names,
)
from dateline.resolve.places.rank import Background
from dateline.resolve.places.readings import known_reading, unknown_reading
from dateline.resolve.places.records import Place
from dateline.resolve.places.toponyms import Resolved, resolve_all
from dateline.resolve.places.whose import came_from, farness, is_ground, is_owner

Readings = tuple[PlaceReading, ...]

SAME_EVENT, SAME_SENTENCE, SAME_PARAGRAPH, HEADLINE, DATELINE, REFERENCE = (
    0.95, 0.7, 0.45, 0.5, 0.35, 0.7,
)  # fmt: skip
"""What is left of the score of a place that the event does not state itself."""
ORIGIN = 0.6
"""What is left of the score of a place that something came from, where no other is stated."""
SOUNDING = 0.6
"""The chance of a place that is told by the sound of its name alone."""
ONE_PLACE_KM = 25.0
_SENTENCE = re.compile(r"[.!?][\"”’'\s]\s*(?=[A-Z\"“‘(])|\n+")
_PARAGRAPH = re.compile(r"\n+")
_ABROAD = re.compile(r"\b(?:embassy|consulate|mission|legation)\b", re.IGNORECASE)
"""A country's house abroad does not stand in that country."""
_COUNTRY_NOUNS = frozenset({"country", "nation"})
_TOWN_NOUNS = frozenset({"city", "town", "village", "municipality"})
_REGION_NOUNS = frozenset({"province", "region", "department", "district", "state"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of the document with what it stands for; offsets within its field."""

    field: TextField
    start: int
    end: int
    resolved: Resolved
    is_place: bool


class PlaceResolver:
    """Reads the places of event reports; holds gazetteer, outlets, and no memory of documents."""

    def __init__(self, gazetteer: Gazetteer, outlets: Outlets | None = None) -> None:
        self._gazetteer = gazetteer
        self._outlets = outlets or Outlets.shipped()

    @property
    def fingerprint(self) -> str:
        """Changes when the gazetteer, one's own places, the outlets or the word lists do."""
        parts = (self._gazetteer.fingerprint, self._outlets.fingerprint, shipped("words.yaml"))
        return content_id("places", *parts)

    def read(self, document: Document, extraction: Extraction) -> dict[str, Readings]:
        """The place readings of every event report, by its id.

        An event's own place fillers give basis "stated"; without them the place of the same
        event told elsewhere, of its sentence or of its paragraph gives "governing"; without
        these the report's dateline gives "dateline"; else there is none.
        """
        known = self._outlets.background(document.source, document.url, self._gazetteer)
        return _Report(document, extraction, self._gazetteer, known).readings()


class _Report:
    """One document while it is read."""

    def __init__(
        self, document: Document, extraction: Extraction, gazetteer: Gazetteer, known: Background
    ) -> None:
        self._document = document
        self._background = known
        self._events = extraction.events
        self._gazetteer = gazetteer
        self._fillers = [f for event in extraction.events for f in event.role("place")]
        self._spots = self._resolve()
        self._stated: dict[str, Readings] = {}
        self._told: dict[str, Readings] = {}
        self._dateline: Readings | None = None
        self._starts: dict[tuple[TextField, str], list[int]] = {}

    def readings(self) -> dict[str, Readings]:
        """All readings: first the stated ones, since they govern others."""
        for event in self._events:
            self._stated[event.id] = own = self._own(event)
            self._told[event.id] = _known(own)
        return {event.id: self._of(event) for event in self._events}

    def _of(self, event: EventReport) -> Readings:
        own = self._stated[event.id]
        if any(reading.unknown is None for reading in own):
            return own
        governed = next((found for found in self._governing(event) if found), ())
        if own and governed:
            return own if own[0].unknown == "ambiguous" else self._stand_in(own, governed)
        return own or governed

    def _stand_in(self, own: Readings, governed: Readings) -> Readings:
        """A filler without a known name keeps its words; the governing place gives the area."""
        if governed[0].basis == "dateline":
            return own
        first = own[0]
        note = f"“{first.mention.quote}” itself is not resolved" if first.mention else ""
        return tuple(
            replace(reading, mention=first.mention, why=f"{reading.why[:-1]}; {note}.")
            for reading in governed
        )

    # What the document names

    def _resolve(self) -> list[Spot]:
        """All names of title and body, and those of the place fillers, weighed together."""
        offsets: dict[TextField, int] = {"title": 0, "body": len(self._document.title) + 2}
        text = f"{self._document.title}\n\n{self._document.body}"
        spans = {
            (found.start, found.end): found.part == "place"
            for found in find_names(text, self._gazetteer)
        }
        for filler in self._fillers:
            at = offsets.get(filler.span.field)
            if at is not None:
                self._add_filler(spans, filler.span, at + filler.span.start, text)
        order = sorted(spans)
        found = resolve_all(text, order, self._gazetteer, self._background)
        return [
            _spot(resolved, offsets["body"], spans[span])
            for span, resolved in zip(order, found, strict=True)
        ]

    def _add_filler(
        self, spans: dict[tuple[int, int], bool], span: Span, at: int, text: str
    ) -> None:
        parts = names_in(span.quote, self._gazetteer, loud=text.isupper())
        for part in parts:
            start, end = at + part.start, at + part.end
            for other in [o for o in spans if o[0] < end and start < o[1]]:
                del spans[other]
            owner = len(parts) == 1 and part.start == 0 and is_owner(text, start, end)
            spans[start, end] = not (part.adjective or owner)

    # What an event states

    def _own(self, event: EventReport) -> Readings:
        struck: list[PlaceReading] = []
        left: list[PlaceReading] = []
        for filler in event.role("place"):
            text = self._document.text(filler.span.field)
            origin = came_from(text, filler.span.start, event.type)
            for reading in self._filler(filler.span, filler.score):
                if reading.place is None or reading.place not in {r.place for r in struck}:
                    (left if origin else struck).append(reading)
        found = _known(tuple(struck)) or tuple(map(_as_origin, _known(tuple(left))))
        if found:
            return tuple(_without_holders(found, self._gazetteer))
        return tuple((struck or left)[:1])

    def _filler(self, span: Span, score: float) -> Iterator[PlaceReading]:
        inside = [
            spot
            for spot in self._spots
            if spot.field == span.field and span.start <= spot.start and spot.end <= span.end
        ]
        named = [spot for spot in inside if spot.resolved.place]
        if not named:
            yield self._unnamed(span, score)
            return
        if self._says_whose(span, named):
            return
        missing = _missing(span, named)
        heard = self._sounding(missing) if missing else None
        if missing and heard and any(_lies_in(heard, spot) for spot in named):
            yield known_reading(
                Resolved(0, 0, missing, heard, SOUNDING), span, "stated", score=score,
                note="spelt in another way in the gazetteer",
            )  # fmt: skip
            return
        for spot in _primaries(named, span):
            if spot.is_place:
                yield self._named(span, spot, score, named)
            else:
                yield self._adjective(span, spot, score)

    def _says_whose(self, span: Span, named: Sequence[Spot]) -> bool:
        """Whether the words of a filler do not say where at all (see `whose`)."""
        text = self._document.text(span.field)
        if any(spot.is_place for spot in named) or _ABROAD.search(span.quote):
            return False
        return not is_ground(text, span.start, span.end)

    def _named(self, span: Span, spot: Spot, score: float, named: Sequence[Spot]) -> PlaceReading:
        part = Part(spot.start - span.start, spot.end - span.start)
        place = spot.resolved.place
        assert place
        form = shape(span.quote, part, place)
        missing = _missing(span, named)
        note = f"“{missing}” itself is not in the gazetteer" if missing else ""
        return known_reading(
            spot.resolved, span, "stated", shape=form, score=score * (0.8 if missing else 1.0),
            note=note,
        )  # fmt: skip

    def _adjective(self, span: Span, spot: Spot, score: float) -> PlaceReading:
        """ "the Peruvian capital" is the capital; "Syrian territory" is Syria."""
        place = spot.resolved.place
        assert place
        if _ABROAD.search(span.quote):
            return self._unnamed(span, score)
        if place.country and re.search(r"\bcapital\b", span.quote, re.IGNORECASE):
            capital = self._gazetteer.capital(place.country)
            if capital:
                resolved = replace(spot.resolved, name=span.quote, place=capital, chance=0.95)
                return known_reading(
                    resolved, span, "stated", shape=shape("", Part(0, 0), capital), score=score
                )
        part = Part(spot.start - span.start, spot.end - span.start, True)
        return known_reading(
            spot.resolved, span, "stated", shape=shape(span.quote, part, place), score=score * 0.9
        )

    def _unnamed(self, span: Span, score: float) -> PlaceReading:
        noun = refers_back(span.quote)
        spot = self._referred(span, noun) if noun else None
        if spot:
            return known_reading(
                spot.resolved, span, "governing", score=score * REFERENCE,
                note=f"“{span.quote}” points back to it",
            )  # fmt: skip
        missing = next(unknown_names(span.quote), None)
        heard = self._sounding(missing) if missing else None
        if missing and heard:
            return known_reading(
                Resolved(0, 0, missing, heard, SOUNDING), span, "stated", score=score,
                note="spelt in another way in the gazetteer",
            )  # fmt: skip
        if missing:
            return unknown_reading(span, "not_in_gazetteer", f"“{missing}”")
        return unknown_reading(span, "not_stated", f"“{span.quote}”")

    def _sounding(self, name: str) -> Place | None:
        """The place of a country that the report names whose name sounds like this one."""
        if is_short_acronym(name):
            return None
        countries = {s.resolved.place.country for s in self._spots if s.resolved.place}
        places = self._gazetteer.sounding(name, {code for code in countries if code})
        first = places[0] if places else None
        if first and all(distance_km(first.point, p.point) < ONE_PLACE_KM for p in places):
            return first
        return None

    def _referred(self, span: Span, noun: str) -> Spot | None:
        """The last place before the span that the noun fits."""
        earlier = [
            spot
            for spot in self._spots
            if spot.resolved.place
            and (spot.field == "title", -spot.start) > (span.field == "title", -span.start)
        ]
        if noun == "capital":
            return self._capital(earlier)
        return next((spot for spot in reversed(earlier) if _fits(spot, noun)), None)

    def _capital(self, earlier: Sequence[Spot]) -> Spot | None:
        """The capital of the country that the report names most before."""
        counts: dict[str, int] = {}
        for spot in earlier:
            place = spot.resolved.place
            if place and place.country:
                counts[place.country] = counts.get(place.country, 0) + 1
        if not counts:
            return None
        country = max(counts, key=lambda code: counts[code])
        capital = self._gazetteer.capital(country)
        if capital is None:
            return None
        resolved = Resolved(0, 0, capital.name, capital, 0.8)
        return Spot("body", 0, 0, resolved, True)

    # What governs an event

    def _governing(self, event: EventReport) -> Iterator[Readings]:
        yield self._same_event(event)
        yield self._beside(event, self._bounds(event, "s"), SAME_SENTENCE, "its sentence")
        yield self._beside(event, self._bounds(event, "p"), SAME_PARAGRAPH, "its paragraph")
        yield self._headline(event)
        yield self._from_dateline()

    def _same_event(self, event: EventReport) -> Readings:
        key = event.same_as or event.id
        for other in self._events:
            if other.id != event.id and (other.id == key or other.same_as == key):
                known = self._told[other.id]
                if known:
                    return _lent(known, SAME_EVENT, "the same event is told to be there")
        return ()

    def _beside(
        self, event: EventReport, bounds: tuple[int, int], share: float, where: str
    ) -> Readings:
        """The place of another event there, nearest first, else a place that is named there."""
        field, low, high = event.trigger.field, *bounds
        others = [
            other
            for other in self._events
            if other.trigger.field == field
            and low <= other.trigger.start < high
            and self._told[other.id]
        ]
        near = min(others, key=lambda o: abs(o.trigger.start - event.trigger.start), default=None)
        if near:
            note = f"another event of {where} is told to be there"
            return _lent(self._told[near.id], share, note)
        spots = [
            s
            for s in self._spots
            if s.field == field and low <= s.start < high and s.is_place and s.resolved.place
        ]
        if not spots:
            return ()
        text = self._document.text(field)
        spots.sort(key=lambda spot: farness(spot.start, spot.end, event, text))
        return (self._spot_reading(_innermost(spots), share * 0.8, f"{where} names it"),)

    def _spot_reading(self, spot: Spot, score: float, note: str) -> PlaceReading:
        span = self._document.span(spot.field, spot.start, spot.end)
        text = self._document.text(spot.field)
        low = max(0, spot.start - 60)
        form = _form(text[low : spot.end + 40], Part(spot.start - low, spot.end - low), spot)
        return known_reading(spot.resolved, span, "governing", shape=form, score=score, note=note)

    def _bounds(self, event: EventReport, stretch: str) -> tuple[int, int]:
        """The sentence ("s") or paragraph ("p") that the trigger stands in."""
        field, at = event.trigger.field, event.trigger.start
        starts = self._starts.get((field, stretch))
        if starts is None:
            parting = _SENTENCE if stretch == "s" else _PARAGRAPH
            starts = _partings(self._document.text(field), parting)
            self._starts[field, stretch] = starts
        number = bisect_right(starts, at)
        return starts[number - 1], starts[min(number, len(starts) - 1)]

    def _headline(self, event: EventReport) -> Readings:
        spots = [s for s in self._spots if s.field == "title" and s.is_place and s.resolved.place]
        if not spots or event.trigger.field == "title":
            return ()
        return (self._spot_reading(_innermost(spots), HEADLINE * 0.8, "the headline names it"),)

    def _from_dateline(self) -> Readings:
        if self._dateline is None:
            self._dateline = tuple(self._read_dateline())
        return self._dateline

    def _read_dateline(self) -> Iterator[PlaceReading]:
        words = self._document.dateline
        if not words:
            return
        town = re.split(r"\s*[(—–]|\s-\s", words)[0]
        text = town.title() if town.isupper() else town
        parts = names_in(text, self._gazetteer)
        if not parts:
            return
        spans = [(part.start, part.end) for part in parts]
        found = [r for r in resolve_all(text, spans, self._gazetteer) if r.place]
        if found:
            span = self._document.span("dateline", found[0].start, found[0].end)
            yield known_reading(
                found[0], span, "dateline", score=DATELINE,
                note="it is the report's dateline, which need not be the event's place",
            )  # fmt: skip


def _spot(resolved: Resolved, body: int, is_place: bool) -> Spot:
    if resolved.start >= body:
        return Spot("body", resolved.start - body, resolved.end - body, resolved, is_place)
    return Spot("title", resolved.start, resolved.end, resolved, is_place)


def _primaries(named: Sequence[Spot], span: Span) -> list[Spot]:
    """The names of a phrase that no other name of it lies in."""
    places = [spot for spot in named if spot.is_place] or list(named)
    kept = [
        spot
        for spot in places
        if not any(other is not spot and _holds(spot, other) for other in named if other.is_place)
    ]
    return kept or [places[0]]


def _holds(area: Spot, spot: Spot) -> bool:
    return bool(
        area.resolved.place and spot.resolved.place
        and holds(area.resolved.place, spot.resolved.place)
    )  # fmt: skip


def _lies_in(place: Place, spot: Spot) -> bool:
    return bool(spot.resolved.place and holds(spot.resolved.place, place))


def _without_holders(readings: Sequence[PlaceReading], gazetteer: Gazetteer) -> list[PlaceReading]:
    """The readings without those that hold another: "Homs" of "Homs" and "Syria"."""
    if len(readings) < 2:
        return list(readings)
    places = {r.place: gazetteer.place(r.place) for r in readings if r.place}
    return [
        reading
        for reading in readings
        if not any(
            (area := places.get(reading.place or "")) and place and holds(area, place)
            for key, place in places.items()
            if key != reading.place
        )
    ]


def _missing(span: Span, named: Sequence[Spot]) -> str | None:
    """A capitalised name that stands before the first known one and is not known itself."""
    first = min(spot.start for spot in named)
    return next(unknown_names(span.quote[: first - span.start]), None)


def _known(readings: Readings) -> Readings:
    return tuple(reading for reading in readings if reading.unknown is None)


def _as_origin(reading: PlaceReading) -> PlaceReading:
    note = "the words say where it came from, not where it struck"
    score = round(reading.score * ORIGIN, 3)
    return replace(reading, score=score, why=f"{reading.why[:-1]}; {note}.")


def _lent(readings: Readings, share: float, note: str) -> Readings:
    return tuple(
        replace(
            reading, basis="governing", score=round(reading.score * share, 3),
            why=f"{reading.why[:-1]}; {note}.",
        )
        for reading in readings
    )  # fmt: skip


def _fits(spot: Spot, noun: str) -> bool:
    place = spot.resolved.place
    if place is None:
        return False
    if noun in _COUNTRY_NOUNS:
        return place.kind == "country"
    if not spot.is_place:
        return False
    if noun in _TOWN_NOUNS:
        return place.kind == "town"
    if noun in _REGION_NOUNS:
        return place.kind in ("adm1", "adm2", "region", "disputed")
    return place.kind not in ("country", "continent", "supranational")


def _innermost(spots: Sequence[Spot]) -> Spot:
    """The first of the spots, or one that lies in it."""
    chosen = spots[0]
    for spot in spots[1:]:
        if _holds(chosen, spot):
            chosen = spot
    return chosen


def _form(text: str, part: Part, spot: Spot) -> Shape:
    place = spot.resolved.place
    assert place
    sentence = re.split(r"[.;:]\s", text[: part.start])[-1]
    start = len(sentence)
    return shape(
        f"{sentence}{text[part.start :]}", Part(start, start + part.end - part.start), place
    )


def _partings(text: str, parting: re.Pattern[str]) -> list[int]:
    """Where the stretches of a text start, and its end."""
    return [0, *(match.end() for match in parting.finditer(text)), len(text)]
