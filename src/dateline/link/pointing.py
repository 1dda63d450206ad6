"""Reports without an event, pointed to the event that their headline and opening tell of.

The invariant: where a report points follows from the gists of the book alone, never from the
order in which reports arrived. A pointer is no event report: it holds no claim and counts as no
origin, it says where to look.
"""

from __future__ import annotations

from dateline.link import gists
from dateline.link.packing import pack_gist, unpack_gist
from dateline.link.records import Gist
from dateline.store import Store
from dateline.store.gists import Gists, Pointer


class Pointing:
    """Keeps gists and pointers up to date: documents are forgotten or renewed, then settled."""

    def __init__(self, store: Store) -> None:
        self._gists = Gists(store.connection)
        self._model = gists.load()
        self._asked: set[str] = set()

    def forget(self, document: str) -> None:
        """Drop what is kept of a document; who points because of it has to be asked anew."""
        self._asked.update(self._gists.pointing_to_document(document))
        if (record := self._gists.get(document)) is not None:
            self._gists.drop(document, gists.own_keys(unpack_gist(record)))

    def renew(self, gist: Gist) -> None:
        """Keep the gist of a document that is new or was read again."""
        self.forget(gist.document)
        self._gists.put(gist.document, gist.lead, pack_gist(gist), gists.own_keys(gist))
        if gist.lead is None:
            self._asked.add(gist.document)
        else:
            self._asked.update(self._gists.beside(gists.near_keys(gist), telling=False))

    def leads_beside(self, gist: Gist) -> set[str]:
        """Leads of the reports whose headline and opening may be like these."""
        return self._gists.leads(self._gists.beside(gists.near_keys(gist), telling=True))

    def settle(self) -> None:
        """Point every document that has to be asked where it belongs now."""
        for document in sorted(self._asked):
            self._point(document)
        self._asked.clear()

    def _point(self, document: str) -> None:
        gist = self._gist(document)
        if gist is None or gist.lead is not None:
            self._gists.point(document, None)
            return
        self._gists.point(document, self._likeliest(gist))

    def _likeliest(self, gist: Gist) -> Pointer | None:
        found: list[Pointer] = []
        for name in self._gists.beside(gists.near_keys(gist), telling=True):
            other = self._gist(name)
            weight = self._model.weight(gist, other) if other else None
            if other and other.lead and weight and weight > 0:
                found.append((name, other.lead, weight))
        return max(found, key=lambda pointer: (pointer[2], pointer[0]), default=None)

    def _gist(self, document: str) -> Gist | None:
        record = self._gists.get(document)
        return unpack_gist(record) if record else None
