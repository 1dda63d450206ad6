"""Coreference scores: the worked example of Pradhan et al. (2014) and edge cases."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.coreference import assignment, b_cubed, ceaf_e, conll, muc

GOLD = [set("abc"), set("defg")]
FOUND = [set("ab"), set("cd"), set("fghi")]


def test_muc_of_the_published_example() -> None:
    assert muc(FOUND, GOLD) == pytest.approx((0.40, 0.40, 0.40))


def test_b_cubed_of_the_published_example() -> None:
    assert b_cubed(FOUND, GOLD) == pytest.approx((0.50, 35 / 84, 0.4545), abs=1e-3)


def test_ceaf_of_the_published_example() -> None:
    assert ceaf_e(FOUND, GOLD) == pytest.approx((1.3 / 3, 1.3 / 2, 0.52), abs=1e-3)


def test_conll_is_their_mean() -> None:
    assert conll(FOUND, GOLD) == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=1e-3)
    assert conll(GOLD, GOLD) == pytest.approx(1.0)


def test_muc_knows_no_clusters_of_one() -> None:
    alone = [{"a"}, {"b"}]
    assert muc(alone, alone) == (0.0, 0.0, 0.0)
    assert b_cubed(alone, alone) == ceaf_e(alone, alone) == (1.0, 1.0, 1.0)


def test_other_mentions_score_nothing() -> None:
    assert conll([{"x", "y"}], GOLD) == 0.0
    assert conll([], GOLD) == 0.0


tables = st.integers(1, 4).flatmap(
    lambda height: st.integers(height, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 20).map(float), min_size=width, max_size=width),
            min_size=height,
            max_size=height,
        )
    )
)


@settings(deadline=None)
@given(tables)
def test_the_assignment_is_the_best_of_all(values: list[list[float]]) -> None:
    orders = permutations(range(len(values[0])), len(values))
    best = max(sum(values[i][j] for i, j in enumerate(order)) for order in orders)
    assert assignment(values) == pytest.approx(best)
