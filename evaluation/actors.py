"""Actors: whether two names of one actor are seen to be one, and no others.

    python -m evaluation.actors --actors ../shared/corpora/actors --half dev

Reads the UCDP Actor list and the PETRARCH list of armed groups. Two names of one entry are a
positive pair, two names of different entries of one list a negative one: all pairs there are,
not a sample, so names that share most of their words are among the negatives. Each list is its
own test, and entries belong to "dev" when the first byte of the SHA-256 of their first name
is even, else to "held-out".

The matcher sees two names and, where the list says so, the country of each. It sees neither
the list under test nor the shipped list of actors, so no alias is known to it.

Positive pairs come in two strata, told apart without the matcher: "one name" where the two are
an acronym and its words (its letters stand in order among the words, the first one first) or
are written alike (rapidfuzz token_sort_ratio, or ratio once spaces are out, of at least 75); "another name" where nothing of one stands in the other (a name in Tamil and
its translation, a later name, a leader's name): no comparison of two strings can know these,
which is what lists of aliases are for. Recall is given for both; the bar is for the first.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from dateline.model import Actor
from dateline.resolve.actors.importers import read_list
from dateline.resolve.actors.likeness import form_of, keys_of
from dateline.resolve.actors.matching import SURE, same_name
from dateline.resolve.actors.names import is_acronym, normal
from dateline.resolve.actors.states import shipped_states
from evaluation.data import corpus

ALIKE = 75.0
LISTS = (("UCDP", "ucdp-actor-221.csv"), ("PETRARCH", "Phoenix.MilNonState.actors.txt"))


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entry of a list."""

    entry: str
    text: str
    countries: frozenset[str]


def names_of(path: Path, half: str) -> list[Name]:
    """All names of the entries of one half, each spelling once an entry."""
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    where = _locations(lines)
    found: list[Name] = []
    for listed in read_list(lines, path.name):
        actor = listed.actor
        if half in ("all", half_of(actor)):
            own = frozenset((actor.country,)) if actor.country else frozenset()
            found += _names(actor, where.get(actor.id, own))
    return found


def _locations(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    """The countries in which UCDP says that each of its actors fought, by id."""
    found: dict[str, frozenset[str]] = {}
    for row in csv.DictReader(lines):
        codes = {shipped_states().code_of(name) for name in (row.get("Location") or "").split(",")}
        found[f"ucdp-{row.get('ActorId')}"] = frozenset(code for code in codes if code)
    return found


def half_of(actor: Actor) -> str:
    """ "dev" or "held-out", by the hash of the entry's first name."""
    even = hashlib.sha256(normal(actor.name).encode()).digest()[0] % 2 == 0
    return "dev" if even else "held-out"


def _names(actor: Actor, countries: frozenset[str]) -> list[Name]:
    texts: dict[str, str] = {}
    for text in (actor.name, *actor.aliases):
        if normal(text):
            texts.setdefault(normal(text), text)
    return [Name(actor.id, text, countries) for text in texts.values()]


Pair = tuple[Name, Name]


def positives(names: Iterable[Name]) -> Iterator[Pair]:
    """All pairs of names of one entry."""
    entries: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        entries[name.entry].append(name)
    for same in entries.values():
        yield from combinations(same, 2)


def one_name(pair: Pair) -> bool:
    """Whether the two are forms of one name, judged by letters alone (see the module)."""
    a, b = pair
    for short, long in ((a.text, b.text), (b.text, a.text)):
        if is_acronym(short) and not is_acronym(long):
            return _stands_in(normal(short).replace(" ", ""), normal(long).split())
    first, second = normal(a.text), normal(b.text)
    run_together = fuzz.ratio(first.replace(" ", ""), second.replace(" ", ""))
    return max(fuzz.token_sort_ratio(first, second), run_together) >= ALIKE


def _stands_in(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters stand in order among the words, the first as a first letter."""
    if not words or letters[0] not in {word[0] for word in words}:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def predicted(names: Sequence[Name], threshold: float, alike: Callable[[Name, Name], float]) -> set[tuple[int, int]]:
    """All pairs, as positions, that the matcher holds for one actor.

    Only pairs that share a key are compared; the matcher gives 0 to all others.
    """
    keyed: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for key in keys_of(form_of(name.text)):
            keyed[key].append(at)
    seen: set[tuple[int, int]] = set()
    for same in keyed.values():
        seen.update(combinations(same, 2))
    return {(i, j) for i, j in seen if alike(names[i], names[j]) >= threshold}


def with_countries(a: Name, b: Name) -> float:
    """How surely two names with the countries of their entries are one actor's."""
    return same_name(a.text, b.text, _same(a.countries, b.countries)).score


def without_countries(a: Name, b: Name) -> float:
    """The same, from the two names alone."""
    return same_name(a.text, b.text, None).score


def _same(a: frozenset[str], b: frozenset[str]) -> bool | None:
    return bool(a & b) if a and b else None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one list."""

    found: int
    right: int
    within_reach: int
    reached: int
    every: int

    def row(self, label: str) -> str:
        """One line of the table."""
        precision = self.right / self.found if self.found else 0.0
        return (
            f"{label:28} {precision:9.3f} {self.reached / self.within_reach:9.3f}"
            f" {self.right / self.every:9.3f} {self.found:7d} {self.within_reach:7d} {self.every:7d}"
        )


def score(names: Sequence[Name], alike: Callable[[Name, Name], float], threshold: float) -> tuple[Score, list[str]]:
    """The counts, and what was wrong, for people to read."""
    at = {id(name): i for i, name in enumerate(names)}
    pairs = {(at[id(a)], at[id(b)]): (a, b) for a, b in positives(names)}
    reach = {key for key, pair in pairs.items() if one_name(pair)}
    found = predicted(names, threshold, alike)
    right = found & pairs.keys()
    wrong = [f"  + {names[i].text} | {names[j].text}" for i, j in sorted(found - pairs.keys())]
    missed = [f"  - {names[i].text} | {names[j].text}" for i, j in sorted(reach - found)]
    return Score(len(found), len(right), len(reach), len(reach & found), len(pairs)), wrong + missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--actors", type=Path, default=Path("../shared/corpora/actors"))
    parser.add_argument("--half", choices=("dev", "held-out", "all"), default="dev")
    parser.add_argument("--threshold", type=float, default=SURE)
    parser.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    options = parser.parse_args()
    print(f"{'names of ' + options.half:28} precision    recall  of all    found  one name  pairs")
    for label, file in LISTS:
        names = names_of(corpus(options.actors, file), options.half)
        for how, alike in (("", with_countries), (", names alone", without_countries)):
            started = time.perf_counter()
            result, errors = score(names, alike, options.threshold)
            print(result.row(label + how), f"{time.perf_counter() - started:6.1f} s")
            if options.errors and not how:
                print("\n".join(errors))


if __name__ == "__main__":
    main()
