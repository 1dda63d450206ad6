"""Mentions to actors: which of them stand for the same one within a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from dateline.extract.encoder.decode import Found, FoundMention, kind_of, mention
from dateline.extract.encoder.labels import ACTOR_KINDS
from dateline.extract.encoder.network import Encoded, Floats, Paired, sigmoid
from dateline.extract.encoder.pairs import ARTICLES, Name, acronym, mention_features
from dateline.extract.encoder.spans import Run

Thing = TypeVar("Thing")

REACH = 40
ACTING = ("actor", "source", "a", "b")


@dataclass(frozen=True, slots=True)
class FoundActor:
    """The mentions of one actor, in the order of the text."""

    mentions: tuple[FoundMention, ...]
    name: Run
    kind: str
    score: float


def all_mentions(found: Found) -> list[FoundMention]:
    """The tagger's mentions, and the words that act, speak or are tied and it missed."""
    out = {m.run: m for m in found.mentions}
    at = by_word((run, run) for run in out)
    acting = [t for e in found.events for tag in ("actor", "source") for t in e.tags.get(tag, [])]
    acting += [t for r in found.relations for t in (r.a, r.b)]
    for tagged in sorted(acting, key=lambda t: -t.score):
        near = (run for word in range(*tagged.run) for run in at.get(word, ()))
        if not any(same_mention(tagged.run, run) for run in near):
            out[tagged.run] = mention(found.encoded, tagged.run, tagged.score)
            for word in range(*tagged.run):
                at.setdefault(word, []).append(tagged.run)
    return sorted(out.values(), key=lambda m: m.run)


def by_word(runs: Iterable[tuple[Run, Thing]]) -> dict[int, list[Thing]]:
    """What stands at each word, in the order given."""
    out: dict[int, list[Thing]] = {}
    for run, thing in runs:
        for word in range(*run):
            out.setdefault(word, []).append(thing)
    return out


def same_mention(one: Run, two: Run) -> bool:
    """Whether two runs are the same mention: they end together or share half their words."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    if shared <= 0:
        return False
    return one[1] == two[1] or 2 * shared >= max(one[1] - one[0], two[1] - two[0])


def mention_pairs(encoded: Encoded, mentions: Sequence[FoundMention]) -> Paired:
    """Each mention with the forty before it."""
    pairs = [(i, j) for j in range(len(mentions)) for i in range(max(0, j - REACH), j)]
    names = [_name(encoded, m) for m in mentions]
    width = 2 * encoded.hidden.shape[1]
    ends = np.array([(m.run[0], m.run[1] - 1) for m in mentions], np.int64).reshape(-1, 2)
    vectors = encoded.hidden[ends].reshape(-1, width)
    return Paired(vectors, pairs, [mention_features(names[i], names[j]) for i, j in pairs])


def _name(encoded: Encoded, m: FoundMention) -> Name:
    words = tuple(encoded.words.surface(i).lower() for i in range(*m.run))
    sentence = encoded.words.sentence_of(m.run[0])
    return Name(words, ACTOR_KINDS.index(kind_of(m.kinds)[0]), sentence, m.run[0])


def cluster(
    encoded: Encoded,
    mentions: Sequence[FoundMention],
    pairs: Sequence[tuple[int, int]],
    scores: Floats,
    cut: float,
) -> list[FoundActor]:
    """Join each mention to its likeliest earlier one, and equal names to each other.

    Two proper names that share nothing are never joined.
    """
    options: dict[int, list[tuple[float, int]]] = {}
    for (i, j), score in zip(pairs, sigmoid(scores), strict=True):
        if score >= cut:
            options.setdefault(j, []).append((float(score), i))
    group = list(range(len(mentions)))
    names: list[list[tuple[str, ...]]] = [[] for _ in mentions]
    for j, m in enumerate(mentions):
        key = _bare(encoded, m) if m.form == "name" else ()
        same = [g for g in group[:j] if key and key in names[g]]
        for _, i in [] if same else sorted(options.get(j, []), reverse=True):
            if not key or not names[group[i]] or any(_akin(key, n) for n in names[group[i]]):
                same.append(group[i])
                break
        group[j] = same[0] if same else j
        if key:
            names[group[j]].append(key)
    return [
        _actor([m for m, g in zip(mentions, group, strict=True) if g == root])
        for root in sorted(set(group))
    ]


def _akin(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two proper names can be one actor's: they share a word or its initials."""
    small = {"the", "of", "and", "for", "in", "al"}
    shared = (set(one) & set(two)) - small
    return bool(shared) or acronym(one, two) or acronym(two, one)


def _bare(encoded: Encoded, m: FoundMention) -> tuple[str, ...]:
    words = tuple(encoded.words.surface(i).lower() for i in range(*m.run))
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _actor(members: list[FoundMention]) -> FoundActor:
    told = [m for m in members if m.form != "pronoun"] or members
    kinds = np.mean([m.kinds for m in told], axis=0)
    kind, score = kind_of(kinds)
    names = [m for m in told if m.form == "name"] or told
    fullest = max(names, key=lambda m: (min(m.run[1] - m.run[0], 8), -m.run[0]))
    return FoundActor(tuple(members), fullest.run, kind, score)
