import numpy as np
import pytest

from dateline.extract.encoder.decode import FoundEvent, Tagged
from dateline.extract.encoder.network import Encoded
from dateline.extract.encoder.tallies import (
    tallies,
    text_of,
    told_harm,
    uncounted,
    whole_number,
)
from dateline.extract.encoder.words import Words, split_words

TEXT = "Strikes killed 492 people and injured at least 1,835, the ministry said; 12 were wounded."


def run_of(words: Words, quote: str) -> tuple[int, int]:
    start = words.text.index(quote)
    found = words.covering(start, start + len(quote))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quote", "harm"),
    [("492", "killed"), ("1,835", "injured"), ("12", "injured"), ("ministry", None)],
)
def test_the_words_beside_a_count_name_its_harm(quote: str, harm: str | None) -> None:
    words = split_words(TEXT)
    assert told_harm(words, run_of(words, quote)) == harm


@pytest.mark.parametrize("part", ["1", "835"])
def test_a_part_of_a_number_becomes_the_whole(part: str) -> None:
    words = split_words("At least 1,835 people")
    assert words.chars(*whole_number(words, run_of(words, part))) == (9, 14)


def test_a_list_of_numbers_is_not_one_number() -> None:
    words = split_words("killed 3, 4 and 5 people")
    run = run_of(words, "3")
    assert whole_number(words, run) == run


@pytest.mark.parametrize("text", ["striking dockers", "the victims", "civilians", "women"])
def test_a_plural_without_a_number_counts_nobody(text: str) -> None:
    assert uncounted(text)


@pytest.mark.parametrize(
    "text", ["two dockers", "12 women", "dozens", "the mayor", "several men", "some 30 people"]
)
def test_a_number_or_a_single_person_counts(text: str) -> None:
    assert not uncounted(text)


def encoded_of(text: str, *verbs: str) -> Encoded:
    words = split_words(text)
    found = Encoded(words, np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32))
    surfaces = [words.surface(i) for i in range(len(words.spans))]
    found.__dict__["speech"] = ["VERB" if word in verbs else "NOUN" for word in surfaces]
    return found


def event_of(encoded: Encoded, trigger: str, kind: str = "attack", **counts: str) -> FoundEvent:
    tags = {
        harm: [Tagged(run_of(encoded.words, quote), 0.9)] for harm, quote in counts.items() if quote
    }
    return FoundEvent(run_of(encoded.words, trigger), kind, 0.9, 0.9, tags=tags)


def told(encoded: Encoded, event: FoundEvent, *others: FoundEvent) -> list[tuple[str, str]]:
    found = tallies(encoded, event, [event, *others])
    return [(count.harm, text_of(encoded.words, count.run)) for count in found]


def test_the_harm_alone_leaves_its_count_to_the_attack() -> None:
    encoded = encoded_of("The attack on the embassy (131 dead) was planned abroad.")
    attack = event_of(encoded, "attack", killed="131 dead")
    harm = event_of(encoded, "dead", killed="131 dead")
    assert told(encoded, attack, harm) == [("killed", "131 dead")]
    assert told(encoded, harm, attack) == []
    assert told(encoded, harm) == [("killed", "131 dead")]


def test_a_killing_is_not_told_away_to_a_war() -> None:
    encoded = encoded_of("Nine men were killed in the war.")
    killed = event_of(encoded, "killed", killed="Nine men")
    war = event_of(encoded, "war", "armed_clash", killed="Nine men")
    assert told(encoded, killed, war) == [("killed", "Nine men")]


@pytest.mark.parametrize("words", ["no casualties", "No victims", "only property damage"])
def test_denied_casualties_are_of_both_harms(words: str) -> None:
    encoded = encoded_of(f"The bomb went off and there were {words} in the town.")
    found = told(encoded, event_of(encoded, "bomb", "bombing", injured=words))
    assert found == [("injured", words), ("killed", words)]


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("The raid on Dorva hurt nobody in the town.", ["injured", "killed"]),
        ("In the raid on Dorva nobody was hurt.", ["injured", "killed"]),
        ("In the raid on Dorva nobody was injured.", ["injured"]),
    ],
)
def test_who_is_not_hurt_is_not_killed(text: str, harms: list[str]) -> None:
    encoded = encoded_of(text)
    found = told(encoded, event_of(encoded, "raid", injured="nobody"))
    assert [harm for harm, _ in found] == harms


def test_a_number_that_no_event_has_goes_to_the_attack_of_the_sentence() -> None:
    encoded = encoded_of("One soldier was killed and six people were injured in an attack.")
    attack = event_of(encoded, "attack", injured="six people")
    assert ("killed", "One soldier") in told(encoded, attack)
    other = event_of(encoded, "soldier", killed="One soldier")
    assert ("killed", "One soldier") not in told(encoded, attack, other)


def test_a_number_is_given_to_neither_of_two_attacks() -> None:
    encoded = encoded_of("The bombing and the ambush were condemned; 12 people died.")
    bombing, ambush = event_of(encoded, "bombing", "bombing"), event_of(encoded, "ambush")
    assert told(encoded, bombing, ambush) == told(encoded, ambush, bombing) == []


def test_a_plan_takes_no_number_of_its_sentence() -> None:
    encoded = encoded_of("They threatened an attack after 12 people died.")
    attack = event_of(encoded, "attack")
    attack.realis = "future"
    assert told(encoded, attack) == []


def test_a_verb_alone_counts_nobody() -> None:
    encoded = encoded_of("Drivers who ignored him were shot.", "ignored")
    assert told(encoded, event_of(encoded, "shot", killed="ignored")) == []


def test_who_is_arrested_is_not_killed() -> None:
    encoded = encoded_of("The riot led to the arrest of over 120 people.")
    found = told(encoded, event_of(encoded, "riot", "protest", killed="over 120 people"))
    assert found == [("taken", "over 120 people")]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "counted"),
    [
        ("A constable was hit in the thigh.", "hit", "A constable", False),
        ("A constable was hit. He died at once.", "hit", "He", True),
        ("Dorva was attacked. Two monks were beheaded.", "attacked", "Two monks", True),
        ("In the attack no one was seen.", "attack", "no one", True),
    ],
)
def test_the_killed_need_a_word_of_death(
    text: str, trigger: str, words: str, counted: bool
) -> None:
    encoded = encoded_of(text)
    found = told(encoded, event_of(encoded, trigger, killed=words))
    assert (("killed", words) in found) is counted
