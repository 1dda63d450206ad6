"""Keys under which place names are found: one key for the spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = re.compile(r"[`'’‘ʼʻʿʾ′´.]")
_SPACES = re.compile(r"[\s\-‐‑–_/]+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset({"al", "el", "as", "ad", "ar", "at", "az", "an", "ash", "the", "ul"})
LATIN_LIMIT = 0x250


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or hyphens, "St." spelt out.

    >>> fold("Deir ez-Zor") == fold("deir ez Zor")
    True
    """
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    plain = _QUOTES.sub("", plain.casefold().translate(_LETTERS))
    words = _SPACES.sub(" ", plain).split()
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """The key without a leading article ("al raqqah" -> "raqqah"); None if it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None


def is_latin_name(name: str) -> bool:
    """Whether a name is one that an English text can hold: Latin letters, a capital first.

    Airport and station codes, lower-case transliterations and lists are not.
    """
    if len(name) < 3 or (not name[0].isalpha() and name[0] not in "'‘’`ʿ"):
        return False
    if (name.isupper() and len(name) <= 4) or "," in name or "(" in name:
        return False
    if not any(ch.isupper() for ch in name[:3]):
        return False
    if any(ch.isdigit() for ch in name):
        return False
    return name.isascii() or all(
        ord(ch) < LATIN_LIMIT or not ch.isalpha() or "LATIN" in unicodedata.name(ch, "")
        for ch in name
    )
