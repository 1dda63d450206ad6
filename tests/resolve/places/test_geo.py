import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.places.geo import distance_km, middle, reach_km, shifted, unit_vector

DAMASCUS, BEIRUT = (33.5102, 36.29128), (33.89332, 35.50157)
POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def test_distance_of_damascus_and_beirut() -> None:
    assert distance_km(DAMASCUS, BEIRUT) == pytest.approx(84.5, abs=1)


@given(POINTS, st.floats(0, 360), st.floats(0.1, 500))
def test_a_shifted_point_lies_that_far_away(point, bearing, km) -> None:  # type: ignore[no-untyped-def]
    assert distance_km(point, shifted(point, bearing, km)) == pytest.approx(km, rel=0.01, abs=0.01)


def test_west_is_west() -> None:
    assert shifted(DAMASCUS, 270, 10)[1] < DAMASCUS[1]


@given(POINTS)
def test_unit_vectors_have_length_one(point) -> None:  # type: ignore[no-untyped-def]
    assert sum(part * part for part in unit_vector(point)) == pytest.approx(1)


def test_middle_is_that_of_the_box_and_not_where_most_towns_are() -> None:
    points = [(0.0, 0.0)] * 9 + [(10.0, 20.0)]
    assert middle(points) == (5.0, 10.0)
    assert reach_km((0.0, 0.0), points, share=0.5) == 0
