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


def is_short_acronym(name: str) -> bool:
    """Whether a name is up to four capitals: "the EU" is not the town of Eu, nor NATO Nato."""
    return name.isupper() and len(name.replace(".", "")) < 5


def without_article(key: str) -> str | None:
    """The key without a leading article ("al raqqah" -> "raqqah"); None if it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None


_SOUNDS = (
    (re.compile(r"kh"), "x"), (re.compile(r"gh"), "g"), (re.compile(r"sh|ch"), "s"),
    (re.compile(r"th"), "t"), (re.compile(r"dh"), "d"), (re.compile(r"ph"), "f"),
    (re.compile(r"[qc]"), "k"), (re.compile(r"v"), "w"), (re.compile(r"[ou]+w?|w"), "u"),
    (re.compile(r"[eiy]+"), "i"), (re.compile(r"a"), ""), (re.compile(r"j"), "g"),
    (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"[hit]+$"), ""),
)  # fmt: skip
SOUND_COUNTRIES = frozenset({
    "SY", "IQ", "LB", "JO", "PS", "IL", "EG", "LY", "SD", "YE", "SA", "AE", "OM", "KW", "QA",
    "BH", "MA", "DZ", "TN", "MR", "SO", "DJ", "IR", "AF", "PK", "TD",
})  # fmt: skip
"""Countries whose names come out of another script in many English spellings."""
LEAST_SOUND = 4


def sound(key: str) -> str:
    """What the transliterations of one Arabic or Persian name share; "" if that is too little.

    Articles and the letter a fall away, and letters that stand for one sound become one.

    >>> sound("al latamneh") == sound("latamna")
    True
    """
    words = [word for word in key.split() if word not in _ARTICLES]
    bare = "".join(words)
    if len(words) == 1 and bare.startswith("al") and len(bare) > 6:
        bare = bare[2:]
    for letters, one in _SOUNDS:
        bare = letters.sub(one, bare)
    return bare if len(bare) >= LEAST_SOUND else ""


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
