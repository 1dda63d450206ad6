import pytest

from dateline.model.errors import RunError
from dateline.resolve.places import curated
from dateline.resolve.places.build import check_towns, embedded_sources

HEADER = "name,kind,country,claimants,latitude,longitude,radius_km,names,towns\n"
GOOD = "Somewhere,site,SY,,35.1,36.2,2,Elsewhere,\n"


def test_the_curated_list_is_as_long_as_promised() -> None:
    areas = curated.areas(curated.shipped("areas.csv"))
    assert len(areas) >= 250
    assert {"disputed", "strait", "crossing", "camp", "airbase", "quarter"} <= {
        area.kind for area in areas
    }


def test_every_disputed_area_names_its_claimants() -> None:
    for area in curated.areas(curated.shipped("areas.csv")):
        if area.kind == "disputed":
            assert area.claimants, area.name
            assert area.country is None, area.name


def test_no_name_stands_for_two_areas() -> None:
    seen: dict[str, str] = {}
    for area in curated.areas(curated.shipped("areas.csv")):
        for name in {n.casefold() for n in (area.name, *area.names)}:
            assert name not in seen, (name, area.name, seen.get(name))
            seen[name] = area.name


@pytest.mark.slow
def test_known_towns_fall_inside_their_areas() -> None:
    assert check_towns(embedded_sources()) == []


def test_countries_are_complete_and_have_adjectives() -> None:
    countries = {c.code: c for c in curated.countries(curated.shipped("countries.csv"))}
    assert len(countries) >= 245
    assert "Syrian" in countries["SY"].adjectives
    assert "Burma" in countries["MM"].names


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Somewhere,site,SY,,north,36.2,2,,\n", "latitude 'north' is no number"),
        ("Somewhere,site,SY,,95,36.2,2,,\n", "latitude 95.0 is out of range"),
        ("Somewhere,site,SY,,35,36.2,0,,\n", "radius_km 0.0 is out of range"),
        ("Somewhere,castle,SY,,35,36.2,2,,\n", "unknown kind 'castle'"),
        ("Somewhere,site,Syria,,35,36.2,2,,\n", "'Syria' is no ISO 3166-1"),
        ("Somewhere,disputed,disputed,,35,36.2,2,,\n", "no claimants are named"),
        (",site,SY,,35,36.2,2,,\n", "name is empty"),
        ("Somewhere,site,SY,,35,36.2,2,,,more\n", "more cells than columns"),
    ],
)
def test_a_wrong_gazetteer_row_is_named_with_file_and_line(row: str, words: str) -> None:
    with pytest.raises(RunError, match=r"mine\.csv, line 3: ") as error:
        curated.areas(HEADER + GOOD + row, "mine.csv")
    assert words in str(error.value)


def test_a_place_listed_twice_is_refused() -> None:
    with pytest.raises(RunError, match="listed twice"):
        curated.areas(HEADER + GOOD + GOOD, "mine.csv")


def test_a_file_without_the_column_is_refused() -> None:
    with pytest.raises(RunError, match="line 1: no column 'name'"):
        curated.areas("place,lat\nx,1\n", "mine.csv")


def test_a_wrong_region_is_named() -> None:
    with pytest.raises(RunError, match=r"SY: 'Aleppo>>x'"):
        curated.regions("SY: [Governorate, 'Aleppo>>x']", "regions.yaml")
    with pytest.raises(RunError, match=r"regions\.yaml"):
        curated.regions("SY: [", "regions.yaml")
