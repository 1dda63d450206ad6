"""Reads the curated lists: countries, first-level regions, areas, and a user's own places.

Every wrong row raises RunError with the file and the line; nothing is taken from a file that
has one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.model.errors import RunError
from dateline.resolve.places.records import KINDS

FILES = ("countries.csv", "regions.yaml", "districts.yaml", "areas.csv")
DISPUTED = "disputed"
_REGION = re.compile(
    r"(?P<name>[^@>|]+)(?:@(?P<lat>-?[\d.]+),(?P<lon>-?[\d.]+))?(?:>(?P<seat>[^|>]+))?"
    r"(?P<names>(?:\|[^|]+)*)"
)
_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO alpha-2 code, centre in degrees, names (its own first), adjectives."""

    code: str
    latitude: float
    longitude: float
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region; `seat` is a town inside it, `noun` what the country calls such."""

    country: str
    noun: str
    name: str
    seat: str
    names: tuple[str, ...]
    centre: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Area:
    """A curated or own place. `country` None: several countries, or disputed (`claimants`)."""

    id: str
    name: str
    kind: str
    country: str | None
    claimants: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    names: tuple[str, ...]
    towns: tuple[str, ...]


def shipped(name: str) -> str:
    """The text of a shipped file of `codebook/places`."""
    return (resources.files("dateline") / "codebook" / "places" / name).read_text("utf-8")


def countries(text: str, file: str = "countries.csv") -> list[Country]:
    """The countries of that file."""
    return [_country(row, f"{file}, line {line}") for line, row in rows(text, file, "code")]


def regions(text: str, file: str = "regions.yaml") -> list[Region]:
    """The first-level regions of that file."""
    return [
        _region(code, str(noun), str(entry), file)
        for code, (noun, *entries) in _mapping(text, file).items()
        for entry in entries
    ]


def districts(text: str, file: str = "districts.yaml") -> dict[str, list[Region]]:
    """The second-level regions of that file, by "US.TX" or by country."""
    data = _mapping(text, file)
    return {
        holder: [_region(holder[:2], "", entry, file) for entry in str(entries).split("|")]
        for holder, entries in data.items()
    }


def _mapping(text: str, file: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise RunError(f"{file}: {error}") from error
    if not isinstance(data, dict):
        raise RunError(f"{file}: a mapping of codes to regions is expected")
    return data


def areas(text: str, file: str = "areas.csv", prefix: str = "area") -> list[Area]:
    """The areas of that file, also of a user's own; ids are made from the names."""
    found = [_area(row, f"{file}, line {line}", prefix) for line, row in rows(text, file, "name")]
    seen: dict[str, str] = {}
    for area in found:
        if area.id in seen:
            raise RunError(f"{file}: {area.name!r} is listed twice")
        seen[area.id] = area.name
    return found


def own_places(path: Path) -> list[Area]:
    """A user's own places from a CSV of the columns of `areas.csv`."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path}: cannot be read: {error}") from error
    return areas(text, str(path), "own")


def rows(text: str, file: str, first: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with their lines, cells stripped; `first` is a column it must have."""
    reader = csv.DictReader(io.StringIO(text))
    if not reader.fieldnames or first not in reader.fieldnames:
        raise RunError(f"{file}, line 1: no column {first!r}")
    for row in reader:
        if None in row:
            raise RunError(f"{file}, line {reader.line_num}: more cells than columns")
        yield reader.line_num, {key: (value or "").strip() for key, value in row.items()}


def _country(row: dict[str, str], where: str) -> Country:
    return Country(
        code=iso_code(row["code"], where),
        latitude=_number(row, "latitude", where, 90),
        longitude=_number(row, "longitude", where, 180),
        names=listed(row.get("names", "")) or _missing("names", where),
        adjectives=listed(row.get("adjectives", "")),
    )


def _region(code: object, noun: str, entry: str, file: str) -> Region:
    match = _REGION.fullmatch(entry)
    where = f"{file}, {code}: {entry!r}"
    if not match:
        raise RunError(f"{where}: not of the form name@lat,lon>seat|other name")
    lat, lon = match["lat"], match["lon"]
    return Region(
        country=iso_code(str(code), where),
        noun=noun,
        name=match["name"],
        seat=match["seat"] or match["name"],
        names=listed(match["names"] or ""),
        centre=(float(lat), float(lon)) if lat else None,
    )


def _area(row: dict[str, str], where: str, prefix: str) -> Area:
    name = row["name"] or _missing("name", where)[0]
    kind = row.get("kind") or "site"
    if kind not in KINDS:
        raise RunError(f"{where}: unknown kind {kind!r}")
    country = row.get("country", "")
    claimants = tuple(iso_code(code, where) for code in listed(row.get("claimants", "")))
    if country == DISPUTED and not claimants:
        raise RunError(f"{where}: {name} is disputed, but no claimants are named")
    return Area(
        id=f"{prefix}:{slug(name)}",
        name=name,
        kind=kind,
        country=iso_code(country, where) if country not in ("", DISPUTED) else None,
        claimants=claimants,
        latitude=_number(row, "latitude", where, 90),
        longitude=_number(row, "longitude", where, 180),
        radius_km=_number(row, "radius_km", where, 20_000, low=0.05),
        names=listed(row.get("names", "")),
        towns=listed(row.get("towns", "")),
    )


def slug(name: str) -> str:
    """The name as it stands in an id: lower case, hyphens."""
    from dateline.resolve.places.names import fold

    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that "|" parts."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def iso_code(code: str, where: str) -> str:
    """The code, if it has the form of one. Raises RunError with `where`."""
    if not _CODE.fullmatch(code):
        raise RunError(f"{where}: {code!r} is no ISO 3166-1 alpha-2 code")
    return code


def _missing(column: str, where: str) -> tuple[str, ...]:
    raise RunError(f"{where}: {column} is empty")


def _number(row: dict[str, str], column: str, where: str, limit: float, low: float = 0) -> float:
    try:
        value = float(row.get(column) or "")
    except ValueError:
        raise RunError(f"{where}: {column} {row.get(column)!r} is no number") from None
    if not (low or -limit) <= value <= limit:
        raise RunError(f"{where}: {column} {value} is out of range")
    return value
