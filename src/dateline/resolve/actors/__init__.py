"""Actors: one identity over names, acronyms, translations and spellings."""

from dateline.resolve.actors.findings import identity_of
from dateline.resolve.actors.listing import ActorList
from dateline.resolve.actors.resolver import ActorResolver

__all__ = ["ActorList", "ActorResolver", "identity_of"]
