"""Sentences in which a party answers for an act, and some in which it does not."""

from __future__ import annotations

from tests.assess.builders import Act, By
from tests.assess.cases import ARMY, Case, deed, speech

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

OWNED = [*CLAIMS, *ACKNOWLEDGED, *NOT_OWNED, *OWNED_PLAINLY, *OF_NO_HARM]
