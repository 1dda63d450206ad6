"""Definite plurals that refer back: "the priests" after "six Jesuit priests" are six."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.resolve.numbers.phrase import Number
from dateline.resolve.numbers.quantity import Quantity, quantity

_DEFINITE = re.compile(
    r"^(?:the same|all the|the|these|those)\s+(?P<rest>(?:(?!of\b)[\w'-]+\s?){1,3})$", re.IGNORECASE
)
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|[\w'-]+|[.;,]")
_REACH = 1500
"""Characters back in which an antecedent is looked for."""
_BETWEEN = 4
"""Words that may stand between the number and its noun: "six Spanish Jesuit priests"."""
_OPENERS = frozenset(("the", "these", "those", "this", "that", "all", "a", "an", "his", "its"))
"""No number begins here: "the six priests" is counted from "six"."""


def counted_before(words: str, text: str, start: int) -> Number | None:
    """The number that the same noun has in the text before `start`; None if it has none.

    Only an exact number counts, and only if all of the noun's numbers agree: after
    "two soldiers" and "30 soldiers", "the soldiers" stays what it is.
    """
    found = _DEFINITE.match(words.strip())
    if found is None:
        return None
    head = found["rest"].split()[-1].lower()
    before = text[max(0, start - _REACH) : start]
    numbers = {(one.low, one.high) for one in _counts_of(head, before)}
    if len(numbers) != 1:
        return None
    low, high = numbers.pop()
    if low is None or low != high or low < 2:
        return None
    return Number(low, high, why=f"“{words}” are the {low} {head} told before")


def _counts_of(head: str, text: str) -> Iterator[Quantity]:
    """Every quantity that stands before this noun within its own noun phrase."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    for index, token in enumerate(tokens):
        if token != head:
            continue
        for start in range(index - 1, max(-1, index - _BETWEEN - 2), -1):
            if tokens[start] in (".", ";", ",") or tokens[start] == head:
                break
            found = quantity(tokens, start) if tokens[start] not in _OPENERS else None
            if found is not None and found.end <= index:
                yield found
                break


def refer_back(number: Number, words: str, text: str, start: int) -> Number:
    """The number itself, or for a bare definite plural the one told before, with its group."""
    if (number.low, number.high) != (2, None):
        return number
    before = counted_before(words, text, start)
    return replace(before, group=number.group) if before is not None else number
