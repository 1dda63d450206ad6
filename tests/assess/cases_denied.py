"""Sentences that accuse, deny or decline, and some that do not."""

from __future__ import annotations

from tests.assess.builders import By
from tests.assess.cases import ARMY, LEAGUE, Case, deed, speech

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

ANSWERED = [
    *ACCUSED,
    *DENIED,
    *NO_DENIAL,
    *NO_DENIAL_OF_ITS_OWN,
    *DENIED_PLAINLY,
    *DECLINED,
]
