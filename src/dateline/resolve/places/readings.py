"""From a chosen place to a PlaceReading with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.document import Span
from dateline.model.reading import PlaceBasis, PlaceReading, UnknownReason
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.phrase import Shape
from dateline.resolve.places.rank import Background
from dateline.resolve.places.records import Place
from dateline.resolve.places.toponyms import SURE, Resolved, resolve_all

_KIND_WORDS = {
    "adm1": "first-level region", "adm2": "county or district", "supranational": "wider region",
    "disputed": "disputed area", "border_area": "border area", "airbase": "air base",
    "holy_site": "holy site", "heritage_site": "heritage site", "oil_site": "oil site",
    "nuclear_site": "nuclear site",
}  # fmt: skip


def known_reading(
    resolved: Resolved,
    mention: Span | None,
    basis: PlaceBasis,
    *,
    shape: Shape | None = None,
    score: float = 1.0,
    note: str = "",
) -> PlaceReading:
    """The reading of a name that the gazetteer has; `shape` what the phrase makes of it."""
    place = resolved.place
    if place is None:
        return unknown_reading(mention, "not_in_gazetteer", f"“{resolved.name}”", basis)
    if resolved.chance < SURE and resolved.count > 1 and not _same_area(resolved):
        return _ambiguous(resolved, mention, basis)
    area = shape or Shape(place.point, place.radius_km, place.precision)
    return PlaceReading(
        mention=mention,
        place=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=area.centre[0],
        longitude=area.centre[1],
        radius_km=area.radius_km,
        precision=area.precision,
        basis=basis,
        admin1=place.admin1,
        claimants=place.claimants,
        alternatives=resolved.others,
        score=round(resolved.chance * score, 3),
        why=_sentence(resolved, place, area, note),
    )


def unknown_reading(
    mention: Span | None, reason: UnknownReason, what: str, basis: PlaceBasis = "stated"
) -> PlaceReading:
    """A place that cannot be had, with the reason."""
    why = {
        "not_in_gazetteer": f"{what} is not in the gazetteer",
        "not_stated": f"{what} names no place, and no place governs it",
    }.get(reason, f"{what} cannot be resolved")
    return PlaceReading(
        mention=mention, place=None, name=None, kind=None, country=None, latitude=None,
        longitude=None, radius_km=None, precision="unknown", basis=basis, score=0.0,
        why=f"{why}.", unknown=reason,
    )  # fmt: skip


def _same_area(resolved: Resolved) -> bool:
    """Whether the doubt is only whether the town or the region of its name is meant."""
    place = resolved.place
    return bool(place and place.admin1 and any(place.admin1 in key for key, _ in resolved.others))


def _ambiguous(resolved: Resolved, mention: Span | None, basis: PlaceBasis) -> PlaceReading:
    assert resolved.place
    others = ((resolved.place.id, resolved.chance), *resolved.others)
    return PlaceReading(
        mention=mention, place=None, name=None, kind=None, country=None, latitude=None,
        longitude=None, radius_km=None, precision="unknown", basis=basis, alternatives=others,
        score=0.0, unknown="ambiguous",
        why=f"“{resolved.name}” may be any of {resolved.count} places, and the report does not "
        "say which.",
    )  # fmt: skip


def _sentence(resolved: Resolved, place: Place, area: Shape, note: str) -> str:
    kind = _KIND_WORDS.get(place.kind, place.kind)
    where = f" in {place.country}" if place.country and place.kind != "country" else ""
    if place.claimants:
        where = f", claimed by {' and '.join(place.claimants)},"
    article = "an" if kind[0] in "aeiou" else "a"
    text = f"“{resolved.name}” is {place.name}, {article} {kind}{where}"
    text += f" ({_choice(resolved, place)})"
    if area.words:
        text += f"; the words mean {area.words}"
    return f"{text}{'; ' + note if note else ''}."


def _choice(resolved: Resolved, place: Place) -> str:
    if place.own:
        return "from the user's own places"
    if resolved.count <= 1:
        return "the only place of that name"
    among = f"chosen among {resolved.count} places of that name"
    if resolved.cues.inside and resolved.cues.words:
        return f"{among}, since the text says {resolved.cues.words}"
    return f"{among} by the report's other places, size and kind"


def resolve_toponyms(
    text: str,
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    *,
    country_hints: Iterable[str] = (),
    document: str = "",
) -> list[PlaceReading]:
    """The readings of the toponyms at these offsets (code points, half open), in their order.

    All are weighed together. `country_hints`: ISO alpha-2 codes of countries that the text is
    likely about. Raises ValueError for an empty span.
    """
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        raise ValueError("a span is empty or outside of the text")
    found = resolve_all(text, spans, gazetteer, Background(frozenset(country_hints)))
    return [
        known_reading(
            one,
            Span(
                document=document, field="body", start=one.start, end=one.end,
                quote=text[one.start : one.end],
            ),
            "stated",
        )
        for one in found
    ]  # fmt: skip
