"""Whether a short name is an acronym of a long one: initials, syllables, translated letters.

An acronym is read letter by letter along the words of the long name. Small words may be left
out for nothing, words such as "movement" and names of countries for little, others for more;
what parts a splinter from its stem ("X - Y faction") may not be left out at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from dateline.resolve.actors.names import ARABIC_ARTICLES

SPLINTER = re.compile(r"\s[-–—]\s?|\s?[-–—]\s|\s?/\s?|\s?[(\[]|(?<=\w)\s(?=(?:II|III|IV|V|\d+)$)")
"""What parts a splinter, a second party or a number from the stem of a name."""
OF = frozenset(("of", "for", "de", "du", "des", "pour", "para"))
SMALL = frozenset(
    """of the for and in to de la le les des du del di el los las lo da do dos das della dei e y et
    en a an i fi li lil wa wal bi au aux und der die das pour para per por na ve l d s with un une
    uno una un's its their""".split()
) | ARABIC_ARTICLES  # fmt: skip
OPTIONAL = 0.25
"""The cost of a word that acronyms often leave out."""
FULL = 1.0
NEVER = 9.0
MOST_LEFT = 3
"""Optional words that are tried in and out."""
SLIGHT = 0.5
"""Up to here an acronym is the name's, but for words that often have no letter."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way of an acronym: the letters it may give, the cost to leave it out."""

    word: str
    letters: frozenset[str]
    cost: float


Letters = Callable[[str], frozenset[str]]
Weight = Callable[[str], bool]


def parted(name: str) -> tuple[str, str]:
    """The stem of a name and what is behind it: ("March 23 Movement", "Runiga faction")."""
    match = SPLINTER.search(name, 3)
    return (name[: match.start()], name[match.end() :]) if match else (name, "")


def steps_of(
    stem: Sequence[str], splinter: Sequence[str], letters: Letters, often_left: Weight
) -> tuple[Step, ...]:
    """The steps of the normalised words of a name.

    `letters` gives those that a word may begin with in the languages of acronyms; `often_left`
    says whether acronyms often have none for it.
    """
    found = [_step(word, letters, OPTIONAL if often_left(word) else FULL) for word in stem]
    return (*found, *(_step(word, letters, NEVER) for word in splinter))


def _step(word: str, letters: Letters, cost: float) -> Step:
    if word in SMALL:
        return Step(word, letters(word) | frozenset("d" if word == "of" else ""), 0.0)
    return Step(word, letters(word), OPTIONAL if word == "faction" else cost)


def cost_of(acronym: str, steps: Sequence[Step], syllables: bool) -> float:
    """What has to be left out of a name for it to give the acronym; NEVER when it cannot.

    `acronym` in small letters, digits as they are. The first word of weight gives the first
    letter; with `syllables` a word may give more letters from its beginning on, but one word is no
    acronym: TREASURY is none of "US Treasury". A number gives all of its digits.
    """

    heavy = [step for step in steps if step.cost]
    if not heavy or not any(acronym[0] in step.letters or step.word.isdigit() for step in steps):
        return NEVER
    if sum(step.cost >= FULL for step in heavy) > len(acronym) + 2:
        return NEVER
    # The least cost at which the words so far give the first so many letters.
    least = {0: 0.0}
    for step in steps:
        reached = {at: cost + step.cost for at, cost in least.items() if at or not step.cost}
        for at, cost in least.items():
            for size in _sizes(step, acronym, at, syllables and step.word != acronym):
                if cost < reached.get(at + size, NEVER):
                    reached[at + size] = cost
        if not reached:
            return NEVER
        least = reached
    return min(least.get(len(acronym), NEVER), NEVER)


def _sizes(step: Step, acronym: str, at: int, syllables: bool) -> Iterator[int]:
    """How many letters of an acronym from `at` on a word may give."""
    if at == len(acronym):
        return
    if step.word.isdigit():
        if acronym.startswith(step.word, at):
            yield len(step.word)
        return
    if acronym[at] in step.letters:
        yield 1
    for size in range(2, len(step.word) + 1 if syllables else 0):
        if not acronym.startswith(step.word[:size], at):
            return
        yield size


def score_of(size: int, cost: float, syllables: bool, splinter: bool) -> float:
    """How sure an acronym of that many letters is at that cost; below 0.8 alone it needs more.

    What costs more than little is only believed of long acronyms, in the same country, and
    longer ones when the name is that of a splinter (`splinter`).
    """
    if size < 3 or (syllables and size < 5):
        return 0.0
    if cost <= SLIGHT:
        sure = {3: 0.72, 4: 0.84}.get(size, 0.85 if syllables else 0.9)
        return sure if cost == 0 else min(sure, 0.76)
    enough = (
        5 + (syllables and splinter) if cost <= FULL + OPTIONAL else 7 if cost <= 2 * FULL else 99
    )
    return 0.74 if size >= enough else 0.0


def shuffled(letters: str, words: Sequence[frozenset[str]]) -> bool:
    """Whether each word of weight begins with one of the letters, in any order and language.

    FPR is the acronym of a French name, Rwandan Patriotic Front its translation.
    """
    if not letters:
        return not words
    return len(letters) == len(words) and any(
        letters[0] in word and shuffled(letters[1:], (*words[:at], *words[at + 1 :]))
        for at, word in enumerate(words)
    )


def led_by_its_noun(letters: str, steps: Sequence[Step]) -> bool:
    """Whether an acronym in another order begins with the noun of an English name.

    "Syrian National Army" may be ANS in French, never NSA; a French name may end with what an
    English acronym begins with.
    """
    heavy = [step for step in steps if step.cost]
    before = list(takewhile(lambda step: step.word not in OF, steps))
    nouns = [step for step in before if step.cost][-1:] + heavy[-1:]
    return any(letters[0] in noun.letters for noun in nouns) or letters[-1] in heavy[0].letters


def initials_of(steps: Sequence[Step]) -> frozenset[str]:
    """First letters of the words as acronyms have them: small and optional words in or out.

    Of the small words all, none or one are in. At least three letters.
    """
    small = [at for at, step in enumerate(steps) if step.cost == 0]
    left = [at for at, step in enumerate(steps) if step.cost == OPTIONAL][:MOST_LEFT]
    found: set[str] = set()
    for kept in ({*small}, set(), *({at} for at in small)):
        for size in range(len(left) + 1):
            for out in combinations(left, size):
                letters = (
                    step.word if step.word.isdigit() else step.word[0].lower()
                    for at, step in enumerate(steps)
                    if at not in out and (step.cost or at in kept)
                )  # fmt: skip
                found.add("".join(letters))
    return frozenset(letters for letters in found if len(letters) >= 3)
