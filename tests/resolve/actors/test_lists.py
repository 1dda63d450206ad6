"""Lists of actors: four forms, joined to what is known; what is wrong is told, by file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model import RunError
from dateline.resolve.actors import ActorList
from dateline.resolve.actors.checks import check_duplicates, check_ties
from dateline.resolve.actors.importers import read_list

HEAD = "id,name,kind,country,aliases,umbrella,parent,active_from,active_to,source\n"
UCDP = (
    "\ufeffActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullEng,Org,"
    "Location,ActorIdAlliance,Version\n"
)
SHIPPED = Path("src/dateline/codebook/actors/actors.csv")


def a_list(folder: Path, text: str, name: str = "mine.csv") -> ActorList:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return ActorList.shipped().extended(path)


def wrong(folder: Path, text: str, *told: str, name: str = "mine.csv") -> None:
    before = ActorList.shipped().fingerprint
    with pytest.raises(RunError) as raised:
        a_list(folder, text, name)
    assert all(part in str(raised.value) for part in (name, *told)), raised.value
    assert ActorList.shipped().fingerprint == before


def test_the_shipped_list_is_sound() -> None:
    rows = read_list(SHIPPED.read_text(encoding="utf-8").splitlines(keepends=True), SHIPPED.name)
    check_duplicates(rows, SHIPPED.name)
    check_ties({row.actor.id: row.actor for row in rows}, rows, SHIPPED.name)
    assert len(rows) >= 600


def test_plain_rows_are_added(tmp_path: Path) -> None:
    found = a_list(tmp_path, "name,kind,country,aliases\nRiver Guard,armed_group,SD,RG|Haras\n")
    assert [actor.country for actor in found.named("the River Guard")] == ["SD"]
    assert found.named("haras")[0].name == "River Guard"
    assert len(found) == len(ActorList.shipped()) + 1


def test_a_row_with_a_known_id_wins(tmp_path: Path) -> None:
    found = a_list(tmp_path, "id,name,kind\nact-hamas,Hamas movement,political\n")
    actor = found.get("act-hamas")
    assert actor is not None
    assert (actor.kind, len(found)) == ("political", len(ActorList.shipped()))


def test_a_row_that_is_known_by_name_and_country_is_joined(tmp_path: Path) -> None:
    text = "name,kind,country,aliases\nHezbollah,armed_group,LB,Hizb of the South\n"
    found = a_list(tmp_path, text)
    assert len(found) == len(ActorList.shipped())
    assert found.named("Hizb of the South")[0].id == "act-hezbollah"


def test_the_same_name_in_another_country_stays_two(tmp_path: Path) -> None:
    text = "name,kind,country\nHezbollah,armed_group,TR\n"
    assert len(a_list(tmp_path, text).named("Hezbollah")) == 2


def test_a_state_is_never_joined_to_an_armed_group(tmp_path: Path) -> None:
    text = "name,kind,country\nHezbollah,state,LB\n"
    assert len(a_list(tmp_path, text).named("Hezbollah")) == 2


def test_ucdp_actors(tmp_path: Path) -> None:
    text = UCDP + (
        "3,Government of Lebanon,n/a,n/a,n/a,,,4,Lebanon,,22.1\n"
        "90,RGM,RGM,Haraka,River Guard Movement,RGX,River Guard Extended,1,Sudan,,22.1\n"
        '91,RGA,RGA,n/a,River Guard Alliance,,,1,"Sudan, Chad",90,22.1\n'
        "92,Hezbollah,Hezbollah,n/a,Party of God,,,1,Lebanon,,22.1\n"
    )
    found = a_list(tmp_path, text, "ucdp.csv")
    assert len(found) == len(ActorList.shipped()) + 2
    actor = found.get("ucdp-90")
    assert actor is not None
    assert (actor.name, actor.country, actor.kind) == ("River Guard Movement", "SD", "armed_group")
    assert set(actor.aliases) == {"RGM", "Haraka", "RGX", "River Guard Extended"}
    assert found.members("ucdp-90") == {"ucdp-91"}
    wide = found.get("ucdp-91")
    assert wide is not None
    assert wide.country is None


def test_petrarch_dictionaries(tmp_path: Path) -> None:
    text = (
        "# a comment\nRIVER_GUARD_ARMY_(RGA)_\n+HARAS_AL_NAHR_\n\t[SDNREB 19900101]  # note\n\n"
        "RIVER_TIMES_ [SDNMED]\n"
    )
    found = a_list(tmp_path, text, "rivers.txt")
    (actor,) = found.named("Haras al-Nahr")
    assert (actor.name, actor.country, actor.kind) == ("River Guard Army", "SD", "armed_group")
    assert "RGA" in actor.aliases
    assert found.named("River Times")[0].kind == "media"


def an_entity(key: str, schema: str, **properties: list[str]) -> str:
    return json.dumps({"id": key, "schema": schema, "properties": properties}) + "\n"


def test_follow_the_money(tmp_path: Path) -> None:
    text = (
        an_entity("q1", "Organization", name=["River Guard"], alias=["RG Sudan"], country=["sd"])
        + an_entity("q2", "Person", name=["Salim Nour"], weakAlias=["Abu Nour"])
        + an_entity("q3", "Ownership", owner=["q1"])
        + an_entity("q2", "Person", alias=["Saleem Nour"])
    ).replace('"alias": ["Saleem Nour"]', '"name": ["Salim Nour"], "alias": ["Saleem Nour"]')
    found = a_list(tmp_path, text, "entities.ftm.json")
    organisation, person = found.get("q1"), found.get("q2")
    assert organisation is not None
    assert person is not None
    assert (organisation.kind, organisation.country) == ("organisation", "SD")
    assert (person.kind, person.aliases) == ("person", ("Abu Nour", "Saleem Nour"))
    assert len(found) == len(ActorList.shipped()) + 2


def test_a_thousand_duplicates(tmp_path: Path) -> None:
    rows = "River Guard,armed_group,SD\n" * 1001
    wrong(tmp_path, f"name,kind,country\n{rows}", "line 3", "line 2", "999 more")


def test_a_thousand_duplicates_of_an_id(tmp_path: Path) -> None:
    row = "90,RGM,RGM,n/a,River Guard Movement,,,1,Sudan,,22.1\n"
    wrong(tmp_path, UCDP + row * 1001, "line 3", "line 2", "999 more", name="ucdp.csv")


def test_a_circular_umbrella(tmp_path: Path) -> None:
    text = HEAD + "a,A Front,armed_group,SD,,b,,,,\nb,B Front,armed_group,SD,,c,,,,\n"
    wrong(tmp_path, text + "c,C Front,armed_group,SD,,a,,,,\n", "line 2", "circular", "A Front →")


def test_a_circular_parent(tmp_path: Path) -> None:
    wrong(tmp_path, HEAD + "a,A Front,armed_group,SD,,,a,,,\n", "line 2", "circular")


def test_a_circular_alias(tmp_path: Path) -> None:
    text = HEAD + "a,A Front,armed_group,SD,B Front,,,,,\nb,B Front,armed_group,SD,A Front,,,,,\n"
    wrong(tmp_path, text, "line 2", "circular alias")


def test_a_circle_through_the_shipped_list(tmp_path: Path) -> None:
    row = "act-popular-mobilization-units,Popular Mobilization Units,armed_group,IQ,,"
    wrong(tmp_path, HEAD + row + "act-kataib-hezbollah,,,,\n", "line 2", "circular umbrella")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x,,armed_group,,,,,,,", "no name"),
        ("x,X Front,terrorists,,,,,,,", "terrorists"),
        ("x,X Front,armed_group,XX,,,,,,", "XX"),
        ("x,X Front,armed_group,,,nobody,,,,", "nobody"),
        ("x,X Front,armed_group,,,,,soon,,", "soon"),
        ("x,X Front,armed_group,,,,,1999,1990,", "1999"),
        ("x,X Front,armed_group,,,,,,,,,,", "columns"),
    ],
)
def test_a_wrong_row(tmp_path: Path, row: str, told: str) -> None:
    wrong(tmp_path, f"{HEAD}y,Y Front,armed_group,,,,,,,\n{row}\n", "line 3", told)


def test_wrong_rows_of_other_forms(tmp_path: Path) -> None:
    wrong(tmp_path, UCDP + "x,RGM,RGM,n/a,n/a,,,1,Sudan,,22.1\n", "line 2", name="ucdp.csv")
    wrong(tmp_path, "+ALIAS_\n\t[SDNREB]\n", "line 1", name="rivers.txt")
    wrong(tmp_path, '{"id": "q1", "schema"\n', "line 1", name="ftm.json")
    wrong(tmp_path, an_entity("q1", "Person", alias=[]), "line 1", name="ftm.json")
    wrong(tmp_path, "MINISTER [~GOV]\n", "agents", name="agents.txt")
    wrong(tmp_path, "once upon a time\n", "line 1", name="tale.txt")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="nowhere"):
        ActorList.shipped().extended(tmp_path / "nowhere.csv")


def test_members_and_those_above() -> None:
    known = ActorList.shipped()
    units = known.members("act-popular-mobilization-units")
    assert "act-kataib-hezbollah" in units
    assert "act-popular-mobilization-units" not in units
    assert "act-quds-force" in known.members("act-islamic-revolutionary-guard-corps")
    militia, force = known.get("act-kataib-hezbollah"), known.get("act-quds-force")
    assert militia is not None
    assert force is not None
    assert "act-popular-mobilization-units" in known.above(militia)
    assert known.above(force) >= {"act-islamic-revolutionary-guard-corps", "act-ir"}


def test_members_are_transitive(tmp_path: Path) -> None:
    text = HEAD + "a,A Front,armed_group,SD,,b,,,,\nb,B Front,armed_group,SD,,,c,,,\n"
    found = a_list(tmp_path, text + "c,C Front,armed_group,SD,,,,,,\n")
    assert found.members("c") == {"a", "b"}
