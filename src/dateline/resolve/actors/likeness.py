"""How alike two names of organisations are: spelling, translation, word order, acronyms.

The rules are ordered from sure to unsure and each has its own score, so that a reader of the
result sees which one held. Two names that differ in a word of weight are never alike:
"Moro Islamic Liberation Front" is not "Moro National Liberation Front". Word lists: the
codebook's actors/words.csv (translations of the words that such names are made of).
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from importlib.resources import files
from itertools import islice, product

from dateline.resolve.actors.acronyms import (
    NEVER,
    SLIGHT,
    SMALL,
    Step,
    cost_of,
    initials_of,
    led_by_its_noun,
    parted,
    score_of,
    shuffled,
    steps_of,
)
from dateline.resolve.actors.cognates import cognate, country_of, country_stems
from dateline.resolve.actors.names import ARABIC_ARTICLES, consonants, is_acronym, latin, normal

LEAST_SOUNDED = 6
"""Letters of the shortest word that is known by its consonants."""
GLOSSED = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<short>[^()\[\]]+)[)\]]$")
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
    cognates: Mapping[str, str]
    """The meanings of what cognates of listed words share."""
    sounds: Mapping[str, str]
    """Listed words of some length by their consonants, if no other meaning has these."""
    stems: Mapping[str, str]
    """Stems of names of countries to ISO codes."""


@dataclass(frozen=True, eq=False)
class Form:
    """A name taken apart. `content` are its words of weight, translated; `raw` as written."""

    name: str
    text: str
    raw: tuple[str, ...]
    content: tuple[str, ...]
    acronym: str | None
    mixed: bool
    """Whether an acronym has small letters, as ALiR has."""
    bag: tuple[str, ...]
    """The words of weight in the order of letters."""
    joined: str
    """The words as written in one, without Arabic articles."""
    gloss: str | None = None
    """An acronym of the name that stands in brackets behind it."""

    # What only some comparisons need is made when the first one does.

    @cached_property
    def steps(self) -> tuple[tuple[Step, ...], ...]:
        """The way of an acronym along the words: as written, and with countries as one word."""
        return () if self.acronym else _steps(self.name, shipped_words())

    @cached_property
    def tight(self) -> str:
        """The text without spaces."""
        return self.text.replace(" ", "")

    @cached_property
    def begun(self) -> frozenset[str]:
        """The letters that the words may begin with; with all letters of its words if numbered."""
        found = frozenset(letter for way in self.steps for step in way for letter in step.letters)
        numbers = any(step.word.isdigit() for way in self.steps for step in way)
        return found | frozenset(self.tight) if numbers else found

    @cached_property
    def held(self) -> frozenset[str]:
        """The letters that the words begin with or hold."""
        words = (step.word for way in self.steps for step in way)
        return self.begun.union(*words)

    @cached_property
    def spare(self) -> int:
        """How many words of weight another form of the name may lack."""
        generic = shipped_words().generic
        return sum(word in generic or word == "brigade" for word in self.content)

    @cached_property
    def short_word(self) -> bool:
        """Whether a word of weight has the length of an acronym that may stand inside a name."""
        return any(3 <= len(word) <= 5 for word in self.content)


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
    sounds = _only({form: form for form in meant if len(form) >= LEAST_SOUNDED}, consonants, meant)
    return Words(
        meant=meant, generic=frozenset(generic), countries=countries, begins=begins,
        long_countries=long_countries, cognates=_only(meant, cognate, meant), sounds=sounds,
        stems=country_stems(countries),
    )  # fmt: skip


def _only(
    forms: Mapping[str, str], key_of: Callable[[str], str | None], meant: Mapping[str, str]
) -> dict[str, str]:
    """The values of the forms by a key of theirs; without keys that have two meanings."""
    found: dict[str, str] = {}
    meanings: dict[str, set[str]] = defaultdict(set)
    for form, value in forms.items():
        if key := key_of(form):
            found.setdefault(key, value)
            meanings[key].add(meant[form])
    return {key: value for key, value in found.items() if len(meanings[key]) == 1}


def _rows(path: str) -> list[dict[str, str]]:
    text = (files("dateline.codebook") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=100_000)
def form_of(name: str) -> Form:
    """The parts of a name that comparison works on.

    A name in another script is read in Latin letters. An acronym of the name in brackets
    behind it is no part of it, but a name like it.
    """
    name = latin(name)
    found = GLOSSED.match(name)
    if found and is_acronym(found["short"]):
        bare, short = _bare_form(found["name"]), normal(found["short"]).replace(" ", "")
        if any(cost_of(short, steps, True) <= SLIGHT for steps in bare.steps):
            return replace(bare, gloss=short)
    return _bare_form(name)


def _bare_form(name: str) -> Form:
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
    mixed = acronym is not None and any(ch.islower() for ch in name)
    joined = "".join(word for word in raw if word not in ARABIC_ARTICLES)
    return Form(name, text, raw, content, acronym, mixed, tuple(sorted(content)), joined)


def _steps(name: str, words: Words) -> tuple[tuple[Step, ...], ...]:
    stem, splinter = (normal(part).split() for part in parted(ELISION.sub("", name)))
    letters, often_left = partial(_letters, words), partial(_often_left, words)
    written = steps_of(stem, splinter, letters, often_left)
    placed = list(_with_countries(stem, words)), list(_with_countries(splinter, words))
    return tuple({written: 0, steps_of(*placed, letters, often_left): 0})


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
    known = words.meant.get(word) or words.countries.get(word)
    return known or _other_form(word, words)


def _other_form(word: str, words: Words) -> str:
    """What a word that no list has is another form of: by its ending, by its consonants."""
    cognates = cognate(word)
    if cognates and (meant := words.cognates.get(cognates)):
        return meant
    if country := country_of(word, words.stems):
        return country
    listed = words.sounds.get(consonants(word)) if len(word) >= LEAST_SOUNDED else None
    if listed and _nearly(listed, word, 0.7):
        return words.meant[listed]
    return word


def _letters(words: Words, word: str) -> frozenset[str]:
    meant = words.meant.get(word, word)
    return words.begins.get(meant, frozenset()) | {word[0].lower()}


def _often_left(words: Words, word: str) -> bool:
    """NRF stands for the National Resistance Front of Afghanistan, GPC for a party."""
    means = words.meant.get(word) or words.countries.get(word, word)
    return means in words.generic or means == "party" or _is_code(means)


def _is_code(word: str) -> bool:
    return len(word) == 2 and word.isupper()


def likeness(a: Form, b: Form) -> Likeness:
    """How alike two names are, whatever is known of those who bear them."""
    if a.text == b.text:
        return Likeness(1.0, "the same name")
    if a.tight == b.tight and len(a.text) > 5:
        return Likeness(0.98, "the same letters")
    if a.acronym or b.acronym:
        return _acronyms(a, b)
    return _worded(a, b) or _run_together(a, b)


def _worded(a: Form, b: Form) -> Likeness:
    in_order = a.content == b.content
    if in_order or (len(a.content) > 1 and a.bag == b.bag):
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
    left, right = a.joined, b.joined
    if abs(len(left) - len(right)) > 5 or not 8 <= len(left) <= 16:
        return NONE
    form = consonants(left)
    if len(form) < 4 or form != consonants(right):
        return NONE
    if len(a.raw) == len(b.raw) or not _nearly(left, right):
        return NONE
    return Likeness(0.85, "the same letters in another spelling")


def _nearly(left: str, right: str, least: float = 0.8) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein as Distance

    return Distance.normalized_similarity(left, right) >= least


def _aligned(a: Form, b: Form) -> Likeness:
    """Each word of the one beside its like in the other; what is left over must weigh nothing."""
    if _too_long(a, b):
        return NONE
    left, right, worst = list(a.content), list(b.content), 1.0
    for word in a.content:
        if word in right:
            left.remove(word)
            right.remove(word)
    if not _can_be_left(left, right):
        return NONE
    for word in tuple(left):
        best, found = "", 0.0
        for other in right:
            if (alike := _word_likeness(word, other)) > found:
                best, found = other, alike
        if found > 0:
            left.remove(word)
            right.remove(best)
            worst = min(worst, found)
    if len(left) == len(a.content):
        return NONE
    if not left and not right:
        return Likeness(0.93 * worst, "the same words in other spellings")
    return _left_over(left, right, len(a.content) - len(left), worst)


def _too_long(a: Form, b: Form) -> bool:
    """Whether one has more words than the other may lack: told without comparing any."""
    short, long = (a, b) if len(a.content) <= len(b.content) else (b, a)
    more = len(long.content) - len(short.content)
    return more > long.spare and not short.short_word


def _can_be_left(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words that only one name has can come to nothing: the rest is not compared."""
    short, long = sorted((left, right), key=len)
    more = len(long) - len(short)
    if more == 0 or (len(short) == 1 and 3 <= len(short[0]) == len(long) <= 5):
        return True
    generic = shipped_words().generic
    return sum(word in generic or word == "brigade" for word in long) >= more


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
            if shuffled(short[0], letters):
                return Likeness(0.86 * worst, f"{short[0].upper()} for {' '.join(long)!r}")
    return NONE


