"""On whose word an event is told: tagged sources and cues to a chain, outermost first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.encoder.decode import FoundEvent, Tagged
from dateline.extract.encoder.spans import Run
from dateline.extract.encoder.words import Words

IMPERSONAL = re.compile(
    r"reported(?:ly)?|alleg|said to|believed|rumou?r|apparent|purported|according|understood"
    r"|thought",
    re.IGNORECASE,
)
RETRACTS = r"\b(?:retract|withdr[ae]w|correct(?:ed|ion|s)|took back)"
DENIES = r"\b(?:den(?:y|ies|ied|ying|ial)|reject|dismiss|refut|disput)"
DOUBTS = r"\b(?:cast |doubt|question|s[ck]eptic|(?:could not|unable to) (?:confirm|verify))"
CLAIMS = r"\b(?:claim|alleg|purport|boast|insist|assert)"
QUOTES = re.compile(r'\n(?=\n)|["“”]')
STANCES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("retracts", RETRACTS),
        ("denies", DENIES),
        ("doubts", DOUBTS),
        ("claims", CLAIMS),
    )
)


@dataclass(frozen=True, slots=True)
class FoundLink:
    """One step of a chain, in words of the report; at least one of the two is there."""

    source: Run | None
    cue: Run | None
    stance: str
    score: float


def stance_of(cue: str) -> str:
    """How a cue speaks: asserts unless it says otherwise."""
    return next((name for name, pattern in STANCES if pattern.search(cue)), "asserts")


def chains(words: Words, events: Sequence[FoundEvent], cut: float) -> list[list[FoundLink]]:
    """A chain for each event, in the order of the events.

    Where the source stands further back than the tags reach, speech runs on: the chain of
    the event before is kept. What stands in quotation marks is on somebody's word.
    """
    out: list[list[FoundLink]] = []
    last: list[FoundLink] = []
    quoted = quotations(words.text)
    for event in events:
        own, _, before = event.attributed
        inside = quoted[words.spans[event.run[0]][0]]
        chain = _links(words, event)
        if own >= cut and not inside:
            chain = []
        elif not any(link.source for link in chain) and (inside or before > max(own, 0.35)):
            chain = last or chain
        out.append(chain)
        if any(link.source for link in chain):
            last = chain
    return out


def quotations(text: str) -> list[bool]:
    """For each character whether it stands in double quotation marks; a paragraph ends them."""
    out: list[bool] = []
    inside = False
    for found in QUOTES.finditer(text):
        out += [inside] * (found.start() - len(out))
        inside = found[0] == "“" or (found[0] == '"' and not inside)
    return out + [inside] * (len(text) - len(out))


def _links(words: Words, event: FoundEvent) -> list[FoundLink]:
    sources = _outside(event.tags.get("source", []), event.run)
    cues = _outside(event.tags.get("cue", []), event.run)
    links: list[tuple[int, FoundLink]] = []
    free = list(cues)
    for source in sources:
        cue = _nearest(words, source, free)
        if cue:
            free.remove(cue)
        links.append((source.run[0], _link(words, source, cue)))
    for cue in free:
        if not sources or IMPERSONAL.search(_text(words, cue.run)):
            links.append((cue.run[0], _link(words, None, cue)))
    return [link for _, link in sorted(links, key=lambda pair: pair[0])]


def _outside(found: Sequence[Tagged], trigger: Run) -> list[Tagged]:
    return [t for t in found if t.run[1] <= trigger[0] or t.run[0] >= trigger[1]]


def _nearest(words: Words, source: Tagged, cues: Sequence[Tagged]) -> Tagged | None:
    sentence = words.sentence_of(source.run[0])
    near = [c for c in cues if words.sentence_of(c.run[0]) == sentence]
    return min(near, key=lambda c: abs(c.run[0] - source.run[0]), default=None)


def _link(words: Words, source: Tagged | None, cue: Tagged | None) -> FoundLink:
    stance = stance_of(_text(words, cue.run)) if cue else "asserts"
    score = min(t.score for t in (source, cue) if t)
    return FoundLink(source.run if source else None, cue.run if cue else None, stance, score)


def _text(words: Words, run: Run) -> str:
    start, end = words.chars(*run)
    return words.text[start:end]
