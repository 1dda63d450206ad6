"""The words of a count to a low and a high number, as the guidelines have it.

"at least 12" is 12 and open, "more than 30" 31 and open, "dozens" 24, "several" 3, a bare
plural 2, one named or singular person 1; "no casualties" is 0 and 0. Casualties that are
not split into killed and injured may be none of either: low 0.
"""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = (
    (re.compile(r"\bhundreds of thousands\b"), 200_000),
    (re.compile(r"\btens of thousands\b"), 20_000),
    (re.compile(r"\bthousands\b"), 2000),
    (re.compile(r"\bhundreds\b"), 200),
    (re.compile(r"\bscores\b"), 40),
    (re.compile(r"\bdozens\b"), 24),
    (re.compile(r"\b(?:several|many|a few|various|numerous|(?:a|the) (?:\w+ )?number)\b"), 3),
    (re.compile(r"\b(?:a (?:young )?couple|both|the couple|a pair)\b"), 2),
)
NONE = re.compile(
    r"^(?:there (?:were|are) )?(?:no|none|neither|nobody|without|any)\b|\bno one\b|^zero\b"
)
AT_LEAST = re.compile(r"\b(?:at least|no (?:fewer|less) than|not less than|a minimum of|minimum)\b")
MORE_THAN = re.compile(r"\b(?:more than|over|upwards of|in excess of|above)\b")
UP_TO = re.compile(
    r"\b(?:up to|as many as|at most|no more than|not more than|nearly|almost|close to)\b"
)
FEWER = re.compile(r"\b(?:fewer than|less than|under)\b")
RANGE = re.compile(r"(\d[\d,]*)\s*(?:-|–|—|to|or|and)\s*(\d[\d,]*)")
NUMBER = re.compile(r"\b(?:\d+(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w%])")
_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
NUMBER_WORDS = re.compile(
    rf"(?:\b(?:{_SMALL})\b|\b\d[\d,]*(?:\.\d+)?(?=\s+(?:{'|'.join(SCALES)})\b)"
    rf"|\b(?:a\s+)?(?:{'|'.join(SCALES)})\b)"
    rf"(?:(?:-|\s+and\s+|\s+)(?:{'|'.join(SCALES)})\b|(?<=ty)-(?:{_SMALL})\b"
    rf"|(?<=ty)\s+(?:one|two|three|four|five|six|seven|eight|nine)\b"
    rf"|(?<=hundred)\s+(?:and\s+)?(?:{_SMALL})\b|(?<=thousand)\s+(?:and\s+)?(?:{_SMALL})\b)*\s*"
)
LISTED = re.compile(r"(?:^|\band\s+|,\s*)(\d[\d,]*)\s+(?=[a-z])(?!to\b|or\b|and\b)")
UNSPLIT = re.compile(r"\b(?:casualt(?:y|ies)|victims?|losses)\b")
PLURAL = re.compile(
    r"(?:[^su\W]s|men|people|police|children|persons|dead|others|troops|personnel)$"
)
GROUP = re.compile(
    r"\b(?:people|civilians|soldiers|men|women|children|fighters|others|troops|them)\b"
)
AGE = re.compile(r"\b(?:aged )?[\w-]+[- ]year[- ]olds?\b|\baged \d+\b")


def read_count(words: str, harm: str, *, named: bool = False) -> tuple[int | None, int | None]:
    """Low and high (inclusive, None is open) of the words of a count of `harm`.

    `named` says that the words end in a proper name, which is one person however it ends.

    >>> read_count("at least 12 civilians", "killed")
    (12, None)
    """
    text = re.sub(r"[-‐‑]", "-", AGE.sub(" ", words.lower().strip()))
    low, high = _bounds(text, named)
    if harm in ("killed", "injured") and UNSPLIT.search(text) and low:
        return 0, (high if re.search(r"\d", _digits(text)) else None)
    return low, high


def _bounds(text: str, named: bool) -> tuple[int | None, int | None]:
    if NONE.search(text):
        return 0, 0
    digits = _digits(text)
    listed = LISTED.findall(digits)
    if len(listed) > 1:
        total = sum(_value(number) for number in listed)
        return total, total
    ranged = RANGE.search(digits)
    if ranged:
        pair = sorted((_value(ranged[1]), _value(ranged[2])))
        return pair[0], pair[1]
    found = NUMBER.search(digits)
    if found is None:
        return _vague(text, named)
    return _with_bound(digits[: found.start()], _value(found[0]))


def _with_bound(before: str, value: int) -> tuple[int | None, int | None]:
    if AT_LEAST.search(before):
        return value, None
    if re.search(r"\b(?:no|not) more than\b", before) or UP_TO.search(before):
        return None, value
    if MORE_THAN.search(before):
        return value + 1, None
    if FEWER.search(before):
        return None, max(0, value - 1)
    return value, value


def _vague(text: str, named: bool) -> tuple[int | None, int | None]:
    for pattern, value in VAGUE:
        if pattern.search(text):
            return (value, value) if value == 2 else (value, None)
    if re.match(r"(?:a|an|one|another|his|her)\b", text):
        return 1, 1
    if named:
        return 1, 1
    head = re.split(r"\s+(?:of|from|in|at|who|with|on|belonging|inside)\b", text)[0]
    if PLURAL.search(head.rstrip(" .,;:\"'”’")) or GROUP.search(head):
        return 2, None
    if UNSPLIT.search(text):
        return 0, None
    joined = len(re.findall(r"\band\b", head))
    return (1, 1) if not joined else (joined + 1, joined + 1)


def _value(digits: str) -> int:
    return round(float(digits.replace(",", "")))


def _digits(text: str) -> str:
    """Number words written as digits: "twenty-five men" is "25 men"."""
    return NUMBER_WORDS.sub(lambda match: f"{_parse(match[0])} ", text).strip()


def _parse(words: str) -> int:
    """The value of a run of number words and figures, such as "2 thousand five hundred"."""
    total, part = 0.0, 0.0
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words):
        if token == "hundred":
            part = (part or 1) * 100
        elif token in SCALES:
            total, part = total + (part or 1) * SCALES[token], 0.0
        elif token[0].isdigit():
            part += float(token.replace(",", ""))
        elif token not in ("and", "a"):
            part += UNITS.get(token, TENS.get(token, 0))
    return round(total + part)
