"""Groups that a report tells within a count: "…, among them three children"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.resolve.numbers.nouns import GROUPS
from dateline.resolve.numbers.phrase import Number, read_number, split_number

_LEAD = (
    r"(?:including|among (?:them|whom|those|the dead|the victims)(?: (?:were|are|was))?|of whom)"
)
_STOP = (
    r"(?=,?\s+(?:were|was|are|who|had|have|on|in|at|from|by|during|when|after|and (?:injur|wound"
    r"|kill|took))\b|[.;,()]|$)"
)
_BEFORE = re.compile(
    rf"[^.;]{{0,40}}?\b{_LEAD}\s+(?P<part>[^.;,()]{{2,60}}?){_STOP}", re.IGNORECASE
)
_AFTER = re.compile(
    r"[^.;]{0,40}?,\s*(?P<part>(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|some"
    r"|several|many|at least)[^.;,()]{2,60}?) (?:were )?among (?:them|the dead)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"[^.;]{0,40}?(?P<n>[\w,-]+) of (?:them|whom)(?: (?:were|was|are))? (?:an? )?(?P<noun>[a-z]+)",
    re.IGNORECASE,
)


def among(inside: str, after: str, whole: Number) -> tuple[Number, ...]:
    """The groups told within a count, in its own words (`inside`) or in those that follow.

    A group that counts more than the whole belongs to something else and is left out.
    """
    for text in (inside, after):
        parts = tuple(part for part in _parts(text) if _fits(part, whole))
        if parts:
            return parts
    return ()


def _parts(text: str) -> Iterator[Number]:
    found = _BEFORE.match(text) or _AFTER.match(text)
    if found is not None:
        words = found["part"]
        yield from split_number(words) or (read_number(words),)
        return
    few = _OF_THEM.match(text)
    if few is not None and few["noun"].lower() in GROUPS:
        yield read_number(f"{few['n']} {few['noun']}")


def _fits(part: Number, whole: Number) -> bool:
    if part.group in ("all", whole.group) or part.unknown is not None:
        return False
    return whole.high is None or part.low is None or part.low <= whole.high
