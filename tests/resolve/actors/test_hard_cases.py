"""The hard cases of names, each by its name."""

from __future__ import annotations

import pytest

from dateline.model import EventReport, Extraction, Filler
from dateline.resolve.actors import ActorList, ActorResolver
from tests.builders import a_document, words
from tests.resolve.actors.reports import a_cluster, read_one


def actor_of(name: str, kind: str = "armed_group", text: str = "{} attacked.", **more: str) -> str:
    reading = read_one(text.format(name), name, kind=kind, **more)  # type: ignore[arg-type]
    assert reading is not None, name
    assert reading.why.endswith(".")
    return reading.actor


@pytest.mark.parametrize(
    "name", ["Kata'ib Hezbollah", "Kataib Hezbollah", "Kataeb Hezbollah", "Kata’ib Hizballah",
             "Kataib Hizbullah", "Iraq's Kataib Hezbollah", "the Kata'ib Hezbollah militia"],
)  # fmt: skip
def test_kataib_hezbollah_in_all_spellings(name: str) -> None:
    assert actor_of(name) == "act-kataib-hezbollah"


@pytest.mark.parametrize("name", ["Hezbollah", "Hizbullah", "Hizbollah", "Lebanese Hezbollah"])
def test_hezbollah_is_not_the_iraqi_group(name: str) -> None:
    assert actor_of(name) == "act-hezbollah"


@pytest.mark.parametrize(
    "name", ["PMU", "PMF", "Al-Hashd al-Sha'bi", "Hashd al-Shaabi", "Popular Mobilization Units",
             "Popular Mobilisation Forces", "the Popular Mobilization Units (PMU)",
             "Arabic Al-Hashd al-Sha'bi", "the Hashd al-Shaabi in Iraq"],
)  # fmt: skip
def test_popular_mobilization_units_in_two_languages(name: str) -> None:
    assert actor_of(name) == "act-popular-mobilization-units"


@pytest.mark.parametrize(
    "name", ["Daesh", "Da'esh", "ISIS", "ISIL", "Islamic State", "the Islamic State group",
             "Islamic State militants", "IS group", "members of the Islamic State"],
)  # fmt: skip
def test_islamic_state_under_all_its_names(name: str) -> None:
    assert actor_of(name) == "act-islamic-state"


def test_is_the_verb_is_no_actor() -> None:
    assert read_one("It is known.", "is") is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Islamic Resistance", None), ("Islamic Jihad", None), ("Islamic Front", None)],
)
def test_islamic_something_is_not_islamic_state(name: str, actor: str | None) -> None:
    assert actor_of(name) != "act-islamic-state"


@pytest.mark.parametrize("nominal", ["the group", "the militia"])
def test_nominals_through_the_cluster(nominal: str) -> None:
    text = f"Kata'ib Hezbollah fired rockets, {nominal} said."
    reading = read_one(text, nominal, "Kata'ib Hezbollah")
    assert reading is not None
    assert reading.actor == "act-kataib-hezbollah"


def test_a_nominal_alone_is_an_identity_of_its_report() -> None:
    one, other = (read_one(f"{day}: the militia fired.", "the militia") for day in ("Mo", "Tu"))
    assert one is not None
    assert other is not None
    assert one.actor != other.actor
    assert not one.listed


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Tehran", "act-ir"), ("Moscow", "act-ru"), ("Iran", "act-ir"), ("Washington", "act-us"),
     ("the Kremlin", "act-ru"), ("Tehran's", "act-ir"), ("Russia", "act-ru")],
)  # fmt: skip
def test_states_through_their_capitals(name: str, actor: str) -> None:
    assert actor_of(name, "state", "{} said so.") == actor


ORGANS = ["the Lebanese health ministry", "Lebanon's health ministry", "Lebanon’s Health Ministry",
          "the health ministry of Lebanon", "the health ministry in Beirut"]  # fmt: skip


@pytest.mark.parametrize("name", ORGANS)
def test_organs_of_states(name: str) -> None:
    assert actor_of(name, "state", "{} said so.") == "act-lb-health-ministry"


@pytest.mark.parametrize("between", ["Israel struck.", "Israel struck. Israel said so, twice."])
def test_an_organ_without_a_country_where_one_country_only_has_one(between: str) -> None:
    document = a_document(f"Lebanon's health ministry spoke. {between} The health ministry spoke.")
    named = a_cluster(document, "Lebanon's health ministry", kind="state")
    bare = a_cluster(document, "The health ministry", kind="state")
    extraction = Extraction(document=document.id, extractor="test", actors=(named, bare))
    readings, _ = ActorResolver(ActorList.shipped()).read(document, extraction)
    assert [reading.actor for reading in readings] == ["act-lb-health-ministry"] * 2


def test_an_organ_without_a_country_among_two_is_not_filled_in() -> None:
    reading = read_one("Israel struck Lebanon. The health ministry spoke.", "The health ministry")
    assert reading is not None
    assert reading.country is None


