"""Reads the full GeoNames dump (allCountries.txt, alternateNamesV2.txt) row by row.

Columns and feature codes: the dump's readme and featureCodes_en.txt of GeoNames (CC BY 4.0).
Regions and districts are rows of allCountries.txt, so the code files are not needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model.errors import RunError
from dateline.resolve.places.names import is_latin_name
from dateline.resolve.places.records import town_radius

COLUMNS = 19
ALTERNATE_COLUMNS = 4
LANGUAGES = frozenset({"en", "abbr", ""})
"""Languages of alternateNamesV2.txt whose names an English text may hold."""
MOST_POPULATION = 2_000_000_000

FEATURES = {
    "PPLX": ("quarter", 2.0), "ADM1": ("adm1", 80.0), "ADM2": ("adm2", 30.0),
    "ADM3": ("adm2", 15.0), "RGN": ("region", 60.0), "AREA": ("region", 30.0),
    "CMPRF": ("camp", 2.0), "AIRP": ("airport", 2.5), "AIRF": ("airport", 2.0),
    "AIRB": ("airbase", 3.0), "INSM": ("base", 3.0), "MILB": ("base", 3.0),
    "PRN": ("prison", 0.5), "DAM": ("dam", 2.0), "BDG": ("bridge", 0.5), "HSP": ("hospital", 0.3),
    "PRT": ("port", 2.0), "SQR": ("square", 0.3), "PASS": ("pass", 3.0), "PS": ("site", 1.0),
    "PSN": ("nuclear_site", 2.0), "OILF": ("oil_site", 10.0), "OILR": ("oil_site", 2.0),
    "CSTM": ("crossing", 1.0), "SEA": ("sea", 400.0), "GULF": ("gulf", 150.0),
    "STRT": ("strait", 40.0), "LK": ("lake", 10.0), "STM": ("river", 50.0),
    "CNL": ("canal", 20.0), "BAY": ("gulf", 15.0), "ISL": ("island", 10.0),
    "ISLS": ("island", 30.0), "MT": ("mountains", 5.0), "MTS": ("mountains", 40.0),
    "VAL": ("valley", 15.0), "DSRT": ("desert", 100.0), "FRST": ("forest", 15.0),
}  # fmt: skip
"""Feature codes that are kept besides towns, with the kind and the reach in km."""

DumpRow = tuple[str, str, str, str | None, float, float, float, str | None, int, str, int]
DumpEntry = tuple[DumpRow, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class DumpFiles:
    """The files of a dump: `places` is allCountries.txt or a cities file, the other optional."""

    places: Path
    alternates: Path | None = None


def places(path: Path) -> Iterator[DumpEntry]:
    """The places of allCountries.txt (or citiesNNN.txt) that have a kind, with their names.

    Raises RunError with the file and the line of a wrong row.
    """
    for number, cells in _rows(path, COLUMNS):
        entry = _entry(cells, f"{path}, line {number}")
        if entry:
            yield entry


def alternates(path: Path) -> Iterator[tuple[str, str]]:
    """(GeoNames id, name) of the alternate names that an English text may hold."""
    for number, cells in _rows(path, ALTERNATE_COLUMNS):
        if not cells[1].isdigit():
            raise RunError(f"{path}, line {number}: {cells[1]!r} is no GeoNames id")
        if cells[2] in LANGUAGES and is_latin_name(cells[3]):
            yield cells[1], cells[3]


def _rows(path: Path, least: int) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) < least:
                    raise RunError(f"{path}, line {number}: {len(cells)} columns, not {least}")
                yield number, cells
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path}: cannot be read: {error}") from error


def _entry(cells: list[str], where: str) -> DumpEntry | None:
    number, name, _, others, lat, lon, group, code, country = cells[:9]
    kind, radius = FEATURES.get(code, ("town", 0.0))
    if code not in FEATURES and group != "P":
        return None
    if not number.isdigit():
        raise RunError(f"{where}: {number!r} is no GeoNames id")
    latitude, longitude = _degrees(lat, 90, where), _degrees(lon, 180, where)
    population = _population(cells[14], where)
    admin1 = f"{country}.{cells[10]}" if country and cells[10] else None
    own = f"adm1:{admin1}" if kind == "adm1" and admin1 else f"gn:{number}"
    row: DumpRow = (
        own, name, kind, country or None, latitude, longitude,
        radius or town_radius(population), admin1, population, "", int(code == "PPLC"),
    )  # fmt: skip
    return row, [(name, 0), *((n, 2) for n in others.split(",") if n and is_latin_name(n))]


def _degrees(cell: str, limit: int, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise RunError(f"{where}: {cell!r} is no number of degrees") from None
    if not -limit <= value <= limit:
        raise RunError(f"{where}: {cell} is out of range")
    return value


def _population(cell: str, where: str) -> int:
    if not cell.isdigit() or int(cell) > MOST_POPULATION:
        raise RunError(f"{where}: {cell!r} is no population")
    return int(cell)
