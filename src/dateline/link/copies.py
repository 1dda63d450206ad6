"""Copies: which reports repeat which, whole or in passages, and which of them had it first.

Candidates share winnowed fingerprints; a pair is then compared word by word. The original
of a family is the report that the others credit, else the earliest, else the longest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateline.link.credits import credited, is_outlet
from dateline.link.text import SHINGLE, folded, shingle_hashes, winnow, words_at
from dateline.model import Copy, Document
from dateline.model.book import CopyKind
from dateline.store.documents import moment

SHARED_FINGERPRINTS = 2
WHOLE = 0.7
"""Share of a report's words that must stand in the original for the report to be its copy."""
NEARLY_ALL = 0.95
SHORTER = 0.9
"""A copy with less than this share of the original's words is a shortened one."""
PASSAGE_WORDS = 12
LEAST_WORDS = 8
"""Shorter runs are set phrases."""
LOOSE = 0.5
SHORTENED_AT_MOST = 0.4
"""A reworded copy that also lost more words than this is not told from a report of its own."""
LOOSE_WORDS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that two bodies share: characters [start, end) here and [other, ...) there."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPair:
    """What two documents share. `whole`: one is a copy of the other as a whole."""

    left: str
    right: str
    whole: bool
    share_left: float
    share_right: float
    runs_left: tuple[Run, ...] = ()
    runs_right: tuple[Run, ...] = ()

    def other(self, document: str) -> str:
        """The other document of the pair."""
        return self.right if document == self.left else self.left

    def share(self, document: str) -> float:
        """Share of that document's words that the two have in common."""
        return self.share_left if document == self.left else self.share_right

    def runs(self, document: str) -> tuple[Run, ...]:
        """The shared words as they stand in that document."""
        return self.runs_left if document == self.left else self.runs_right


class Text:
    """A document's body as words, made once for many comparisons."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = words_at(document.body)
        self.hashes = shingle_hashes([word for word, _, _ in self.words])

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of all runs of SHINGLE words."""
        return frozenset(self.hashes)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that the body uses, longer than three letters or numbers."""
        return frozenset(w for w, _, _ in self.words if len(w) > 3 or w.isdigit())

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All pairs of neighbouring words."""
        words = [word for word, _, _ in self.words]
        return frozenset(pairwise(words))

    def fingerprints(self) -> set[int]:
        """What the body is looked up by."""
        return winnow(self.hashes)

    def runs_in(self, other: Text) -> list[Run]:
        """Maximal runs of words that also stand in the other body, in order."""
        covered = [False] * len(self.words)
        for i, value in enumerate(self.hashes):
            if value in other.shingles:
                covered[i : i + SHINGLE] = [True] * SHINGLE
        return [run for run in self._runs(covered) if run.words >= LEAST_WORDS]

    def _runs(self, covered: Sequence[bool]) -> Iterable[Run]:
        first: int | None = None
        for i, inside in enumerate([*covered, False]):
            if inside and first is None:
                first = i
            elif not inside and first is not None:
                start, end = self.words[first][1], self.words[i - 1][2]
                yield Run(start=start, end=end, words=i - first)
                first = None


def compare(one: Text, two: Text) -> CopyPair | None:
    """What two bodies share, or None if it is nothing but set phrases and quotations."""
    left, right = (one, two) if one.document.id < two.document.id else (two, one)
    if _shares_little(left, right) and _shares_little(right, left) and not _reworded(left, right):
        return None
    runs_left, runs_right = left.runs_in(right), right.runs_in(left)
    shares = _share(left, runs_left), _share(right, runs_right)
    copy = 1 if had_first(left.document, right.document) is left.document else 0
    whole = shares[copy] >= WHOLE or min(shares) >= LOOSE or _reworded(left, right)
    if not whole:
        runs_left = [run for run in runs_left if _is_passage(left, run)]
        runs_right = [run for run in runs_right if _is_passage(right, run)]
    if not whole and not (runs_left and runs_right):
        return None
    return CopyPair(
        left=left.document.id,
        right=right.document.id,
        whole=whole,
        share_left=round(shares[0], 4),
        share_right=round(shares[1], 4),
        runs_left=tuple(runs_left),
        runs_right=tuple(runs_right),
    )


def _shares_little(text: Text, other: Text) -> bool:
    """Whether its shared shingles are too few for a passage and for LOOSE of its words."""
    shared = sum(map(other.shingles.__contains__, text.hashes))
    return shared <= PASSAGE_WORDS - SHINGLE and shared * SHINGLE < LOOSE * len(text.words)


def _share(text: Text, runs: Iterable[Run]) -> float:
    return sum(run.words for run in runs) / len(text.words) if text.words else 0.0


