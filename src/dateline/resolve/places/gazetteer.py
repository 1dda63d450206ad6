"""The gazetteer: names in, candidate places out. Opened lazily, read from disk, in microseconds."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock, local
from typing import Self
from zlib import crc32

from dateline.model.errors import RunError
from dateline.resolve.places import curated
from dateline.resolve.places.names import fold, sound, without_article
from dateline.resolve.places.records import Place, placed

CACHE_VARIABLE = "DATELINE_CACHE"
INSTALLED = "gazetteer-installed.sqlite"
MEMORY = 20_000
"""Names whose candidates are kept in memory; a report has some 50."""

ABANDONED = 3600.0
"""Seconds after which a part-written file is nobody's: a build takes under a minute."""
_BUILT = re.compile(
    r"(?P<stem>gazetteer-[0-9a-f]{12})\.(?:lock|sqlite(?P<partial>\.\d+\.partial)?)"
)

_QUERY = """
SELECT p.id, p.name, p.kind, p.country, p.latitude, p.longitude, p.radius_km, p.admin1,
       p.population, p.claimants, p.capital, n.rank
FROM name n JOIN place p ON p.no = n.place WHERE n.key = ?
"""
_COLUMNS = _QUERY.partition("FROM")[0].replace("n.rank", "0")


