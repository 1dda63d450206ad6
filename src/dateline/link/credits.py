"""Who a report gives the credit to: "(Harbour Wire)", "Reuters", "with agencies"."""

from __future__ import annotations

import re

from dateline.link.text import folded
from dateline.model import Document

MAX_WORDS = 6
"""A longer credit is a sentence about the report, not a name."""

_LEAD = re.compile(
    r"^(?:(?:additional |with )?reporting (?:by|from)|with (?:inputs?|files|material) from"
    r"|with|sources?:|credits?:|©|copyright)\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,;/|]|\band\b)\s*")
_NO_NAMES = frozenset(
    {"agencies", "agency", "news agencies", "staff", "staff and agencies", "wires"}
)
_NOISE = frozenset({"the", "sample", "news", "agency", "press", "com", "www"})
_ACRONYMS = {
    "ap": "associated press",
    "afp": "agence france presse",
    "dpa": "deutsche presse agentur",
    "upi": "united press international",
}


def credited(document: Document) -> tuple[str, ...]:
    """Names of agencies and outlets that the report's credit lines name, without repeats."""
    names: dict[str, str] = {}
    for line in document.credits:
        for part in _PARTS.split(_LEAD.sub("", line.strip(" ()[].—–-"))):
            name = part.strip(" ()[].—–-")
            if name and len(name.split()) <= MAX_WORDS and folded(name) not in _NO_NAMES:
                names.setdefault(folded(name), name)
    return tuple(names.values())


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name in a credit stands for that outlet.

    >>> is_outlet("Meridian", "Meridian Press Agency (sample)")
    True
    """
    if not outlet:
        return False
    short, full = _key(name), _key(outlet)
    return bool(short) and bool(full) and (short == full or set(short) <= set(full))


def _key(name: str) -> tuple[str, ...]:
    plain = folded(name)
    words = _ACRONYMS.get(plain, plain).split()
    return tuple(word for word in words if word not in _NOISE) or tuple(words)
