"""What the measures of the reader count, on readings small enough to count by hand."""

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
