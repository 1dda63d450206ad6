"""Sentences on responsibility: who is in them, and what a case of one holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.assess.builders import Act, By, Party

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
