from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Document, EventReport, Filler, PlaceReading
from dateline.resolve.places import Gazetteer, PlaceResolver
from tests.builders import a_document, event_report, extraction, words


def event(document: Document, trigger: str, *places: str) -> EventReport:
    report = event_report(document, trigger, "attack")
    fillers = tuple(Filler(role="place", span=words(document, quote)) for quote in places)
    return replace(report, fillers=fillers)


def read(
    resolver: PlaceResolver, body: str, place: str, *, trigger: str = "hit", **made: str
) -> PlaceReading:
    """The only reading of an event with one place filler."""
    document = a_document(body, title=made.pop("title", ""), **made)
    report = event(document, trigger, place)
    (reading,) = resolver.read(document, extraction(document, report))[report.id]
    return reading


def test_mezzeh_west_of_damascus(resolver: PlaceResolver) -> None:
    body = "Rockets hit the Mezzeh military airport, west of Damascus."
    reading = read(resolver, body, "the Mezzeh military airport, west of Damascus")
    assert reading.place == "area:mezzeh-military-airport"
    assert (reading.precision, reading.country, reading.basis) == ("site", "SY", "stated")


@pytest.mark.parametrize("phrase", ["the EU", "E.U. states", "NATO", "AU member states"])
def test_an_acronym_is_no_town_of_its_letters(resolver: PlaceResolver, phrase: str) -> None:
    reading = read(resolver, f"Sanctions hit {phrase} on Monday.", phrase)
    assert (reading.place, reading.country) == (None, None)


@pytest.mark.parametrize(
    ("phrase", "place"), [("the UK", "iso:GB"), ("U.S. towns", "iso:US"), ("the town of Eu", "FR")]
)
def test_short_names_of_places_stay_places(
    resolver: PlaceResolver, phrase: str, place: str
) -> None:
    reading = read(resolver, f"Shells hit {phrase} on Monday.", phrase)
    assert place in (reading.place, reading.country)


def test_an_area_west_of_damascus_is_near_and_to_the_west(resolver: PlaceResolver) -> None:
    reading = read(resolver, "Rockets hit an area west of Damascus.", "an area west of Damascus")
    assert reading.precision == "near"
    assert reading.longitude is not None
    assert reading.longitude < 36.2
    assert reading.radius_km
    assert reading.radius_km >= 25
    assert "to the west of it" in reading.why


def test_the_southern_suburbs_of_beirut(resolver: PlaceResolver) -> None:
    reading = read(
        resolver, "A strike hit the southern suburbs of Beirut.", "the southern suburbs of Beirut"
    )
    assert (reading.name, reading.precision) == ("Dahiyeh", "site")


def test_the_town_of_x_in_y_province(resolver: PlaceResolver) -> None:
    body = "Bombs hit the town of Tripoli in the North Governorate of Lebanon."
    reading = read(resolver, body, "the town of Tripoli in the North Governorate of Lebanon")
    assert (reading.country, reading.precision) == ("LB", "town")


def test_in_x_province(resolver: PlaceResolver) -> None:
    reading = read(resolver, "Shells hit villages in Idlib province.", "villages in Idlib province")
    assert (reading.place, reading.precision) == ("adm1:SY.12", "adm1")


def test_a_distance_moves_the_centre(resolver: PlaceResolver) -> None:
    body = "A mine hit a bus 18 km southeast of Mosul."
    reading = read(resolver, body, "18 km southeast of Mosul")
    assert reading.precision == "near"
    assert reading.latitude is not None
    assert reading.latitude < 36.335
    assert reading.longitude is not None
    assert reading.longitude > 43.12


def test_the_northern_part_of_a_country_is_part_of_it(resolver: PlaceResolver) -> None:
    reading = read(resolver, "Raids hit northern Peru again.", "northern Peru")
    assert (reading.place, reading.precision) == ("iso:PE", "part_of_country")
    assert reading.latitude is not None
    assert reading.latitude > -10
    assert reading.radius_km
    assert reading.radius_km < 500


def test_a_building_named_after_a_town_is_no_finer_than_near(resolver: PlaceResolver) -> None:
    reading = read(resolver, "Shells hit the Homs refinery at dawn.", "the Homs refinery")
    assert reading.precision == "near"


def test_the_country_of_an_embassy_is_not_its_place(resolver: PlaceResolver) -> None:
    reading = read(resolver, "A bomb hit the Peruvian embassy.", "the Peruvian embassy")
    assert reading.country != "PE"


def test_the_capital_when_the_phrasesay_so(resolver: PlaceResolver) -> None:
    reading = read(resolver, "A bomb hit the Peruvian capital.", "the Peruvian capital")
    assert (reading.name, reading.precision) == ("Lima", "town")


def test_an_unknown_quarter_takes_the_town_that_holds_it(resolver: PlaceResolver) -> None:
    body = "A blast hit the Al-Qzxin neighborhood in Baghdad."
    reading = read(resolver, body, "the Al-Qzxin neighborhood in Baghdad")
    assert (reading.name, reading.precision) == ("Baghdad", "town")
    assert "“Al-Qzxin” itself is not in the gazetteer" in reading.why
    assert reading.score < 0.9


def test_disputed_golan_heights(resolver: PlaceResolver) -> None:
    reading = read(
        resolver, "Rockets hit the Israeli-occupied Golan Heights.",
        "the Israeli-occupied Golan Heights",
    )  # fmt: skip
    assert reading.country is None
    assert reading.claimants == ("IL", "SY")
    assert reading.mention
    assert reading.mention.quote == "the Israeli-occupied Golan Heights"


