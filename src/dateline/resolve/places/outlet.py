"""What an outlet's address says of the country that it writes of."""

from __future__ import annotations

from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.rank import Background

_SPECIAL = {"uk": "GB"}
_GENERIC = frozenset({"tv", "io", "me", "co", "ai", "fm", "cc", "ly", "to", "nu", "ws", "am"})
"""Country domains that anyone uses."""


def country_of_host(host: str) -> str | None:
    """The ISO code of a host's country domain ("dailystar.com.lb": LB); None for others."""
    tail = host.rstrip("./").rpartition(".")[2].lower()
    if len(tail) != 2 or tail in _GENERIC:
        return None
    return _SPECIAL.get(tail, tail.upper())


def background_of(host: str, gazetteer: Gazetteer) -> Background:
    """The background that the outlet's address gives."""
    code = country_of_host(host)
    known = code is not None and gazetteer.place(f"iso:{code}") is not None
    return Background(frozenset({code} if code and known else ()))
