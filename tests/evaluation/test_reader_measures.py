"""What the measures of the reader count, on readings small enough to count by hand."""

from dateline.extract.encoder.decode import Tagged
from dateline.extract.encoder.words import Words, split_words
from evaluation.muc4_entities import gold_entities, matched, normal
from evaluation.muc4_fillers import entities
from evaluation.reader_actors import clusters, paired
from evaluation.reader_cameo import parties


class Score:
    """The two rules of score.py that are used here."""

    @staticmethod
    def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
        return max(0, min(a[1], b[1]) - max(a[0], b[0]))

    @classmethod
    def same_filler(cls, a: tuple[int, int], b: tuple[int, int], text: str) -> bool:
        return cls.overlap(a, b) * 2 >= max(a[1] - a[0], b[1] - b[0])


def found(words: Words, *mentions: str) -> list[Tagged]:
    spans = (words.covering(at := words.text.index(m), at + len(m)) for m in mentions)
    return [Tagged(span, 1.0) for span in spans if span]


def test_a_filler_within_a_surer_one_is_the_same() -> None:
    words = split_words("the mayor Luis Arce and Pia Roca saw Arce Gomez")
    ours = entities(words, found(words, "Luis Arce", "Pia Roca", "Arce"))
    assert ours == [{"luis arce"}, {"pia roca"}]


def test_what_stands_in_brackets_after_a_filler_is_the_same() -> None:
    words = split_words("the Red Dawn Front (FRA) and the ELN")
    assert entities(words, found(words, "Red Dawn Front", "FRA", "ELN")) == [
        {"red dawn front"},
        {"eln"},
    ]


def test_fillers_of_muc4_are_merged_and_stand_in_the_text() -> None:
    names = ['"LUIS ARCE" / "ARCE"', '"ARCE"', '"PIA ROCA"']
    template = {"HUM TGT: NAME": names, "HUM TGT: DESCRIPTION": ['"MAYOR": "LUIS ARCE"']}
    row = {"text": "LUIS ARCE,\nMAYOR, DIED. THE FRONT", "templates": [template]}
    assert gold_entities(row)["Victim"] == [{"luis arce", "arce"}]
    assert normal("The U.S. Embassy") == "us embassy"
    assert matched([frozenset({"arce"}), frozenset({"mayor"})], [frozenset({"luis arce", "arce"})])


def test_parties_are_the_marked_tokens_of_a_side() -> None:
    marks = ["B-S", "I-S", "O", "B-T", "B-T", "O", "I-T"]
    sentence = [(f"w{i}", mark) for i, mark in enumerate(marks)]
    assert parties(sentence, "S") == [{0, 1}]
    assert parties(sentence, "T") == [{3}, {4}, {6}]


def test_each_annotated_mention_is_met_once_by_the_best() -> None:
    gold = {(0, 10): {"id": "a"}, (20, 30): {"id": "b"}}
    found = {(0, 10): {"id": "1"}, (1, 10): {"id": "1"}, (40, 50): {"id": "2"}}
    pairs = paired(Score, gold, found, "")
    assert pairs == {(0, 10): (0, 10)}
    assert clusters("r", found, pairs) == [
        {("r", (0, 10)), ("r", "read", (1, 10))},
        {("r", "read", (40, 50))},
    ]
