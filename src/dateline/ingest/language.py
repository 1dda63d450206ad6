"""Which language a body is in, told by py3langid (Lui and Baldwin 2012, retrained)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

MIN_LETTERS = 60
"""Shorter texts are not told: names and loan words outweigh the rest."""
MIN_CONFIDENCE = 0.6
_SAMPLE = 1200
_CODE = re.compile(r"^[A-Za-z]{2,3}(?=$|[-_])")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def told(body: str) -> str | None:
    """ISO 639 code of the language of the body; None when too short or too uncertain."""
    sample = body[:_SAMPLE]
    if sum(ch.isalpha() for ch in sample) < MIN_LETTERS:
        return None
    code, confidence = _identifier().classify(sample)
    return code if confidence >= MIN_CONFIDENCE else None


def declared(tag: str | None) -> str | None:
    """The language part of a tag such as "en-GB"; None when it is none."""
    found = _CODE.match(tag.strip()) if tag else None
    return found[0].lower() if found else None
