"""A signed grade: never changed by the program, which tells what is new since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline import assess
from dateline.model import Assessment
from dateline.store import Store
from tests.assess.builders import Act, By, Party, Text, Toll, as_one, put
from tests.link.builders import CODEBOOK, link

MINISTRY = Party(id="act-min", words=("the ministry",), kind="state", listed=True)
SIGNED = "2024-05-04T12:00:00Z"


def report(number: int, hour: int, source: str = "Wire", **more: object) -> Text:
    act = Act(
        trigger="strike",
        tolls=(Toll(words=f"{number} people", low=number, high=number),),
        by=(By(who="the ministry", cue="said"),),
    )
    return Text(
        body=f"A strike on Alder killed {number} people, the ministry said at {hour}.",
        acts=[act],
        parties=[MINISTRY],
        source=source,
        published=f"2024-05-02T{hour:02}:00:00+00:00",
        **more,  # type: ignore[arg-type]
    )


FIRST = report(12, 8)
LATER = replace(
    report(14, 12), published="2024-05-05T08:00:00+00:00", retrieved="2024-05-05T09:00:00Z"
)
OLD_BUT_NEW_HERE = replace(report(14, 12), retrieved="2024-05-06T00:00:00Z")


def signed(folder: Path, *later: Text) -> Assessment:
    """The assessment of the strike, signed when only the first report was there."""
    with Store(folder / "book.db") as store:
        link(store, put(store, FIRST))
        event = as_one(store, {"air_strike"})
        with store.transaction():
            store.decisions.sign("sig-1", event, "contested", "Ada", SIGNED, "")
        link(store, put(store, *later))
        event = as_one(store, {"air_strike"})
        with store.transaction():
            assess.update(store, {event}, CODEBOOK)
        found = store.events.get(event)
        assert found is not None
        return found[1]


def test_the_signed_grade_stays_and_the_suggested_one_is_told_beside_it(tmp_path: Path) -> None:
    found = signed(tmp_path, LATER)
    assert (found.signed, found.signed_by, found.signed_when) == ("contested", "Ada", SIGNED)
    assert found.grade == "weak"
    assert found.sentence.endswith("The rules suggest weak.")


@pytest.mark.parametrize("later", [LATER, OLD_BUT_NEW_HERE], ids=["published", "met"])
def test_what_came_out_or_came_in_later_is_told(tmp_path: Path, later: Text) -> None:
    sentence = signed(tmp_path, later).sentence
    assert "since then 1 newer report, killed 14 (then 12)" in sentence


def test_two_newer_reports_are_two_and_a_new_origin_is_named(tmp_path: Path) -> None:
    act = Act(trigger="strike", tolls=(Toll(words="12 people", low=12, high=12),))
    own = Text(
        body="Our man saw the strike on Alder and counted 12 people dead in the market hall.",
        acts=[act],
        source="Gazette",
        published="2024-05-05T10:00:00+00:00",
        retrieved="2024-05-05T11:00:00Z",
    )
    sentence = signed(tmp_path, LATER, own).sentence
    assert "2 newer reports" in sentence
    assert "new origins: Gazette" in sentence


def test_without_newer_reports_only_the_rules_speak(tmp_path: Path) -> None:
    sentence = signed(tmp_path).sentence
    assert sentence.endswith("on 2024-05-04; nothing new since. The rules suggest weak.")
    assert "newer" not in sentence
