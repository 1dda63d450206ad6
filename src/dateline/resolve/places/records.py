"""A place of the gazetteer, and what its kind says about precision."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from dateline.model.reading import PlacePrecision
from dateline.resolve.places.geo import Point, Vector, unit_vector

PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "supranational": "country",
    "continent": "country",
    "adm1": "adm1",
    "adm2": "adm2",
    "town": "town",
    "region": "part_of_country",
    "territory": "part_of_country",
    "disputed": "part_of_country",
    "valley": "part_of_country",
    "mountains": "part_of_country",
    "desert": "part_of_country",
    "forest": "part_of_country",
    "island": "part_of_country",
    "border_area": "part_of_country",
    "sea": "water_or_air",
    "gulf": "water_or_air",
    "strait": "water_or_air",
    "lake": "water_or_air",
    "river": "water_or_air",
    "canal": "water_or_air",
    "quarter": "site",
    "camp": "site",
    "crossing": "site",
    "airport": "site",
    "airbase": "site",
    "base": "site",
    "prison": "site",
    "dam": "site",
    "port": "site",
    "bridge": "site",
    "pass": "site",
    "square": "site",
    "hospital": "site",
    "holy_site": "site",
    "heritage_site": "site",
    "nuclear_site": "site",
    "oil_site": "site",
    "road": "part_of_country",
    "site": "site",
}
"""Precision of a place by its kind. More than one country is never finer than "country"."""

KINDS = frozenset(PRECISION)
AREAS = frozenset({"country", "supranational", "continent", "adm1", "adm2"})
SITE_KM = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: the circle of `radius_km` around its centre (degrees, WGS 84).

    `id` is "iso:SY", "adm1:SY.09", "us-county:48471", "gn:170063" (GeoNames), "area:..."
    (curated) or "own:...". `rank` is 0 when the looked-up name is the place's own, 1 when
    it is another listed name, 2 when it is one of GeoNames' alternate names.
    """

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    radius_km: float
    admin1: str | None = None
    population: int = 0
    claimants: tuple[str, ...] = ()
    capital: bool = False
    rank: int = 0
    own: bool = False
    vector: Vector = field(default=(0.0, 0.0, 0.0), repr=False, compare=False)

    @property
    def point(self) -> Point:
        """Latitude and longitude of the centre."""
        return self.latitude, self.longitude

    @property
    def precision(self) -> PlacePrecision:
        """The precision that the bare name gives."""
        precision = PRECISION[self.kind]
        if precision == "part_of_country" and self.radius_km < SITE_KM and self.kind == "island":
            return "town"
        return precision

    @property
    def curated(self) -> bool:
        """Whether the place comes from the curated list or the user's own."""
        return self.own or self.id.startswith("area:")


def town_radius(population: int) -> float:
    """The radius in km of a town of that many people (about 2,200 people a square km)."""
    return round(max(1.0, 0.012 * math.sqrt(max(population, 0))), 1)


def placed(
    row: tuple[str, str, str, str | None, float, float, float, str | None, int, str, int, int],
) -> Place:
    """A Place from a row of the gazetteer file."""
    return Place(
        id=row[0],
        name=row[1],
        kind=row[2],
        country=row[3],
        latitude=row[4],
        longitude=row[5],
        radius_km=row[6],
        admin1=row[7],
        population=row[8],
        claimants=tuple(row[9].split("|")) if row[9] else (),
        capital=bool(row[10]),
        rank=row[11],
        vector=unit_vector((row[4], row[5])),
    )
