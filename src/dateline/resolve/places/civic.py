"""What the institutions in a text say of its country: a city manager, a school district, a sheriff.

Local news seldom names its country. Words that one country's towns and courts alone are run with
tell it; they are rare in news of conflicts abroad. One such word says nothing, two different ones
do. From general knowledge.
"""

from __future__ import annotations

import re
from functools import cache

LEAST = 2
"""Different words that it takes."""
_SIGNS = {
    "US": r"city manager|(?:independent )?school district|county commission(?:er)?s?|county jail"
    r"|sheriff['’]?s?|school board|elementary school|middle school|high school|junior high"
    r"|interstate \d+|state route \d+|u\.s\. (?:highway |route )?\d+|planning commission|varsity"
    r"|township|grand jury|district attorney|medical examiner|homecoming|city council(?:man|woman)?"
    r"|superintendent|little league|4-h|zip code|\(\d{3}\) ?\d{3}-\d{4}",
    "GB": r"crown court|magistrates['’]? court|borough council|county council|district council"
    r"|parish council|£\d[\d,.]*m?|a-levels?|gcses?|primary school|secondary school|high street"
    r"|councillors?|postcode",
}


_STEMS = {
    "US": "city manager|school district|county commission|county jail|sheriff|school board"
    "|elementary school|middle school|high school|junior high|interstate |state route |u.s. highway"
    "|u.s. route|planning commission|varsity|township|grand jury|district attorney"
    "|medical examiner|homecoming|city council|superintendent|little league|4-h|zip code",
    "GB": "crown court|magistrates|borough council|county council|district council|parish council"
    "|£|a-level|gcse|primary school|secondary school|high street|councillor|postcode",
}
"""Every sign holds one of these or has the form of _NUMBERED; plain words are found faster."""
_NUMBERED = re.compile(r"u\.s\. \d|\(\d{3}\)")


@cache
def _signs() -> dict[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    return {
        code: (tuple(_STEMS[code].split("|")), re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
        for code, words in _SIGNS.items()
    }


def signs_in(small: str) -> dict[str, set[str]]:
    """The signs of each country (ISO alpha-2) in a text in small letters."""
    numbered = _NUMBERED.search(small) is not None
    return {
        code: set(signs.findall(small)) if numbered or any(s in small for s in stems) else set()
        for code, (stems, signs) in _signs().items()
    }


def civic_country(text: str) -> str | None:
    """The country (ISO alpha-2) whose institutions a text speaks of; None where none or two do."""
    told = [code for code, found in signs_in(text.lower()).items() if len(found) >= LEAST]
    return told[0] if len(told) == 1 else None
