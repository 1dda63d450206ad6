import numpy as np
import pytest

from dateline.extract.encoder.network import Encoded
from dateline.extract.encoder.phrases import mention_of
from dateline.extract.encoder.words import split_words

SPEECH = {
    "the": "DET", "of": "ADP", "health": "NOUN", "ministry": "NOUN", "count": "NOUN",
    "in": "ADP", "356": "NUM", "people": "NOUN",
}  # fmt: skip


def encoded_of(text: str) -> Encoded:
    words = split_words(text)
    found = Encoded(words, np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32))
    surfaces = [words.surface(i) for i in range(len(words.spans))]
    found.__dict__["speech"] = [SPEECH.get(surface.lower(), "PROPN") for surface in surfaces]
    found.__dict__["naming"] = [0.0 for _ in surfaces]
    return found


def mention(text: str, quote: str, tag: str) -> str | None:
    encoded = encoded_of(text)
    start = text.index(quote)
    run = encoded.words.covering(start, start + len(quote))
    assert run is not None
    found = mention_of(encoded, run, tag)
    return None if found is None else text[slice(*encoded.words.chars(*found))]


@pytest.mark.parametrize("quote", ["Wednesday", "of Wednesday"])
def test_a_day_stands_for_nobody(quote: str) -> None:
    assert mention("the count of Wednesday", quote, "source") is None


def test_a_day_is_a_time() -> None:
    assert mention("the count of Wednesday", "Wednesday", "time") == "Wednesday"


def test_a_phrase_is_taken_whole() -> None:
    assert (
        mention("the count of the health ministry", "ministry", "source") == "the health ministry"
    )


def test_a_place_before_a_number_is_no_part_of_it() -> None:
    assert mention("the ministry in Beirut 356 people", "356 people", "killed") == "356 people"