def test_the_city_points_back(resolver: PlaceResolver) -> None:
    body = "Troops reached Mosul on Monday. A day later a blast hit the city."
    reading = read(resolver, body, "the city")
    assert (reading.name, reading.basis) == ("Mosul", "governing")
    assert "“the city” points back to it" in reading.why


def test_an_unknown_place_has_its_reason(resolver: PlaceResolver) -> None:
    reading = read(resolver, "A shell hit Qzxwolla.", "Qzxwolla")
    assert (reading.unknown, reading.place) == ("not_in_gazetteer", None)


def test_another_spelling_is_told_by_its_sound_within_the_reports_countries(
    resolver: PlaceResolver,
) -> None:
    body = "The Syrian army hit Sheikh Miskeen in the south."
    reading = read(resolver, body, "Sheikh Miskeen")
    assert (reading.name, reading.country) == ("Shaykh Miskīn", "SY")
    assert "spelt in another way in the gazetteer" in reading.why
    assert reading.score < 0.7
    elsewhere = read(resolver, "The Peruvian army hit Sheikh Miskeen.", "Sheikh Miskeen")
    assert elsewhere.unknown == "not_in_gazetteer"


def test_two_places_of_one_event_are_two_readings(resolver: PlaceResolver) -> None:
    document = a_document("Strikes hit Homs and Hama.", title="")
    report = event(document, "hit", "Homs", "Hama")
    readings = resolver.read(document, extraction(document, report))[report.id]
    assert [reading.country for reading in readings] == ["SY", "SY"]
    assert len({reading.place for reading in readings}) == 2


def test_the_same_event_elsewhere_governs(resolver: PlaceResolver) -> None:
    document = a_document("A strike hit Homs.\n\nThe raid killed nine people.", title="")
    first = event(document, "strike", "Homs")
    second = replace(event(document, "raid"), same_as=first.id)
    (reading,) = resolver.read(document, extraction(document, first, second))[second.id]
    assert (reading.name, reading.basis) == ("Homs", "governing")
    assert "the same event is told to be there" in reading.why


def test_a_name_in_the_sentence_governs_with_less_certainty(resolver: PlaceResolver) -> None:
    document = a_document("Nine people were killed when shells fell near Homs.", title="")
    report = event(document, "killed")
    (reading,) = resolver.read(document, extraction(document, report))[report.id]
    assert (reading.basis, reading.precision) == ("governing", "near")
    assert reading.mention
    assert reading.mention.quote == "Homs"
    assert reading.score < 0.7


def test_the_dateline_only_with_that_basis(resolver: PlaceResolver) -> None:
    document = a_document("Twelve people were killed.", title="", dateline="BEIRUT (Sample)")
    report = event(document, "killed")
    (reading,) = resolver.read(document, extraction(document, report))[report.id]
    assert (reading.name, reading.basis) == ("Beirut", "dateline")
    assert reading.score < 0.5
    assert reading.mention
    assert reading.mention.quote == "BEIRUT"


def test_an_events_place_is_its_own_and_not_the_datelines(resolver: PlaceResolver) -> None:
    document = a_document("A strike hit Homs.", title="", dateline="BEIRUT (Sample)")
    report = event(document, "strike", "Homs")
    (reading,) = resolver.read(document, extraction(document, report))[report.id]
    assert (reading.name, reading.basis) == ("Homs", "stated")


def test_nothing_said_gives_nothing(resolver: PlaceResolver) -> None:
    document = a_document("Twelve people were killed.", title="")
    report = event(document, "killed")
    assert resolver.read(document, extraction(document, report)) == {report.id: ()}


def test_moscow_said_governs_nothing(resolver: PlaceResolver) -> None:
    document = a_document("Moscow said nine people were killed.", title="")
    report = event(document, "killed")
    assert resolver.read(document, extraction(document, report))[report.id] == ()


def test_the_title_counts_too(resolver: PlaceResolver) -> None:
    document = a_document("Nine people were killed.", title="Shelling in Homs")
    report = event(document, "killed")
    (reading,) = resolver.read(document, extraction(document, report))[report.id]
    assert reading.mention
    assert reading.mention.field == "title"


def test_the_same_document_gives_the_same_reading(resolver: PlaceResolver) -> None:
    document = a_document("Strikes hit Tripoli and Zgharta.", title="")
    report = event(document, "hit", "Tripoli")
    made = extraction(document, report)
    before = resolver.read(document, made)
    other = a_document("Strikes hit Tripoli and Misrata.", title="")
    resolver.read(other, extraction(other, event(other, "hit", "Tripoli")))
    assert resolver.read(document, made) == before


def test_no_events_no_readings(resolver: PlaceResolver) -> None:
    document = a_document("Nothing happened in Homs.")
    assert resolver.read(document, extraction(document)) == {}


@pytest.mark.parametrize("quote", ["Homs", "the Homs area", "near Homs", "northern Homs"])
def test_precision_is_never_finer_than_town(resolver: PlaceResolver, quote: str) -> None:
    reading = read(resolver, f"Shells hit {quote}.", quote)
    assert reading.precision in ("town", "near", "adm1")


def test_the_fingerprint_follows_ones_own_places(
    gazetteer: Gazetteer, resolver: PlaceResolver, tmp_path: Path
) -> None:
    before = resolver.fingerprint
    assert PlaceResolver(Gazetteer(gazetteer.path)).fingerprint == before
    mine = tmp_path / "mine.csv"
    mine.write_text("name,kind,country,latitude,longitude,radius_km\nHere,site,US,1,1,1\n")
    gazetteer.add_places(mine)
    assert resolver.fingerprint != before
