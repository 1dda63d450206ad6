"""Phrases of a report that may fill a role of MUC-4's templates, and what is known of each.

A phrase is a string as the metric compares it (`muc4_entities.normal`), with all places where
it was cut from the words that the word layer (`muc4_fillers`) holds likely. What is known of it
is a row of numbers; `WIDTH` of them come from its report (`of_phrase`), `HABITS` from how the
same string fared in MUC-4 train (`Habits`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dateline.extract.encoder.decode import tagged
from dateline.extract.encoder.labels import EVENT_TYPES, FIRST_TYPE
from dateline.extract.encoder.network import Encoded, softmax
from dateline.extract.encoder.spans import Run
from evaluation.muc4_entities import Entity, normal
from training.examples import SLOTS

CUTS = (0.06, 0.15, 0.35, 0.6)
"""Word probabilities at which runs are cut: a low cut gives longer phrases than a high one."""
LONGEST = 10
AS_TAG = {
    "PerpInd": "actor", "PerpOrg": "actor", "Target": "target", "Victim": "cue",
    "Weapon": "instrument",
}  # fmt: skip
"""The tag of ours whose rules cut a run of words to a mention."""
AS_IT_STANDS = "cue"
"""A tag whose runs are trimmed but not stretched to a noun phrase."""
LEADING = frozenset({"DET", "NUM", "ADJ", "VERB", "PUNCT", "ADV"})
VIOLENT = frozenset({
    "air_strike", "shelling", "bombing", "armed_clash", "attack", "abduction", "arrest", "abuse",
    "destruction", "interception", "threat",
})  # fmt: skip
PREPOSITIONS = frozenset(["of", "in", "from", "at", "on", "for", "with", "who", "to"])
WIDTH, HABITS = 23 + 2 * len(SLOTS), 3
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Report:
    """A report with the word layer's probabilities (n, roles, 3) for its words."""

    encoded: Encoded
    scores: Floats

    @cached_property
    def filling(self) -> Floats:
        """(n, roles): the probability that a word belongs to a filler."""
        out: Floats = 1 - self.scores[:, :, 0]
        return out

    @cached_property
    def phrases(self) -> dict[str, dict[str, list[Run]]]:
        """By role, the phrases and where each stands, in order."""
        return {slot: _phrases(self, column, slot) for column, slot in enumerate(SLOTS)}

    @cached_property
    def strings(self) -> frozenset[str]:
        """All phrases, of whatever role."""
        return frozenset(words for found in self.phrases.values() for words in found)

    @cached_property
    def roles(self) -> dict[str, Floats]:
        """For each phrase the probability of each role, of its surest place."""
        places: dict[str, set[Run]] = defaultdict(set)
        for found in self.phrases.values():
            for words, runs in found.items():
                places[words].update(runs)
        return {
            words: np.max([self.filling[slice(*run)].mean(0) for run in runs], 0)
            for words, runs in places.items()
        }

    @cached_property
    def whole(self) -> Floats:
        """What every phrase of the report shares."""
        return _of_whole(self)

    @cached_property
    def rows(self) -> dict[str, Floats]:
        """By role, what the report tells of each phrase: (phrases, WIDTH)."""
        return {
            slot: np.array([of_phrase(self, phrase, slot) for phrase in found], np.float32).reshape(
                len(found), WIDTH
            )
            for slot, found in self.phrases.items()
        }

    @cached_property
    def bracketed(self) -> frozenset[tuple[str, str]]:
        """Phrases of which the second stands in brackets right after the first."""
        words = self.encoded.words
        starts: dict[int, set[str]] = defaultdict(set)
        ends: dict[int, set[str]] = defaultdict(set)
        for found in self.phrases.values():
            for phrase, runs in found.items():
                for first, end in runs:
                    starts[first].add(phrase)
                    ends[end].add(phrase)
        return frozenset(
            (before, after)
            for at in ends
            if at < len(words.spans) and words.surface(at) in "(["
            for before in ends[at]
            for after in starts.get(at + 1, ())
        )


def _phrases(report: Report, column: int, slot: str) -> dict[str, list[Run]]:
    words, out = report.encoded.words, defaultdict(list)
    for run in sorted(_runs(report, column, slot)):
        phrase = normal(words.text[slice(*words.chars(*run))])
        if phrase:
            out[phrase].append(run)
    return dict(out)


def _runs(report: Report, column: int, slot: str) -> set[Run]:
    """Runs at every cut, by the role's rules and as they stand, with and without first words."""
    out: set[Run] = set()
    for cut in CUTS if len(report.scores) else ():
        for tag in {AS_TAG[slot], AS_IT_STANDS}:
            found = tagged(report.encoded, report.scores[:, column], 0, tag, cut)
            out.update(t.run for t in found if t.run[1] - t.run[0] <= LONGEST)
    for first, end in list(out):
        while first < end - 1 and report.encoded.speech[first] in LEADING:
            first += 1
            out.add((first, end))
    return out


def odds(probability: ArrayLike) -> Floats:
    """Log odds, of at least 0.0001 and at most 0.9999."""
    p = np.clip(np.asarray(probability, np.float32), 1e-4, 1 - 1e-4)
    out: Floats = np.log(p / (1 - p))
    return out


