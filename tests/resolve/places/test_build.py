from pathlib import Path
from typing import Any

import pytest

from dateline.model.errors import RunError
from dateline.resolve.places import Gazetteer, build, curated
from dateline.resolve.places.build import Sources, name_filter


def city(
    number: int, name: str, admin1: str, lat: float, lon: float, people: int
) -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "countrycode": "SY", "admin1code": admin1,
        "latitude": lat, "longitude": lon, "population": people,
        "names": [(name.lower(), 0)],
    }  # fmt: skip


def small(*cities: dict[str, Any]) -> Sources:
    facts = {"name": "Syria", "capital": "Damascus", "areakm2": 185180, "population": 1}
    return Sources(list(cities), {"SY": facts}, [], ["x"])


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    texts = {
        "countries.csv": "code,latitude,longitude,names,adjectives\nSY,35,38,Syria,Syrian\n",
        "regions.yaml": "SY: [Governorate, Homs]",
        "districts.yaml": "{}",
        "areas.csv": (
            "name,kind,country,claimants,latitude,longitude,radius_km,names,towns\n"
            "Badia,desert,SY,,34.5,38,120,,Palmyra\n"
        ),
    }
    monkeypatch.setattr(curated, "shipped", texts.__getitem__)
    return texts


HOMS = city(1, "Homs", "11", 34.7, 36.7, 700_000)
PALMYRA = city(2, "Palmyra", "11", 34.5, 38.2, 50_000)
DAMASCUS = city(3, "Damascus", "13", 33.5, 36.3, 1_500_000)


def test_a_region_gets_centre_and_reach_from_its_towns(
    lists: dict[str, str], tmp_path: Path
) -> None:
    build.build(tmp_path / "g.sqlite", small(HOMS, PALMYRA, DAMASCUS))
    gazetteer = Gazetteer(tmp_path / "g.sqlite")
    region = next(p for p in gazetteer.lookup("Homs") if p.kind == "adm1")
    assert region.id == "adm1:SY.11"
    assert region.point == pytest.approx((34.6, 37.45))
    assert region.radius_km > 60
    capital = gazetteer.capital("SY")
    assert capital
    assert capital.name == "Damascus"


def test_a_seat_that_no_list_has_is_an_error_and_leaves_nothing(
    lists: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(RunError, match=r"regions\.yaml, SY: 'Homs' is no known town"):
        build.build(tmp_path / "g.sqlite", small(DAMASCUS))
    assert list(tmp_path.iterdir()) == []


def test_the_same_sources_give_the_same_fingerprint() -> None:
    assert small(HOMS).fingerprint == small(DAMASCUS).fingerprint
    other = small(HOMS)
    other.digests.append("y")
    assert other.fingerprint != small(HOMS).fingerprint


def test_towns_outside_of_their_area_are_told(lists: dict[str, str]) -> None:
    assert build.check_towns(small(PALMYRA)) == []
    far = city(2, "Palmyra", "11", 10.0, 38.2, 50_000)
    assert build.check_towns(small(far)) == ["Badia: Palmyra is 2724 km off"]
    assert build.check_towns(small()) == ["Badia: Palmyra is in no list"]


def test_the_filter_knows_all_its_keys() -> None:
    keys = [f"name {n}" for n in range(2000)]
    bits = name_filter(len(keys), keys)
    from zlib import crc32

    for key in keys:
        bit = crc32(key.encode()) % (len(bits) * 8)
        assert bits[bit >> 3] & 1 << (bit & 7)
