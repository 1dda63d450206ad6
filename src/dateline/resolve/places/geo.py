"""Distances and directions on the sphere."""

from __future__ import annotations

import math
from collections.abc import Iterable

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

Point = tuple[float, float]
Vector = tuple[float, float, float]

BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in km between two (latitude, longitude) points in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def shifted(point: Point, bearing: float, km: float) -> Point:
    """The point `km` away from `point` in the direction `bearing` (degrees from north)."""
    lat, lon, way, angle = *map(math.radians, point), math.radians(bearing), km / EARTH_KM
    new_lat = math.asin(
        math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(way)
    )
    new_lon = lon + math.atan2(
        math.sin(way) * math.sin(angle) * math.cos(lat),
        math.cos(angle) - math.sin(lat) * math.sin(new_lat),
    )
    return round(math.degrees(new_lat), 5), round((math.degrees(new_lon) + 540) % 360 - 180, 5)


def unit_vector(point: Point) -> Vector:
    """The point on the unit sphere; the dot product of two is the cosine of their angle."""
    lat, lon = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def middle(points: Iterable[Point]) -> Point:
    """The middle of the box that holds the inner 98 % of the points, in degrees.

    The middle of the box is nearer to the middle of an area than the mean of its towns,
    which lies where most towns are.
    """
    rows = list(points)
    lats, lons = sorted(p[0] for p in rows), sorted(p[1] for p in rows)
    cut = len(rows) // 100
    last = len(rows) - 1 - cut
    return round((lats[cut] + lats[last]) / 2, 4), round((lons[cut] + lons[last]) / 2, 4)


def reach_km(centre: Point, points: Iterable[Point], share: float = 0.95) -> float:
    """The radius in km around `centre` that holds `share` of the points."""
    far = sorted(distance_km(centre, point) for point in points)
    return round(far[min(len(far) - 1, int(share * len(far)))], 1)
