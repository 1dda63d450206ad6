"""How far stated probabilities lie from what came true."""

import numpy as np
import pytest

from evaluation.reader_calibration import bins, by_chance, error


def test_the_error_is_the_gap_of_each_bin_by_its_share_of_the_events() -> None:
    stated = np.array([0.95, 0.95, 0.95, 0.55])
    hit = np.array([True, True, False, True])
    assert bins(stated, hit) == [
        (5, pytest.approx(0.55), 1.0, 1),
        (9, pytest.approx(0.95), pytest.approx(2 / 3), 3),
    ]
    assert error(stated, hit) == pytest.approx((0.45 * 1 + (0.95 - 2 / 3) * 3) / 4)


def test_chance_alone_gives_a_smaller_error_the_more_events_there_are() -> None:
    few, most = by_chance(np.full(40, 0.5))
    many, _ = by_chance(np.full(4000, 0.5))
    assert 0 < many < few < most


def test_sure_and_right_has_no_error_by_chance() -> None:
    assert by_chance(np.ones(10)) == (0.0, 0.0)
