"""Word lists as they are read best: words between blanks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The set of the words of `text`."""
    return frozenset(text.split())
