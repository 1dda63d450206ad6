"""Tellings at hand: those met last are kept in memory, the others lie in the book."""

from __future__ import annotations

from collections.abc import Collection

from dateline.link.packing import unpack
from dateline.link.records import Telling
from dateline.store.links import Links

HELD = 20_000
"""Tellings that are held, about 10 KB each."""


class Shelf:
    """Gets tellings by their leads; the book has to hold what is put here."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._held: dict[str, Telling] = {}

    def put(self, telling: Telling) -> None:
        """Keep a telling at hand in place of the one that has lain longest."""
        self._held[telling.lead] = telling
        if len(self._held) > HELD:
            del self._held[next(iter(self._held))]

    def get(self, leads: Collection[str]) -> list[Telling]:
        """The tellings of these leads, as far as the book knows them, by lead."""
        found = {lead: self._held[lead] for lead in leads if lead in self._held}
        for lead, record in self._links.tellings(lead for lead in leads if lead not in found):
            found[lead] = unpack(record)
            self.put(found[lead])
        return [found[lead] for lead in sorted(found)]
