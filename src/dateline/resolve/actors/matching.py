"""When two names are held for one actor's: their likeness, and what is known of the countries."""

from __future__ import annotations

from dateline.resolve.actors.likeness import NONE, Likeness, form_of, likeness

SURE = 0.8
"""From here on two names are held for one actor's (measured by evaluation/actors.py)."""

SAME_COUNTRY = 0.1
"""What the same country adds: it makes an acronym of three letters sure."""


def same_name(a: str, b: str, same_country: bool | None) -> Likeness:
    """How surely two names are one actor's.

    `same_country` is None when one of the countries is not known. Two groups of one name in
    two countries are two.
    """
    return weighed(likeness(form_of(a), form_of(b)), same_country)


def weighed(found: Likeness, same_country: bool | None) -> Likeness:
    """A likeness with what is known of the two countries."""
    if same_country is False or found.score == 0:
        return NONE
    if same_country is None:
        return found
    return Likeness(min(1.0, found.score + SAME_COUNTRY), f"{found.how}, in the same country")
