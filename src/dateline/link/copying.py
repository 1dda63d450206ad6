"""Copies kept up to date: a new document is compared with those that share its fingerprints."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.link.copies import (
    SHARED_FINGERPRINTS,
    CopyPair,
    Family,
    Text,
    compare,
    families,
    had_first,
    passage_copy,
)
from dateline.link.credits import credited, is_outlet
from dateline.link.prints import Prints
from dateline.model import Copy, Document
from dateline.store import Store
from dateline.store.codec import decode, encode
from dateline.store.links import Links, Passage

CANDIDATES = 64
"""Documents, those that share most first, that a new one is compared with."""
CACHED = 1_000
"""Texts at hand, about 150 KB each for reports of 400 words."""


class Copying:
    """Finds the copies of new documents and brings the family trees up to date."""

    def __init__(self, store: Store, links: Links) -> None:
        self._store = store
        self._links = links
        self._prints = Prints(links)
        self._text = lru_cache(maxsize=CACHED)(self._make_text)

    def update(self, pending: Iterable[str]) -> set[str]:
        """Compare these documents, each with those before it and with those of the book.

        Returns all whose copy links or passages may have changed.
        """
        fresh = [document for document in pending if self._take_in(document)]
        affected = self._affected(fresh)
        self._write(affected)
        return affected

    def _take_in(self, document: str) -> bool:
        """Whether the book has this document; if so it is compared and can be found from now on."""
        text = self._text(document)
        if text is None:
            return False
        prints = text.fingerprints()
        self._links.put_fingerprints(document, prints)
        self._links.set_credit(document, self._agency(text.document))
        self._compare(text, prints)
        return True

    def _make_text(self, document: str) -> Text | None:
        found = self._store.documents.get(document)
        return Text(found) if found else None

    def _agency(self, document: Document) -> str | None:
        """The one agency that the report credits besides its own outlet."""
        named = [n for n in credited(document) if not is_outlet(n, document.source)]
        return named[0] if len(named) == 1 else None

    def _compare(self, text: Text, prints: set[int]) -> None:
        pairs = {}
        sharing = self._prints.sharing(text.document.id, prints, SHARED_FINGERPRINTS)
        for other in sharing[:CANDIDATES]:
            candidate = self._text(other)
            pair = compare(text, candidate) if candidate else None
            if pair is not None:
                pairs[pair.left, pair.right] = encode(pair)
        self._links.put_copy_pairs(text.document.id, pairs)

    def _pairs(self, document: str) -> list[CopyPair]:
        return [decode(CopyPair, record) for record in self._links.copy_pairs(document)]

    def _affected(self, documents: Iterable[str]) -> set[str]:
        """All that whole copies join to these documents, and those with passages of theirs."""
        members: set[str] = set()
        beside: set[str] = set()
        todo = list(documents)
        while todo:
            document = todo.pop()
            if document in members:
                continue
            members.add(document)
            for pair in self._pairs(document):
                (todo if pair.whole else []).append(pair.other(document))
                beside.add(pair.other(document))
        return members | beside

    def _write(self, affected: set[str]) -> None:
        pairs = {(p.left, p.right): p for d in sorted(affected) for p in self._pairs(d)}
        beside: dict[str, list[CopyPair]] = {}
        for pair in pairs.values():
            for name in (pair.left, pair.right):
                beside.setdefault(name, []).append(pair)
        documents = self._store.documents.many(beside)
        found = families((pairs[key] for key in sorted(pairs)), documents)
        of = {member.id: family for family in found for member in family.documents}
        copies = []
        for name in sorted(affected):
            passages: list[Passage] = []
            if name in documents:
                copy, passages = self._sources(documents[name], beside[name], of, documents)
                copies += [copy] if copy else []
            self._links.set_passages(name, passages)
        self._links.set_copies(affected, copies)

    def _sources(
        self,
        document: Document,
        pairs: list[CopyPair],
        of: dict[str, Family],
        documents: dict[str, Document],
    ) -> tuple[Copy | None, list[Passage]]:
        copy: Copy | None = None
        passages: list[Passage] = []
        family = of.get(document.id)
        if family and family.original.id != document.id:
            pair = self._direct(document, family.original)
            copy = family.copy(document, pair)
            passages += _passages(document, family.original.id, pair)
        for pair in sorted(pairs, key=lambda p: (-p.share(document.id), p.left, p.right)):
            other = documents[pair.other(document.id)]
            if pair.whole or had_first(document, other) is document:
                continue
            source = of[other.id].original if other.id in of else other
            if source.id != document.id:
                copy = copy or passage_copy(document, source, pair)
                passages += _passages(document, source.id, pair)
        return copy, passages

    def _direct(self, document: Document, original: Document) -> CopyPair | None:
        one, two = self._text(document.id), self._text(original.id)
        return compare(one, two) if one and two else None


def _passages(document: Document, original: str, pair: CopyPair | None) -> list[Passage]:
    if pair is None:
        return [(original, 0, len(document.body))]
    return [(original, run.start, run.end) for run in pair.runs(document.id)]
