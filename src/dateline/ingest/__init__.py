"""Outside world to documents: files, folders, mail, feeds, web archives, addresses.

`discover` names the sources, `parse` takes each apart. What fails is given back as a Failure
with a reason of `REASONS`, and the rest goes on.
"""

from dateline.ingest.assemble import document_from_text
from dateline.ingest.discover import discover
from dateline.ingest.options import INGEST_VERSION, IngestOptions
from dateline.ingest.parse import parse
from dateline.ingest.reasons import REASONS
from dateline.ingest.source import Source

__all__ = [
    "INGEST_VERSION",
    "REASONS",
    "IngestOptions",
    "Source",
    "discover",
    "document_from_text",
    "parse",
]
