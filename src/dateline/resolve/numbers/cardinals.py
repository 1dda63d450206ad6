"""English number words and figures to integers: "2,750", "one hundred and thirty-five"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def cardinal(tokens: Sequence[str], start: int = 0) -> tuple[int, int] | None:
    """The number that begins at `tokens[start]` and the index after it; None if none begins.

    Tokens are lower case, hyphened compounds ("thirty-five") are one token.

    >>> cardinal(["one", "hundred", "and", "twenty", "people"])
    (120, 4)
    """
    first = _leading(tokens, start)
    if first is None:
        return None
    total, current, index = 0.0, first, start + 1
    while index < len(tokens):
        word = tokens[index]
        if word in SCALES:
            total, current = _scaled(total, current, SCALES[word])
            index += 1
            continue
        step = _continues(tokens, index, current)
        if step is None:
            break
        current, index = current + step[0], step[1]
    return round(total + current), index


def _leading(tokens: Sequence[str], start: int) -> float | None:
    if start >= len(tokens):
        return None
    word = tokens[start]
    follows_scale = start + 1 < len(tokens) and tokens[start + 1] in SCALES
    if word in ("a", "an") and follows_scale:
        return 1.0
    if word == "half" and tokens[start + 1 : start + 3] == ["a", "dozen"]:
        return None
    return simple(word)


def simple(word: str) -> float | None:
    """The value of one token: a figure, a number word or a hyphened pair; else None."""
    if _FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    if word in UNITS:
        return float(UNITS[word])
    if word in TENS:
        return float(TENS[word])
    tens, _, unit = word.partition("-")
    if tens in TENS and UNITS.get(unit, 0) in range(1, 10):
        return float(TENS[tens] + UNITS[unit])
    return None


def _scaled(total: float, current: float, scale: int) -> tuple[float, float]:
    """ "two hundred" stays open for "and five"; "two thousand" is closed and summed."""
    if scale <= 100:
        return total, max(current, 1) * scale
    return total + max(current, 1) * scale, 0.0


def _continues(tokens: Sequence[str], index: int, current: float) -> tuple[float, int] | None:
    """ "hundred and twenty", "twenty five", "three thousand two": the next part, if it fits."""
    joined = tokens[index] == "and"
    at = index + 1 if joined else index
    value = simple(tokens[at]) if at < len(tokens) else None
    if value is None or tokens[at][0].isdigit():
        return None
    fits_tens = current in range(20, 100, 10) and value < 10 and not joined
    fits_hundreds = current != 0 and current % 100 == 0 and value < 100
    fits_thousands = current == 0
    return (value, at + 1) if fits_tens or fits_hundreds or fits_thousands else None
