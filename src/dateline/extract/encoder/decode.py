"""Scores to what was found, in words of the report: triggers, evidence, tagged runs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from dateline.extract.encoder.labels import (
    ACTOR_KINDS,
    COUNTS,
    EVENT_TYPES,
    FIRST_TYPE,
    INSIDE,
    OUTSIDE,
    REALIS,
    RELATION_TYPES,
    TAGS,
)
from dateline.extract.encoder.network import (
    Answers,
    Encoded,
    Floats,
    Network,
    Question,
    softmax,
)
from dateline.extract.encoder.pairs import PRONOUNS
from dateline.extract.encoder.phrases import before_verb, mention_of, names_event
from dateline.extract.encoder.settings import Settings
from dateline.extract.encoder.spans import Run, initial

PARTING = frozenset(
    ["and", "or", "but", "as", "by", "in", "at", "on", "to", "from", "with", "that", "who", "which"]
)
EVENT_TAGS = tuple(tag for tag in TAGS if tag not in ("a", "b", "content"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A run of words with a probability."""

    run: Run
    score: float


@dataclass(slots=True)
class FoundEvent:
    """A trigger and what belongs to it."""

    run: Run
    type: str
    score: float
    type_score: float
    realis: str = "actual"
    realis_score: float = 1.0
    attributed: Floats = field(default_factory=lambda: np.zeros(3, np.float32))
    vector: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    tags: dict[str, list[Tagged]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """Words that tell a tie, and its two ends."""

    evidence: Run
    kind: str
    a: Tagged
    b: Tagged
    score: float


@dataclass(frozen=True, slots=True)
class FoundMention:
    """Words that stand for an actor; `kinds` are the probabilities of the ten kinds."""

    run: Run
    kinds: Floats
    form: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one report."""

    encoded: Encoded
    events: list[FoundEvent]
    relations: list[FoundRelation]
    mentions: list[FoundMention]


def find(network: Network, encoded: Encoded, settings: Settings) -> Found:
    """Everything that the network sees in a report."""
    if not len(encoded.scores):
        return Found(encoded, [], [], [])
    events = list(triggers(encoded, settings))
    telling = list(evidence(encoded, settings.relation))
    if events:
        answers = network.ask(encoded, [Question("event", e.run[0]) for e in events])
        for i, event in enumerate(events):
            _fill(event, answers, i, encoded, settings)
    ties: list[FoundRelation] = []
    if telling:
        questions = [Question("relation", word, kind) for word, kind, _ in telling]
        answers = network.ask(encoded, questions)
        ties = list(relations(telling, answers, encoded, settings, settings.relation))
    return Found(encoded, events, ties, list(mentions(encoded, settings)))


def triggers(encoded: Encoded, settings: Settings) -> Iterator[FoundEvent]:
    """The words that name events, with their types, in the order of the text."""
    scores = softmax(encoded.head("trigger"), settings.trigger_temperature)
    some = 1 - scores[:, OUTSIDE] - scores[:, INSIDE]
    at = 0
    while at < len(some):
        first, at = at, at + 1
        if some[first] < settings.trigger or not _wordlike(encoded, first):
            continue
        while at < len(some) and scores[at, INSIDE] > 0.5:
            at += 1
        kind = int(scores[first, FIRST_TYPE:].argmax())
        typed = float(scores[first, FIRST_TYPE + kind])
        sure = platt(typed, settings.type_slope, settings.type_offset)
        yield FoundEvent((first, at), EVENT_TYPES[kind], float(some[first]), sure)


def platt(probability: float, slope: float, offset: float) -> float:
    """A probability whose log odds are stretched and moved."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(slope * math.log(p / (1 - p)) + offset)))


def _wordlike(encoded: Encoded, word: int) -> bool:
    return any(c.isalpha() for c in encoded.words.surface(word))


def evidence(encoded: Encoded, cut: float) -> Iterator[tuple[int, int, float]]:
    """Words that tell a tie: which word, which kind, with what probability."""
    scores = softmax(encoded.head("relation"))
    some = 1 - scores[:, OUTSIDE] - scores[:, INSIDE]
    for word in np.flatnonzero(some >= cut):
        kind = int(scores[word, FIRST_TYPE:].argmax())
        yield int(word), kind, float(some[word])


def _fill(
    event: FoundEvent, answers: Answers, i: int, encoded: Encoded, settings: Settings
) -> None:
    realis = softmax(answers.realis[i], settings.realis_temperature)
    event.realis, event.realis_score = REALIS[int(realis.argmax())], float(realis.max())
    event.attributed = softmax(answers.attributed[i])
    event.vector = answers.vectors[i]
    scores = softmax(answers.tags[i], settings.tag_temperature)
    most = (1 - scores[:, :, OUTSIDE]).max(0)
    for tag in EVENT_TAGS:
        number, cut = TAGS.index(tag), settings.tag(tag)
        if most[number] >= cut:
            event.tags[tag] = tagged(encoded, scores[:, number], answers.first[i], tag, cut)


def tagged(encoded: Encoded, scores: Floats, offset: int, tag: str, cut: float) -> list[Tagged]:
    """Runs in the scores (L, 3) of one tag, cleaned; only what is said crosses a sentence."""
    out: dict[Run, Tagged] = {}
    runs = _runs(encoded, scores, cut, offset)
    for first, end in _bridged(runs, encoded, offset, 2 if tag in COUNTS else 1):
        whole = offset + first, offset + end
        for part in [whole] if tag == "content" else _within_sentences(encoded, *whole):
            run = mention_of(encoded, part, tag)
            if run:
                score = float(1 - scores[first:end, 0].mean())
                out[run] = Tagged(run, score)
    return list(out.values())


def _parts(encoded: Encoded, word: int) -> bool:
    """Whether the word before can part two mentions."""
    before = encoded.words.surface(word - 1).lower() if word else ""
    return before in PARTING or not before.isalnum()


def _runs(encoded: Encoded, scores: Floats, cut: float, offset: int) -> Iterator[Run]:
    """Runs of words above the cut; two that touch are one unless something parts them."""
    begun: int | None = None
    last = -1
    for at in np.flatnonzero(1 - scores[:, OUTSIDE] >= cut).tolist():
        _, begin, inside = scores[at]
        if begun is not None and (
            at > last + 1 or (begin > inside and _parts(encoded, offset + at))
        ):
            yield begun, last + 1
            begun = None
        begun = at if begun is None else begun
        last = at
    if begun is not None:
        yield begun, last + 1


def _bridged(runs: Iterator[Run], encoded: Encoded, offset: int, gap: int) -> list[Run]:
    """Runs with no more than `gap` plain words between them are one, unless one names an event."""
    out: list[Run] = []
    for first, end in runs:
        between = range(out[-1][1], first) if out else range(0)
        if out and len(between) <= gap and all(_plain(encoded, offset + i) for i in between):
            out[-1] = (out[-1][0], end)
        else:
            out.append((first, end))
    return out


def _plain(encoded: Encoded, word: int) -> bool:
    surface = encoded.words.surface(word).lower()
    if surface == ".":
        return initial(encoded.words, word + 1)
    return surface.isalnum() and surface not in PARTING and not names_event(encoded, word)


def _within_sentences(encoded: Encoded, first: int, end: int) -> Iterator[Run]:
    while first < end:
        stop = min(end, encoded.words.sentences[encoded.words.sentence_of(first)][1])
        yield first, stop
        first = stop


def relations(
    telling: list[tuple[int, int, float]],
    answers: Answers,
    encoded: Encoded,
    settings: Settings,
    cut: float,
) -> Iterator[FoundRelation]:
    """The ties of those words whose probability reaches the cut and that have both ends."""
    for i, (word, kind, score) in enumerate(telling):
        if score < cut:
            continue
        scores = softmax(answers.tags[i], settings.tag_temperature)
        ends = [_best_end(encoded, scores, answers.first[i], side, settings) for side in ("a", "b")]
        a, b = ends
        if a and b and a.run != b.run:
            run = _whole_evidence(encoded, word, a.run, b.run)
            yield FoundRelation(run, RELATION_TYPES[kind], a, b, score * min(a.score, b.score))


def _best_end(
    encoded: Encoded, scores: Floats, offset: int, side: str, settings: Settings
) -> Tagged | None:
    column = scores[:, TAGS.index(side)]
    found = tagged(encoded, column, offset, side, settings.tag(side))
    return max(found, key=lambda t: t.score, default=None)


def _whole_evidence(encoded: Encoded, word: int, a: Run, b: Run) -> Run:
    """The evidence with the nouns and adjectives before it that are neither end."""
    first = word
    sentence = encoded.words.sentences[encoded.words.sentence_of(word)][0]
    while first > sentence:
        tag = encoded.speech[first - 1]
        taken = any(start <= first - 1 < end for start, end in (a, b))
        if taken or tag not in ("NOUN", "ADJ", "PROPN"):
            break
        first -= 1
    return first, word + 1


def mentions(encoded: Encoded, settings: Settings) -> Iterator[FoundMention]:
    """The mentions of actors that the tagger sees."""
    scores = softmax(encoded.head("mention"))
    for found in tagged(encoded, scores, 0, "a", settings.mention):
        yield mention(encoded, found.run, found.score)


def mention(encoded: Encoded, run: Run, score: float) -> FoundMention:
    """A run of words as a mention, with its kind and form."""
    run = before_verb(encoded, run)
    kinds = softmax(encoded.head("kind")[run[0] : run[1]]).mean(0)
    return FoundMention(run, kinds, form_of(encoded, run), score)


def form_of(encoded: Encoded, run: Run) -> str:
    """pronoun, name (its head, before any preposition, is a proper noun) or nominal."""
    if run[1] - run[0] == 1 and encoded.words.surface(run[0]).lower() in PRONOUNS:
        return "pronoun"
    tags = encoded.speech[run[0] : run[1]]
    before = tags[: tags.index("ADP")] if "ADP" in tags[1:] else tags
    heads = [tag for tag in before if tag not in ("PUNCT", "PART", "SYM", "NUM")]
    return "name" if heads and heads[-1] == "PROPN" else "nominal"


def kind_of(kinds: Floats) -> tuple[str, float]:
    """The likeliest actor kind and its probability."""
    best = int(kinds.argmax())
    return ACTOR_KINDS[best], float(kinds[best])
