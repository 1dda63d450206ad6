from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.encoder.pairs import told_again

EVENTS = 6
PAIRS = list(combinations(range(EVENTS), 2))
scored = st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS))


def test_a_telling_is_joined_to_the_first_one() -> None:
    assert told_again([(0, 1), (0, 2), (1, 2)], [0.9, 0.8, 0.9], 0.6) == {1: 0, 2: 0}


def test_no_telling_joins_what_the_others_tell_apart() -> None:
    assert told_again([(0, 1), (0, 2), (1, 2)], [0.9, 0.01, 0.8], 0.6) == {1: 0}


def test_groups_join_by_the_mean_of_all_pairs_across_them() -> None:
    across = {(0, 2): 0.8, (0, 3): 0.8, (1, 2): 0.8, (1, 3): 0.5}
    scores = {(0, 1): 0.95, (2, 3): 0.95, **across}
    assert told_again(list(scores), scores.values(), 0.6) == {1: 0, 2: 0, 3: 0}


def test_tellings_too_far_apart_to_be_compared_are_joined_by_those_between() -> None:
    assert told_again([(0, 1), (1, 2)], [0.9, 0.9], 0.6) == {1: 0, 2: 0}


@given(scored, st.floats(0.2, 0.8))
def test_every_telling_points_at_a_first_one(scores: list[float], cut: float) -> None:
    again = told_again(PAIRS, scores, cut)
    assert all(first < later and first not in again for later, first in again.items())


@given(scored, st.floats(0.2, 0.8))
def test_what_is_joined_has_a_likely_pair(scores: list[float], cut: float) -> None:
    likely = {event for pair, score in zip(PAIRS, scores, strict=True) if score >= cut - 1e-6
              for event in pair}  # fmt: skip
    again = told_again(PAIRS, scores, cut)
    assert {*again, *again.values()} <= likely


@given(scored, st.randoms())
def test_the_order_of_the_pairs_does_not_matter(scores: list[float], random: Random) -> None:
    both = list(zip(PAIRS, scores, strict=True))
    random.shuffle(both)
    shuffled = told_again([pair for pair, _ in both], [score for _, score in both], 0.5)
    assert shuffled == told_again(PAIRS, scores, 0.5)
