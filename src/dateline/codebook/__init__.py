"""The codebook: event types, actor kinds, relation kinds and their mappings, kept as YAML."""

from dateline.codebook.load import ActorKind, Codebook, EventType, RelationKind, load

__all__ = ["ActorKind", "Codebook", "EventType", "RelationKind", "load"]
