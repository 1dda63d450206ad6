import pytest

from dateline.resolve.places import Gazetteer
from dateline.resolve.places.outlet import background_of, country_of_host, profile


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("dailystar.com.lb", "LB"),
        ("www.example.co.uk", "GB"),
        ("example.com", None),
        ("stream.tv", None),
        ("", None),
    ],
)
def test_country_of_an_address(host: str, code: str | None) -> None:
    assert country_of_host(host) == code


def test_an_unknown_country_domain_is_no_background(gazetteer: Gazetteer) -> None:
    assert background_of("example.zz", gazetteer).countries == frozenset()
    assert background_of("example.lb", gazetteer).countries == frozenset({"LB"})


REPORTS = [
    "A road was closed near Zgharta on Monday.",
    "Clashes broke out in Tripoli, close to Minieh.",
    "The mayor of Tripoli met officials from Zgharta and Batroun.",
]


def test_the_home_of_an_outlet_is_where_its_reports_are(gazetteer: Gazetteer) -> None:
    home = profile(REPORTS, gazetteer).home
    assert home is not None
    assert home.country == "LB"
    assert profile(reversed(REPORTS), gazetteer).home == home


def test_too_few_reports_tell_no_home(gazetteer: Gazetteer) -> None:
    assert profile(REPORTS[:2], gazetteer).home is None
    assert profile(["Nothing here."] * 9, gazetteer).home is None