def of_phrase(report: Report, phrase: str, slot: str) -> Floats:
    """(WIDTH,) for a phrase as a filler of one role."""
    runs, column = report.phrases[slot][phrase], SLOTS.index(slot)
    parts = [
        _of_places(report, runs, column),
        _among_roles(report, phrase, slot),
        _where(report, phrase, runs, column),
        report.whole,
    ]
    return np.concatenate(parts)


def _of_places(report: Report, runs: Sequence[Run], column: int) -> Floats:
    """What the word layer says of the surest place and its neighbours, and of all places."""
    filling, means = report.filling[:, column], _means(report, runs, column)
    first, end = runs[int(means.argmax())]
    inside = filling[first:end]
    before = filling[first - 1] if first else 0.0
    after = filling[end] if end < len(filling) else 0.0
    whole = odds([means.max(), means.mean(), 1 - np.prod(1 - means)])
    words = odds([inside.min(), inside.max(), inside[-1], before, after])
    tags = odds([report.scores[first, column, 1], report.scores[first:end, column, 2].mean()])
    return np.concatenate([whole, words, tags])


def _means(report: Report, runs: Sequence[Run], column: int) -> Floats:
    return np.array([report.filling[slice(*run), column].mean() for run in runs], np.float32)


def _among_roles(report: Report, phrase: str, slot: str) -> Floats:
    """The phrase in each of the roles, and how far it is behind the best of its role."""
    best = max(report.roles[other][SLOTS.index(slot)] for other in report.phrases[slot])
    ours = odds(report.roles[phrase])
    return np.append(ours, ours[SLOTS.index(slot)] - odds(best))


def _where(report: Report, phrase: str, runs: Sequence[Run], column: int) -> Floats:
    """Where the phrase stands first and surest, how often, how long it and its report are."""
    words = report.encoded.words
    surest = runs[int(_means(report, runs, column).argmax())]
    first, best = words.sentence_of(runs[0][0]), words.sentence_of(surest[0])
    return np.array(
        [
            np.log1p(first), np.log1p(best), np.log(len(runs)), len(words.sentences) / 20,
            surest[1] - surest[0], len(phrase.split()),
        ],
        np.float32,
    )  # fmt: skip


def _of_whole(report: Report) -> Floats:
    """How sure the report has a filler of each role, and how much violence it tells of."""
    if not len(report.scores):
        return np.zeros(2 * len(SLOTS) + 1, np.float32)
    scores = softmax(report.encoded.head("trigger"))
    violent = [FIRST_TYPE + i for i, name in enumerate(EVENT_TYPES) if name in VIOLENT]
    told = np.sort(scores[:, violent].sum(1))[-3:].mean()
    ranked = np.sort(report.filling, 0)
    return np.concatenate([odds(ranked[-1]), odds(ranked[-20:].mean(0)), odds([told])])


def head(phrase: str) -> str:
    """The word before the first preposition, else the last: "members of the front" -> "members"."""
    words = phrase.split()
    stops = (i for i, word in enumerate(words) if i and word in PREPOSITIONS)
    return words[next(stops, len(words)) - 1]


def strings(entities: Iterable[Entity]) -> frozenset[str]:
    """All mentions of some entities."""
    return frozenset(mention for entity in entities for mention in entity)


class Habits:
    """How often a phrase, and a head, that may fill a role does so in the reports of MUC-4 train.

    `of` leaves one report's own share out when its gold is given, for a phrase must not be
    told by its own answer.
    """

    def __init__(
        self, reports: Sequence[Report], gold: Sequence[Mapping[str, Sequence[Entity]]]
    ) -> None:
        self._stood: Counter[str] = Counter()
        self._filled: Counter[tuple[str, str]] = Counter()
        self._head_stood: Counter[str] = Counter()
        self._head_filled: Counter[tuple[str, str]] = Counter()
        self.alias: dict[str, set[str]] = defaultdict(set)
        for report, entities in zip(reports, gold, strict=True):
            self._stood.update(report.strings)
            self._head_stood.update({head(s) for s in report.strings})
            for slot in SLOTS:
                right = report.strings & strings(entities[slot])
                self._filled.update((slot, s) for s in right)
                self._head_filled.update({(slot, head(s)) for s in right})
                for entity in entities[slot]:
                    for mention in entity:
                        self.alias[mention] |= entity - {mention}

    def of(
        self, report: Report, slot: str, gold: Mapping[str, Sequence[Entity]] | None = None
    ) -> Floats:
        """(phrases, HABITS): log odds of the phrase and of its head, and how often it stood."""
        out = np.zeros((len(report.phrases[slot]), HABITS), np.float32)
        own = int(gold is not None)
        right = report.strings & strings(gold[slot]) if gold else frozenset[str]()
        heads = {head(s) for s in right}
        for row, phrase in enumerate(report.phrases[slot]):
            top = head(phrase)
            stood, seen = self._stood[phrase] - own, self._head_stood[top] - own
            out[row] = (
                _smoothed(self._filled[slot, phrase] - (phrase in right), stood),
                _smoothed(self._head_filled[slot, top] - (top in heads), seen),
                np.log1p(seen),
            )
        return out


def _smoothed(filled: int, stood: int) -> float:
    return float(np.log((filled + 0.05) / (stood - filled + 0.95)))
