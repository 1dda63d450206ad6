"""GeoJSON (RFC 7946): a point for each event with the precision and radius that it stands for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from dateline.model import PlaceReading
from dateline.publish import Losses, Publication
from dateline.publish.rows import event_row


class GeoJsonExporter:
    """A FeatureCollection. An event without a place has a null geometry, and says so."""

    name = "geojson"

    def write(self, publications: Iterable[Publication], file: TextIO) -> Losses:
        """One feature an event, at the centre of its first place."""
        losses: Losses = Losses()
        file.write('{"type":"FeatureCollection","features":[')
        for number, publication in enumerate(publications):
            file.write(",\n" if number else "\n")
            file.write(json.dumps(_feature(publication, losses), ensure_ascii=False))
        file.write("\n]}\n")
        return losses


def _feature(publication: Publication, losses: Losses) -> dict[str, Any]:
    event = publication.event
    places = [v.value.place for v in event.field("place").values if v.value.place]
    located = [place for place in places if place.latitude is not None]
    losses["claims with their chains and quotes"] += len(publication.claims)
    if len(located) > 1:
        losses["places after the first"] += len(located) - 1
    row = event_row(event, publication.assessment)
    properties = {k: v for k, v in row.items() if k not in ("latitude", "longitude", "id")}
    properties["release"] = publication.release
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(located[0]) if located else None,
        "properties": properties | _area(located[0] if located else None),
    }


def _point(place: PlaceReading) -> dict[str, Any]:
    # RFC 7946 puts longitude first
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _area(place: PlaceReading | None) -> dict[str, Any]:
    if place is None:
        return {"precision": "unknown", "radius_km": None, "stands_for": None}
    return {
        "precision": place.precision,
        "radius_km": place.radius_km,
        "stands_for": place.why or place.name,
        "claimants": list(place.claimants),
    }
