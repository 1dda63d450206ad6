"""Assess: per event and field who says what, from how many independent origins.

view        an event's view and assessment, put together from all that follows
pages       a document with all that tells whose word its claims are; a holder
speakers    on whose word a chain of sources rests
figures     whose figure a count is that no chain gives to anyone
organs      whose organ a body is, so far as a report bears it out
denials     which words deny
bearing     whether words bear out what a reader took from them; who keeps silent
stated      claims in their surroundings: holder, vias, outlet, moment
attribution what a report attributes in one place it does not observe in another
holders     which holders are one
conflict    which values of different origins cannot both be right
wording     the words by which all this is told
fields      values side by side: origins, history, contradictions, least and most
voices      who accuses, claims, denies, declines
title       an event in one neutral line
since       what is new since a person signed a grade
grade       the suggested grade with its sentence
ledgers     all of it, value by value, with the words
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.assess.grade import names
from dateline.assess.ledgers import Bound, Growth, Ledger, LedgerRow, Quote, group_text, ledger

if TYPE_CHECKING:
    from dateline.codebook import Codebook
    from dateline.store import Store

__all__ = [
    "ASSESSOR",
    "Bound",
    "Growth",
    "Ledger",
    "LedgerRow",
    "Quote",
    "group_text",
    "ledger",
    "names",
    "update",
]

ASSESSOR = "assess.v4"


def update(store: Store, touched: set[str], codebook: Codebook) -> None:
    """Build the views and assessments of these events anew; drop those that no report tells.

    To be called within a transaction.
    """
    from dateline.assess.view import Assessor

    assessor = Assessor(store, codebook)
    gone = []
    for event in sorted(touched):
        found = assessor.assess(event)
        if found is None:
            gone.append(event)
        else:
            store.events.put(*found)
    store.events.drop(gone)
