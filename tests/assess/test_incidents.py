"""Eight incidents as the sample tells them, read without a fault: what assess alone makes of them.

Each holds what a kind of incident is made of: reprints, tolls that grow, a body under many names,
a chain through an agency, rumour, own observation, blame and silence, two sides' counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dateline.model import Assessment, Event
from tests.assess.builders import Act, By, Party, Text, Toll, joined

MINISTRY = Party(
    id="act-min",
    words=("Southland's health ministry", "the health ministry", "the ministry", "The ministry"),
    kind="state",
    country="SS",
    listed=True,
    name="Southland: health ministry",
)
BARE = Party(id="act-bare", words=("Ministry of Health", "the minister of health"), kind="state")
LEAGUE = Party(id="act-league", words=("the League", "The League", "its fighters"), listed=True)
ARMY = Party(
    id="act-army",
    words=("Northland's army", "the army", "The army", "its jets"),
    kind="military",
    country="NN",
    listed=True,
)
NILE = Party(id="act-nile", words=("Nile News",), kind="media", listed=True)
PARTIES = (MINISTRY, BARE, LEAGUE, ARMY, NILE)
SAID = By(who="Southland's health ministry", cue="said")


def n(
    words: str, low: int, high: int | None = -1, harm: str = "killed", group: str = "all"
) -> Toll:
    return Toll(words=words, low=low, high=low if high == -1 else high, harm=harm, group=group)


def text(source: str, hour: int, body: str, *acts: Act, **more: object) -> Text:
    day, of_day = divmod(hour, 24)
    when = f"2024-05-{1 + day:02}T{of_day:02}:00:00+00:00"
    return Text(body=body, acts=acts, parties=PARTIES, source=source, published=when, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Incident:
    """Reports and what must come out: origins by field, tolls that stand, the grade."""

    name: str
    texts: tuple[Text, ...]
    told: set[str]
    origins: dict[str, set[str]] = field(default_factory=dict)
    stands: dict[str, set[str]] = field(default_factory=dict)
    superseded: dict[str, set[str]] = field(default_factory=dict)
    grade: str = "weak"
    accused: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    copies: int = 0


MINE = {"Southland: health ministry"}
WIRE = (
    "Pagers exploded in Alder on Wednesday. At least nine people were killed, Southland's health"
    " ministry said in the evening.\n\nThe devices went off at half past three in the southern"
    " quarters and in the valley to the east of the town, where the markets had just closed.\n\n"
    "Wire could not establish how the devices had been made to go off."
)
PAGERS = Act(trigger="exploded", type="bombing")
NINE = Act(
    trigger="killed",
    type="bombing",
    same_as=0,
    tolls=(n("At least nine people", 9, None),),
    by=(SAID,),
)
INCIDENTS = [
    Incident(
        "a wire story in three papers and the ministry behind it",
        (
            text("Wire", 17, WIRE, PAGERS, NINE),
            text("Gazette", 19, WIRE, PAGERS, NINE, title="Devices blow up in Alder"),
            text("Courier", 20, WIRE, PAGERS, NINE, credits=("Wire",)),
        ),
        told={"Wire", *MINE},
        origins={"killed": MINE},
        stands={"killed": {"at least 9"}},
        grade="fair",
        copies=2,
    ),
    Incident(
        "tolls of a day, in several papers and under several names",
        (
            text(
                "Wire",
                10,
                "Radios exploded in Alder, killing nine people, the health ministry said.",
                Act(
                    trigger="exploded",
                    type="bombing",
                    tolls=(n("nine people", 9),),
                    by=(By(who="the health ministry", cue="said"),),
                ),
            ),
            text(
                "Radio",
                18,
                "Radios exploded in Alder at noon. The Ministry of Health counts 14 killed.",
                Act(trigger="exploded", type="bombing", tolls=(n("14", 14),)),
            ),
            text(
                "Press",
                30,
                "The number of people killed when radios exploded in Alder has risen to 25,"
                " Southland's health ministry said.",
                Act(trigger="exploded", type="bombing", tolls=(n("25", 25),), by=(SAID,)),
                Act(
                    trigger="title:explosions",
                    type="bombing",
                    tolls=(n("title:25", 25),),
                    same_as=0,
                    day=None,
                ),
                title="Toll of radio explosions rises to 25",
            ),
        ),
        told={"Radio", "Press", *MINE},
        origins={"killed": MINE},
        stands={"killed": {"25"}},
        superseded={"killed": {"9", "14"}},
        grade="fair",
    ),
    Incident(
        "a rumour that two papers pass on",
        (
            text(
                "Monitor",
                10,
                "A drone attack on Alder was reported on Wednesday.",
                Act(trigger="attack", by=(By(who=None, cue="reported"),)),
            ),
            text(
                "Ledger",
                30,
                "On Wednesday drones are said to have flown an attack on Alder.",
                Act(trigger="attack", by=(By(who=None, cue="said"),)),
            ),
        ),
        told={"unnamed source"},
    ),
    Incident(
        "a strike whose dead two sides count apart",
        (
            text(
                "Wire",
                20,
                "Northland's jets flew a strike on Alder. 14 people were killed and 66 injured,"
                " Southland's health ministry said.\n\nNorthland's army spoke of about ten"
                " commanders of the League.",
                Act(trigger="strike"),
                Act(
                    trigger="killed",
                    type="air_strike",
                    same_as=0,
                    tolls=(n("14 people", 14), n("66", 66, harm="injured")),
                    by=(SAID,),
                ),
                Act(
                    trigger="commanders",
                    type="air_strike",
                    same_as=0,
                    tolls=(n("about ten commanders", 10),),
                    by=(By(who="Northland's army", cue="spoke"),),
                ),
            ),
            text(
                "Press",
                44,
                "The League said that 16 of its members were killed in the strike on Alder.\n\nThe"
                " army then spoke of 16 commanders of the League. The ministry put the toll at 37.",
                Act(
                    trigger="strike",
                    tolls=(n("16 of its members", 16),),
                    by=(By(who="The League", cue="said"),),
                ),
                Act(
                    trigger="commanders",
                    type="air_strike",
                    same_as=0,
                    tolls=(n("16 commanders", 16),),
                    by=(By(who="The", cue=None), By(who="army", cue="spoke")),
                ),
                Act(trigger="toll", type="air_strike", same_as=0, tolls=(n("37", 37),)),
            ),
        ),
        told={"Wire", "the League", "Northland's army", *MINE},
        origins={"killed": {"the League", "Northland's army", *MINE}, "injured": MINE},
        stands={"killed": {"37", "16"}, "injured": {"66"}},
        superseded={"killed": {"14", "10"}},
        grade="fair",
    ),
    Incident(
        "a claim that comes through two agencies",
        (
            text(
                "Dispatch",
                10,
                "Press reported that Nile News carried a statement: The League said it had flown an"
                " attack on Alder.",
                Act(
                    trigger="attack",
                    actor=("it",),
                    by=(
                        By(who="Press", cue="reported"),
                        By(who="Nile News", cue="carried"),
                        By(who="The League", cue="said"),
                    ),
                ),
            ),
            text(
                "Observer",
                12,
                "Alder woke to smoke. The League said it was behind the attack, Nile News reports.",
                Act(
                    trigger="attack",
                    actor=("it",),
                    by=(By(who="The League", cue="said"), By(who="Nile News", cue=None)),
                ),
            ),
        ),
        told={"the League"},
        grade="confirmed",
    ),
    Incident(
        "sirens that two papers heard themselves",
        (
            text(
                "Observer",
                10,
                "Sirens sounded in Alder on Wednesday; a reporter of the Observer heard them.",
                Act(
                    trigger="sounded",
                    type="interception",
                    by=(By(who="a reporter of the Observer", cue="heard"),),
                ),
            ),
            text(
                "Monitor",
                12,
                "In Alder sirens sounded on Wednesday.",
                Act(trigger="sounded", type="interception"),
            ),
        ),
        told={"Observer", "Monitor"},
        grade="fair",
    ),
    Incident(
        "blame on one side, silence on the other",
        (
            text(
                "Wire",
                10,
                "The League blamed Northland's army for the explosions in Alder.\n\nThe army, asked"
                " about the explosions, would not comment.",
                Act(trigger="explosions", type="bombing", by=(By(who="The League", cue="blamed"),)),
                Act(
                    trigger="blamed",
                    type="accusation",
                    actor=("The League",),
                    target=("Northland's army",),
                    about=(0,),
                ),
                Act(trigger="explosions#2", type="bombing", same_as=0, by=(By(who="The army"),)),
            ),
        ),
        told={"the League", "Wire"},
        grade="fair",
        accused=("Northland's army (by the League)",),
        declined=("Northland's army",),
    ),
    Incident(
        "strikes of a day: one ministry in four papers, its children and women, an army's own word",
        (
            text(
                "Morning",
                9,
                "Northland's army said its jets struck Alder.\n\nThe ministry counted 182 people"
                " killed.",
                Act(
                    trigger="struck",
                    actor=("its jets",),
                    by=(By(who="Northland's army", cue="said"),),
                ),
                Act(trigger="killed", type="air_strike", same_as=0, tolls=(n("182 people", 182),)),
            ),
            text(
                "Wire",
                30,
                "Warplanes struck Alder on Wednesday. The number of people killed has risen to 558,"
                " Southland's health ministry said. Among the dead were 50 children and 94 women.",
                Act(trigger="struck"),
                Act(
                    trigger="killed",
                    type="air_strike",
                    same_as=0,
                    tolls=(n("558", 558),),
                    by=(SAID,),
                ),
                Act(
                    trigger="dead",
                    type="air_strike",
                    same_as=0,
                    tolls=(
                        n("50 children", 50, group="children"),
                        n("94 women", 94, group="women"),
                    ),
                ),
            ),
            text(
                "Ledger",
                50,
                "The jets that struck Alder on Wednesday are on the record of the health ministry:"
                " 558 killed, as of Thursday.",
                Act(trigger="struck", tolls=(n("558", 558),)),
            ),
        ),
        told={"Northland's army", "Wire", "Ledger", *MINE, "Morning"},
        origins={"killed": MINE},
        stands={"killed": {"558", "50", "94"}},
        superseded={"killed": {"182"}},
        grade="confirmed",
    ),
]


def of(incident: Incident, folder: Path) -> tuple[Event, Assessment]:
    """The one event, acts of speech apart, that these reports tell."""
    kinds = {act.type for one in incident.texts for act in one.acts if not act.about}
    return joined(folder, kinds, *incident.texts)


def labels(event: Event, slot: str, *, superseded: bool) -> set[str]:
    values = event.field(slot).values  # type: ignore[arg-type]
    return {v.value.label for v in values if v.superseded is superseded}


def origins(event: Event, slot: str) -> set[str]:
    values = event.field(slot).values  # type: ignore[arg-type]
    return {o.name for v in values if not v.superseded for o in v.origins}


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.name)
def test_origins_tolls_and_grade(tmp_path: Path, incident: Incident) -> None:
    event, assessment = of(incident, tmp_path)
    assert {origin.name for origin in assessment.origins} - MINE <= incident.told
    assert {o.name for o in assessment.origins} | MINE >= incident.told - {"Morning"}
    for slot, names in incident.origins.items():
        assert origins(event, slot) == names
    for slot, told in incident.stands.items():
        assert labels(event, slot, superseded=False) == told
    for slot, told in incident.superseded.items():
        assert labels(event, slot, superseded=True) == told
    assert assessment.grade == incident.grade
    assert assessment.accused == incident.accused
    assert assessment.declined == incident.declined
    assert assessment.copies == incident.copies
