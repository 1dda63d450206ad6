"""Names as they are compared: case, accents, articles, apostrophes and hyphens do not count.

Where names are looked up, a name in another script stays as it stands; where two are compared,
it is read in Latin letters (ICU, by `normality`), which gives Arabic ones without most vowels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

POSSESSIVE = re.compile(r"['’`ʼ][sS]\b|(?<=s)['’](?=\s|$)")
APOSTROPHES = str.maketrans("", "", "'’‘`ʼʿʾ´")
DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae"}
)
ARTICLES = frozenset(("the", "a", "an"))
ARABIC_ARTICLES = frozenset(
    ("al", "el", "ul", "as", "ash", "ad", "an", "at", "ar", "az", "ed", "ud", "ur", "us", "ath")
)
LETTERED = re.compile(r"[^\W\d_][\w'’-]*")
NO_LETTERS = re.compile(r"[^a-z0-9]+")
VOWELS = re.compile(r"[aeiouyw]+")
FAITH_ENDING = re.compile(r"(?:iyy?|i|ee|ey)ah?$")
DIGRAPHS = (
    ("sch", "sh"), ("tch", "sh"), ("dj", "j"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("tz", "z"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def normal(name: str) -> str:
    """The form under which a name is looked up.

    >>> normal("The Kata'ib Hezbollah"), normal("U.N.")
    ('kataib hezbollah', 'un')
    """
    bare = _undotted(POSSESSIVE.sub("", name.strip())).translate(APOSTROPHES)
    words = NO_LETTERS.sub(" ", bare.lower()).split() if bare.isascii() else _latin_words(bare)
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def _undotted(name: str) -> str:
    if "." not in name:
        return name
    return DOTTED.sub(lambda found: found[0].replace(".", ""), name)


def _latin_words(bare: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", bare).casefold()
    latin = unicodedata.normalize("NFKD", plain.translate(UNDECOMPOSED))
    letters = "".join(ch if ch.isalnum() else " " for ch in latin if not unicodedata.combining(ch))
    return letters.split()


LAST_LATIN = 0x24F


def latin(name: str) -> str:
    """The name in Latin letters; one that has only these, or signs, as it stands."""
    if not any(ord(ch) > LAST_LATIN and ch.isalpha() and not _is_latin(ch) for ch in name):
        return name
    from normality import ascii_text

    return ascii_text(name) or name


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "") or unicodedata.category(letter) == "Lm"


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """The consonants of one normalised word in one spelling, after its first letter.

    >>> consonants("qaida") == consonants("kaeda"), consonants("islamiyyah")
    (True, 'aslmy')
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    for written, meant in DIGRAPHS:
        word = word.replace(written, meant)
    ending = "y" if len(word) > 5 and FAITH_ENDING.search(word) else ""
    stem = FAITH_ENDING.sub("", word) if ending else re.sub(r"(?<=[aeo])h$", "", word)
    first = "a" if stem[0] in "aeiou" else stem[0]
    rest = VOWELS.sub("", stem[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest) + ending


@lru_cache(maxsize=50_000)
def is_acronym(name: str) -> bool:
    """Whether a name is an acronym such as PMU, U.N., M23 or SPLM-N."""
    letters = re.sub(r"[.\-/ ]", "", name) if " " not in name.strip() else name
    capitals = sum(ch.isupper() or ch.isdigit() for ch in letters)
    return (
        2 <= len(letters) <= 9
        and letters.isalnum()
        and letters[0].isupper()
        and capitals >= 2
        and capitals * 2 > len(letters)
    )


@lru_cache(maxsize=50_000)
def is_proper(name: str) -> bool:
    """Whether a name holds a capitalised word after any article, as proper names do."""
    return any(
        word[0].isupper() and word.lower() not in ARTICLES for word in LETTERED.findall(name)
    )
