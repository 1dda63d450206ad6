"""Places: names in a report to the areas that they stand for.

    gazetteer = Gazetteer.open()
    PlaceResolver(gazetteer).read(document, extraction)   # readings by event report

`find_toponyms` finds the names of a text, `resolve_toponyms` chooses what they stand for.
"""

from dateline.resolve.places.detect import find_toponyms
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.readings import resolve_toponyms
from dateline.resolve.places.records import Place
from dateline.resolve.places.resolver import PlaceResolver

__all__ = ["Gazetteer", "Place", "PlaceResolver", "find_toponyms", "resolve_toponyms"]
