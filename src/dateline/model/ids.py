"""Ids. What was observed gets a content id; what was decided gets an id minted once.

A content id is a hash of what makes the thing that very thing, so that reading twice makes
no duplicates. Parts are packed as JSON before hashing, because joined strings collide
("ab" + "c" = "a" + "bc"). Extractor, score and time of reading never enter an id.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence

ID_BYTES = 10
"""80 bits: under one chance in a million of any collision among 10^9 records of one kind."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(a + b for a in _ALPHABET for b in _ALPHABET)
"""Two letters for ten bits: a report has hundreds of ids."""
_SHIFTS = tuple(range(8 * ID_BYTES - 10, -1, -10))

_ENCODE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
"""Made once: `json.dumps` with separators makes an encoder at every call."""

Part = str | int | float | bool | None | Sequence["Part"]


def content_id(prefix: str, *parts: Part) -> str:
    """`prefix-` and 16 lower-case base32 characters that depend on `parts` alone.

    >>> content_id("doc", "ab", "c") == content_id("doc", "a", "bc")
    False
    """
    return f"{prefix}-{_base32(hashlib.sha256(_ENCODE(parts).encode()).digest()[:ID_BYTES])}"


def random_id(prefix: str) -> str:
    """An id for what people do and for runs; no export depends on it."""
    return f"{prefix}-{_base32(secrets.token_bytes(ID_BYTES))}"


def _base32(raw: bytes) -> str:
    """RFC 4648 base32 of `ID_BYTES` bytes, in lower case; a third of the time of `base64`."""
    number = int.from_bytes(raw, "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
