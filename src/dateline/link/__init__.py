"""Link: which reports repeat which, and which event reports tell the same real event.

linking     all of it kept up to date over a book: what is new meets its neighbours
copies      winnowed fingerprints, then word by word; the original is the credited one
tell        event reports boiled down to tellings; pool makes one of those of one document
blocking    only event reports that share a day with a place, party or word are compared
compare     at which level two tellings agree, comparison by comparison
model       weights of evidence, term by term, as data in model.yaml
pointing    a report without an event points to the one that its headline and opening tell of
contents    a summary contains the single events that it sums up
judgements  what people say goes over the model
cluster     average linkage within what is connected, people's judgements over all
identity    an event's id is minted once and kept
explaining  why two are held for one or not, in words
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.link.explaining import copy_trees, explain, tell_of
from dateline.link.judgements import judge, undo
from dateline.link.records import CopyTree, Explanation, Term

if TYPE_CHECKING:
    from dateline.codebook import Codebook
    from dateline.store import Store

__all__ = [
    "LINKER",
    "CopyTree",
    "Explanation",
    "Term",
    "copy_trees",
    "explain",
    "has_new_judgements",
    "judge",
    "tell_of",
    "undo",
    "update",
]

LINKER = "link.v3"


def update(store: Store, pending_documents: list[str], codebook: Codebook) -> set[str]:
    """Find copies of these documents, join their event reports to events, tell which changed."""
    from dateline.link.linking import update as run

    return run(store, pending_documents, codebook)


def has_new_judgements(store: Store) -> bool:
    """Whether people judged events, or withdrew a judgement, since linking last looked."""
    from dateline.link import judgements
    from dateline.store.links import Links

    return judgements.standing(store) != judgements.seen(Links(store.connection))
