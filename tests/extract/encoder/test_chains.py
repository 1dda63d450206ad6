import numpy as np
import pytest

from dateline.extract.encoder.chains import FoundLink, chains, quotations, stance_of
from dateline.extract.encoder.decode import FoundEvent, Tagged
from dateline.extract.encoder.words import Words, split_words

TEXT = "State television quoted the army as saying that rebels attacked Darvan. They killed two."


def tagged(words: Words, phrase: str) -> Tagged:
    start = words.text.index(phrase)
    run = words.covering(start, start + len(phrase))
    assert run is not None
    return Tagged(run, 0.9)


def event(
    words: Words, trigger: str, attributed: tuple[float, ...], **tags: list[str]
) -> FoundEvent:
    found = FoundEvent(tagged(words, trigger).run, "attack", 0.9, 0.9)
    found.attributed = np.array(attributed, np.float32)
    found.tags = {
        tag: [tagged(words, phrase) for phrase in phrases] for tag, phrases in tags.items()
    }
    return found


def sources(words: Words, chain: list[FoundLink]) -> list[str | None]:
    return [
        words.text[slice(*words.chars(*link.source))] if link.source else None for link in chain
    ]


def test_a_chain_runs_from_the_outermost_source_inwards() -> None:
    words = split_words(TEXT)
    one = event(
        words,
        "attacked",
        (0, 1, 0),
        source=["the army", "State television"],
        cue=["quoted", "saying"],
    )
    (chain,) = chains(words, [one], 0.5)
    assert sources(words, chain) == ["State television", "the army"]


def test_speech_that_runs_on_keeps_its_source() -> None:
    words = split_words(TEXT)
    one = event(words, "attacked", (0, 1, 0), source=["the army"], cue=["saying"])
    two = event(words, "killed", (0.1, 0.1, 0.8))
    first, second = chains(words, [one, two], 0.5)
    assert first == second


def test_the_reports_own_voice_has_no_chain() -> None:
    words = split_words(TEXT)
    (chain,) = chains(words, [event(words, "killed", (0.9, 0.1, 0), source=["the army"])], 0.5)
    assert chain == []


def test_a_cue_without_a_source_is_on_nobodys_word() -> None:
    words = split_words("Rebels reportedly attacked Darvan.")
    (chain,) = chains(words, [event(words, "attacked", (0, 1, 0), cue=["reportedly"])], 0.5)
    assert sources(words, chain) == [None]


@pytest.mark.parametrize(
    ("cue", "stance"),
    [("said", "asserts"), ("denied", "denies"), ("claimed", "claims"), ("cast doubt on", "doubts"),
     ("retracted", "retracts"), ("could not confirm", "doubts")],
)  # fmt: skip
def test_stances(cue: str, stance: str) -> None:
    assert stance_of(cue) == stance


def test_what_is_quoted_is_on_the_last_speakers_word() -> None:
    words = split_words('The army said rebels attacked Darvan. "They killed two."')
    one = event(words, "attacked", (0, 1, 0), source=["The army"], cue=["said"])
    two = event(words, "killed", (0.9, 0.1, 0))
    first, second = chains(words, [one, two], 0.5)
    assert first == second


def test_quotation_marks_end_with_their_paragraph() -> None:
    marks = quotations('He said "no" and “yes\n\nThen "it')
    assert [i for i, inside in enumerate(marks) if inside][:2] == [8, 9]
    assert not marks[26]
    assert marks[-1]
