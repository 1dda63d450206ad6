"""Names as they are compared: case, accents, articles, apostrophes and hyphens do not count."""

from __future__ import annotations

import re
import unicodedata

POSSESSIVE = re.compile(r"['’`ʼ]s\b|(?<=s)['’]$")
APOSTROPHES = str.maketrans("", "", "'’‘`ʼʿʾ´")
ARTICLES = frozenset(("the", "a", "an"))
ARABIC_ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "an", "at", "ar", "az"))


def normal(name: str) -> str:
    """The form under which a name is looked up.

    >>> normal("The Kata'ib Hezbollah")
    'kataib hezbollah'
    """
    bare = POSSESSIVE.sub("", name.strip())
    plain = unicodedata.normalize("NFKD", bare.translate(APOSTROPHES)).casefold()
    letters = "".join(ch if ch.isalnum() else " " for ch in plain if not unicodedata.combining(ch))
    words = letters.split()
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def skeleton(name: str) -> str:
    """A rougher form for transliterations: no Arabic articles, no vowels after the first letter.

    >>> skeleton("Kataeb Hizbollah") == skeleton("Kata'ib Hezbollah")
    True
    """
    words = [word for word in normal(name).split() if word not in ARABIC_ARTICLES]
    return " ".join(_consonants(word) for word in words)


def _consonants(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    rest = re.sub(r"[aeiouy]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", word[0] + rest)


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym such as PMU or U.N."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def is_proper(name: str) -> bool:
    """Whether a name holds a capitalised word after any article, as proper names do."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if word.lower() not in ARTICLES]
    return any(word[0].isupper() for word in words)
