import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import content_id, random_id

parts = st.lists(st.one_of(st.text(), st.integers(), st.none(), st.booleans()), max_size=5)


@given(parts, parts)
def test_content_ids_are_equal_exactly_when_their_parts_are(a: list, b: list) -> None:
    # True == 1 in Python but not in JSON, so compare with types
    same = [(type(x), x) for x in a] == [(type(x), x) for x in b]
    assert (content_id("x", *a) == content_id("x", *b)) == same


def test_joined_strings_do_not_collide() -> None:
    assert content_id("doc", "ab", "c") != content_id("doc", "a", "bc")


def test_ids_are_short_and_can_be_typed() -> None:
    prefix, _, rest = content_id("doc", "a").partition("-")
    assert prefix == "doc"
    assert len(rest) == 16
    assert set(rest) <= set(string.ascii_lowercase + "234567")


def test_random_ids_differ() -> None:
    assert len({random_id("jdg") for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("told", "made"),
    [
        (("a",), "x-b223rvxydpdhpwuk"),
        (("é \u2028", 1, 2.5, None, True), "x-s62yv4sb2th3r5ns"),
        ((["x", ["y", 3]], float("inf")), "x-nztvpkhki427vhuw"),
    ],
)
def test_ids_of_books_that_are_there_stay(told: tuple, made: str) -> None:
    assert content_id("x", *told) == made
