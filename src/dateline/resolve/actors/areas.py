"""Names of areas and countries: what nobody speaks for is no actor, and no person's name."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dateline.resolve.actors.names import normal

BROAD = ("Middle East", "Central Asia", "Near East", "North Africa", "Latin America", "Far East")


@cache
def area_names() -> frozenset[str]:
    """Regions and waters of the codebook, normalised."""
    rows = _rows("places/areas.csv")
    names = (name for row in rows for name in (row["name"], *(row["names"] or "").split("|")))
    return frozenset(normal(name) for name in (*names, *BROAD) if name.strip())


@cache
def country_names() -> frozenset[str]:
    """Names and adjectives of countries, normalised."""
    rows = _rows("places/countries.csv")
    both = (row["names"].split("|") + row["adjectives"].split("|") for row in rows)
    return frozenset(normal(name) for names in both for name in names if name.strip())


@cache
def nobodys_names() -> frozenset[str]:
    """Names of areas and countries and the empty one: none is a person's."""
    return area_names() | country_names() | {""}


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
