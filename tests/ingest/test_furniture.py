"""Furniture goes to its place; sentences of the report stay."""

from __future__ import annotations

import pytest

from dateline.ingest.furniture import part
from tests.ingest.support import LAST, LEAD, NEXT


def test_a_report_without_furniture_stays_whole() -> None:
    assert part([LEAD, NEXT, LAST]).kept == [LEAD, NEXT, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the latest from the region.",
        "Subscribe to our daily briefing.",
        "Morning letter: Sign up and get the day's news in your inbox.",
        "Follow us on X and Facebook.",
        "Get the day's news delivered to your inbox every morning.",
        "Join our WhatsApp channel for updates.",
        "Advertisement",
        "Story continues below advertisement",
        "Read more: Army denies shelling of town",
        "ALSO READ: Army denies shelling of town",
        "Related: Five killed in Southtown raid",
        "Share this article",
        "3 min read",
        "Facebook | Twitter | Email",
        "Please enable Javascript to watch this video",
        "________",
        "desk@harbour-wire.example",
        "Follow Harbour Wire on Twitter",
    ],
)
def test_noise_goes(line: str) -> None:
    assert part([LEAD, line, NEXT]).kept == [LEAD, NEXT]


@pytest.mark.parametrize(
    "line",
    [
        "Residents were told to sign up for evacuation buses at the town hall.",
        "The group follows us everywhere, one resident said.",
        "Related attacks were reported in three towns on Monday, the police said.",
        "Watch towers were hit by drones.",
        "More people fled on Monday, the ministry said.",
        "Close to the border, shells fell.",
        "Follow the road to the north, residents were told.",
        "Sign-language interpreters were among the injured.",
        "Facebook said that it had removed the pages of the group.",
        "The latest strikes killed 12 people.",
        "Subscribers of the agency were told first, it said.",
        "Share prices fell after the attack.",
        "By Monday night 356 people were dead.",
        "Source close to the army said that it would go on.",
        "Photos of the market were shown on state television.",
        "Rebels get weapons from abroad, the newsletter of the ministry said.",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert line in part([LEAD, line, NEXT]).kept


def test_an_invitation_inside_a_paragraph_goes_alone() -> None:
    text = f"{LEAD} Sign up for our newsletter to read more. {NEXT}"
    assert part([text]).kept == [f"{LEAD} {NEXT}"]


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: Smoke over the town on 3 March",
        "(Caption) Smoke over the town on 3 March",
        "FILE - Smoke rises over the town, March 3, 2024. (AP Photo/Ann Writer)",
        "A man looks at ruins in Darvan, March 3, 2024. REUTERS/Ann Writer",
        "Smoke over the town on 3 March. Photo: Harbour Wire (sample)",
        "[Photo: Harbour Wire]",
    ],
)
def test_captions_are_set_aside(caption: str) -> None:
    parted = part([LEAD, caption, NEXT])
    assert parted.kept == [LEAD, NEXT]
    assert parted.captions == [caption]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(Reporting by Ann Writer; Editing by Bo Desk)", None),
        ("Additional reporting by Ann Writer in Darvan.", None),
        ("The Harbour Wire contributed to this report.", None),
        ("This report was first published by Harbour Wire.", None),
        ("© 2024 Harbour Wire", None),
        ("(Harbour Wire)", "Harbour Wire"),
        ("— AFP", "AFP"),
    ],
)
def test_credits_are_set_aside(line: str, credit: str | None) -> None:
    parted = part([LEAD, NEXT, line])
    assert parted.kept == [LEAD, NEXT]
    assert parted.credits == [credit or line]


def test_bylines_and_date_lines_above_the_text() -> None:
    parted = part(["By Ann Writer in Darvan", "Published 3 May 2024", LEAD])
    assert parted.kept == [LEAD]
    assert parted.authors == ["Ann Writer in Darvan"]
    assert parted.date_lines == ["", "Published 3 May 2024"]


def test_the_dateline_may_stand_below_a_summary() -> None:
    parted = part([NEXT, f"DARVAN (Wire) - {LEAD}", LAST])
    assert parted.kept == [NEXT, LEAD, LAST]
    assert (parted.dateline, parted.credits) == ("DARVAN", ["Wire"])


def test_a_list_of_other_stories_goes_with_its_heading() -> None:
    kept = part([LEAD, "Most read", "Rebels storm depot", "Gunmen kill six", NEXT]).kept
    assert kept == [LEAD, NEXT]


def test_headlines_behind_the_last_sentence_go_if_asked() -> None:
    trailing = [LEAD, NEXT, "Rebels storm depot in Southtown", "Gunmen kill six at checkpoint"]
    assert part(trailing, trim_end=True).kept == [LEAD, NEXT]
    assert part(trailing).kept == trailing


def test_the_title_and_labels_above_it_are_not_repeated() -> None:
    assert part(["Analysis", "Shells fall", LEAD], title="Shells fall").kept == [LEAD]
