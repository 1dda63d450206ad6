"""Extractors by name, through entry points; the built-in ones come by the same door."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from dateline.codebook import Codebook
from dateline.extract import Extractor
from dateline.model import Judgement, RunError
from dateline.pipeline.settings import Settings

if TYPE_CHECKING:
    from dateline.resolve.actors import ActorList
    from dateline.resolve.resolver import Resolver

EXTRACTORS = "dateline.extractors"


def extractor_names() -> list[str]:
    """Names of all extractors that are installed."""
    return sorted(point.name for point in entry_points(group=EXTRACTORS))


def load_extractor(name: str, *, allow_network: bool = False) -> Extractor:
    """The extractor of that name.

    Raises RunError when there is none, when it does not keep the contract, or when it would
    send texts off this machine and that was not allowed.
    """
    found = list(entry_points(group=EXTRACTORS, name=name))
    if not found:
        raise RunError(f"no extractor {name!r}; there are: {', '.join(extractor_names())}")
    extractor = found[0].load()()
    if not isinstance(extractor, Extractor):
        raise RunError(f"extractor {name!r} does not keep the contract of dateline.extract")
    if extractor.network and not allow_network:
        raise RunError(
            f"extractor {name!r} sends texts off this machine: --allow-network permits it"
        )
    return extractor


def load_actors(settings: Settings) -> ActorList:
    """The actors that ship with those of one's own lists.

    Raises RunError when a list is wrong, naming file and line.
    """
    from dateline.resolve.actors import ActorList

    actors = ActorList.shipped()
    for path in settings.actors:
        actors = actors.extended(path)
    return actors


def load_resolver(
    settings: Settings, codebook: Codebook, judgements: Sequence[Judgement] = ()
) -> Resolver:
    """The resolver with the gazetteer, the outlets, the actor lists and what people judged.

    Raises RunError when a file of one's own places, outlets or actors is wrong, naming file and
    line.
    """
    from dateline.resolve.actors import ActorResolver
    from dateline.resolve.places import Gazetteer, PlaceResolver
    from dateline.resolve.places.outlets import Outlets
    from dateline.resolve.resolver import Resolver

    gazetteer = Gazetteer.open()
    for path in settings.places:
        gazetteer.add_places(path)
    outlets = Outlets.shipped()
    for path in settings.outlets:
        outlets = outlets.extended(path, gazetteer)
    actors = load_actors(settings)
    return Resolver(
        PlaceResolver(gazetteer, outlets), ActorResolver(actors, judgements=judgements), codebook
    )
