"""One form for words that English, French, Spanish, Portuguese and Italian share.

"Federation", "federacion", "federacao" and "federazione" are one word with four endings, and so
are thousands of others: endings are exchanged by table, the stem is spelt in one way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

LEAST_STEM = 3
_ENDINGS = tuple(
    (re.compile(rf"^(?P<stem>.{{{LEAST_STEM},}}?)(?:{endings})$"), one)
    for endings, one in (
        (r"[tcsz]iones?|[tcs]ions?|[tcs]ao|[tcs]oes|zion[ei]", "tion"),
        (r"i(?:t[yeai]|ties|tes|dade?s?|dades|tad)", "ity"),
        (r"(?:i[ck]|iqu)(?:a|o|e|as|os|es|s|he|al|als)?|ici", "ic"),
        (r"ist(?:[aei]|[aeo]?s)?", "ist"),
        (r"ism[eo]?s?", "ism"),
        (r"(?:ai?r[eiy]|ar|ari[ao]s?|aires|aries|ares)", "ar"),
        (r"(?:mentos?|ments?|mient[oa]s?|menti)", "ment"),
        (r"(?:iv[eoai]s?|ifs?)", "ive"),
        (r"(?:[ae]nces?|[ae]n[cz](?:ia|a|as|ias)|[ae]ncy|[ae]ncies)", "nce"),
        (r"(?:[ae]nt[eio]?s?)", "nt"),
        (r"(?:[tc]or[ei]?s?|teurs?|dor[ae]?s?|dores|tric[ei]s?)", "tor"),
        (r"(?:al[ei]?s?|aux|els?|elles?|ais)", "al"),
        (r"(?:[cst](?:y|i[ae]s?|ies))", "cy"),
        (r"(?:y|i[ae]s?|ies)", "y"),
    )
)
_SPELT = (
    ("cion", "tion"), ("zion", "tion"), ("sion", "tion"), ("ph", "f"), ("th", "t"), ("qu", "k"),
    ("ck", "k"), ("ch", "k"), ("c", "k"), ("q", "k"),
    ("y", "i"), ("z", "s"), ("gn", "n"), ("ou", "u"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def cognate(word: str) -> str | None:
    """The form that cognates of one normalised word share; None for words of other endings.

    >>> cognate("federacion") == cognate("federation") == cognate("federacao")
    True
    >>> cognate("national") == cognate("nationaliste")
    False
    """
    if len(word) < 5 or not word.isascii() or not word.isalpha():
        return None
    for ending, one in _ENDINGS:
        if found := ending.match(word):
            return _spelt(found["stem"]) + one
    return None


def _spelt(stem: str) -> str:
    for written, one in _SPELT:
        stem = stem.replace(written, one)
    return _DOUBLE.sub(r"\1", stem)


_DEMONYM = re.compile(
    r"(?:i?an[oae]?s?|i?ens?|i?ennes?|ais|aises?|eses?|es[ae]?|ense?s?|e[nñ][oa]s?|ain[es]?s?"
    r"|i|is|iy?yah?|iyya|ois|oises?|in[oa]s?|it[ae]s?|ia|ie|e|o|a|os|as|is?tani?)?"
)
LEAST_COUNTRY = 5


def country_stems(countries: Mapping[str, str]) -> dict[str, str]:
    """What the names of countries share with their adjectives in other languages, to codes.

    "colomb" of Colombia is in Colombien, colombiano and colombiana. Stems of two countries
    (Niger, Nigeria) tell nothing and are left out.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in countries.items():
        stem = name.rstrip("aeiouy")
        if len(stem) >= LEAST_COUNTRY:
            found[stem].add(code)
    return {stem: codes.pop() for stem, codes in found.items() if len(codes) == 1}


def country_of(word: str, stems: Mapping[str, str]) -> str | None:
    """The code of the country whose adjective a word is by its stem and ending, or None."""
    for size in range(len(word), LEAST_COUNTRY - 1, -1):
        code = stems.get(word[:size])
        if code and _DEMONYM.fullmatch(word[size:]):
            return code
    return None
