"""A reader that finds nothing: shows the contract, and lets a book be built of texts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Document, Extraction


class NoopExtractor:
    """Returns an empty Extraction for every document."""

    name = "noop.v1"
    fingerprint = "noop"
    languages: frozenset[str] = frozenset({"en"})
    network = False

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One empty Extraction for each document."""
        for document in documents:
            yield Extraction(document=document.id, extractor=self.name)