@lru_cache(maxsize=200_000)
def _word_likeness(a: str, b: str) -> float:
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) > 3 and long in (f"{short}s", f"ba{short}")):
        return 1.0  # a plural, in Bantu languages by its beginning
    if (shared := cognate(a)) and shared == cognate(b):
        return 1.0
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
    if letters == long.gloss:
        return Likeness(0.98, "the same acronym")
    if len(letters) < 3 or len(long.raw) < 2 or not long.held.issuperset(letters):
        return NONE
    return _in_order(letters, short.mixed, long) or _out_of_order(letters, long)


def _in_order(letters: str, mixed: bool, long: Form) -> Likeness:
    apart = any(step.cost >= NEVER for step in long.steps[0])
    begun = long.begun.issuperset(letters)
    cost = min(cost_of(letters, steps, False) for steps in long.steps) if begun else NEVER
    if score := score_of(len(letters), cost, False, apart):
        told = "the first letters" if cost == 0 else "first letters"
        return Likeness(score, f"{letters.upper()} are {told} of {long.text!r}")
    cost = min(cost_of(letters, steps, True) for steps in long.steps)
    if score := score_of(max(len(letters), 5) if mixed else len(letters), cost, True, apart):
        return Likeness(score, f"{letters.upper()} is made of the beginnings of {long.text!r}")
    return NONE


