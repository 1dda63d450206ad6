"""What people decide about identities is used, for good, and can be withdrawn."""

from __future__ import annotations

from dataclasses import replace

from dateline.resolve.actors import ActorList, ActorResolver, identity_of
from dateline.resolve.actors.judging import Judged
from tests.resolve.actors.reports import a_judgement, read_one

TEXT = "The River Guard attacked."


def test_an_alias_is_the_same_as_a_listed_actor() -> None:
    own = identity_of("River Guard")
    alone = read_one(TEXT, "River Guard")
    assert alone is not None
    assert alone.actor == own
    judged = read_one(TEXT, "River Guard", judgements=(a_judgement(own, "act-hamas", "same"),))
    assert judged is not None
    assert (judged.actor, judged.name, judged.listed) == ("act-hamas", "Hamas", True)
    assert "judgement" in judged.why


def test_a_judgement_that_is_withdrawn_does_not_count() -> None:
    gone = replace(a_judgement(identity_of("River Guard"), "act-hamas", "same"), withdrawn="now")
    reading = read_one(TEXT, "River Guard", judgements=(gone,))
    assert reading is not None
    assert not reading.listed


def test_not_the_same_splits_a_name_from_a_listed_actor() -> None:
    apart = a_judgement("act-al-qaeda", identity_of("Al Kaeda"), "different")
    text = "Al Kaeda attacked."
    plain, split = read_one(text, "Al Kaeda"), read_one(text, "Al Kaeda", judgements=(apart,))
    assert plain is not None
    assert split is not None
    assert plain.actor == "act-al-qaeda"
    assert split.actor == identity_of("Al Kaeda")


def test_not_the_same_holds_for_exact_names_too() -> None:
    apart = a_judgement("act-hamas", identity_of("Hamas"), "different")
    reading = read_one("Hamas attacked.", "Hamas", judgements=(apart,))
    assert reading is not None
    assert reading.actor == identity_of("Hamas")


def test_same_goes_over_several_steps_to_the_listed_one() -> None:
    steps = [a_judgement("m1", "m2", "same"), a_judgement("m2", "act-hamas", "same")]
    judged = Judged(steps, lambda one: 0 if one == "act-hamas" else 1)
    assert judged.id("m1") == judged.id("m2") == judged.id("act-hamas") == "act-hamas"


def test_among_equals_the_one_named_first_stands() -> None:
    steps = [
        a_judgement("m2", "m3", "same", "2024-01-02"),
        a_judgement("m1", "m2", "same", "2024-01-01"),
    ]
    assert Judged(steps).id("m3") == "m1"


def test_different_wins_over_a_chain_of_same() -> None:
    steps = [
        a_judgement("a", "b", "same", "2024-01-01"),
        a_judgement("b", "c", "same", "2024-01-02"),
        a_judgement("a", "c", "different", "2024-01-03"),
    ]
    judged = Judged(steps)
    assert judged.id("b") == "a"
    assert judged.id("c") == "c"
    assert judged.apart("c", "a")


def test_order_of_giving_does_not_count() -> None:
    steps = [
        a_judgement("a", "b", "same", "2024-01-01"),
        a_judgement("b", "c", "same", "2024-01-02"),
    ]
    assert Judged(steps).fingerprint == Judged(steps[::-1]).fingerprint
    assert Judged(steps).id("c") == Judged(steps[::-1]).id("c")


def test_the_fingerprint_changes_with_judgements() -> None:
    known = ActorList.shipped()
    plain = ActorResolver(known).fingerprint
    judged = ActorResolver(known, judgements=(a_judgement("a", "b", "same"),)).fingerprint
    assert plain != judged
    assert plain == ActorResolver(known).fingerprint
