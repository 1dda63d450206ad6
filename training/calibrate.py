"""Fit thresholds and temperatures on reports kept back from training, beside the weights.

    python -m training.calibrate --config training/config.toml

What is fitted: a temperature for the triggers (by likelihood) and for realis, slope and
offset for the log odds of the events that are read, and cuts for
triggers, evidence, mentions, tags and pairs (by F1). With few reports a cut is drawn half
way towards its plain value; pairs are many, and their cuts are not. How likely a type is, given
the net's word, is fitted on real reports alone: such are what is read, and in invented ones and in
sentences picked for a word of war the net is right more often. --probabilities fits nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dateline.extract.encoder.actors import mention_pairs
from dateline.extract.encoder.decode import (
    FoundMention,
    FoundRelation,
    evidence,
    mention,
    relations,
    tagged,
)
from dateline.extract.encoder.labels import FIRST_TYPE, RELATION_TYPES, TAGS
from dateline.extract.encoder.network import (
    Answers,
    Encoded,
    Floats,
    Network,
    Paired,
    Question,
    sigmoid,
    softmax,
)
from dateline.extract.encoder.pairs import event_features, told_again
from dateline.extract.encoder.settings import Settings, save
from dateline.extract.encoder.settings import load as load_settings
from training import corpora
from training.batches import ask
from training.config import Config, load
from training.examples import Example, Query
from training.losses import trigger_of

CUTS = tuple(np.arange(0.2, 0.81, 0.05))
LEAST = 0.1
TIE_CUTS, TIE_PLAIN = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5), 0.25
END_CUTS = (0.3, 0.35, 0.4, 0.45, 0.5)
SYMMETRIC = frozenset({"allied_with", "fights", "opposes", "affiliated", "alias_of"})


@dataclass(slots=True)
class Kept:
    """A kept report, what the network says of it at its annotated triggers, and its ties."""

    example: Example
    encoded: Encoded
    events: list[Query]
    answers: Answers | None
    ties: list[Query]


def of_news(example: Example) -> bool:
    """Whether it is a report, or its first part, as somebody published it."""
    return not example.id.startswith(("own/", "event_location/"))


def look(network: Network, example: Example) -> Kept:
    """Ask the network about the annotated triggers."""
    encoded = network.encode(example.words, example.practice)
    events = [q for q in example.queries if q.kind == "event"]
    asked = [Question(q.kind, q.word) for q in events]
    answers = network.ask(encoded, asked) if asked else None
    told = [q for q in example.queries if q.kind == "relation"]
    return Kept(example, encoded, events, answers, told)


def f1(hit: float, predicted: float, gold: float) -> float:
    """F1 of counts."""
    return 2 * hit / (predicted + gold) if predicted + gold else 0.0


def best_cut(value: Callable[[float], float], plain: float = 0.5) -> float:
    """The cut of the best value, drawn half way towards the plain one."""
    best = max(CUTS, key=lambda cut: (value(cut), -abs(cut - plain)))
    return round(float(best + plain) / 2, 3)


def temperature(scores: Floats, labels: np.ndarray) -> float:
    """The temperature under which the labels are likeliest."""

    def loss(t: float) -> float:
        chosen = softmax(scores, t)[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    return round(float(min(np.arange(0.6, 3.01, 0.05), key=loss)), 3)


def word_labels(labels: dict[int, int], size: int) -> np.ndarray:
    """The class of every word."""
    out = np.zeros(size, np.int64)
    for word, label in labels.items():
        out[word] = label
    return out


def trigger_cut(kept: Sequence[Kept], t: float) -> float:
    """The cut on a word's probability of naming an event, by F1 of typed events."""
    some, best, gold = [], [], []
    for k in kept:
        p = softmax(k.encoded.head("trigger"), t)
        some.append(p[:, FIRST_TYPE:].sum(1))
        best.append(FIRST_TYPE + p[:, FIRST_TYPE:].argmax(1))
        gold.append(word_labels(k.example.triggers or {}, len(p)))
    p, kinds, labels = (np.concatenate(x) for x in (some, best, gold))
    events = labels >= FIRST_TYPE

    def value(cut: float) -> float:
        chosen = p >= cut
        typed = (chosen & events & (kinds == labels)).sum()
        found = (chosen & events).sum()
        return f1(typed, chosen.sum(), events.sum()) + f1(found, chosen.sum(), events.sum())

    return best_cut(value, 0.45)