@pytest.mark.parametrize("name", ["Israel's military", "the Israeli army", "IDF", "Israeli forces"])
def test_the_military_of_a_state_is_one_with_its_listed_name(name: str) -> None:
    assert actor_of(name, "military", "{} fired.") == "act-israel-defense-forces"


PERSONS = ["Ali al-Sistani", "Ayatollah Ali al-Sistani", "The cleric Ali al-Sistani",
           "Grand Ayatollah Ali Sistani"]  # fmt: skip


def test_persons_with_titles_are_one() -> None:
    assert len({actor_of(name, "person", "{} spoke.") for name in PERSONS}) == 1


def test_persons_of_a_body_are_the_person() -> None:
    names = ["Ibrahim Aqil", "Hezbollah's Ibrahim Aqil", "Ibrahim Aqil of Hezbollah",
             "the commander Ibrahim Aqil", "Mr. Ibrahim Aqil"]  # fmt: skip
    assert len({actor_of(name, "person", "{} spoke.") for name in names}) == 1


def test_a_family_name_alone_is_nobody_in_other_reports() -> None:
    one, other = (read_one(f"{day}: Ali spoke.", "Ali", kind="person") for day in ("Mo", "Tu"))
    assert one is not None
    assert other is not None
    assert one.actor != other.actor


def test_a_family_name_is_the_person_of_the_same_report() -> None:
    document = a_document("Minister Firass Abiad spoke. Later Mr. Abiad left.")
    whole = a_cluster(document, "Minister Firass Abiad", kind="person")
    short = a_cluster(document, "Mr. Abiad", kind="person")
    extraction = Extraction(document=document.id, extractor="test", actors=(whole, short))
    readings, _ = ActorResolver(ActorList.shipped()).read(document, extraction)
    assert readings[0].actor == readings[1].actor


@pytest.mark.parametrize(
    "words", ["the", "about", "s", "16", "the pagers", "drones", "These", "its"]
)
def test_what_is_no_name_gets_no_identity(words: str) -> None:
    reading = read_one(f"Then, {words} exploded", words)
    assert reading is None


def test_words_cut_by_the_reader_are_made_whole() -> None:
    reading = read_one("Israel's military fired.", "s military", kind="military")
    assert reading is not None
    assert reading.actor == "act-israel-defense-forces"


def test_possessives_do_not_count() -> None:
    assert actor_of("Hezbollah's", text="{} men fired.") == "act-hezbollah"


@pytest.mark.parametrize(
    "name", ["members of Hezbollah", "Hezbollah fighters", "about ten commanders of Hezbollah",
             "Hezbollah officials", "militants from Hezbollah"],
)  # fmt: skip
def test_members_count_for_their_group(name: str) -> None:
    reading = read_one(f"They met {name}.", name)
    assert reading is not None
    assert reading.actor == "act-hezbollah"
    assert reading.score < 0.9


def test_a_cluster_goes_with_most_of_its_words() -> None:
    text = "Israel spoke. Hezbollah fired, Hezbollah said; Hezbollah left."
    reading = read_one(text, "Hezbollah", "Israel")
    assert reading is not None
    assert reading.actor == "act-hezbollah"
    assert reading.alternatives
    assert reading.score < 1


@pytest.mark.parametrize(
    ("name", "kind"), [("the site", "organisation"), ("the times", "other"), ("dawn", "other"),
                       ("fars", "other"), ("a punch", "other")],
)  # fmt: skip
def test_common_words_are_no_names_of_the_list(name: str, kind: str) -> None:
    reading = read_one(f"They saw {name}.", name, kind=kind)
    assert reading is None or not reading.listed


def test_an_organ_is_the_listed_force_of_its_time() -> None:
    now = read_one("The Syrian military fired.", "The Syrian military", kind="military")
    then = read_one(
        "The Syrian military fired.", "The Syrian military", kind="military", published="2013-05-01"
    )
    later = read_one(
        "The Syrian military fired.", "The Syrian military", kind="military", published="2026-05-01"
    )
    assert now is not None
    assert then is not None
    assert later is not None
    assert (now.actor, then.actor) == ("act-syrian-arab-army",) * 2
    assert later.actor == "act-sy-military"


def test_one_army_of_several_forces_is_not_the_military() -> None:
    reading = read_one("Iranian forces fired.", "Iranian forces", kind="military")
    assert reading is not None
    assert reading.actor == "act-ir-military"


def test_an_organ_without_a_country_is_that_of_the_country_that_the_report_is_about() -> None:
    text = "Peru was hit. Peruvian towns burned, Lima said, and France offered help. The army left."
    reading = read_one(text, "The army", kind="military")
    assert reading is not None
    assert reading.actor == "act-pe-military"
    assert reading.score < 0.7
    assert "no other country half as often" in reading.why


