"""One gazetteer for all tests of places: the embedded one, built once into the user's cache."""

import pytest

from dateline.resolve.places import Gazetteer, PlaceResolver


@pytest.fixture(scope="session")
def embedded() -> Gazetteer:
    return Gazetteer.embedded()


@pytest.fixture
def gazetteer(embedded: Gazetteer) -> Gazetteer:
    """A gazetteer of its own for each test: own places that one adds concern no other."""
    return Gazetteer(embedded.path)


@pytest.fixture
def resolver(gazetteer: Gazetteer) -> PlaceResolver:
    return PlaceResolver(gazetteer)
