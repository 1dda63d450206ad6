"""Extract: Document -> Extraction. What every reader promises stands here.

A reader is a plug-in (entry point group `dateline.extractors`) with the attributes of
`Extractor`. What it returns passes `check` before anything is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from dateline.extract.check import check
from dateline.model import Document, Extraction

__all__ = ["Extractor", "check"]


@runtime_checkable
class Extractor(Protocol):
    """What a reader has to offer.

    `name` is versioned ("encoder.v1"): changed output takes a new name. `fingerprint` tells
    apart weights and settings under one name. `languages` are ISO 639-1 codes that it reads.
    `network` is true when text leaves the machine, which needs an explicit setting.
    """

    name: str
    fingerprint: str
    languages: frozenset[str]
    network: bool

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One Extraction for each document, in order. The same input gives the same output.

        Raises RunError when the reader cannot work at all (weights missing).
        """
        ...
