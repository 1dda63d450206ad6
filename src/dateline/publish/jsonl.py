"""JSON Lines: everything about an event on one line, with claims, chains and quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from dateline.model import Document
from dateline.publish import Losses, Publication
from dateline.store.codec import to_plain


class JsonLinesExporter:
    """One JSON object an event: event, assessment, claims and the reports that tell it."""

    name = "jsonl"

    def write(self, publications: Iterable[Publication], file: TextIO) -> Losses:
        """Nothing is lost but the reports' texts, which are named by hash and address."""
        losses: Losses = Losses()
        for publication in publications:
            line = {
                "event": to_plain(publication.event),
                "release": publication.release,
                "assessment": to_plain(publication.assessment),
                "claims": [to_plain(claim) for claim in publication.claims],
                "reports": [_report(d) for d in publication.documents.values()],
            }
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
            losses["full texts of reports"] += len(publication.documents)
        return losses


def _report(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "published": document.published,
        "published_basis": document.published_basis,
        "text_hash": document.text_hash,
        "original": document.original,
        "licence": document.licence,
    }
