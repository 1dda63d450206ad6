"""Which documents share a document's fingerprints, at a cost that does not grow with the book.

A fingerprint that stands in many documents is a set phrase or an outlet's standing text: it is no
sign of copying, and the list of its documents grows with the book. It is passed over, as
Schleimer, Wilkerson and Aiken (2003, section 5) pass over passages that occur in more than m
documents. Where most of a text is as common as that, the text itself is reprinted widely, and the
first of its documents stand for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from dateline.store.links import Links

COMMON = 64
"""Other documents that a fingerprint may stand in and still be a sign of copying."""
MOSTLY = 0.5
"""Share of a text's fingerprints that are common where the text is reprinted widely."""


class Prints:
    """Looks up the table fingerprints of 0002_link.sql, at most COMMON documents to each."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def sharing(self, document: str, prints: Collection[int], least: int) -> list[str]:
        """Documents that share `least` of these fingerprints with this one, most first."""
        found = [self._links.having(value, document, COMMON + 1) for value in sorted(prints)]
        rare = [names for names in found if len(names) <= COMMON]
        widely = len(found) - len(rare) > MOSTLY * len(found)
        shared = Counter(name for names in (found if widely else rare) for name in names)
        enough = [(name, count) for name, count in shared.items() if count >= least]
        return [name for name, _ in sorted(enough, key=lambda one: (-one[1], one[0]))]
