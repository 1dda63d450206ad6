"""What keeps linking from growing faster than the book: bounds, and what they leave as it was."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.blocking import HASH_BITS, keys
from dateline.link.cluster import DENSE, MISSING, Judged, cluster
from dateline.link.copies import Text, compare
from dateline.link.copying import Copying
from dateline.link.prints import COMMON, Prints
from dateline.link.records import Area, Interval, Party, Telling
from dateline.store import Store
from dateline.store.links import Links
from tests.link.builders import Report, add
from tests.link.builders import link as link_book

PHRASE = "the observers rely on a wide network of sources on the ground all over the country"


def words(seed: int, number: int) -> str:
    """Words that no other seed has."""
    random = Random(seed)
    return " ".join(f"w{seed}x{random.randrange(10**6)}" for _ in range(number))


def printed(tmp_path: Path, prints: dict[str, set[int]]) -> Prints:
    store = Store(tmp_path / "prints.db")
    links = Links(store.connection)
    for document, values in prints.items():
        links.put_fingerprints(document, values)
    return Prints(links)


def test_documents_that_share_most_come_first(tmp_path: Path) -> None:
    prints = printed(tmp_path, {"a": {1, 2, 3}, "b": {1, 2}, "c": {1, 2, 3}, "d": {3}})
    assert prints.sharing("a", {1, 2, 3}, 2) == ["c", "b"]


def test_what_stands_in_many_documents_is_no_sign_of_copying(tmp_path: Path) -> None:
    known = {f"d{i:03}": {1, 2, 1000 + i} for i in range(COMMON + 1)}
    prints = printed(tmp_path, known | {"one": {1, 2, 3, 4, 5, 6}, "two": {1, 2, 3, 4, 7, 8}})
    assert prints.sharing("one", {1, 2, 3, 4, 5, 6}, 2) == ["two"]


def test_of_a_text_that_is_reprinted_widely_the_first_are_found(tmp_path: Path) -> None:
    known = {f"d{i:03}": {1, 2, 3} for i in range(COMMON + 9)}
    prints = printed(tmp_path, known | {"own": {1, 2, 3, 4}})
    found = prints.sharing("own", {1, 2, 3, 4}, 2)
    assert found == [f"d{i:03}" for i in range(COMMON + 1)]


def test_a_set_phrase_of_many_reports_makes_no_copies_of_those_that_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.link.prints.COMMON", 4)
    reports = [
        Report(body=f"{words(i, 30)}. {PHRASE}. {words(i + 1000, 30)}.", source=f"O{i}")
        for i in range(40)
    ]
    with Store(tmp_path / "book.db") as store:
        link_book(store, add(store, *reports))
        late = Report(body=f"{words(7000, 30)}. {PHRASE}.", published="2024-06-01")
        link_book(store, add(store, late))
        assert Links(store.connection).copy_pairs(late.document.id) == []
        again = Report(body=late.body, source="Other", published="2024-06-02")
        link_book(store, add(store, again))
        (copy,) = [c for c in store.events.copies() if c.document == again.document.id]
        assert copy.original == late.document.id


def test_all_reprints_of_one_text_are_one_family_however_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.link.prints.COMMON", 4)
    body = words(1, 60)
    reports = [
        Report(body=body, source=f"O{i}", published=f"2024-05-{1 + i // 4:02}") for i in range(30)
    ]
    with Store(tmp_path / "book.db") as store:
        link_book(store, add(store, *reports))
        copies = store.events.copies()
    assert len(copies) == len(reports) - 1
    assert len({copy.original for copy in copies}) == 1


@pytest.mark.parametrize("backwards", [False, True])
def test_pairs_of_copies_do_not_depend_on_the_order_of_comparing(
    tmp_path: Path, backwards: bool
) -> None:
    passage, body = words(1, 20), words(2, 40)
    reports = [
        Report(body=f"{body}\n\n{passage}", source="A"),
        Report(body=f"{passage}\n\n{words(3, 40)}", source="B"),
        Report(body=body, source="C"),
        Report(body=words(4, 40), source="D"),
    ]
    with Store(tmp_path / "book.db") as store:
        names = add(store, *reports)
        links = Links(store.connection)
        Copying(store, links).update(names[::-1] if backwards else names)
        pairs = {
            frozenset((one, two))
            for one, two in combinations(names, 2)
            if set(links.copy_pairs(one)) & set(links.copy_pairs(two))
        }
    a, b, c, _ = names
    assert pairs == {frozenset((a, b)), frozenset((a, c))}


@given(st.integers(0, 30), st.integers(0, 60), st.integers(1, 30))
def test_few_shared_words_are_seen_early_and_none_is_missed(
    shared: int, own: int, step: int
) -> None:
    passage = words(1, shared)
    one = Report(body=f"{passage} {words(2, own)}", source="A").document
    changed = [w if i % step else f"x{i}" for i, w in enumerate(passage.split())]
    two = Report(body=f"{words(3, own)} {' '.join(changed)}", source="B").document
    longest = max(0, min(shared, step) - 1)  # every first of `step` words is another
    if longest >= 12:
        assert compare(Text(one), Text(two)) is not None
    if shared and own >= 3 * shared and longest < 12:
        assert compare(Text(one), Text(two)) is None


def joined_by_all_pairs(edges: dict[tuple[str, str], float], names: list[str]) -> list[list[str]]:
    """Average linkage over every pair, those without an edge being MISSING."""
    parts = [[name] for name in names]

    def mean(a: list[str], b: list[str]) -> float:
        pairs = [(min(x, y), max(x, y)) for x in a for y in b]
        return sum(edges.get(pair, MISSING) for pair in pairs) / len(pairs)

    while len(parts) > 1:
        ranked = [(-round(mean(a, b), 6), a[0], b[0]) for a, b in combinations(parts, 2)]
        best, left, right = min(ranked)
        if best >= 0:
            break
        one, two = (next(p for p in parts if p[0] == name) for name in (left, right))
        parts = sorted([*(p for p in parts if p not in (one, two)), sorted(one + two)])
    return sorted(parts)


ends = st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))


@given(st.dictionaries(ends.filter(lambda e: e[0] < e[1]), st.integers(1, 90).map(lambda w: w / 8)))
def test_large_parts_are_joined_as_if_every_pair_were_summed(
    edges: dict[tuple[str, str], float],
) -> None:
    names = list("abcdefgh")
    expected = joined_by_all_pairs(edges, names)
    # enough tellings beside them that pairs without an edge are not weighed
    beside = [f"z{i:03}" for i in range(DENSE)]

    def weight(a: str, b: str) -> float:
        raise AssertionError("not to be asked")

    found = cluster([*names, *beside], edges, weight, Judged([]))
    assert [part for part in found if part[0] in names] == expected


PERSON = Party(id="act-p", name="Ada Bell", kind="person", country=None, proper=("ada", "bell"))
TOWN = Area(
    id="plc-t", name="Alder", country="XX", latitude=1.0, longitude=1.0, radius_km=3.0, wide=False
)


def telling(days: Interval | None, told: int | None) -> Telling:
    return Telling(
        reports=("evr-1",),
        document="doc-1",
        told=told,
        type="attack",
        coarse="violence",
        verbal=False,
        realis="actual",
        summary=False,
        days=days,
        places=(TOWN,),
        targets=(PERSON,),
    )


@given(st.dates(max_value=date(9998, 12, 31)), st.integers(0, 6))
def test_keys_hold_their_time_first_and_fit_into_a_signed_number(first: date, more: int) -> None:
    days = [first + timedelta(days=i) for i in range(more + 2)]
    found = keys(telling((first.toordinal(), first.toordinal() + more), None))
    assert all(0 <= key < 2**63 for key in found)
    held = {d for day in days for d in (day, day.replace(day=1), day.replace(month=1, day=1))}
    assert {date.fromordinal(key >> HASH_BITS) for key in found} <= held


def test_tellings_of_one_day_and_town_share_keys_and_those_of_another_year_none() -> None:
    first = date(2024, 5, 1).toordinal()
    same, later = telling((first, first), first + 1), telling((first + 800, first + 800), None)
    assert keys(same) & keys(telling((first + 1, first + 1), None))
    assert not keys(same) & keys(later)
