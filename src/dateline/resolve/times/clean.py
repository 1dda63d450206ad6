"""An expression in the one form that the rules expect: lower case, figures, no asides."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.resolve.numbers.cardinals import TENS, UNITS
from dateline.resolve.times.lexicon import MONTHS, ORDINALS

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": " ", "”": " ", '"': " ", "–": "-", "—": "-"})
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|\b\d{4} gmt\b|\bgmt\b|\blocal(?: \w+)? time\b|\blocal\b")
_MARCH = re.compile(r"(?<=\bthe )march\b(?! \d|,? (?:1[5-9]|20)\d\d)")
"""The walk, not the month."""
_EDGES = re.compile(r"^[\s,;:.'`-]+|[\s,;:'`-]+$|(?<![ap]\.m)\.$")
_LENGTH = re.compile(r"(for|in|within) (?=\w)")
_HEDGE = re.compile(
    r"^(?:(?:at |well |just |only |exactly |precisely |possibly |perhaps |probably |shortly )*"
    r"(?:about|around|approximately|roughly|some|nearly|almost|over|more than|less than|at least"
    r"|no more than|no less than|up to|circa|c\.|under|only|just|exactly|well over|at most"
    r"|as many as|as long as|a little over|an estimated|a total of|even|all|each of|much of"
    r"|most of|a good part of|part of|the rest of|the whole|the whole of|the entire|full)) (?=\S)"
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b(?:the )?(?:next|last|past|first|coming) couple (?=\w+s\b)", r"\g<0>"),
    (r"\b(?:a |the )?couple (?:of )?(?=(?:more )?\w+s\b)", "two "),
    (r"\bhalf a dozen\b", "6"),
    (r"\ba dozen\b", "12"),
    (r"\b(?:a|one) hundred(?: and)? ?(?=years|days|hours)", "100 "),
    (r"\b(?:a|one) thousand (?=years|days)", "1000 "),
    (r"\btwo thousand (?=years)", "2000 "),
    (r"\ba (?=\d+ )", ""),
    (
        r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: to | or |-)(?:\d+|[a-z]+) "
        r"(?=(?:hours|days|weeks|months|years)\b)",
        r"\1 ",
    ),
    (r"\b(a|an|one) (\w+) or (?:two|so)\b", r"\1 \2"),
    (r"\bweeks or months\b", "weeks"),
    (r"\b(?:a few|quite a few|a number of|a handful of|a good many)\b", "several"),
    (r"\b(\d+) (?:1/2|½)|\b(\d+)½", r"\1\2.5"),
    (r"\b(?:(a|an|one)|((?:the )?past|last)) (\w+) and (?:a|one) half\b", r"\2 1.5 \3"),
    (r"\b(\w+) and (?:a|one) half (?=\w)", r"\1.5 "),
    (r"\bweek that (?:has )?just ended\b", "past week"),
    (r"\bhalf (?:a|an) (\w+)", r"0.5 \1"),
    (r"\b(\w+) more (?=\w+s?\b)", r"\1 "),
    (r"\b(?:the )?(year|month)(?:'s)? end\b", r"the end of the \1"),
    (r"\bpre-dawn\b", "predawn"),
    (r"\bmid-?day\b", "midday"),
    (r"\bafter dark\b", "night"),
    (r"\b(?:the )?9[-/]11\b", "11 september 2001"),
    (r"\bof the year\b(?= \d{4})", ""),
    (r"\b(?:the )?year (?=\d{4}\b)", ""),
    (r"\bo'clock\b", ":00"),
)


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new) for pattern, new in _PHRASES)


@cache
def _spoken_year() -> re.Pattern[str]:
    tens = "|".join(TENS)
    units = "|".join(UNITS)
    return re.compile(
        rf"\b(?P<century>eighteen|nineteen|twenty)[ -](?P<tens>{tens})(?:[ -](?P<unit>{units}))?\b"
        rf"|\btwo thousand(?: and)?(?: (?P<after>{units}))?\b(?! \w+s\b)"
    )


@cache
def _split_number() -> re.Pattern[str]:
    units = "|".join(word for word, value in UNITS.items() if 0 < value < 10)
    return re.compile(rf"\b({'|'.join(TENS)}) ({units})\b")


@cache
def _hyphens() -> re.Pattern[str]:
    """A hyphen that joins words, but neither of "twenty-four" nor of "1990-91"."""
    tens = "|".join(f"(?<!{word})" for word in TENS)
    behind = tens.replace("|", "")
    return re.compile(rf"{behind}(?<=\w) ?- ?(?=[a-z])|(?<=[a-z])-(?=\d)")


@cache
def _word_ordinal() -> re.Pattern[str]:
    months = "|".join(sorted(MONTHS, key=len, reverse=True))
    words = "|".join(sorted(ORDINALS, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>\b(?:{months}) (?:the )?)(?P<a>{words})\b"
        rf"|\b(?P<b>{words})(?P<after> (?:day )?of (?:{months})\b)"
    )


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Lower case, plain quotes and hyphens, numbers as figures where that is safe.

    >>> clean("Late-November, Nineteen Ninety-Six")
    'late november, 1996'
    """
    plain = re.sub(r"\s+", " ", text.lower().translate(_QUOTES))
    plain = _MARCH.sub("rally", plain)
    plain = plain.replace(" - ", "-") if re.search(r"\d - \d", plain) else plain
    shorn = _ASIDE.sub(" ", plain)
    plain = _trim(shorn) or _trim(re.sub(r"[\[\]()]", " ", plain))
    plain = _spoken_year().sub(_year_of, plain)
    plain = _hyphens().sub(" ", plain)
    plain = _split_number().sub(r"\1-\2", plain)
    plain = _word_ordinal().sub(_ordinal_of, plain)
    for pattern, new in _rewrites():
        plain = pattern.sub(new, plain)
    plain = _possessive(plain)
    return _trim(re.sub(r"\s+", " ", _figures(plain)))


def hedge(text: str) -> tuple[str, bool]:
    """The text without a leading "about", "nearly", "more than", and whether one stood there.

    "For" before it stays: "for over three weeks" is "for three weeks".
    """
    lead = _LENGTH.match(text)
    if lead is not None:
        inner, rough = _shorn(text[lead.end() :])
        return (lead[0] + inner, True) if rough else (text, False)
    return _shorn(text)


def _shorn(text: str) -> tuple[str, bool]:
    found = _HEDGE.match(text)
    if found is None:
        return text, False
    return _shorn(text[found.end() :])[0], True


def _trim(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _EDGES.sub("", text)
    return text.strip()


def _possessive(text: str) -> str:
    return re.sub(r"(?<=[a-rt-z])'s\b(?! \d)|(?<=s)'(?= |$)", "", text)


def _figures(text: str) -> str:
    """ "two.5" (from "two and a half") to 2.5."""
    return re.sub(r"\b([a-z]+)\.5\b", lambda m: f"{UNITS.get(m[1], 1)}.5", text)


def _year_of(found: re.Match[str]) -> str:
    if found["century"] is None:
        return str(2000 + (UNITS[found["after"]] if found["after"] else 0))
    century = {"eighteen": 18, "nineteen": 19, "twenty": 20}[found["century"]]
    unit = UNITS[found["unit"]] if found["unit"] else 0
    return str(century * 100 + TENS[found["tens"]] + unit)


def _ordinal_of(found: re.Match[str]) -> str:
    if found["a"]:
        return f"{found['before']}{ORDINALS[found['a']]}"
    return f"{ORDINALS[found['b']]}{found['after'].replace('day of', 'of')}"
