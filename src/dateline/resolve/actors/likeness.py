"""How alike two names of organisations are: spelling, translation, word order, acronyms.

The rules are ordered from sure to unsure and each has its own score, so that a reader of the
result sees which one held. Two names that differ in a word of weight are never alike:
"Moro Islamic Liberation Front" is not "Moro National Liberation Front". Word lists: the
codebook's actors/words.csv (translations of the words that such names are made of).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from dateline.resolve.actors.names import ARABIC_ARTICLES, consonants, is_acronym, normal

SMALL = frozenset(
    """of the for and in to de la le les des du el los las da do dos das del di della e y et en
    a an i fi li lil wa wal bi au aux und der die das pour para per por na ve l d s with""".split()
) | ARABIC_ARTICLES  # fmt: skip
ELISION = re.compile(r"\b(?:[dl]|qu)['’`](?=\w)", re.IGNORECASE)
ROMAN = {"ii": "2", "iii": "3", "second": "2", "third": "3", "first": "1", "segunda": "2"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1) and in what; false where they are not."""

    score: float
    how: str

    def __bool__(self) -> bool:
        return self.score > 0


NONE = Likeness(0.0, "")


@dataclass(frozen=True, slots=True)
class Words:
    """Translations and roles of the words that names of organisations are made of."""

    meant: Mapping[str, str]
    generic: frozenset[str]
    countries: Mapping[str, str]
    """Country names and adjectives of one word, normalised, to ISO codes."""
    long_countries: Mapping[str, str]
    """Those of several words."""

    begins: Mapping[str, frozenset[str]]
    """The letters that a translated word begins with in the languages of acronyms."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart. `content` are its words of weight, translated; `raw` as written."""

    text: str
    raw: tuple[str, ...]
    content: tuple[str, ...]
    acronym: str | None
    mixed: bool
    """Whether an acronym has small letters, as ALiR has."""
    initials: frozenset[str]
    """First letters of all words, and of those of weight; none of names of two words."""
    letters: tuple[tuple[frozenset[str], ...], ...]
    """For each word of weight the letters that it begins with in the languages of acronyms;
    once with countries as one word, once as written."""


@cache
def shipped_words() -> Words:
    """The word list of the codebook and the one-word names of countries."""
    meant: dict[str, str] = {}
    generic: set[str] = set()
    begins: dict[str, frozenset[str]] = {}
    for row in _rows("actors/words.csv"):
        for form in (row["word"], *row["forms"].split("|")):
            meant.setdefault(form, row["word"])
        begins[row["word"]] = frozenset(row["begins"])
        if row["role"] == "generic":
            generic.add(row["word"])
    countries: dict[str, str] = {}
    long_countries: dict[str, str] = {}
    for row in _rows("places/countries.csv"):
        for name in (*row["names"].split("|"), *row["adjectives"].split("|")):
            form = normal(name)
            if len(form) > 3:
                (long_countries if " " in form else countries).setdefault(form, row["code"])
    return Words(meant, frozenset(generic), countries, long_countries, begins)


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=100_000)
def form_of(name: str) -> Form:
    """The parts of a name that comparison works on."""
    words = shipped_words()
    text = normal(ELISION.sub("", name))
    raw = tuple(_unhook(word) for word in _with_countries(text.split(), words))
    heavy = tuple(word for word in raw if word not in SMALL) or raw
    content = tuple(
        _meaning(word, words, before)
        for before, word in zip(("", *raw), raw, strict=False)
        if word in heavy
    )
    acronym = text.replace(" ", "") if is_acronym(name.strip()) else None
    plain = text.split()
    letters = {_letters(heavy, words), _letters(plain, words)}
    mixed = acronym is not None and any(ch.islower() for ch in name)
    initials = _initials(raw, content, plain)
    return Form(text, raw, content, acronym, mixed, initials, tuple(letters))


def _with_countries(words: Sequence[str], known: Words) -> Iterator[str]:
    """The words, with country names of several words as one code: "central african republic"."""
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 1, -1):
            if code := known.long_countries.get(" ".join(words[at : at + size])):
                yield code
                at += size
                break
        else:
            yield words[at]
            at += 1


def _unhook(word: str) -> str:
    """ "ansarul" and "hizbul" carry the article of the next word at their end."""
    return word[:-2] if len(word) > 5 and word.endswith("ul") else word