def _reworded(left: Text, right: Text) -> bool:
    """Whether the shorter body is the longer one with single words changed."""
    short, long = sorted((left, right), key=lambda text: len(text.words))
    if len(short.words) < SHORTENED_AT_MOST * len(long.words):
        return False
    if not short.vocabulary or not short.pairs:
        return False
    same = len(short.vocabulary & long.vocabulary) / len(short.vocabulary)
    order = len(short.pairs & long.pairs) / len(short.pairs)
    return same >= LOOSE_WORDS and order >= LOOSE


def _is_passage(text: Text, run: Run) -> bool:
    """Long enough, and not words that both reports merely quote."""
    body = text.document.body
    before = body[max(0, run.start - 2) : run.start]
    inside = body[run.start : run.end]
    quoted = any(mark in before for mark in '"“„«') and not any(mark in inside for mark in "”»")
    return run.words >= PASSAGE_WORDS and not quoted


class Family:
    """Documents that are copies of each other, and the original among them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = sorted(documents, key=lambda d: d.id)
        self.original = min(self.documents, key=self._rank)

    def _rank(self, document: Document) -> tuple[int, str, int, str]:
        others = (d for d in self.documents if d.id != document.id)
        credit = sum(_credits(other, document) for other in others)
        foreign = any(not is_outlet(name, document.source) for name in credited(document))
        time = moment(document.published)
        return (foreign - credit, time, -len(document.body), document.id)

    def copy(self, document: Document, pair: CopyPair | None) -> Copy:
        """The link of a member to the original, with its reason in one sentence."""
        kind = _kind(document, self.original, pair)
        score = pair.share(document.id) if pair else 0.0
        return Copy(
            document=document.id,
            original=self.original.id,
            kind=kind,
            score=1.0 if document.text_hash == self.original.text_hash else score,
            reason=self._reason(document, kind, score),
        )

    def _reason(self, document: Document, kind: CopyKind, score: float) -> str:
        what = {
            "verbatim": "has the same headline and text as",
            "reheaded": "has the text under another headline of",
            "shortened": f"leaves passages out, {score:.0%} of its words stand in",
            "near": f"rewords single places, {score:.0%} of its words stand in",
        }.get(kind, f"repeats {score:.0%} of its words from")
        return f"{_name(document)} {what} {_name(self.original)}, {self._why_first(document)}"

    def _why_first(self, document: Document) -> str:
        if _credits(document, self.original):
            return "which it credits"
        if moment(document.published) > moment(self.original.published):
            return "which is the earlier one"
        return "which other copies credit or which is the longer one"


def _credits(document: Document, original: Document) -> bool:
    return any(is_outlet(name, original.source) for name in credited(document))


def _name(document: Document) -> str:
    return document.source or document.title or document.id


def _kind(document: Document, original: Document, pair: CopyPair | None) -> CopyKind:
    same_title = folded(document.title) == folded(original.title)
    share = pair.share(document.id) if pair else 0.0
    back = pair.share(original.id) if pair else 0.0
    if document.text_hash == original.text_hash or min(share, back) >= NEARLY_ALL:
        return "verbatim" if same_title else "reheaded"
    if share >= WHOLE and len(document.body) < SHORTER * len(original.body):
        return "shortened"
    return "near" if share >= LOOSE or pair is None or pair.whole else "passage"


def passage_copy(document: Document, original: Document, pair: CopyPair) -> Copy:
    """The link of a report of its own to the one that it has a passage from."""
    words = sum(run.words for run in pair.runs(document.id))
    why = "which it credits" if _credits(document, original) else "which is the earlier one"
    return Copy(
        document=document.id,
        original=original.id,
        kind="passage",
        score=pair.share(document.id),
        reason=f"{_name(document)} has {words} words in a row from {_name(original)}, {why}",
    )


def had_first(one: Document, two: Document) -> Document:
    """Which of two documents had what they share: the credited, else the earlier."""
    if _credits(one, two) != _credits(two, one):
        return two if _credits(one, two) else one
    return min(one, two, key=lambda d: (moment(d.published), -len(d.body), d.id))


def families(pairs: Iterable[CopyPair], documents: Mapping[str, Document]) -> list[Family]:
    """Documents that whole copies join, as families; each document is in at most one."""
    parent: dict[str, str] = {}

    def root(document: str) -> str:
        while parent.setdefault(document, document) != document:
            parent[document] = parent[parent[document]]
            document = parent[document]
        return document

    for pair in pairs:
        if pair.whole:
            a, b = sorted((root(pair.left), root(pair.right)))
            parent[b] = a
    groups: dict[str, list[Document]] = {}
    for name in sorted(parent):
        if name in documents:
            groups.setdefault(root(name), []).append(documents[name])
    return [Family(group) for group in groups.values() if len(group) > 1]
