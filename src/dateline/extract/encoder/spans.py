"""Cut a tagged run of words to what the guidelines call a mention: a whole noun phrase
without trailing clause, quotation marks or the preposition before it."""

from __future__ import annotations

from dateline.extract.encoder.words import Words

Run = tuple[int, int]
"""Words, first and end, half open."""

PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "by",
        "of",
        "from",
        "to",
        "with",
        "on",
        "into",
        "inside",
        "against",
        "for",
        "via",
        "and",
        "or",
    ]
)
TRAILING = PREPOSITIONS | frozenset("the a an that who which were was is are say says said".split())
REFLEXIVES = frozenset(["itself", "himself", "herself", "themselves"])
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "these",
        "those",
        "some",
        "no",
        "any",
    ]
)
CLAUSES = frozenset(
    ["which", "who", "whom", "whose", "that", "where", "when", "while", "after", "before"]
)
NOUNS = frozenset(
    {"actor", "target", "instrument", "place", "killed", "injured", "taken", "source", "a", "b"}
)
OPEN, CLOSE = "([{", ")]}"


def clean(words: Words, run: Run, tag: str) -> Run | None:
    """The run cut to a mention for that tag; None when nothing is left."""
    first, end = _trim(words, *_with_initials(words, run))
    if tag in NOUNS:
        end = _cut_clause(words, first, end)
        while first < end - 1 and _leads(words, first):
            first += 1
        while first < end - 1 and words.surface(end - 1).lower() in TRAILING:
            end -= 1
        first, end = _trim(words, first, end)
        end = _cut_genitive(words, first, end)
        first = _with_determiner(words, first)
    return (first, end) if first < end else None


def _leads(words: Words, first: int) -> bool:
    """Whether a word stands there that leads to a name: "itself" ("calls itself the Front"), or a
    preposition that is no part of "at least" or "in excess of"."""
    word, after = words.surface(first).lower(), words.surface(first + 1).lower()
    number = after in ("least", "most", "excess")
    return word in REFLEXIVES or (word in PREPOSITIONS and not number)


def _punctuation(word: str) -> bool:
    return not any(c.isalnum() for c in word)


def _with_initials(words: Words, run: Run) -> Run:
    """The run with all of the letters such as U.S. that it begins or ends in."""
    first, end = run
    begin, stop = words.sentences[words.sentence_of(first)]
    while first - 1 > begin and _dotted(words, first - 2):
        first -= 2
    while end + 1 < stop and _dotted(words, end - 1):
        end += 2
    dot = end < stop and words.surface(end) == "." and initial(words, end + 1)
    return first, end + 1 if dot else end


def _dotted(words: Words, letter: int) -> bool:
    """Whether a letter, a full stop and a letter stand there without a space."""
    whole = "".join(words.surface(i) for i in range(letter, letter + 3))
    start, end = words.chars(letter, letter + 3)
    return len(whole) == end - start == 3 and whole[1] == "." and whole[::2].isalpha()


def _trim(words: Words, first: int, end: int) -> Run:
    while first < end and _strips(words, first, end, front=True):
        first += 1
    while end > first and _strips(words, first, end, front=False):
        end -= 1
    return first, end


def _strips(words: Words, first: int, end: int, *, front: bool) -> bool:
    word = words.surface(first if front else end - 1)
    if not _punctuation(word) or word in "$€£#":
        return False
    if word in OPEN if front else word in CLOSE:
        other = CLOSE[OPEN.index(word)] if front else OPEN[CLOSE.index(word)]
        return all(words.surface(i) != other for i in range(first, end))
    if front:
        return True
    return not (word == "." and end - first > 1 and initial(words, end))


def initial(words: Words, end: int) -> bool:
    """Whether the full stop before `end` belongs to letters such as U.S."""
    letter = words.surface(end - 2)
    before = words.surface(end - 3) if end >= 3 else ""
    return len(letter) == 1 and letter.isalpha() and before == "."


def _cut_clause(words: Words, first: int, end: int) -> int:
    for at in range(first + 1, end):
        word = words.surface(at).lower()
        comma = words.surface(at - 1) == ","
        if word in ("who", "which", "whom", "whose") or (comma and word in CLAUSES):
            return at - 1 if comma else at
    return end


def _cut_genitive(words: Words, first: int, end: int) -> int:
    tail = [words.surface(i).lower() for i in range(max(first + 1, end - 2), end)]
    return end - 2 if len(tail) == 2 and tail[0] in "'’" and tail[1] == "s" else end


def _with_determiner(words: Words, first: int) -> int:
    sentence = words.sentences[words.sentence_of(first)]
    before = first - 1
    if before >= sentence[0] and words.surface(before).lower() in DETERMINERS:
        return before
    return first
