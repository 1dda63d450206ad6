import pytest

from dateline.model import PlaceReading
from dateline.resolve.places import Gazetteer, find_toponyms, resolve_toponyms
from dateline.resolve.places.civic import civic_country


def resolved(
    text: str, gazetteer: Gazetteer, *names: str, hints: tuple[str, ...] = ()
) -> list[PlaceReading]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return resolve_toponyms(text, spans, gazetteer, country_hints=hints)


def test_two_towns_of_one_name_are_told_apart_by_the_report(gazetteer: Gazetteer) -> None:
    lebanon = "Clashes broke out in Tripoli, the army said. Roads to Zgharta and Beirut were shut."
    libya = "Clashes broke out in Tripoli, the army said. Roads to Misrata and Zawiya were shut."
    first = resolved(lebanon, gazetteer, "Tripoli", "Zgharta", "Beirut")
    second = resolved(libya, gazetteer, "Tripoli", "Misrata", "Zawiya")
    assert [reading.country for reading in first] == ["LB", "LB", "LB"]
    assert [reading.country for reading in second] == ["LY", "LY", "LY"]


def test_a_container_in_the_words_decides(gazetteer: Gazetteer) -> None:
    text = "Two reports: one from Tripoli, Lebanon, and one from Benghazi."
    tripoli, _ = resolved(text, gazetteer, "Tripoli", "Benghazi")
    assert tripoli.country == "LB"
    assert "since the text says Lebanon" in tripoli.why


def test_an_adjective_before_the_name_decides(gazetteer: Gazetteer) -> None:
    (reading,) = resolved("It hit the Lebanese city of Tripoli.", gazetteer, "Tripoli")
    assert reading.country == "LB"


def test_a_province_is_not_its_seat(gazetteer: Gazetteer) -> None:
    province, town = resolved(
        "Fighting in Idlib province spread. The town of Homs is calm.", gazetteer, "Idlib", "Homs"
    )
    assert (province.precision, town.precision) == ("adm1", "town")
    assert province.radius_km
    assert town.radius_km
    assert province.radius_km > town.radius_km


def test_a_bare_name_is_the_town(gazetteer: Gazetteer) -> None:
    (reading,) = resolved("Shells fell in Aleppo overnight.", gazetteer, "Aleppo")
    assert reading.precision == "town"


def test_an_area_of_the_curated_list_is_not_outdone_by_a_namesake(gazetteer: Gazetteer) -> None:
    text = "The militias in Iraq linked the drones to the war in Gaza and to Lebanon."
    iraq, gaza, _ = resolved(text, gazetteer, "Iraq", "Gaza", "Lebanon")
    assert (iraq.place, gaza.place) == ("iso:IQ", "area:gaza-strip")


def test_the_capital_is_meant_before_a_region_of_its_name(gazetteer: Gazetteer) -> None:
    (city,) = resolved("Talks were held in Washington.", gazetteer, "Washington")
    (state,) = resolved("A fire in Washington state spread.", gazetteer, "Washington")
    assert (city.precision, state.precision) == ("town", "adm1")


def test_no_capital_stands_for_a_country(gazetteer: Gazetteer) -> None:
    (reading,) = resolved("Attacks went on across Syria.", gazetteer, "Syria")
    assert reading.precision == "country"
    assert reading.place == "iso:SY"
    assert reading.latitude == pytest.approx(35.0)
    assert reading.radius_km
    assert reading.radius_km > 200


def test_country_hints_count(gazetteer: Gazetteer) -> None:
    text = "A man was hurt in Tripoli."
    (lebanon,) = resolved(text, gazetteer, "Tripoli", hints=("LB",))
    (libya,) = resolved(text, gazetteer, "Tripoli", hints=("LY",))
    assert (lebanon.country or "LB") == "LB"
    assert (libya.country or "LY") == "LY"
    assert dict(lebanon.alternatives).keys() != dict(libya.alternatives).keys()


def test_disputed_places_keep_neutral_name_claimants_and_wording(gazetteer: Gazetteer) -> None:
    text = "Sirens sounded in Judea and Samaria and on the occupied Golan."
    bank, golan = resolved(text, gazetteer, "Judea and Samaria", "occupied Golan")
    assert (bank.name, bank.country, bank.claimants) == ("West Bank", None, ("PS", "IL"))
    assert bank.mention
    assert bank.mention.quote == "Judea and Samaria"
    assert (golan.name, golan.claimants) == ("Golan Heights", ("IL", "SY"))


def test_an_unknown_name_has_its_reason(gazetteer: Gazetteer) -> None:
    (reading,) = resolved("They met in Qzxwolla.", gazetteer, "Qzxwolla")
    assert reading.unknown == "not_in_gazetteer"
    assert reading.latitude is None
    assert reading.score == 0


def test_a_name_of_many_places_without_context_is_ambiguous(gazetteer: Gazetteer) -> None:
    (reading,) = resolved("It happened in San Antonio.", gazetteer, "San Antonio")
    if reading.unknown is None:
        assert reading.score > 0.4
    (reading,) = resolved("It happened in Springfield.", gazetteer, "Springfield")
    assert reading.unknown == "ambiguous"
    assert len(reading.alternatives) > 2
    assert "does not say which" in reading.why


def test_empty_spans_are_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        resolve_toponyms("Aleppo", [(3, 3)], gazetteer)
    with pytest.raises(ValueError, match="empty or outside"):
        resolve_toponyms("Aleppo", [(0, 7)], gazetteer)


def test_every_reading_says_how_it_was_found(gazetteer: Gazetteer) -> None:
    text = "Troops moved from Homs to Palmyra, through the Badia, and on to the Golan Heights."
    spans = [(start, end) for start, end, _ in find_toponyms(text, gazetteer)]
    for reading in resolve_toponyms(text, spans, gazetteer):
        assert reading.why.endswith(".")
        assert reading.mention
        assert reading.mention.quote in reading.why


def test_the_order_of_spans_is_kept_and_repeats_agree(gazetteer: Gazetteer) -> None:
    text = "Homs was hit. Later Homs was hit again, near Hama."
    spans = [(20, 24), (0, 4)]
    second, first = resolve_toponyms(text, spans, gazetteer)
    assert first.place == second.place
    assert second.mention
    assert second.mention.start == 20


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Iowans", "Iowa"),
        ("Texan", "Texas"),
        ("Californians", "California"),
        ("W. Columbia", "West Columbia"),
        ("South Los Angeles", "Los Angeles"),
    ],
)
def test_people_of_regions_and_sides_of_towns(name: str, place: str, gazetteer: Gazetteer) -> None:
    (found,) = resolved(f"It was told to {name} on Monday.", gazetteer, name)
    assert found.name == place


def test_the_institutions_of_a_text_tell_its_country(gazetteer: Gazetteer) -> None:
    bare = "Lancaster opened its new hall."
    local = f"{bare} Two councillors had told the crown court of it."
    assert resolved(bare, gazetteer, "Lancaster")[0].country != "GB"
    assert resolved(local, gazetteer, "Lancaster")[0].country == "GB"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The city manager met the school district.", "US"),
        ("The city manager met the city manager.", None),
        ("Two councillors were heard at the crown court.", "GB"),
        ("The sheriff and a varsity team; the crown court and two councillors.", None),
        ("Troops shelled two villages east of Homs.", None),
    ],
)
def test_one_institution_or_two_countries_tell_nothing(text: str, country: str | None) -> None:
    assert civic_country(text) == country
