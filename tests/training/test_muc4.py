"""MUC-4's templates as marks on words."""

import json
from pathlib import Path

from training.data import muc4

TEXT = """DEV-MUC3-9999 (INVENTED)

   PORT VALE, 9 JAN 90 (APX) -- [TEXT] THE RED DAWN FRONT (FRA) KILLED
MAYOR LUIS ARCE.

   ARCE DIED NEAR THE BRIDGE.
"""
TEMPLATE = {
    "PERP: ORGANIZATION ID": ['"RED DAWN FRONT" / "FRA"'],
    "HUM TGT: NAME": ['"LUIS ARCE"'],
    "HUM TGT: DESCRIPTION": ['"MAYOR": "LUIS ARCE"'],
    "PHYS TGT: ID": ['"BRIDGE"'],
}


def test_a_body_has_no_header_and_a_line_for_each_paragraph() -> None:
    assert muc4.body(TEXT) == (
        "THE RED DAWN FRONT (FRA) KILLED MAYOR LUIS ARCE.\n\nARCE DIED NEAR THE BRIDGE."
    )


def test_fillers_are_marked_wherever_their_words_stand(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps({"docid": "x", "text": TEXT, "templates": [TEMPLATE]}) + "\n")
    (example,) = muc4.read(path)
    assert example.slots is not None
    told = {
        slot: [" ".join(map(example.words.surface, range(*span))) for span in spans]
        for slot, spans in example.slots.items()
    }
    assert told == {
        "PerpInd": [],
        "PerpOrg": ["RED DAWN FRONT", "FRA"],
        "Target": ["BRIDGE"],
        "Victim": ["MAYOR", "LUIS ARCE"],
        "Weapon": [],
    }


def test_a_report_without_a_template_marks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps({"docid": "x", "text": TEXT, "templates": []}) + "\n")
    (example,) = muc4.read(path)
    assert example.slots is not None
    assert not any(example.slots.values())
