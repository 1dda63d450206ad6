"""Clustering: no chains, people's word over all, the order of nothing matters."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.cluster import DENSE, Judged, cluster


def run(
    weights: dict[tuple[str, str], float],
    verdicts: list[tuple[str, str, str]] | None = None,
    reports: str | None = None,
) -> list[str]:
    names = sorted(set(reports or "".join(a + b for a, b in weights)))
    full = {
        (a, b): weights.get((a, b), weights.get((b, a), -5.0)) for a, b in combinations(names, 2)
    }
    edges = {pair: weight for pair, weight in full.items() if weight > 0}
    found = cluster(names, edges, lambda a, b: full[min(a, b), max(a, b)], Judged(verdicts or []))
    return ["".join(part) for part in found]


def test_likely_pairs_join() -> None:
    assert run({("a", "b"): 3, ("b", "c"): 2, ("a", "c"): 1}) == ["abc"]


def test_a_chain_does_not_join_what_its_ends_tell_apart() -> None:
    assert run({("a", "b"): 3, ("b", "c"): 2, ("a", "c"): -9}) == ["ab", "c"]


def test_different_splits_and_same_joins_whatever_the_model_says() -> None:
    weights = {("a", "b"): 9.0, ("c", "d"): 4.0}
    assert run(weights) == ["ab", "cd"]
    assert run(weights, [("a", "b", "different")]) == ["a", "b", "cd"]
    assert run(weights, [("a", "c", "same")]) == ["abcd"]
    assert run(weights, [("a", "c", "unsure")]) == ["ab", "cd"]


def test_judgements_count_transitively() -> None:
    verdicts = [("a", "b", "same"), ("b", "c", "same"), ("c", "d", "different")]
    assert run({("a", "d"): 9.0}, verdicts, "abcd") == ["abc", "d"]
    judged = Judged(verdicts)
    assert judged.verdict("a", "c") == "same"
    assert judged.verdict("a", "d") == "different"
    assert judged.verdict("a", "x") is None


def test_the_later_word_wins() -> None:
    assert run({}, [("a", "b", "same"), ("a", "b", "different")], "ab") == ["a", "b"]
    assert run({}, [("a", "b", "different"), ("a", "b", "same")], "ab") == ["ab"]
    contradictory = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    assert run({}, contradictory, "abc") == ["a", "bc"]


def test_same_does_not_drag_along_what_was_told_apart() -> None:
    weights = {("a", "x"): 5.0, ("b", "y"): 5.0}
    assert run(weights, [("a", "b", "same"), ("x", "y", "different")]) == ["ab", "x", "y"]


def test_large_components_stay_whole_without_weighing_every_pair() -> None:
    names = [f"{i:04}" for i in range(DENSE + 10)]
    edges = {(a, b): 6.0 for a, b in combinations(names, 2) if int(a) // 10 == int(b) // 10}
    edges |= {(names[i], names[i + 10]): 0.5 for i in range(len(names) - 10)}

    def weight(a: str, b: str) -> float:
        raise AssertionError("not to be asked")

    found = cluster(names, edges, weight, Judged([]))
    assert {len(part) for part in found} == {10}


names = st.sampled_from("abcdef")
pairs = st.tuples(names, names).filter(lambda pair: pair[0] < pair[1])
verdicts = st.tuples(names, names, st.sampled_from(["same", "different", "unsure"]))


@given(
    st.dictionaries(pairs, st.floats(-6, 6, allow_nan=False).map(lambda w: round(w, 3))),
    st.lists(verdicts.filter(lambda v: v[0] != v[1]), max_size=5),
)
def test_every_report_is_in_one_event_and_no_judgement_is_broken(
    weights: dict[tuple[str, str], float], said: list[tuple[str, str, str]]
) -> None:
    found = run(weights, said, "abcdef")
    assert sorted("".join(found)) == list("abcdef")
    at = {report: i for i, part in enumerate(found) for report in part}
    judged = Judged(said)
    for a, b in combinations("abcdef", 2):
        if judged.verdict(a, b) == "different":
            assert at[a] != at[b]
        if judged.verdict(a, b) == "same":
            assert at[a] == at[b]