def type_odds(kept: Sequence[Kept], t: float, cut: float) -> tuple[float, float]:
    """Slope and offset for the log odds of the events that are read, by likelihood (Platt)."""
    odds, right = [], []
    for k in kept:
        p = softmax(k.encoded.head("trigger"), t)
        labels = word_labels(k.example.triggers or {}, len(p))
        for word in np.flatnonzero(p[:, FIRST_TYPE:].sum(1) >= cut):
            kind = FIRST_TYPE + int(p[word, FIRST_TYPE:].argmax())
            chance = min(max(float(p[word, kind]), 1e-6), 1 - 1e-6)
            odds.append(np.log(chance / (1 - chance)))
            right.append(labels[word] == kind)
    x = np.stack([np.array(odds), np.ones(len(odds))], 1)
    weights = np.array([1.0, 0.0])
    for _ in range(20):
        p = 1 / (1 + np.exp(-x @ weights))
        bend = x.T @ (x * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        weights -= np.linalg.solve(bend, x.T @ (p - np.array(right)))
    return round(float(weights[0]), 3), round(float(weights[1]), 3)


def tag_cuts(kept: Sequence[Kept], settings: Settings) -> dict[str, float]:
    """A cut for each tag, by F1 of its runs at the annotated triggers."""
    out = {}
    for tag in TAGS:
        if tag not in ("a", "b", "content"):
            out[tag] = best_cut(lambda cut, tag=tag: _tag_value(kept, tag, cut, settings))
    return out


def _tag_value(kept: Sequence[Kept], tag: str, cut: float, settings: Settings) -> float:
    hit = predicted = gold = 0
    for k in kept:
        for i, query in enumerate(k.events):
            assert k.answers is not None
            first = k.answers.first[i]
            wanted = _runs(ask(k.example, query).tags[:, TAGS.index(tag)], first)
            scores = softmax(k.answers.tags[i], settings.tag_temperature)[:, TAGS.index(tag)]
            found = [t.run for t in tagged(k.encoded, scores, first, tag, cut)]
            hit += sum(any(f[1] == w[1] or f == w for f in found) for w in wanted)
            predicted, gold = predicted + len(found), gold + len(wanted)
    return f1(hit, predicted, gold)


def _runs(labels: np.ndarray, offset: int) -> list[tuple[int, int]]:
    out = []
    for at in np.flatnonzero(labels == 1):
        end = at + 1
        while end < len(labels) and labels[end] == 2:
            end += 1
        out.append((offset + int(at), offset + int(end)))
    return out


@dataclass(frozen=True, slots=True)
class Ties:
    """A kept report with what the network says of all words that may tell a tie."""

    encoded: Encoded
    evidence: list[tuple[int, int, float]]
    answers: Answers | None
    gold: list[Query]


def ties(network: Network, k: Kept) -> Ties:
    """Ask about every word that tells a tie with a probability of `LEAST` or more."""
    found = list(evidence(k.encoded, LEAST))
    asked = [Question("relation", word, kind) for word, kind, _ in found]
    return Ties(k.encoded, found, network.ask(k.encoded, asked) if asked else None, k.ties)


def tie_cuts(network: Network, kept: Sequence[Kept]) -> tuple[float, float]:
    """The cuts on evidence and on the two ends, by F1 of whole ties: kind and both ends."""
    looked = [ties(network, k) for k in kept]

    def best(ends: float) -> tuple[float, float]:
        return max((_tie_value(looked, cut, ends), cut) for cut in TIE_CUTS)

    ends = max(END_CUTS, key=lambda cut: best(cut)[0])
    return round((best(ends)[1] + TIE_PLAIN) / 2, 3), ends


def _tie_value(looked: Sequence[Ties], cut: float, ends: float) -> float:
    hit = predicted = gold = 0
    settings = Settings(tags={"a": ends, "b": ends})
    for look_at in looked:
        gold += len(look_at.gold)
        if look_at.answers is None:
            continue
        found = relations(look_at.evidence, look_at.answers, look_at.encoded, settings, cut)
        left = list(look_at.gold)
        for tie in found:
            predicted += 1
            met = next((q for q in left if _is_tie(tie, q)), None)
            if met:
                left.remove(met)
                hit += 1
    return f1(hit, predicted, gold)


def _is_tie(tie: FoundRelation, query: Query) -> bool:
    if RELATION_TYPES[query.type] != tie.kind:
        return False
    spans = {side: [s for held in query.spans.get(side, []) for s in held] for side in "ab"}
    runs = [(tie.a.run, tie.b.run)]
    if tie.kind in SYMMETRIC:
        runs.append((tie.b.run, tie.a.run))
    return any(
        all(
            any(run[0] < s[1] and s[0] < run[1] for s in spans[side])
            for side, run in zip("ab", pair, strict=True)
        )
        for pair in runs
    )


def mention_cut(kept: Sequence[Kept]) -> float:
    """The cut on mentions, by F1 of runs that end on the same word."""

    def value(cut: float) -> float:
        hit = predicted = gold = 0
        for k in kept:
            found = tagged(k.encoded, softmax(k.encoded.head("mention")), 0, "actor", cut)
            ends = {run[1] for run, _, _ in k.example.mentions or []}
            hit += sum(t.run[1] in ends for t in found)
            predicted, gold = predicted + len(found), gold + len(ends)
        return f1(hit, predicted, gold)

    return best_cut(value)


def pair_cuts(network: Network, kept: Sequence[Kept]) -> tuple[float, float]:
    """The cuts on pairs of events, as typed by the reader, and of mentions."""
    events, mentions = [], []
    for k in kept:
        happening, event_same = _event_pairs(k)
        found, keys = _mentions(k)
        acting = mention_pairs(k.encoded, found)
        if not acting.pairs or not happening.pairs:
            continue
        scores = network.pairs(happening, acting)
        events.append((happening.pairs, sigmoid(scores[0]), event_same))
        mentions.append(
            (sigmoid(scores[1]), np.array([keys[i] == keys[j] for i, j in acting.pairs]))
        )
    return _telling_cut(events), _pair_cut(mentions)


def _telling_cut(scored: list[tuple[list[tuple[int, int]], Floats, np.ndarray]]) -> float:
    """The cut on tellings of one event, by F1 over the pairs of the clusters that come of it;
    of equally good ones the highest."""

    def value(cut: float) -> float:
        hit = predicted = gold = 0
        for pairs, p, same in scored:
            first = told_again(pairs, p, cut)
            joined = np.array([first.get(i, i) == first.get(j, j) for i, j in pairs])
            hit += int((joined & same).sum())
            predicted, gold = predicted + int(joined.sum()), gold + int(same.sum())
        return f1(hit, predicted, gold)

    return round(float(max(CUTS, key=lambda cut: (value(cut), cut))), 3)


def _pair_cut(scored: list[tuple[Floats, np.ndarray]]) -> float:
    p, same = (np.concatenate(x) for x in zip(*scored, strict=True))

    def value(cut: float) -> float:
        return f1(((p >= cut) & same).sum(), (p >= cut).sum(), same.sum())

    return round(float(max(CUTS, key=lambda cut: (value(cut), -abs(cut - 0.5)))), 3)


def _event_pairs(k: Kept) -> tuple[Paired, np.ndarray]:
    order = sorted(range(len(k.events)), key=lambda i: k.events[i].word)
    pairs = [(i, j) for at, j in enumerate(order) for i in order[max(0, at - 40) : at]]
    if not pairs or k.answers is None:
        return Paired(np.zeros((0, 1), np.float32), [], []), np.zeros(0, bool)
    types = k.encoded.head("trigger")[[q.word for q in k.events], FIRST_TYPE:].argmax(1).tolist()
    realis = k.answers.realis.argmax(1).tolist()
    triggers = [
        trigger_of(k.example.words, q.word, kind, how)
        for q, kind, how in zip(k.events, types, realis, strict=True)
    ]
    features = [event_features(triggers[i], triggers[j]) for i, j in pairs]
    same = np.array([k.events[i].cluster == k.events[j].cluster for i, j in pairs])
    return Paired(k.answers.vectors, pairs, features), same


def _mentions(k: Kept) -> tuple[list[FoundMention], list[str]]:
    rows = sorted(k.example.mentions or [])
    return [mention(k.encoded, run, 1.0) for run, _, _ in rows], [key for _, _, key in rows]


def fit(network: Network, examples: Sequence[Example]) -> Settings:
    """All settings from kept reports."""
    kept = [look(network, e) for e in examples if e.words.spans]
    scores = np.concatenate([k.encoded.head("trigger") for k in kept])
    labels = np.concatenate(
        [word_labels(k.example.triggers or {}, len(k.encoded.scores)) for k in kept]
    )
    t = temperature(scores, labels)
    realis = [
        (k.answers.realis[i], q.realis)
        for k in kept
        if k.answers
        for i, q in enumerate(k.events)
        if q.realis is not None
    ]
    realis_t = temperature(np.array([s for s, _ in realis]), np.array([r for _, r in realis]))
    same_event, same_actor = pair_cuts(network, kept)
    evidence_cut, ends = tie_cuts(network, kept)
    plain = Settings(trigger_temperature=t, realis_temperature=realis_t)
    trigger = trigger_cut(kept, t)
    slope, offset = type_odds([k for k in kept if of_news(k.example)] or kept, t, trigger)
    return Settings(
        trigger=trigger,
        relation=evidence_cut,
        mention=mention_cut(kept),
        same_event=same_event,
        same_actor=same_actor,
        tags={**tag_cuts(kept, plain), "a": ends, "b": ends},
        trigger_temperature=t,
        realis_temperature=realis_t,
        type_slope=slope,
        type_offset=offset,
    )


def kept_examples(config: Config) -> list[Example]:
    """The reports that no weights learnt from and that are no development set."""
    parts = (corpora.gold_parts, corpora.own_parts, corpora.newswire_parts)
    return [example for part in parts for example in part(config)[1]]


def calibrate(config: Config) -> None:
    """Fit the settings and write them beside the weights."""
    read = load_settings(config.weights)
    settings = fit(Network(config.weights, threads=2), kept_examples(config))
    settings = replace(settings, window=read.window, opening=read.opening)
    save(settings, config.weights)
    print(settings)


def refit(config: Config) -> None:
    """Fit what a probability of a type means once more, and leave the cuts as they are."""
    settings = load_settings(config.weights)
    network = Network(config.weights, threads=2)
    news = [look(network, e) for e in kept_examples(config) if of_news(e) and e.words.spans]
    slope, offset = type_odds(news, settings.trigger_temperature, settings.trigger)
    settings = replace(settings, type_slope=slope, type_offset=offset)
    save(settings, config.weights)
    print(settings)


def main() -> None:
    """Fit what lies in the folder of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--probabilities", action="store_true")
    args = parser.parse_args()
    (refit if args.probabilities else calibrate)(load(args.config))


if __name__ == "__main__":
    main()