def cache_folder() -> Path:
    """Where built files are kept: $DATELINE_CACHE, else the user's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dateline"


class Gazetteer:
    """Places by name. The file is opened at the first look-up, once per thread.

    The invariant: the same file and the same own places give the same candidates in the same
    order, and `fingerprint` changes when either does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = local()
        self._known: dict[str, tuple[Place, ...]] = {}
        self._sifted: dict[str, bool] = {}
        self._places = lru_cache(maxsize=MEMORY)(self._by_id)
        self._own: dict[str, tuple[Place, ...]] = {}
        self._own_digests: tuple[str, ...] = ()
        self._sieve = b""
        self._fingerprint = ""

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The gazetteer at `path`, else the installed one, else the embedded one.

        The embedded one is built at the first use (about 15 s, then kept in the cache folder).
        Raises RunError when there is no file at `path` or it is none of ours.
        """
        if path is None:
            installed = cache_folder() / INSTALLED
            return cls(installed) if installed.exists() else cls.embedded()
        if not path.is_file():
            raise RunError(f"{path}: no gazetteer is there")
        return cls(path)

    @classmethod
    def embedded(cls) -> Self:
        """The gazetteer of the installed lists alone, whatever else is installed."""
        return cls(_embedded())

    @property
    def path(self) -> Path:
        """The file that is read."""
        return self._path

    @property
    def fingerprint(self) -> str:
        """Depends on the sources of the file and on the own places, on nothing else."""
        self._database()
        if not self._own_digests:
            return self._fingerprint
        parts = "\n".join([self._fingerprint, *self._own_digests])
        return hashlib.sha256(parts.encode()).hexdigest()[:20]

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places of that name: own ones alone if there are any, else by size, best first.

        Spelling is forgiving about case, accents, hyphens, apostrophes and a leading article.
        """
        return self.find(fold(name))

    def find(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name."""
        return self._own.get(key) or self._candidates(key)

    def knows(self, key: str) -> bool:
        """Whether a folded name may be known: quick, wrong on the yes side in some 3 %."""
        return key in self._own or self._in_sieve(key)

    def starts(self, key: str) -> bool:
        """Whether a name of several words may start with this word."""
        return bool(self._own) or self._in_sieve(f"{key} ")

    def _in_sieve(self, key: str) -> bool:
        known = self._sifted.get(key)
        if known is None:
            sieve = self._sieve or self._load_sieve()
            bit = crc32(key.encode()) % (len(sieve) * 8)
            known = bool(sieve[bit >> 3] & 1 << (bit & 7))
            if len(self._sifted) >= MEMORY:
                self._sifted = {}
            self._sifted[key] = known
        return known

    def adjective(self, word: str) -> Place | None:
        """The country that "Syrian" or "Syrians" belongs to; None if there is none."""
        found = self._adjectives(fold(word))
        return found[0] if found else None

    def sounding(self, name: str, countries: Iterable[str]) -> tuple[Place, ...]:
        """Places of these countries whose name is a transliteration of the same sounds.

        For names that `lookup` does not know: "al-Latmana" sounds like Latamneh.
        """
        key = sound(fold(name))
        if not key:
            return ()
        query = _COLUMNS + " FROM sound s JOIN place p ON p.no = s.place WHERE s.key = ?"
        wanted = frozenset(countries)
        found = map(placed, self._database().execute(query, (key,)))
        places = [place for place in found if place.country in wanted]
        return tuple(sorted(places, key=lambda place: (-place.population, place.id)))

    def place(self, place_id: str) -> Place | None:
        """The place of that id."""
        for places in self._own.values():
            for place in places:
                if place.id == place_id:
                    return place
        return self._places(place_id)

    def _by_id(self, place_id: str) -> Place | None:
        rows = self._database().execute(_COLUMNS + " FROM place p WHERE p.id = ?", (place_id,))
        return next((placed(row) for row in rows), None)

    def capital(self, country: str) -> Place | None:
        """The capital of a country (ISO alpha-2): for "the Peruvian capital", never for "Peru"."""
        query = _COLUMNS + " FROM place p WHERE p.country = ? AND p.capital = 1"
        return next((placed(row) for row in self._database().execute(query, (country,))), None)

    def largest_town(self, admin1: str) -> Place | None:
        """The largest town of a first-level region ("LB.04")."""
        query = _COLUMNS + " FROM place p WHERE p.admin1 = ? AND p.kind = 'town'"
        towns = map(placed, self._database().execute(query, (admin1,)))
        return max(towns, key=lambda town: (town.population, town.id), default=None)

    def add_places(self, path: Path) -> int:
        """Adds one's own places from a CSV; where a name is theirs they win. Returns how many.

        Columns: name, kind, country (or "disputed" with claimants), claimants, latitude,
        longitude, radius_km, names. Raises RunError with the line of a wrong row, and then
        nothing has been added.
        """
        areas = curated.own_places(path)
        added: dict[str, tuple[Place, ...]] = dict(self._own)
        for area in areas:
            place = _own_place(area)
            for key in {fold(name) for name in (area.name, *area.names)}:
                others = tuple(other for other in added.get(key, ()) if other.id != place.id)
                added[key] = (place, *others)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self._own = added
        self._own_digests = (*self._own_digests, digest)
        return len(areas)

    def _candidates(self, key: str) -> tuple[Place, ...]:
        known = self._known.get(key)
        if known is None:
            known = self._read(key) if self.knows(key) else ()
            if not known and (bare := without_article(key)):
                known = self._read(bare)
            self._keep(key, known)
        return known

    def _adjectives(self, key: str) -> tuple[Place, ...]:
        slot = f"\0{key}"
        known = self._known.get(slot)
        if known is None:
            query = _COLUMNS + " FROM adjective a JOIN place p ON p.no = a.place WHERE a.key = ?"
            known = (
                tuple(map(placed, self._database().execute(query, (key,))))
                if (self.knows(key))
                else ()
            )
            self._keep(slot, known)
        return known

    def _keep(self, slot: str, known: tuple[Place, ...]) -> None:
        if len(self._known) >= MEMORY:
            self._known = {}
        self._known[slot] = known

    def _read(self, key: str) -> tuple[Place, ...]:
        rows = self._database().execute(_QUERY, (key,))
        return tuple(sorted(map(placed, rows), key=lambda p: (-p.population, p.rank, p.id)))

    def _load_sieve(self) -> bytes:
        self._database()
        return self._sieve

    def _database(self) -> sqlite3.Connection:
        database: sqlite3.Connection | None = getattr(self._local, "database", None)
        if database is None:
            database = self._local.database = _connect(self._path)
            meta = dict(database.execute("SELECT key, value FROM meta"))
            self._fingerprint, self._sieve = meta["fingerprint"], meta["filter"]
        return database


def _own_place(area: curated.Area) -> Place:
    from dateline.resolve.places.build import area_entry

    row, _ = area_entry(area)
    return replace(placed((*row, 0)), own=True)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        database.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()[0]
    except (sqlite3.Error, TypeError) as error:
        raise RunError(f"{path}: not a gazetteer file ({error})") from error
    return database


_BUILDING = Lock()


def _embedded() -> Path:
    """The built file of the embedded lists; built in a process of its own when missing."""
    from filelock import FileLock

    from dateline.resolve.places.build import source_key

    path = cache_folder() / f"gazetteer-{source_key()}.sqlite"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with _BUILDING, FileLock(path.with_suffix(".lock")):
        if not path.exists():
            run_builder([str(path)])
            remove_former(path)
    return path


def remove_former(path: Path) -> None:
    """Removes what earlier versions of the lists left beside the embedded gazetteer at `path`.

    An installed gazetteer and files of other names stay. A part-written file goes only when it
    is old: another version may be building. A file that cannot be removed is left.
    """
    for file in path.parent.glob("gazetteer-*"):
        match = _BUILT.fullmatch(file.name)
        if match is None or match["stem"] == path.stem:
            continue
        with suppress(OSError):
            if not match["partial"] or time.time() - file.stat().st_mtime > ABANDONED:
                file.unlink()


def run_builder(arguments: Iterable[str]) -> None:
    """Runs the builder in a process of its own. Raises RunError with its last words."""
    command = [sys.executable, "-m", "dateline.resolve.places.build", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise RunError(f"the gazetteer could not be built: {last[0]}")
