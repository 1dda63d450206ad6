"""Who claims, acknowledges, accuses, denies, declines: short sentences, read by the guidelines.

Each case gives the sentence, how it is read, and what must be heard in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.assess.view import Assessor
from dateline.assess.voices import Voices
from dateline.store import Store
from tests.assess.builders import Reader, Text, judged, put
from tests.assess.cases import PARTIES, Case
from tests.assess.cases_denied import ANSWERED
from tests.assess.cases_owned import ACKNOWLEDGED, OWNED
from tests.link.builders import CODEBOOK, link

CASES = [*OWNED, *ANSWERED]


def heard(folder: Path, case: Case) -> Voices:
    """What is heard of the deed in a sentence."""
    text = Text(body=case.body, acts=case.acts, parties=PARTIES)
    with Store(folder / "book.db") as store:
        link(store, put(store, text))
        told = Reader(text).extraction().events
        own = [e for e, act in zip(told, case.acts, strict=True) if not act.about]
        own = [e for e in own if e.type != "talks"]
        assessor = Assessor(store, CODEBOOK)
        return assessor.heard([report.id for report in own], assessor.stated(own))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.body)
def test_what_is_said_of_responsibility(tmp_path: Path, case: Case) -> None:
    voices = heard(tmp_path, case)
    assert voices.accused == case.accused
    assert voices.claimed_by == case.claimed
    assert voices.acknowledged_by == case.acknowledged
    assert voices.denied_by == case.denied
    assert voices.declined == case.declined


@pytest.mark.parametrize("case", [c for c in CASES if c.grade], ids=lambda case: case.body)
def test_the_grade_follows(tmp_path: Path, case: Case) -> None:
    text = Text(body=case.body, acts=case.acts, parties=PARTIES)
    kinds = {act.type for act in case.acts if not act.about}
    grades = {a.grade for e, a in judged(tmp_path, text) if e.type in kinds}
    assert grades == {case.grade}


@pytest.mark.parametrize("case", ACKNOWLEDGED, ids=lambda case: case.body)
def test_who_acknowledges_it_stands_in_the_assessment(tmp_path: Path, case: Case) -> None:
    text = Text(body=case.body, acts=case.acts, parties=PARTIES)
    kinds = {act.type for act in case.acts if not act.about}
    found = {a.acknowledged_by for e, a in judged(tmp_path, text) if e.type in kinds}
    assert found == {case.acknowledged}


def test_there_are_more_than_thirty_sentences() -> None:
    assert len(CASES) > 30
