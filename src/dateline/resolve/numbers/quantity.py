"""Quantities at the head of a noun phrase: bounds, ranges, vague words, exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.resolve.numbers.cardinals import SCALES, cardinal, simple
from dateline.resolve.numbers.lexicon import words as word_set

FILLERS = word_set(
    "the these those this that his her its their our my your whose all other another further "
    "additional extra a an also only just exactly total estimated alleged possibly perhaps "
    "reported another more some about around approximately roughly circa nearly last first next "
    "final remaining latest"
)
_BOUNDS: tuple[tuple[str, str], ...] = (
    ("not less than", "least"),
    ("no less than", "least"),
    ("no fewer than", "least"),
    ("a minimum of", "least"),
    ("as few as", "least"),
    ("at least", "least"),
    ("at the least", "least"),
    ("no more than", "most"),
    ("not more than", "most"),
    ("a maximum of", "most"),
    ("as many as", "most"),
    ("at most", "most"),
    ("up to", "most"),
    ("well over", "over"),
    ("more than", "over"),
    ("in excess of", "over"),
    ("upwards of", "over"),
    ("upward of", "over"),
    ("over", "over"),
    ("above", "over"),
    ("fewer than", "under"),
    ("less than", "under"),
    ("under", "under"),
    ("just under", "near"),
    ("close to", "near"),
    ("nearly", "near"),
    ("almost", "near"),
)
_VAGUE: tuple[tuple[str, int], ...] = (
    ("several hundred thousand", 300_000),
    ("several dozen", 36),
    ("several hundred", 300),
    ("several thousand", 3000),
    ("a few dozen", 36),
    ("a few hundred", 300),
    ("a few thousand", 3000),
    ("many hundreds", 300),
    ("many thousands", 3000),
    ("hundreds of thousands", 200_000),
    ("tens of thousands", 20_000),
    ("hundreds of millions", 200_000_000),
    ("tens of millions", 20_000_000),
    ("dozens of thousands", 24_000),
    ("millions", 2_000_000),
    ("thousands", 2000),
    ("hundreds", 200),
    ("scores", 40),
    ("dozens", 24),
    ("tens", 20),
    ("several", 3),
    ("a handful", 3),
    ("a good many", 3),
    ("a few", 3),
    ("few", 2),
    ("many", 3),
    ("numerous", 3),
    ("countless", 24),
    ("innumerable", 24),
    ("multiple", 2),
    ("various", 2),
    ("a large number", 2),
    ("large number", 2),
    ("great number", 2),
    ("vast number", 2),
    ("an unspecified number", 2),
    ("an unknown number", 2),
    ("an undetermined number", 2),
    ("a number", 2),
    ("fair numbers", 3),
    ("large numbers", 3),
    ("most", 2),
)
_EXACT: tuple[tuple[str, int], ...] = (
    ("half a dozen", 6),
    ("half-a-dozen", 6),
    ("a half-dozen", 6),
    ("a dozen", 12),
    ("a couple of", 2),
    ("a pair of", 2),
    ("a trio of", 3),
    ("both", 2),
)
_COLLECTIVE = word_set(
    "family group crew gang team squad total convoy patrol party band unit crowd force"
)


_STARTERS = frozenset(
    phrase.split()[0] for phrase, _ in (*_BOUNDS, *_VAGUE, *_EXACT, ("between", 0), ("from", 0))
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Inclusive bounds (None: open), the index after its last token, and its kind for `why`."""

    low: int | None
    high: int | None
    end: int
    kind: str

    @property
    def single(self) -> bool:
        return self.low == self.high == 1


def quantity(tokens: Sequence[str], start: int = 0) -> Quantity | None:
    """The quantity at `start`, past determiners and adverbs; None if the phrase has none.

    >>> quantity(["at", "least", "12", "people"])
    Quantity(low=12, high=None, end=3, kind='at least')
    """
    found = _family_of(tokens, start)
    index = start
    while found is None and index < len(tokens):
        found = _at(tokens, index)
        if found is None and tokens[index] not in FILLERS and not _skips(tokens, index):
            break
        index += 1
    return found


def _skips(tokens: Sequence[str], index: int) -> bool:
    """ "of" of "a total of 52", "an estimated total of 52"; an owner ("the mayor's two sons")."""
    if tokens[index].endswith(("'s", "’s")):
        return True
    return index > 0 and tokens[index] == "of" and tokens[index - 1] in ("total", "all")


def _at(tokens: Sequence[str], index: int) -> Quantity | None:
    word = tokens[index]
    if word not in _STARTERS and "-" not in word and "–" not in word and simple(word) is None:
        return None
    for reader in (_bounded, _spread, _listed, _compound, _odd, _plain):
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


def _starts(tokens: Sequence[str], index: int, words: Sequence[str]) -> int | None:
    end = index + len(words)
    return end if list(tokens[index:end]) == words else None


@cache
def _bounds() -> dict[str, list[tuple[str, list[str], str]]]:
    """The words that bound a number by their first word, in the order of the list."""
    found: dict[str, list[tuple[str, list[str], str]]] = {}
    for phrase, bound in _BOUNDS:
        words = phrase.split()
        found.setdefault(words[0], []).append((phrase, words, bound))
    return found


