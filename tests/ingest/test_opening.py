"""The dateline is parted from the first sentence, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from dateline.ingest.opening import Opening, split


@pytest.mark.parametrize(
    ("text", "dateline", "agency", "rest"),
    [
        ("BEIRUT (Harbour Wire) - Pagers blew up.", "BEIRUT", "Harbour Wire", "Pagers blew up."),
        ("BEIRUT, Sept 23 (Reuters) - Strikes hit.", "BEIRUT, Sept 23", "Reuters", "Strikes hit."),
        ("TALLAHASSEE, Fla. (AP) - He spoke.", "TALLAHASSEE, Fla.", "AP", "He spoke."),
        ("COLUMBIA, S.C. - He spoke.", "COLUMBIA, S.C.", None, "He spoke."),
        ("(Reuters) - Strikes hit.", None, "Reuters", "Strikes hit."),
        ("TYRE, Lebanon (AP) — Strikes hit.", "TYRE, Lebanon", "AP", "Strikes hit."),
        ("Beirut (AFP) – Strikes hit.", "Beirut", "AFP", "Strikes hit."),
        (
            "BEIRUT (Wire (sample)) -- Strikes hit.",
            "BEIRUT",
            "Wire (sample)",
            "Strikes hit.",
        ),
        ("SAN SALVADOR, 3 JAN 90 (REPORT) -- [TEXT] A BOMB WENT OFF.",
         "SAN SALVADOR, 3 JAN 90", "REPORT", "A BOMB WENT OFF."),
        ("SOFIA (BULGARIA), 31 MAR 89 (BTA) -- [TEXT] HE SAID.",
         "SOFIA (BULGARIA), 31 MAR 89", "BTA", "HE SAID."),
        ("LIMA, 5 JAN 90 -- [EXCERPT] HE SAID.", "LIMA, 5 JAN 90", None, "HE SAID."),
        ("BAGHDAD - A drone attack was reported.", "BAGHDAD", None, "A drone attack was reported."),
        ("TEL AVIV — Strikes hit.", "TEL AVIV", None, "Strikes hit."),
        ("ST. LOUIS - Strikes hit.", "ST. LOUIS", None, "Strikes hit."),
        ("BEIRUT/JERUSALEM — Strikes hit.", "BEIRUT/JERUSALEM", None, "Strikes hit."),
        ("Beirut, 23 September – Strikes hit.", "Beirut, 23 September", None, "Strikes hit."),
        ("BEIRUT: Strikes hit.", "BEIRUT", None, "Strikes hit."),
    ],
)  # fmt: skip
def test_datelines(text: str, dateline: str | None, agency: str | None, rest: str) -> None:
    assert split(text) == Opening(dateline, agency, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah – the group – said that it had fired rockets.",
        "NATO — the alliance — met on Monday.",
        "Israel's military (IDF) said - again - that it struck.",
        "UPDATE - Strikes hit the town.",
        "UPDATED May 15: The army left.",
        "BREAKING: Strikes hit the town.",
        "The army shelled the town (again) - and left.",
        "The minister - Firass Abiad - spoke.",
        "UN - The council met.",
        "US ARMY - The army left.",
        "PKK - The group said so.",
        "POLLS NOT ALWAYS WRONG, JUST TOO EARLY - The poll said so.",
        "Two people died - Three were injured.",
        "Rockets were fired: The army said so.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert split(text) == Opening(None, None, text)
