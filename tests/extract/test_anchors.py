from dataclasses import replace

from dateline.codebook import load
from dateline.extract.anchors import carry_over
from tests.builders import a_document, event_report, extraction

BODY = "Rebels launched an attack on the town. Rebels withdrew."


def test_an_id_stays_when_the_anchor_moves_but_overlaps() -> None:
    document = a_document(BODY)
    old = event_report(document, "attack", "attack")
    new = event_report(document, "launched an attack", "shelling")
    carried = carry_over(extraction(document, old), extraction(document, new), load())
    assert [event.id for event in carried.events] == [old.id]
    assert carried.events[0].type == "shelling"


def test_an_id_is_new_when_the_class_differs() -> None:
    document = a_document(BODY)
    old = event_report(document, "attack", "attack")
    new = event_report(document, "launched an attack", "threat")
    carried = carry_over(extraction(document, old), extraction(document, new), load())
    assert carried.events[0].id == new.id != old.id


def test_an_id_is_new_when_the_anchors_do_not_touch() -> None:
    document = a_document(BODY)
    old = event_report(document, "launched", "attack")
    new = event_report(document, "attack", "attack")
    carried = carry_over(extraction(document, old), extraction(document, new), load())
    assert carried.events[0].id == new.id


def test_one_old_id_is_given_once_to_the_largest_overlap() -> None:
    document = a_document(BODY)
    old = event_report(document, "launched an attack", "attack")
    small, large = event_report(document, "launched", "attack"), event_report(document, "an attack")
    carried = carry_over(extraction(document, old), extraction(document, small, large), load())
    assert [event.id for event in carried.events] == [small.id, old.id]


def test_an_id_that_the_new_reading_mints_itself_is_left_alone() -> None:
    document = a_document(BODY)
    same = event_report(document, "attack", "attack")
    wider = event_report(document, "launched an attack", "attack")
    carried = carry_over(extraction(document, same), extraction(document, wider, same), load())
    assert [event.id for event in carried.events] == [wider.id, same.id]


def test_links_follow_the_carried_id() -> None:
    document = a_document(BODY)
    old = event_report(document, "attack", "attack")
    new = event_report(document, "launched an attack", "attack")
    other = replace(
        event_report(document, "withdrew", "withdrawal"), about=(new.id,), same_as=new.id
    )
    carried = carry_over(extraction(document, old), extraction(document, new, other), load())
    assert carried.events[1].about == (old.id,)
    assert carried.events[1].same_as == old.id
