from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Document, EventReport, Extraction, Filler, RunError
from dateline.resolve.places import Gazetteer, PlaceResolver
from dateline.resolve.places.outlets import Outlet, Outlets, home_of, named_places, told_by, write
from dateline.resolve.places.resolver import Readings


def csv(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("name,hosts,country,home,reach", *rows)) + "\n", "utf-8")
    return path


def test_every_shipped_home_is_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    text = "\n".join(f"{one.name}: {one.home}" for one in Outlets.shipped() if one.home)
    lost = [one.name for one in Outlets.shipped() if one.home and not home_of(one, gazetteer)]
    assert text
    assert not lost


@pytest.mark.parametrize(
    ("source", "url", "country", "home"),
    [
        ("The Kyiv Independent", None, "UA", None),
        (None, "https://www.kyivindependent.com/a", "UA", None),
        ("Greater Kashmir", None, "IN", "Srinagar"),
        (None, "https://today.lorientlejour.com/x", "LB", None),
        ("Reuters", "https://www.reuters.com/world", None, None),
        ("Unheard-of Page", "https://example.com.lb/x", "LB", None),
        (None, None, None, None),
    ],
)
def test_what_an_outlet_says_of_its_places(
    gazetteer: Gazetteer, source: str, url: str, country: str, home: str
) -> None:
    found = Outlets.shipped().background(source, url, gazetteer)
    assert found.countries == (frozenset({country}) if country else frozenset())
    assert (found.home and found.home.name) == home


@pytest.mark.parametrize(
    ("source", "host", "keys"),
    [
        ("Paris Herald", "", ["paris"]),
        ("The Bekaa Valley Post (sample)", "", ["bekaa valley"]),
        ("Two Words Monitor", "", []),
        ("The Times", "", []),
        (None, "www.theparisnews.com", ["paris"]),
        (None, "oxfordandbicestertimes.co.uk", ["oxford", "bicester"]),
        (None, "kansascity.com", ["kansas city"]),
        (None, "post-gazette.com", []),
        (None, "", []),
    ],
)
def test_places_in_the_name_of_an_outlet(
    gazetteer: Gazetteer, source: str | None, host: str, keys: list[str]
) -> None:
    assert [key for key, _ in named_places(source, host, gazetteer)] == keys


@given(st.text(max_size=40), st.text(alphabet="abcdeghinorst.-", max_size=40))
def test_any_name_of_an_outlet_can_be_read(source: str, host: str) -> None:
    found = Outlets.shipped().background(source, f"https://{host}/", Gazetteer.embedded())
    assert all(places for _, places in found.heard)


def read(resolver: PlaceResolver, body: str, place: str, source: str | None = None) -> Readings:
    document = Document(id="d", title="", body=body, source=source)
    at = body.index(place)
    event = EventReport(
        id="e", document="d", trigger=document.span("body", 0, 1), type="attack", realis="actual",
        fillers=(Filler(role="place", span=document.span("body", at, at + len(place))),),
    )  # fmt: skip
    return resolver.read(document, Extraction(document="d", extractor="x", events=(event,)))["e"]


BODY = "Clashes broke out in Tripoli on Monday."


def test_the_outlet_decides_between_places_of_one_name(gazetteer: Gazetteer) -> None:
    resolver = PlaceResolver(gazetteer)
    assert read(resolver, BODY, "Tripoli")[0].country == "LY"
    assert read(resolver, BODY, "Tripoli", "L'Orient Today")[0].country == "LB"
    assert read(resolver, BODY, "Tripoli", "Bekaa Valley Post")[0].country == "LB"


def test_the_words_of_the_report_decide_over_the_outlet(gazetteer: Gazetteer) -> None:
    body = "Clashes broke out in Tripoli, Libya, on Monday."
    found = read(PlaceResolver(gazetteer), body, "Tripoli", "L'Orient Today")
    assert found[0].country == "LY"


def test_a_list_of_ones_own_wins(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = csv(
        tmp_path / "o.csv", "L'Orient Today,,LY,Misrata,local", ",north.example,LB,,national"
    )
    own = Outlets.shipped().extended(path, gazetteer)
    assert own.fingerprint != Outlets.shipped().fingerprint
    resolver = PlaceResolver(gazetteer, own)
    assert resolver.fingerprint != PlaceResolver(gazetteer).fingerprint
    assert read(resolver, BODY, "Tripoli", "L'Orient Today")[0].country == "LY"
    assert read(resolver, BODY, "Tripoli", "news.north.example")[0].country == "LB"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["A,,XX,,local"], "line 2: 'XX' is no known country"),
        (["A,,Syria,,local"], "line 2: 'Syria' is no ISO 3166-1 alpha-2 code"),
        (["A,,SY,,weekly"], "line 2: reach 'weekly' is none of local, national, international"),
        (["A,,SY,Nowhereville,"], "line 2: the home 'Nowhereville' is not in the gazetteer"),
        ([",,SY,,"], "line 2: neither name nor hosts is filled"),
        (["A,,SY,,", "B,,SY,,", "The A,,LB,,"], "line 4: 'a' stands in line 2 already"),
        (["A,,SY,,,,"], "line 2: more cells than columns"),
    ],
)
def test_a_wrong_row_is_named(
    gazetteer: Gazetteer, tmp_path: Path, rows: list[str], told: str
) -> None:
    with pytest.raises(RunError, match=f"o.csv, {told}"):
        Outlets.shipped().extended(csv(tmp_path / "o.csv", *rows), gazetteer)


def test_a_file_that_is_not_there_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"o\.csv: cannot be read"):
        Outlets.shipped().extended(tmp_path / "o.csv", gazetteer)


REPORTS = [
    "A road was closed near Zgharta on Monday.",
    "Clashes broke out in Tripoli, close to Minieh.",
    "The mayor of Tripoli met officials from Zgharta and Batroun.",
]


def test_reports_tell_a_list_that_can_be_read_again(gazetteer: Gazetteer, tmp_path: Path) -> None:
    reports = [("North Page", text) for text in REPORTS] + [("Once", REPORTS[0])]
    told = told_by(reports, gazetteer)
    assert told == told_by(reversed(reports), gazetteer)
    assert [(one.name, one.country, one.reach) for one in told] == [("North Page", "LB", "local")]
    write(told, tmp_path / "o.csv")
    own = Outlets.shipped().extended(tmp_path / "o.csv", gazetteer)
    home = own.background("North Page", None, gazetteer).home
    assert home
    assert home.id == told[0].home


def test_a_home_may_be_told_with_what_holds_it(gazetteer: Gazetteer) -> None:
    ohio = home_of(Outlet("A", (), "US", "Columbus, Ohio", "local"), gazetteer)
    nebraska = home_of(Outlet("A", (), "US", "Columbus, Nebraska", "local"), gazetteer)
    assert ohio
    assert nebraska
    assert (ohio.admin1, nebraska.admin1) == ("US.OH", "US.NE")
