"""Who claims, acknowledges, accuses, denies, declines: short sentences, read by the guidelines.

Each case gives the sentence, how it is read, and what must be heard in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dateline.assess.view import Assessor
from dateline.assess.voices import Voices
from dateline.store import Store
from tests.assess.builders import Act, By, Party, Reader, Text, judged, put
from tests.link.builders import CODEBOOK, link

PARTIES = (
    Party(
        id="act-army",
        words=(
            "Northland's army",
            "The army",
            "the army",
            "its jets",
            "its forces",
            "a gunman",
            "he had",
        ),
        kind="military",
        country="NN",
    ),
    Party(
        id="act-north",
        words=("Northland ", "Northland."),
        kind="state",
        country="NN",
        name="Northland",
    ),
    Party(id="act-league", words=("The League", "the League", "its fighters", "the militias")),
    Party(id="act-wing", words=("The River Wing", "the River Wing"), parent="act-league"),
    Party(id="act-front", words=("The Hill Front", "the Hill Front")),
    Party(
        id="act-min",
        words=("The health ministry", "the health ministry"),
        kind="state",
        country="SS",
    ),
    Party(id="act-nile", words=("Nile News",), kind="media"),
    Party(id="act-council", words=("The Valley Council", "the Valley Council")),
    Party(
        id="act-reed",
        words=("The Reed Group", "the Reed Group"),
        umbrella=("act-council",),
    ),
    Party(id="act-ada", words=("Ada Birch",), kind="person"),
    Party(id="act-res", words=("Residents", "residents"), kind="civilians"),
)


@dataclass(frozen=True)
class Case:
    """A sentence with its acts; the first is the deed. What is expected is by name."""

    body: str
    acts: tuple[Act, ...]
    accused: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    acknowledged: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    grade: str | None = field(default=None)


def deed(trigger: str, actor: str | None, *by: By, kind: str = "attack", **more: object) -> Act:
    doers = (actor,) if actor else ()
    return Act(trigger=trigger, type=kind, actor=doers, by=by, **more)  # type: ignore[arg-type]


def speech(
    trigger: str, kind: str, *actor: str, target: tuple[str, ...] = (), **more: object
) -> Act:
    return Act(trigger=trigger, type=kind, actor=actor, target=target, about=(0,), **more)  # type: ignore[arg-type]


LEAGUE, ARMY = "the League", "Northland's army"
CLAIMS = [
    Case(
        "The League claimed responsibility for the attack on Alder.",
        (deed("attack", None, By(who="The League", cue="claimed", stance="claims")),),
        claimed=("The League",),
        grade="confirmed",
    ),
    Case(
        "The League claimed responsibility for the attack on Alder.",
        (deed("attack", None), speech("claimed", "claim", "The League")),
        claimed=("The League",),
        grade="confirmed",
    ),
    Case(
        "The League claimed the attack on Alder.",
        (deed("attack", None, By(who="The League", cue="claimed", stance="claims")),),
        claimed=("The League",),
    ),
    Case(
        "The League claimed the attack killed ten soldiers.",
        (deed("attack", None, By(who="The League", cue="claimed", stance="claims")),),
    ),
    Case(
        "The League said its fighters attacked Alder.",
        (deed("attacked", "its fighters", By(who="The League", cue="said")),),
        claimed=("The League",),
        grade="confirmed",
    ),
    Case(
        "The League claimed to have attacked Alder.",
        (deed("attacked", "The League", By(who="The League", cue="claimed")),),
        claimed=("The League",),
    ),
    Case(
        "The League said that the River Wing had attacked Alder.",
        (deed("attacked", "the River Wing", By(who="The League", cue="said")),),
        claimed=("The League",),
    ),
    Case(
        "The League said that the Hill Front had attacked Alder.",
        (deed("attacked", "the Hill Front", By(who="The League", cue="said")),),
        accused=("The Hill Front (by The League)",),
    ),
    Case(
        "The League took responsibility for the attack, Nile News reported.",
        (
            deed(
                "attack",
                None,
                By(who="Nile News", cue="reported"),
                By(who="The League", cue="took"),
            ),
        ),
        claimed=("The League",),
    ),
    Case(
        "No group has claimed responsibility for the attack on Alder.",
        (deed("attack", None), speech("claimed", "claim", "No group")),
    ),
    Case(
        "The League said that an attack hit Alder.",
        (deed("attack", None, By(who="The League", cue="said")),),
    ),
    Case(
        "The League has not claimed responsibility for the attack on Alder.",
        (deed("attack", None), speech("claimed", "claim", "The League", realis="denied")),
    ),
    Case(
        "It was an attack that some of the groups of the League claim.",
        (
            deed("attack", "the League", By(who="the League", cue="claim", stance="claims")),
            speech("claim", "claim", "some of the groups of the League"),
        ),
    ),
    Case(
        "It was an attack that some of the militias claim.",
        (
            deed("attack", "the militias", By(who="the militias", cue="claim", stance="claims")),
            speech("claim", "claim", "the militias"),
        ),
    ),
    Case(
        "The League claimed that Northland's army had attacked Alder.",
        (deed("attacked", ARMY), speech("claimed", "claim", "The League")),
    ),
    Case(
        "The Valley Council said that the Reed Group had attacked Alder.",
        (deed("attacked", "the Reed Group", By(who="The Valley Council", cue="said")),),
    ),
    Case(
        "The Reed Group said that the Valley Council had attacked Alder.",
        (deed("attacked", "the Valley Council", By(who="The Reed Group", cue="said")),),
    ),
    Case(
        "The League attacked Alder from Northland. The Hill Front backed the League.",
        (deed("attacked", "The League"),),
    ),
    Case(
        "The League claimed an attack on Alder; Nile News carried the statement.",
        (
            deed("attack", "The League", By(who="Nile News", cue="claimed", stance="claims")),
            speech("claimed", "claim", "The League"),
        ),
        claimed=("The League",),
    ),
    Case(
        "The League and the Hill Front both claimed responsibility for the attack.",
        (deed("attack", None), speech("claimed", "claim", "The League", "the Hill Front")),
        claimed=("The Hill Front", "The League"),
        grade="contested",
    ),
]
ACKNOWLEDGED = [
    Case(
        "Northland's army said its jets struck Alder.",
        (deed("struck", "its jets", By(who=ARMY, cue="said"), kind="air_strike"),),
        acknowledged=(ARMY,),
        grade="confirmed",
    ),
    Case(
        "Northland's army announced that it had struck Alder: “The army carried out a strike.”",
        (deed("strike", "The army", By(who=ARMY, cue="announced"), kind="air_strike"),),
        acknowledged=(ARMY,),
    ),
    Case(
        "Northland struck Alder, Northland's army confirmed.",
        (deed("struck", "Northland ", By(who=ARMY, cue="confirmed"), kind="air_strike"),),
        acknowledged=(ARMY,),
    ),
    Case(
        "Northland's army tried to strike Alder, the army said.",
        (
            deed(
                "strike",
                ARMY,
                By(who="the army", cue="said"),
                kind="air_strike",
                realis="attempted",
            ),
        ),
        acknowledged=(ARMY,),
    ),
    Case(
        "Northland's army said it would strike Alder with its jets.",
        (deed("strike", "its jets", By(who=ARMY, cue="said"), kind="air_strike", realis="future"),),
    ),
    Case(
        "Northland's army said clashes broke out between the army and the League.",
        (
            Act(
                trigger="clashes",
                type="armed_clash",
                actor=("the army", "the League"),
                by=(By(who=ARMY, cue="said"),),
            ),
        ),
    ),
    Case(
        "The health ministry of Southland counted the dead of the strike by Northland.",
        (
            deed(
                "strike",
                "Northland.",
                By(who="The health ministry", cue="counted"),
                kind="air_strike",
            ),
        ),
    ),
    Case(
        "Northland struck Alder. Northland's army spoke of a strike on a depot.",
        (
            deed("struck", "Northland ", kind="air_strike"),
            deed("strike", "Northland ", By(who=ARMY, cue="spoke"), kind="air_strike", same_as=0),
        ),
    ),
]
NOT_OWNED = [
    Case(
        "Northland's army said that a gunman had attacked Alder.",
        (deed("attacked", "a gunman", By(who=ARMY, cue="said")),),
    ),
    Case(
        "The army said that he had attacked Alder.",
        (deed("attacked", "he had", By(who="The army", cue="said")),),
    ),
    Case(
        "Northland's army spoke of several targets that came from Alder.",
        (deed("targets", "Northland's", By(who=ARMY, cue="spoke"), kind="air_strike"),),
    ),
    Case(
        "Alder was struck, Northland's army said.",
        (deed("struck", ARMY, By(who=ARMY, cue="said"), kind="air_strike"),),
    ),
    Case(
        "The League said that attacks would go on until the war ends.",
        (deed("attacks", None, realis="future"), speech("said", "claim", "The League")),
    ),
    Case(
        "The League said that it would go on until the war ends.",
        (deed("war", None, kind="armed_clash"), speech("said", "claim", "The League")),
    ),
]
OWNED_PLAINLY = [
    Case(
        "Northland's army said that it had struck Alder.",
        (deed("struck", ARMY, By(who=ARMY, cue="said"), kind="air_strike"),),
        acknowledged=(ARMY,),
    ),
    Case(
        "Northland's army confirmed striking Alder.",
        (deed("striking", ARMY, By(who=ARMY, cue="confirmed"), kind="air_strike"),),
        acknowledged=(ARMY,),
    ),
]
OF_NO_HARM = [
    Case(
        "Northland's army said it arrested two men.",
        (deed("arrested", ARMY, By(who=ARMY, cue="said"), kind="arrest"),),
        acknowledged=(ARMY,),
        grade="weak",
    ),
    Case(
        "Northland's army said it had opened an inquiry.",
        (deed("inquiry", ARMY, By(who=ARMY, cue="said"), kind="legal"),),
        acknowledged=(ARMY,),
        grade="weak",
    ),
    Case(
        "The League said its fighters downed a drone.",
        (deed("downed", "its fighters", By(who="The League", cue="said"), kind="interception"),),
        claimed=("The League",),
        grade="weak",
    ),
    Case(
        "The League and the Hill Front both claimed responsibility for the withdrawal.",
        (
            deed("withdrawal", None, kind="withdrawal"),
            speech("claimed", "claim", "The League", "the Hill Front"),
        ),
        claimed=("The Hill Front", "The League"),
        grade="weak",
    ),
    Case(
        "The League said its fighters kidnapped ten.",
        (deed("kidnapped", "its fighters", By(who="The League", cue="said"), kind="abduction"),),
        claimed=("The League",),
        grade="confirmed",
    ),
]
ACCUSED = [
    Case(
        "Northland's army said the League attacked Alder.",
        (deed("attacked", LEAGUE, By(who=ARMY, cue="said")),),
        accused=(f"The League (by {ARMY})",),
        grade="weak",
    ),
    Case(
        "Northland's army claimed that the League attacked Alder.",
        (deed("attacked", LEAGUE, By(who=ARMY, cue="claimed", stance="claims")),),
        accused=(f"The League (by {ARMY})",),
    ),
    Case(
        "The League blamed Northland for the attack on Alder.",
        (
            deed("attack", None, By(who="The League", cue="blamed")),
            speech("blamed", "accusation", "The League", target=("Northland ",)),
        ),
        accused=("Northland (by The League)",),
    ),
    Case(
        "The League and the Hill Front blamed Northland for the attack on Alder.",
        (
            deed("attack", None),
            speech("blamed", "accusation", "The League", "the Hill Front", target=("Northland ",)),
        ),
        accused=("Northland (by The League and The Hill Front)",),
    ),
    Case(
        "The League could accuse Northland of the attack on Alder.",
        (
            deed("attack", None),
            speech(
                "accuse", "accusation", "The League", target=("Northland ",), realis="hypothetical"
            ),
        ),
    ),
    Case(
        "Residents said Northland's army attacked Alder.",
        (deed("attacked", ARMY, By(who="Residents", cue="said")),),
    ),
    Case(
        "Nile News said the League attacked Alder.",
        (deed("attacked", LEAGUE, By(who="Nile News", cue="said")),),
    ),
    Case(
        "The League condemned the attack on Alder.",
        (
            deed("attack", None),
            speech("condemned", "accusation", "The League", target=("the attack",)),
        ),
    ),
]
DENIED = [
    Case(
        "The League denied attacking Alder.",
        (
            deed(
                "attacking",
                "The League",
                By(who="The League", cue="denied", stance="denies"),
                realis="denied",
            ),
        ),
        denied=("The League",),
    ),
    Case(
        "Northland's army accused the League of the attack. The League denied it.",
        (
            deed("attack", None),
            speech("accused", "accusation", ARMY, target=(LEAGUE,)),
            speech("denied", "rejection", "The League"),
        ),
        accused=(f"The League (by {ARMY})",),
        denied=("The League",),
        grade="contested",
    ),
    Case(
        "The League claimed responsibility for the attack. Northland's army denied it.",
        (
            deed("attack", None),
            speech("claimed", "claim", "The League"),
            speech("denied", "rejection", ARMY),
        ),
        claimed=("The League",),
        denied=(ARMY,),
        grade="contested",
    ),
    Case(
        "Northland's army blamed the Hill Front for the attack. the Hill Front denied it."
        " The League claimed it.",
        (
            deed("attack", None),
            speech("blamed", "accusation", ARMY, target=("the Hill Front",)),
            speech("denied", "rejection", "the Hill Front#2"),
            speech("claimed", "claim", "The League"),
        ),
        accused=(f"The Hill Front (by {ARMY})",),
        denied=("The Hill Front",),
        claimed=("The League",),
        grade="confirmed",
    ),
    Case(
        "The League rejected the army's offer after the attack on Alder.",
        (deed("attack", None), speech("rejected", "rejection", "The League")),
    ),
    Case(
        "The League rejected the accusation that it was behind the attack.",
        (deed("attack", None), speech("rejected", "rejection", "The League")),
        denied=("The League",),
    ),
]
NO_DENIAL = [
    Case(
        "No new figure since Monday, when Northland's army spoke of 25 killed by the strike.",
        (deed("figure", None, By(who="Northland's army", cue="spoke"), realis="denied"),),
        grade="weak",
    ),
    Case(
        "Northland's army did not say whether it had attacked Alder.",
        (deed("attacked", "it", By(who="Northland's army", cue="say"), realis="denied"),),
    ),
    Case(
        "Northland's army had no comment on the attack on Alder.",
        (deed("attack", None, By(who="Northland's army", stance="denies"), realis="denied"),),
        declined=("Northland's army",),
    ),
    Case(
        "Northland's army declined to comment on the attack, which the League denied.",
        (
            deed("attack", None),
            speech("declined", "rejection", "Northland's army"),
            speech("denied", "rejection", "the League"),
        ),
        denied=("The League",),
        declined=("Northland's army",),
    ),
    Case(
        "No one was killed in the attack, Northland's army said.",
        (deed("killed", None, By(who="Northland's army", cue="said"), realis="denied"),),
        grade="weak",
    ),
    Case(
        "The health ministry denied that a strike had hit Alder.",
        (deed("strike", None, By(who="The health ministry", cue="denied"), realis="denied"),),
    ),
    Case(
        "Nile News denied a report of an attack on Alder.",
        (deed("attack", None), speech("denied", "rejection", "Nile News")),
    ),
    Case(
        "The League claimed to have attacked Alder.",
        (deed("attacked", "The League", By(who="The League", cue="claimed"), realis="denied"),),
    ),
]
NO_DENIAL_OF_ITS_OWN = [
    Case(
        "Northland's army said that no bridge was hit.",
        (deed("hit", None, By(who=ARMY, cue="said"), realis="denied"),),
    ),
    Case(
        "Ada Birch said that he had never attacked anyone.",
        (deed("attacked", None, By(who="Ada Birch", cue="said"), realis="denied"),),
        grade="weak",
    ),
    Case(
        "Northland's army said that it had not arrested anyone.",
        (deed("arrested", "it", By(who=ARMY, cue="said"), kind="arrest", realis="denied"),),
    ),
    Case(
        "Ada Birch denied attacking Alder.",
        (deed("attacking", None, By(who="Ada Birch", cue="denied"), realis="denied"),),
        denied=("Ada Birch",),
    ),
]
DENIED_PLAINLY = [
    Case(
        "Northland's army said that it had not attacked Alder.",
        (deed("attacked", "it", By(who="Northland's army", cue="said"), realis="denied"),),
        denied=("Northland's army",),
        grade="contested",
    ),
    Case(
        "No attack took place, Northland's army said.",
        (deed("attack", None, By(who="Northland's army", cue="said"), realis="denied"),),
        denied=("Northland's army",),
    ),
    Case(
        "None of its forces had attacked Alder, Northland's army said.",
        (deed("attacked", None, By(who="Northland's army", cue="said"), realis="denied"),),
        denied=("Northland's army",),
    ),
]
DECLINED = [
    Case(
        "Northland's army declined to comment on the attack.",
        (deed("attack", None), speech("declined", "rejection", ARMY)),
        declined=(ARMY,),
    ),
    Case(
        "An attack hit Alder. Northland's army declined to comment.",
        (deed("attack", None),),
        declined=(ARMY,),
    ),
    Case(
        "An attack hit Alder. It rained. Northland's army declined to comment.",
        (deed("attack", None),),
    ),
    Case(
        "An attack hit Alder. A strike hit Birch. Northland's army would not comment.",
        (deed("attack", None), deed("strike", None, kind="talks", day="2023-05-01")),
    ),
    Case(
        "Northland's army, asked about the attack, would not comment.",
        (deed("attack", None, By(who=ARMY)),),
        declined=(ARMY,),
    ),
    Case(
        "For the attack the League blamed Northland ; Northland's army declined to comment.",
        (
            deed("attack", None, By(who=ARMY, cue="declined")),
            speech("blamed", "accusation", LEAGUE, target=("Northland ",)),
            speech("declined", "rejection", ARMY),
        ),
        accused=("Northland (by The League)",),
        declined=(ARMY,),
    ),
]
CASES = [
    *CLAIMS,
    *ACKNOWLEDGED,
    *NOT_OWNED,
    *OWNED_PLAINLY,
    *OF_NO_HARM,
    *ACCUSED,
    *DENIED,
    *NO_DENIAL,
    *NO_DENIAL_OF_ITS_OWN,
    *DENIED_PLAINLY,
    *DECLINED,
]


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
