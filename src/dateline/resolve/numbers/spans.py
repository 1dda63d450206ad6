"""Two numbers for one count: "three and possibly seven" is between three and seven, not ten."""

from __future__ import annotations

import re

from dateline.resolve.numbers.cardinals import simple

_DOUBT = r"(?:perhaps|possibly|maybe|potentially|probably)"
_SECOND = re.compile(
    r"\b(?:at least |from )?(?P<low>\d[\d,]*\d|\d|[a-z]+(?:-[a-z]+)?)(?P<noun>(?: [a-z]+){0,5}?)"
    rf"(?:,? (?:and|or|but|to)|,)? (?:{_DOUBT}(?: even)?(?: as many as| up to)?"
    r"|even|(?:as many as|up to|no more than|not more than|at most)) "
    r"(?P<high>\d[\d,]*\d|\d|[a-z]+(?:-[a-z]+)?)\b,?",
    re.IGNORECASE,
)
"""A first number, and a second that the words only hold possible."""
_MORE = re.compile(rf"(?P<low>\b[\w,-]*\w),? (?:and |or )?{_DOUBT} more$", re.IGNORECASE)


def spanned(text: str) -> str:
    """The words with such a pair written as "between ... and ...", others as they are.

    >>> spanned("at least three soldiers, possibly seven")
    'between three and seven soldiers'
    """
    text = _MORE.sub(lambda m: f"{m['low']} or more" if _value(m["low"]) else m[0], text)
    return _SECOND.sub(_between, text)


def _between(found: re.Match[str]) -> str:
    low, high = _value(found["low"]), _value(found["high"])
    if low is None or high is None or low >= high:
        return found[0]
    return f"between {found['low']} and {found['high']}{found['noun']}"


def _value(word: str) -> float | None:
    return simple(word.lower())