def _meaning(word: str, words: Words, before: str) -> str:
    word = ROMAN.get(word, word)
    if word == "armee" and before and before not in SMALL:
        return "armed"
    if word in words.meant:
        return words.meant[word]
    return words.countries.get(word, word)


def _initials(raw: Sequence[str], content: Sequence[str], plain: Sequence[str]) -> frozenset[str]:
    """First letters of all words; of those of weight; without countries; without "group" too.

    NRF stands for the National Resistance Front of Afghanistan, GPC for a party of that name.
    `plain` are the words with names of countries as they are written.
    """
    generic = shipped_words().generic | {"party"}
    heavy = [word for word in raw if word not in SMALL]
    meant = list(zip(heavy, content, strict=False))
    placeless = [word for word, means in meant if not (means.isupper() and len(means) == 2)]
    bare = [word for word, means in meant if word in placeless and means not in generic]
    written = [word for word in plain if word not in SMALL]
    found = (
        "".join(word[0].lower() for word in words)
        for words in (plain, written, raw, heavy, placeless, bare)
    )
    return frozenset(letters for letters in found if len(letters) >= 3)


def _letters(words: Sequence[str], known: Words) -> tuple[frozenset[str], ...]:
    return tuple(
        known.begins.get(known.meant.get(word, word), frozenset()) | {word[0].lower()}
        for word in words
        if word not in SMALL
    )


def likeness(a: Form, b: Form) -> Likeness:
    """How alike two names are, whatever is known of those who bear them."""
    if a.text == b.text:
        return Likeness(1.0, "the same name")
    if a.text.replace(" ", "") == b.text.replace(" ", "") and len(a.text) > 5:
        return Likeness(0.98, "the same letters")
    if a.acronym or b.acronym:
        return _acronyms(a, b)
    return _worded(a, b) or _run_together(a, b)


def _worded(a: Form, b: Form) -> Likeness:
    in_order = a.content == b.content
    if in_order or (len(a.content) > 1 and Counter(a.content) == Counter(b.content)):
        if _says_little(a.content) and _sounds(a) != _sounds(b):
            return Likeness(0.75, "a common name, translated")
        return Likeness(0.97 if in_order else 0.95, "the same words, spelling and order apart")
    return _aligned(a, b)


def _sounds(form: Form) -> Counter[str]:
    return Counter(consonants(word) for word in form.raw if word not in SMALL)


def _says_little(content: Sequence[str]) -> bool:
    """Whether a name is one or two words that many groups have in their names."""
    return len(content) <= 2 and all(word in _types() for word in content)


def _run_together(a: Form, b: Form) -> Likeness:
    """ "Hizb Allah" and "Hizbullah"."""
    left, right = ("".join(w for w in f.raw if w not in ARABIC_ARTICLES) for f in (a, b))
    form = consonants(left)
    if len(form) < 4 or not 8 <= len(left) <= 16 or form != consonants(right):
        return NONE
    if len(a.raw) == len(b.raw) or not _nearly(left, right):
        return NONE
    return Likeness(0.85, "the same letters in another spelling")


def _nearly(left: str, right: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein as Distance

    return Distance.normalized_similarity(left, right) >= 0.8


def _aligned(a: Form, b: Form) -> Likeness:
    """Each word of the one beside its like in the other; what is left over must weigh nothing."""
    left, right, worst = list(a.content), list(b.content), 1.0
    for word in a.content:
        best = max(right, key=lambda other: _word_likeness(word, other), default=None)
        found = _word_likeness(word, best) if best is not None else 0.0
        if best is not None and found > 0:
            left.remove(word)
            right.remove(best)
            worst = min(worst, found)
    if len(left) == len(a.content):
        return NONE
    if not left and not right:
        return Likeness(0.93 * worst, "the same words in other spellings")
    return _left_over(left, right, len(a.content) - len(left), worst)


def _left_over(left: Sequence[str], right: Sequence[str], shared: int, worst: float) -> Likeness:
    generic = shipped_words().generic
    if not (left and right):
        rest = (*left, *right)
        if all(word in generic for word in rest):
            return Likeness(0.86 * worst, f"the same but for {' '.join(rest)!r}")
        if rest == ("brigade",) and shared >= 2:
            return Likeness(0.82 * worst, "the same but for 'brigade'")
        return NONE
    for short, long in ((left, right), (right, left)):
        if len(short) == 1 and 3 <= len(short[0]) == len(long) <= 5:
            letters = [shipped_words().begins.get(w, frozenset()) | {w[0].lower()} for w in long]
            if _shuffled(short[0], letters):
                return Likeness(0.86 * worst, f"{short[0].upper()} for {' '.join(long)!r}")
    return NONE


@lru_cache(maxsize=200_000)
def _word_likeness(a: str, b: str) -> float:
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) > 3 and long in (f"{short}s", f"ba{short}")):
        return 1.0  # a plural, in Bantu languages by its beginning
    if min(len(a), len(b)) < 4 or a in _types() or b in _types():
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein as Distance

    alike = Distance.normalized_similarity(a, b)
    if consonants(a) == consonants(b) and alike >= (0.5 if len(consonants(a)) >= 3 else 0.6):
        return 1.0
    if min(len(a), len(b)) >= 6 and a[0] == b[0] and alike >= 0.82:
        return 0.97
    if min(len(a), len(b)) >= 7 and a[:5] == b[:5] and alike >= 0.6:
        return 0.95
    return 0.0