@cache
def _named() -> dict[str, list[tuple[str, list[str], int, int | None]]]:
    """Listed quantities with their bounds by their first word, exact ones before vague ones."""
    every = [(phrase, value, value) for phrase, value in _EXACT]
    found: dict[str, list[tuple[str, list[str], int, int | None]]] = {}
    for phrase, low, high in (*every, *((phrase, value, None) for phrase, value in _VAGUE)):
        words = phrase.split()
        found.setdefault(words[0], []).append((phrase, words, low, high))
    return found


def _bounded(tokens: Sequence[str], index: int) -> Quantity | None:
    for phrase, words, bound in _bounds().get(tokens[index], ()):
        at = _starts(tokens, index, words)
        inner = _value(tokens, at) if at is not None else None
        if inner is not None:
            return _bound(inner, bound, phrase)
    return None


def _value(tokens: Sequence[str], index: int) -> Quantity | None:
    """What a bound may stand before: a number, a dozen, a vague word ("at least several")."""
    while index < len(tokens) and tokens[index] in ("about", "some", "another", "the"):
        index += 1
    return _spread(tokens, index) or _listed(tokens, index) or _plain(tokens, index)


def _bound(inner: Quantity, bound: str, phrase: str) -> Quantity:
    low, high = inner.low, inner.high
    value = low if low is not None else high
    if value is None or high is None:
        return Quantity(low, None, inner.end, phrase)
    bounds = {
        "least": (low, None),
        "over": (high + 1, None),
        "most": (0, high),
        "under": (0, max(value - 1, 0)),
        "near": (low, high),
    }
    return Quantity(*bounds[bound], inner.end, phrase)


def _spread(tokens: Sequence[str], index: int) -> Quantity | None:
    """ "between 5 and 7", "from 5 to 7", "5 to 7", "five or six", "5-7"."""
    lead = tokens[index] if index < len(tokens) else ""
    first = cardinal(tokens, index + 1 if lead in ("between", "from") else index)
    if first is None:
        return _hyphened(tokens, index)
    low, at = first
    links = {"between": ("and",), "from": ("to",)}.get(lead, ("to", "or", "-", "–"))
    if at >= len(tokens) or tokens[at] not in links:
        return None
    second = cardinal(tokens, at + 1)
    if second is None or second[0] <= low:
        return None
    return Quantity(_scaled_alike(low, tokens[at + 1 : second[1]]), *second, "a range")


def _scaled_alike(low: int, words: Sequence[str]) -> int:
    """ "Two or three dozen" begins at two dozen."""
    if len(words) != 2 or words[1] not in SCALES or words[0] in ("a", "an"):
        return low
    return low * SCALES[words[1]] if low < (simple(words[0]) or 0) else low


def _hyphened(tokens: Sequence[str], index: int) -> Quantity | None:
    if index >= len(tokens):
        return None
    left, _, right = tokens[index].replace("–", "-").partition("-")
    if not (left.isdigit() and right.isdigit()) or int(left) >= int(right):
        return None
    return Quantity(int(left), int(right), index + 1, "a range")


def _listed(tokens: Sequence[str], index: int) -> Quantity | None:
    first = tokens[index] if index < len(tokens) else ""
    for phrase, words, low, high in _named().get(first, ()):
        end = _starts(tokens, index, words)
        if end is not None:
            return Quantity(low, high, end, phrase)
    return None


def _compound(tokens: Sequence[str], index: int) -> Quantity | None:
    """ "five-member", "four-man", "30-strong"."""
    head, _, tail = tokens[index].rpartition("-")
    value = simple(head) if tail in ("member", "man", "person", "strong") else None
    if value is None:
        return None
    return Quantity(int(value), int(value), index + 1, "a number")


def _plain(tokens: Sequence[str], index: int) -> Quantity | None:
    found = cardinal(tokens, index)
    if found is None:
        return None
    value, end = found
    after = list(tokens[end : end + 2])
    higher = _perhaps(tokens, end)
    if higher is not None and higher[0] > value:
        return Quantity(value, higher[0], higher[1], "a range")
    if after in (["or", "more"], ["and", "more"], ["at", "least"]) or tokens[end : end + 1] == [
        "+"
    ]:
        return Quantity(value, None, end + len(after[:2]), "or more")
    if after in (["or", "fewer"], ["or", "less"]):
        return Quantity(0, value, end + 2, "or fewer")
    return Quantity(value, value, end, "a number")


def _perhaps(tokens: Sequence[str], index: int) -> tuple[int, int] | None:
    """The second number of "four, perhaps five" and the index after it."""
    lead = list(tokens[index : index + 2])
    if lead[:1] != [","] or lead[1:] not in (["perhaps"], ["possibly"], ["maybe"]):
        return None
    return cardinal(tokens, index + 2)


def _odd(tokens: Sequence[str], index: int) -> Quantity | None:
    """ "60-odd": sixty and some, less than seventy."""
    head, _, tail = tokens[index].rpartition("-")
    value = simple(head) if tail == "odd" else None
    if value is None or value < 10:
        return None
    step = 100 if value % 100 == 0 else 10
    return Quantity(int(value), int(value) + step - 1, index + 1, "odd")


def _family_of(tokens: Sequence[str], start: int) -> Quantity | None:
    """ "a family of five": the number follows the collective."""
    for index in range(start, min(start + 4, len(tokens) - 2)):
        if tokens[index] in _COLLECTIVE and tokens[index + 1] == "of":
            found = quantity(tokens, index + 2)
            return found if found is not None and found.kind not in SCALES else None
    return None
