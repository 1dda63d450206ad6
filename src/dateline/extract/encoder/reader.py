"""The encoder as an extractor: documents in, extractions out, in order."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.codebook import Codebook
from dateline.codebook import load as load_codebook
from dateline.model import Document, Extraction

if TYPE_CHECKING:
    from dateline.extract.encoder.gate import Gate
    from dateline.extract.encoder.network import Network
    from dateline.extract.encoder.settings import Settings

RULES = "3"
"""Changes when the same net's output is cut, joined or counted otherwise."""
THREADS = 2
"""Reports read at a time; each is read on one thread, so that none depends on another."""


class EncoderExtractor:
    """Reads reports with the encoder that ships with Dateline.

    `weights` is a folder with encoder.onnx, heads.onnx, pairs.onnx and tokenizer.json (None:
    the shipped one). Nothing is loaded before the first report is read.
    """

    name = "encoder.v1"
    languages: frozenset[str] = frozenset({"en"})
    network = False

    def __init__(
        self, weights: Path | None = None, *, threads: int = THREADS, gate: bool = True
    ) -> None:
        self._folder = weights or Path(str(files("dateline.extract.encoder") / "weights"))
        self._threads = threads
        self._gated = gate

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the weights and settings, and of the version of the rules after them."""
        digest = hashlib.sha256(RULES.encode())
        for path in sorted(self._folder.glob("*.*")):
            if path.suffix in (".onnx", ".json", ".npz"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def _network(self) -> Network:
        from dateline.extract.encoder.network import Network

        return Network(self._folder)

    @cached_property
    def _settings(self) -> Settings:
        from dateline.extract.encoder.settings import load

        return load(self._folder)

    @cached_property
    def _codebook(self) -> Codebook:
        return load_codebook()

    @cached_property
    def _gate(self) -> Gate | None:
        from dateline.extract.encoder.gate import load

        return load(self._folder) if self._gated else None

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One Extraction for each document, in order. Raises RunError without weights."""
        _ = self._network, self._settings, self._codebook, self._gate
        waiting: deque[Future[Extraction]] = deque()
        with ThreadPoolExecutor(self._threads) as pool:
            for document in documents:
                waiting.append(pool.submit(self._read, document))
                if len(waiting) >= 4 * self._threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _read(self, document: Document) -> Extraction:
        if document.language and document.language.split("-")[0] not in self.languages:
            return Extraction(document=document.id, extractor=self.name, skipped="language")
        relevance = self._gate.score(document) if self._gate else None
        if self._gate and relevance is not None and self._gate.stops(document, relevance):
            return Extraction(
                document=document.id, extractor=self.name, relevance=relevance, skipped="gate"
            )
        return self._found(document, relevance)

    def _found(self, document: Document, relevance: float | None) -> Extraction:
        from dataclasses import replace

        from dateline.extract.encoder.decode import find
        from dateline.extract.encoder.layout import lay_out
        from dateline.extract.encoder.records import Writer

        layout = lay_out(document)
        found = find(self._network, self._network.encode(layout.words), self._settings)
        writer = Writer(layout, found, self._network, self._settings, self._codebook)
        return replace(writer.extraction(self.name), relevance=relevance)