@cache
def _types() -> frozenset[str]:
    """Translated words differ in meaning, however alike they are written."""
    return frozenset(shipped_words().meant.values())


def _acronyms(a: Form, b: Form) -> Likeness:
    if a.acronym and b.acronym:
        same = a.acronym == b.acronym
        return Likeness(0.98, "the same acronym") if same else NONE
    short, long = (a, b) if a.acronym else (b, a)
    letters = short.acronym or ""
    if len(letters) < 3 or len(long.raw) < 2:
        return NONE
    if letters in long.initials:
        score = {3: 0.72, 4: 0.84}.get(len(letters), 0.9)
        return Likeness(score, f"{letters.upper()} are the first letters of {long.text!r}")
    if any(_shuffled(letters, ways) for ways in long.letters):
        score = 0.71 if len(letters) == 3 else 0.76
        told = f"{letters.upper()} are the first letters of {long.text!r} in another order"
        return Likeness(score, told)
    heavy = [word for word in long.raw if word not in SMALL]
    syllables = len(letters) >= 5 or (len(letters) == 4 and short.mixed)
    if syllables and _made_of(letters, heavy, len(letters)):
        return Likeness(0.85, f"{letters.upper()} is made of the beginnings of {long.text!r}")
    return NONE


def _shuffled(letters: str, words: Sequence[frozenset[str]]) -> bool:
    """Whether each word of weight begins with one of the letters, in any order and language.

    FPR is the acronym of a French name, Rwandan Patriotic Front its translation.
    """
    if not letters:
        return not words
    return len(letters) == len(words) and any(
        letters[0] in word and _shuffled(letters[1:], (*words[:at], *words[at + 1 :]))
        for at, word in enumerate(words)
    )


def _made_of(letters: str, words: Sequence[str], size: int, used: int = 0) -> bool:
    """Whether an acronym such as RENAMO consists of a beginning of each word in turn.

    What follows the first three words may be left out where syllables are used, not single
    letters: ULIMO leaves out a country. `size` is the length of the whole acronym.
    """
    if not letters:
        return not words or 3 <= used < size
    if not words:
        return False
    word = words[0]
    return any(
        letters.startswith(word[:n]) and _made_of(letters[n:], words[1:], size, used + 1)
        for n in range(1, min(len(word), len(letters)) + 1)
    )


def keys_of(form: Form) -> frozenset[str]:
    """What a name is indexed under: two names that are alike share one of these.

    Under "w:" and "c:" stand many names, under the others few.
    """
    found = {f"w:{consonants(word)}" for word in form.content if len(word) > 2}
    found |= {f"c:{word}" for word in form.content if len(word) == 2}
    joined = "".join(word for word in form.raw if word not in ARABIC_ARTICLES)
    found.add(f"t:{form.text.replace(' ', '')}")
    found.add(f"j:{consonants(joined)}")
    if form.acronym:
        found.add(f"i:{form.acronym}")
        found.add(f"i:{''.join(sorted(form.acronym))}")
        found |= {f"m:{form.acronym[0]}"} if len(form.acronym) >= 5 or form.mixed else set()
        return frozenset(found)
    found |= {f"i:{letters}" for letters in form.initials}
    for ways in form.letters:
        if 3 <= len(ways) <= 7:
            found |= {f"i:{''.join(sorted(way))}" for way in islice(product(*ways), 64)}
    if len(form.raw) > 1:
        found.add(f"m:{form.raw[0][0]}")
    return frozenset(found)