def test_an_organ_without_a_country_in_a_report_on_two_is_nobodys() -> None:
    text = "Peru and Chile met. Peru spoke, and Chile. The army left."
    reading = read_one(text, "The army", kind="military")
    assert reading is not None
    assert not reading.listed


def test_a_ministry_is_not_that_of_the_country_whose_strikes_it_counts_the_dead_of() -> None:
    text = (
        "The health ministry has raised the toll of Monday's Israeli air strikes. "
        "The strikes hit Lebanon. Israel said that it went on. Israel gave no number."
    )
    reading = read_one(text, "The health ministry", kind="state")
    assert reading is not None
    assert not reading.listed


def test_the_state_is_not_one_that_the_report_names_less_than_another() -> None:
    text = "Israel was hit. Iraq is home to militias. The state has paid them since Iraq won."
    document = a_document(text)
    israel = a_cluster(document, "Israel", kind="state")
    owner = a_cluster(document, "The state", kind="state")
    extraction = Extraction(document=document.id, extractor="test", actors=(israel, owner))
    readings, _ = ActorResolver(ActorList.shipped()).read(document, extraction)
    assert [(r.cluster == israel.id, r.actor == "act-il") for r in readings] == [
        (True, True),
        (False, False),
    ]


def test_a_unit_with_a_name_is_no_states_army() -> None:
    text = "Jordan saw it. The 3rd Qzx Battalion came, and the soldiers fired."
    reading = read_one(text, "3rd Qzx Battalion", "the soldiers", kind="military")
    assert reading is not None
    assert reading.name == "3rd Qzx Battalion"


def test_a_force_that_a_list_knows_and_its_organ_are_one() -> None:
    text = "Iraqi forces took Tikrit, and the Iraqi Security Forces stayed."
    reading = read_one(text, "Iraqi forces", "the Iraqi Security Forces", kind="military")
    assert reading is not None
    assert reading.actor == "act-iraqi-security-forces"


@pytest.mark.parametrize("name", ["Members of the Security Council", "members of Hezbollah"])
def test_members_of_a_body_count_for_it(name: str) -> None:
    reading = read_one(f"{name} met.", name, kind="organisation")
    assert reading is not None
    assert reading.listed


def test_a_title_to_come_is_no_name() -> None:
    name = "the Prime Minister-designate, Qzal al-Abdin"
    reading = read_one(f"They urged {name}, to act.", name, kind="person")
    assert reading is not None
    assert reading.name == "Qzal al-Abdin"


def test_words_in_capitals_are_no_acronyms_and_no_countries() -> None:
    text = "MEXICO CITY -- TREASURY POLICE STOPPED A PATROL CAR IN MEXICO. THE ARMY LEFT MEXICO."
    police = read_one(text, "TREASURY POLICE", kind="police")
    army = read_one(text, "THE ARMY", kind="military")
    assert police is None or police.country in (None, "MX")
    assert army is not None
    assert army.actor == "act-mx-military"


def test_a_capital_that_the_reader_takes_for_a_person_is_its_state() -> None:
    reading = read_one("Beirut said nine people died.", "Beirut", kind="person")
    assert reading is not None
    assert reading.actor == "act-lb"


@pytest.mark.parametrize("text", ["Sucre", "President Sucre"])
def test_a_capital_that_is_a_family_name_stays_a_person(text: str) -> None:
    reading = read_one(f"{text} said it.", text, kind="person")
    assert reading is not None
    assert reading.kind == "person"


def test_a_family_name_of_the_report_is_no_capital() -> None:
    document = a_document("Michel Beirut met them. Later Beirut said it.")
    people = a_cluster(document, "Michel Beirut", kind="person")
    alone = a_cluster(document, "Beirut", kind="person")
    extraction = Extraction(document=document.id, extractor="test", actors=(people, alone))
    readings, _ = ActorResolver(ActorList.shipped()).read(document, extraction)
    assert {reading.kind for reading in readings} == {"person"}


@pytest.mark.parametrize("place", ["Beirut", "Homs"])
def test_the_place_of_an_event_is_nobody(place: str) -> None:
    document = a_document(f"A blast shook {place} on Monday.")
    event = EventReport(
        id="e", document=document.id, trigger=words(document, "shook"), type="attack",
        realis="actual", fillers=(Filler(role="place", span=words(document, place)),),
    )  # fmt: skip
    found = a_cluster(document, place, kind="person")
    extraction = Extraction(
        document=document.id, extractor="test", events=(event,), actors=(found,)
    )
    assert ActorResolver(ActorList.shipped()).read(document, extraction) == ((), ())


def test_a_member_counts_for_its_umbrella_and_the_umbrella_not_for_its_members() -> None:
    known = ActorList.shipped()
    militia = known.get("act-kataib-hezbollah")
    assert militia is not None
    assert "act-popular-mobilization-units" in known.above(militia)
    assert "act-kataib-hezbollah" in known.members("act-popular-mobilization-units")
    assert "act-popular-mobilization-units" not in known.members("act-kataib-hezbollah")