def _out_of_order(letters: str, long: Form) -> Likeness:
    for steps in long.steps:
        heavy = [step.letters for step in steps if step.cost]
        if not shuffled(letters, heavy) or not led_by_its_noun(letters, steps):
            continue
        told = f"{letters.upper()} are the first letters of {long.text!r} in another order"
        return Likeness(0.71 if len(letters) == 3 else 0.76, told)
    return NONE


def keys_of(form: Form) -> frozenset[str]:
    """What a name is indexed under: two names that are alike share one of these.

    Under "w:" and "c:" stand many names, under the others few. "m:" of a long acronym is sought
    by names of several words under "l:", and the other way round (see `sought_of`).
    """
    found = {f"w:{sound}" for sound in _sounds_of(form.content)}
    found |= {f"c:{word}" for word in form.content if len(word) == 2}
    found.add(f"t:{form.text.replace(' ', '')}")
    found.add(f"j:{consonants(form.joined)}")
    if form.acronym:
        found.add(f"i:{form.acronym}")
        found.add(f"i:{''.join(sorted(form.acronym))}")
        found |= {f"m:{form.acronym[0]}"} if len(form.acronym) >= 5 or form.mixed else set()
        return frozenset(found)
    found |= {f"i:{form.gloss}"} if form.gloss else set()
    for steps in form.steps:
        found |= {f"i:{letters}" for letters in initials_of(steps)}
        ways = [step.letters for step in steps if step.cost]
        if 3 <= len(ways) <= 7:
            found |= {f"i:{''.join(sorted(way))}" for way in islice(product(*ways), 64)}
    if len(form.raw) > 1:
        found.add(f"l:{form.raw[0][0].lower()}")
    return frozenset(found)


def sought_of(form: Form) -> list[str]:
    """The keys under which names that may be like this one stand, in order."""
    turned = {"m": "l", "l": "m"}
    return sorted(turned.get(key[0], key[0]) + key[1:] for key in keys_of(form))


def _sounds_of(content: Iterable[str]) -> Iterator[str]:
    for word in content:
        if len(word) > 2:
            yield consonants(word)
            yield from filter(None, (cognate(word),))
            if word.startswith("ba") and len(word) > 5:
                yield consonants(word[2:])  # the plural of Bantu languages
