"""A small invented war, told by several outlets: what many tests put into books."""

from __future__ import annotations

from tests.link.builders import Report, Said, Told, Toll, Where, Who

NORTHLAND = Who(id="act-north", words="Northland", kind="state", country="NN")
ARMY = Who(id="act-army", words="Northland's army", kind="military", country="NN")
LEAGUE = Who(id="act-league", words="the League", kind="armed_group")
WING = Who(id="act-wing", words="the River Wing", kind="armed_group", umbrella=("act-league",))
MINISTRY = Who(id="act-min", words="the health ministry", kind="state", country="SS")
ALDER = Where(words="Alder", at=(10.0, 10.0))
BIRCH = Where(words="Birch", at=(12.0, 12.0))
COUNTRY = Where(words="Southland", at=(11.0, 11.0), radius=300.0, precision="country")
MAY_1 = ("2024-05-01", "2024-05-01")
MAY_2 = ("2024-05-02", "2024-05-02")
BODY = "Northland struck the market of Alder, killing 12 people, the health ministry said."


def strike(
    source: str = "Wire",
    *,
    body: str = BODY,
    days: tuple[str, str] | None = MAY_1,
    where: Where | None = ALDER,
    killed: tuple[int | None, int | None] | None = (12, 12),
    hour: int = 10,
    said: tuple[Said, ...] = (),
    kind: str = "air_strike",
    realis: str = "actual",
    trigger: str = "struck",
) -> Report:
    """One outlet's report of the strike on Alder on 1 May, or a variation of it."""
    tolls = (Toll(words="12 people", low=killed[0], high=killed[1]),) if killed else ()
    told = Told(
        trigger=trigger,
        type=kind,
        days=days,
        actor=(NORTHLAND,) if "Northland" in body else (),
        where=(where,) if where and where.words in body else (),
        tolls=tolls if "12 people" in body else (),
        said=said,
        realis=realis,
    )
    return Report(
        source=source, body=body, told=[told], published=f"2024-05-02T{hour:02}:00:00+00:00"
    )


def retold(source: str, hour: int = 11) -> Report:
    """Another outlet's own words for the strike on Alder."""
    body = (
        "Warplanes of Northland hit Alder on Wednesday. The air strike on a crowded market left"
        " 12 people dead, according to doctors there."
    )
    return strike(source, body=body, trigger="strike", hour=hour)


def elsewhere(source: str = "Gazette", hour: int = 11) -> Report:
    """A strike on another town on the same day."""
    body = "Northland struck the bus station of Birch; nobody there was hurt, residents said."
    return strike(source, body=body, where=BIRCH, killed=None, hour=hour)
