"""Outlets and where they are at home: a list, a user's own list, or what a name itself says.

A home speaks weakly for the places near it: it decides between places of one name when the
report's own words do not. An outlet of international reach has no home. The list that ships
(`codebook/places/outlets.csv`) is from general knowledge.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from dateline.model import content_id
from dateline.model.errors import RunError
from dateline.resolve.places import curated
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.lexicon import words
from dateline.resolve.places.names import fold
from dateline.resolve.places.outlet import background_of, profile
from dateline.resolve.places.rank import Background
from dateline.resolve.places.records import Place

FILE = "outlets.csv"
COLUMNS = ("name", "hosts", "country", "home", "reach")
REACHES = ("local", "national", "international")
LEAST_NAME = 4
"""Letters of the shortest place name that is taken from an outlet's name."""
Heard = tuple[str, tuple[Place, ...]]
_BRACKETS = re.compile(r"\(([^)]*)\)")
_PAPER = (
    "daily|weekly|evening|morning|sunday|local|online|news|newspapers?|newsday|times|herald|post"
    "|press|tribune|star|sun|sentinel|chronicle|gazette|journal|courier|dispatch|observer|mail"
    "|telegram|telegraph|register|reporter|record|recorder|review|citizen|advocate|leader|banner"
    "|beacon|examiner|inquirer|enquirer|independent|guardian|standard|mirror|monitor|echo|globe"
    "|bulletin|ledger|argus|express|today|world|radio|tv|television|media|wire|agency|voice"
    "|republic|democrat|republican|union|bee|eagle|pilot|plaindealer|intelligencer|state|free"
    "|watch|insight|report|info"
)
_PAPER_WORD = re.compile(rf"(?:{_PAPER}|the|this|is|my|of|and|in)")
_AHEAD = re.compile(r"(?:the|thisis|my|daily|sunday|radio|online|free)")
_BEHIND = re.compile(rf"(?:{_PAPER})$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by name and addresses; `country` is the one that it writes of most.

    `home` is a town or region, alone or with what holds it ("Columbus, Ohio"), or a place's id.
    """

    name: str
    hosts: tuple[str, ...]
    country: str | None
    home: str
    reach: str


class Outlets:
    """Known outlets; later lists win over earlier ones. Immutable."""

    def __init__(self, listed: Iterable[Outlet]) -> None:
        self._listed = tuple(listed)
        self._by_name = {_key(outlet.name): outlet for outlet in self._listed}
        self._by_host = {host: outlet for outlet in self._listed for host in outlet.hosts}
        self.fingerprint = content_id("outlets", [_packed(one) for one in self._listed])

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._listed)

    @classmethod
    def shipped(cls) -> Outlets:
        """The outlets that ship with Dateline."""
        return _shipped()

    def extended(self, path: Path, gazetteer: Gazetteer) -> Outlets:
        """These outlets with those of a CSV: name, hosts, country, home, reach.

        Several hosts are parted by "|"; only a name or a host must be filled. Raises RunError
        with file and line when a row is wrong, repeated, or its home is not in the gazetteer.
        """
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(f"{path}: cannot be read: {error}") from error
        return Outlets((*self._listed, *_read(text, str(path), gazetteer)))

    def background(self, source: str | None, url: str | None, gazetteer: Gazetteer) -> Background:
        """What the outlet of a report says of its places before the report is read.

        From the list by address or name; else the country domain of the address, and the place
        names in the outlet's name ("Paris Herald"), which only weigh as one more name would.
        """
        host = (urlsplit(url or "").hostname or "").lower()
        host = host or (source.lower() if source and _is_host(source) else "")
        outlet = self.find(source, host)
        if outlet is None:
            known = background_of(host, gazetteer)
            return Background(known.countries, heard=named_places(source, host, gazetteer))
        if outlet.reach == "international":
            return Background()
        countries = frozenset({outlet.country} if outlet.country else ())
        return Background(countries, home_of(outlet, gazetteer))

    def find(self, source: str | None, host: str) -> Outlet | None:
        """The outlet of that address, or of a part of it, or of that name."""
        labels = host.split(".")
        for at in range(len(labels) - 1):
            if outlet := self._by_host.get(".".join(labels[at:])):
                return outlet
        return self._by_name.get(_key(source)) if source else None


def told_by(reports: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> list[Outlet]:
    """Outlets whose home their own reports tell, from (name or host, text) of each report.

    Only outlets with a home are given: most of their reports name places of one region (see
    `outlet.profile`). Written with `write`, they make a list that people can look through.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for source, text in reports:
        texts[source].append(text)
    found: list[Outlet] = []
    for source in sorted(texts):
        host = source.lower() if _is_host(source) else ""
        home = profile(texts[source], gazetteer, host).home
        if home:
            hosts = (host,) if host else ()
            found.append(Outlet(source, hosts, home.country, home.id, "local"))
    return found


def write(outlets: Iterable[Outlet], path: Path) -> None:
    """Writes a list of outlets in the form that `Outlets.extended` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for one in outlets:
            hosts = "|".join(one.hosts)
            writer.writerow([one.name, hosts, one.country or "", one.home, one.reach])


@cache
def _shipped() -> Outlets:
    return Outlets(_read(curated.shipped(FILE), FILE))


def _read(text: str, file: str, gazetteer: Gazetteer | None = None) -> Iterator[Outlet]:
    seen: dict[str, int] = {}
    for line, row in curated.rows(text, file, "name"):
        where = f"{file}, line {line}"
        outlet = _outlet(row, where)
        for key in (_key(outlet.name), *outlet.hosts):
            if key and seen.setdefault(key, line) != line:
                raise RunError(f"{where}: {key!r} stands in line {seen[key]} already")
        if gazetteer:
            _check(outlet, gazetteer, where)
        yield outlet


def _outlet(row: Mapping[str, str], where: str) -> Outlet:
    name, hosts = row["name"], curated.listed(row.get("hosts", "").lower())
    if not (name or hosts):
        raise RunError(f"{where}: neither name nor hosts is filled")
    reach = row.get("reach") or "local"
    if reach not in REACHES:
        raise RunError(f"{where}: reach {reach!r} is none of {', '.join(REACHES)}")
    country = row.get("country", "")
    code = curated.iso_code(country, where) if country else None
    return Outlet(name, hosts, code, row.get("home", ""), reach)


def _check(outlet: Outlet, gazetteer: Gazetteer, where: str) -> None:
    if outlet.country and gazetteer.place(f"iso:{outlet.country}") is None:
        raise RunError(f"{where}: {outlet.country!r} is no known country")
    if outlet.home and home_of(outlet, gazetteer) is None:
        raise RunError(f"{where}: the home {outlet.home!r} is not in the gazetteer")


def home_of(outlet: Outlet, gazetteer: Gazetteer) -> Place | None:
    """The place of an outlet's home: the largest of that name in its country and holder."""
    if ":" in outlet.home:
        return gazetteer.place(outlet.home)
    town, _, holder = (part.strip() for part in outlet.home.partition(","))
    found = [p for p in gazetteer.lookup(town) if outlet.country in (None, p.country)]
    if holder:
        codes = {p.admin1 for p in gazetteer.lookup(holder) if p.kind == "adm1"}
        found = [p for p in found if p.admin1 in codes and p.kind != "adm1"]
    return next(iter(found), None) if town else None


def named_places(source: str | None, host: str, gazetteer: Gazetteer) -> tuple[Heard, ...]:
    """The place names in an outlet's name by key, with the places that they may stand for.

    From its name if it has one, else from the first part of its address: "theparisnews.com".
    """
    if source and not _is_host(source):
        found = _in_words(_BRACKETS.sub(" ", source), gazetteer)
    else:
        found = _in_label(_label(host), gazetteer)
    return tuple(dict.fromkeys(found))


def _in_words(name: str, gazetteer: Gazetteer) -> Iterator[Heard]:
    """Places of the runs of words that are left between the words that papers are named with."""
    run: list[str] = []
    for word in [*re.findall(r"[^\W\d_][\w.’'-]*", name), "news"]:
        if not _PAPER_WORD.fullmatch(fold(word)):
            run.append(word)
            continue
        if run and not (len(run) == 1 and fold(run[0]) in words().common):
            yield from _places(" ".join(run), gazetteer)
        run = []


def _in_label(label: str, gazetteer: Gazetteer) -> Iterator[Heard]:
    """Places of an address written without spaces: "kansascity", "oxfordandbicestertimes"."""
    for piece in label.split("-"):
        bare = _stripped(piece)
        found = _unspaced(bare, gazetteer)
        parts = bare.split("and") if not found else ()
        yield from (*found, *(one for part in parts for one in _unspaced(part, gazetteer)))


def _stripped(label: str) -> str:
    while (rest := _BEHIND.sub("", label)) != label and len(rest) >= LEAST_NAME:
        label = rest
    ahead = _AHEAD.match(label)
    return label[ahead.end() :] if ahead and len(label) - ahead.end() >= LEAST_NAME else label


def _unspaced(letters: str, gazetteer: Gazetteer) -> Sequence[Heard]:
    if _PAPER_WORD.fullmatch(letters) or letters in words().common:
        return ()
    whole = _places(letters, gazetteer)
    cuts = range(3, len(letters) - 2) if not whole else ()
    split = (_places(f"{letters[:at]} {letters[at:]}", gazetteer) for at in cuts)
    return whole or next((found for found in split if found), ())


def _places(name: str, gazetteer: Gazetteer) -> Sequence[Heard]:
    key = fold(name)
    found = gazetteer.find(key) if len(key) >= LEAST_NAME and gazetteer.knows(key) else ()
    return [(key, found)] if found else ()


def _label(host: str) -> str:
    """The part of an address that names the outlet: "example" of "www.example.co.uk"."""
    labels = [label for label in host.split(".") if label not in ("www", "news", "weekly")]
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in ("info", "news")):
        labels.pop()
    return labels[-1] if labels else ""


def _is_host(source: str) -> bool:
    return "." in source and " " not in source.strip()


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _packed(outlet: Outlet) -> list[str | list[str] | None]:
    return [outlet.name, list(outlet.hosts), outlet.country, outlet.home, outlet.reach]
