"""Actors: whether two names of one actor are seen to be one, and no others.

    python -m evaluation.actors --actors ../shared/corpora/actors --half dev

Reads the UCDP Actor list and the PETRARCH list of armed groups. Two names of one entry are a
positive pair, two names of different entries of one list a negative one: all pairs there are,
not a sample, so names that share most of their words are among the negatives. Each list is its
own test, and entries belong to "dev" when the first byte of the SHA-256 of their first name
is even, else to "held-out".

The matcher sees two names and, where the list says so, the country of each. It sees neither
the list under test nor the shipped list of actors, so no alias is known to it.

Positive pairs come in two strata, told apart without the matcher. "One name": both belong to one
naming (in UCDP the columns of the original name, or the same place in those of a later one; in
PETRARCH the whole entry), and one is an acronym of the other (its letters stand in order among
the words, the first one first) or the two are written alike (rapidfuzz token_sort_ratio, or
ratio once spaces are out, of at least 75). All others are "another name": a name in Tamil and
its translation, a later name, a leader's name. No comparison of two strings can know these;
lists of aliases can. Recall is given for the first, which the bar is for, and for all.

Both lists have some actors in several entries. Before pairs are drawn, entries of PETRARCH that
share a name word for word are joined, and entries of UCDP that share two names word for word and
a country (LPR, Lugansk People's Republic). Other duplicates stay, and count as wrong pairs.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from dateline.model import Actor
from dateline.resolve.actors.importers import joined, read_list
from dateline.resolve.actors.likeness import form_of, keys_of, sought_of
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
    naming: frozenset[str]
    """The namings of the entry that the name belongs to."""


def names_of(path: Path, half: str) -> list[Name]:
    """All names of the entries of one half, each spelling once an entry."""
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    rows = {f"ucdp-{row.get('ActorId')}": row for row in csv.DictReader(lines)}
    actors = _joined([listed.actor for listed in read_list(lines, path.name)])
    chosen = [actor for actor in actors if half in ("all", half_of(actor))]
    return [name for actor in chosen for name in _names(actor, rows.get(actor.id, {}))]


def _joined(actors: Sequence[Actor]) -> list[Actor]:
    """The actors of a list, each once (see the module)."""
    found: dict[str, Actor] = {}
    of_name: dict[tuple[str, ...], str] = {}
    for actor in actors:
        marks = list(_marks(actor))
        key = next((of_name[mark] for mark in marks if mark in of_name), actor.id)
        found[key] = joined(found[key], actor) if key in found else actor
        of_name |= dict.fromkeys(marks, key)
    return list(found.values())


def _marks(actor: Actor) -> Iterator[tuple[str, ...]]:
    """What two entries of one actor share: a name in PETRARCH, two and a country in UCDP."""
    names = sorted({normal(name) for name in (actor.name, *actor.aliases)})
    if not actor.id.startswith("ucdp-"):
        yield from ((name,) for name in names)
    elif actor.country:
        yield from ((*pair, actor.country) for pair in combinations(names, 2))


def _countries(actor: Actor, row: Mapping[str, str]) -> frozenset[str]:
    """The countries in which UCDP says that an actor fought; else that of its code."""
    places = (row.get("Location") or "").split(",")
    codes = {shipped_states().code_of(place) for place in places} | {actor.country}
    return frozenset(code for code in codes if code)


NAMINGS = (
    ("NameOrig", "NameOrigFull", "NameOrigFullEng"),
    ("NewName", "NewNameFullMotherTongue", "NewNameFullEng"),
)


def _namings(row: Mapping[str, str]) -> dict[str, set[str]]:
    """The namings of a UCDP row by name: the original, and each of the later ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for generation, columns in enumerate(NAMINGS):
        for column in columns:
            cell = row.get(column) or ""
            for place, text in enumerate(cell.split(",") if generation else [cell]):
                found[normal(text)].add(f"{generation}.{place}")
    return found


def half_of(actor: Actor) -> str:
    """ "dev" or "held-out", by the hash of the entry's first name."""
    even = hashlib.sha256(normal(actor.name).encode()).digest()[0] % 2 == 0
    return "dev" if even else "held-out"


def _names(actor: Actor, row: Mapping[str, str]) -> list[Name]:
    texts: dict[str, str] = {}
    for text in (actor.name, *actor.aliases):
        if normal(text):
            texts.setdefault(normal(text), text)
    places, namings = _countries(actor, row), _namings(row)
    own = frozenset(("entry",))
    return [
        Name(actor.id, text, places, frozenset(namings[form]) if row else own)
        for form, text in texts.items()
    ]


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
    if not a.naming & b.naming:
        return False
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


def predicted(
    names: Sequence[Name], threshold: float, alike: Callable[[Name, Name], float]
) -> set[tuple[int, int]]:
    """All pairs, as positions, that the matcher holds for one actor.

    Only pairs that share a key are compared; the matcher gives 0 to all others.
    """
    keyed: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        form = form_of(name.text)
        for key in {*keys_of(form), *sought_of(form)}:
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
        recall, of_all = self.reached / self.within_reach, self.right / self.every
        counts = f"{self.found:7d} {self.within_reach:7d} {self.every:7d}"
        return f"{label:28} {precision:9.3f} {recall:9.3f} {of_all:9.3f} {counts}"


def score(
    names: Sequence[Name], alike: Callable[[Name, Name], float], threshold: float
) -> tuple[Score, list[str]]:
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
