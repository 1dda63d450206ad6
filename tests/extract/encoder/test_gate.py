"""The relevance gate: passages, and what they change."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.encoder.gate import (
    BUCKETS,
    PASSAGE,
    SHORT,
    Gate,
    bags,
    load,
    passages,
    probability,
)
from dateline.model import Document
from tests.builders import a_document

SHIPPED = Path("src/dateline/extract/encoder/weights")
MATCH = (
    "A header from the defender Jens Halvorsen four minutes from time gave Tarnby a win over "
    "Orsund and took them off the bottom of the table. The visitors had the better of the first "
    "half and deserved their lead, but Tarnby changed to three at the back after the break. The "
    "coach said that his players had been first to the second ball. The captain, who hurt his "
    "knee after ten minutes, will miss the next two games. Tarnby travel to the leaders on "
    "Wednesday and play at home again on Sunday."
)
FIGHTING = (
    "\n\nThe ground was half empty because gunmen of the Dawn Brigade attacked a bus on the road "
    "to the town on Friday, killing six passengers and two soldiers, the police said."
)


def a_gate(text: str, weight: float, cut: float = 0.5) -> Gate:
    """A gate that knows the words of one text."""
    weights = np.full(2 * BUCKETS, -0.1, np.float32)
    weights[bags(text)[0]] = weight
    return Gate(weights, 0.0, cut)


@given(st.integers(0, 500))
def test_passages_cover_every_word_and_overlap(count: int) -> None:
    spans = list(passages(count))
    assert spans[0][0] == 0
    assert spans[-1][1] == count
    assert all(end - start == min(PASSAGE, count) for start, end in spans)
    assert all(a[0] < b[0] <= a[1] for a, b in pairwise(spans))


@given(st.text(max_size=300))
def test_any_text_has_a_whole_and_a_passage(text: str) -> None:
    whole, *rest = bags(text)
    assert rest
    assert set(np.concatenate(rest)) == set(whole)
    assert all(0 <= bucket < 2 * BUCKETS for bucket in whole)


def test_words_and_pairs_have_buckets_of_their_own() -> None:
    (whole, passage) = bags("Rebels attacked rebels")
    assert sum(whole < BUCKETS) == 2
    assert sum(whole >= BUCKETS) == 2
    assert (whole == passage).all()


def test_one_passage_counts_wherever_it_stands() -> None:
    gate = a_gate("rebels attacked the post", 2.0)
    plain = " ".join(f"word{i}" for i in range(300))
    alone = gate.score(a_document(plain, title="Market"))
    for at in (0, 150, 300):
        words = plain.split()
        words[at:at] = ["rebels", "attacked", "the", "post"]
        assert gate.score(a_document(" ".join(words), title="Market")) > alone + 0.2


def test_relevance_is_drawn_from_the_whole_and_the_best_passage() -> None:
    assert probability(-2.0, 2.0) == 0.5
    assert probability(-4.0, 2.0) < 0.5 < probability(-2.0, 4.0)


def test_a_short_text_is_never_stopped_and_an_empty_one_has_a_score() -> None:
    gate = a_gate("rebels", 1.0, cut=0.9)
    short, long = (a_document("word " * n, title="") for n in (SHORT - 1, SHORT))
    assert not gate.stops(short, gate.score(short))
    assert gate.stops(long, gate.score(long))
    assert gate.score(a_document("", title="")) == 0.5


def test_the_gate_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert load(tmp_path) is None
    weights = np.arange(2 * BUCKETS, dtype=np.float16)
    np.savez_compressed(tmp_path / "gate.npz", weights=weights, bias_and_cut=np.array([0.25, 0.5]))
    gate = load(tmp_path)
    assert gate is not None
    assert (gate.bias, gate.cut) == (0.25, 0.5)
    assert (gate.weights == weights).all()


@pytest.fixture(scope="module")
def shipped() -> Gate:
    gate = load(SHIPPED)
    assert gate is not None
    return gate


def stopped(gate: Gate, document: Document) -> bool:
    return gate.stops(document, gate.score(document))


def test_a_match_report_is_stopped_and_one_with_an_attack_in_it_is_read(shipped: Gate) -> None:
    title = "Late header lifts Tarnby off the bottom"
    assert stopped(shipped, a_document(MATCH, title=title))
    assert not stopped(shipped, a_document(MATCH + FIGHTING, title=title))


def test_the_shipped_weights_are_of_the_size_that_is_read(shipped: Gate) -> None:
    assert shipped.weights.shape == (2 * BUCKETS,)
    assert 0 < shipped.cut < 1
