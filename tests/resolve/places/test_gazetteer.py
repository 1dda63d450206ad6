import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.model.errors import RunError
from dateline.resolve.places import Gazetteer
from dateline.resolve.places import gazetteer as places_gazetteer
from dateline.resolve.places.gazetteer import (
    CACHE_VARIABLE,
    INSTALLED,
    cache_folder,
    remove_former,
)

HEADER = "name,kind,country,claimants,latitude,longitude,radius_km,names\n"


def ids(gazetteer: Gazetteer, name: str) -> list[str]:
    return [place.id for place in gazetteer.lookup(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syria", "iso:SY"),
        ("Golan Heights", "area:golan-heights"),
        ("the West Bank", "area:west-bank"),
        ("Bab el-Mandeb", "area:bab-al-mandab"),
        ("Rafah crossing", "area:rafah-crossing"),
        ("Donbass", "area:donbas"),
        ("DEIR EZ ZOR", "gn:170794"),
        ("Dahieh", "area:dahiyeh"),
    ],
)
def test_lookup_by_any_name(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert expected in ids(gazetteer, name)


def test_two_towns_of_one_name_are_both_candidates(gazetteer: Gazetteer) -> None:
    tripolis = {place.country for place in gazetteer.lookup("Tripoli") if place.kind == "town"}
    assert {"LB", "LY"} <= tripolis


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qzxwolla") == ()
    assert gazetteer.lookup("") == ()


def test_adjectives_and_capitals(gazetteer: Gazetteer) -> None:
    syria = gazetteer.adjective("Syrians")
    assert syria
    assert syria.id == "iso:SY"
    lima = gazetteer.capital("PE")
    assert lima
    assert lima.name == "Lima"
    assert gazetteer.adjective("Lima") is None
    assert gazetteer.capital("XX") is None


def test_regions_cover_their_towns(gazetteer: Gazetteer) -> None:
    aleppo = gazetteer.place("adm1:SY.09")
    assert aleppo
    assert aleppo.kind == "adm1"
    assert aleppo.precision == "adm1"
    assert gazetteer.place("adm1:XX.99") is None


def test_the_fingerprint_does_not_depend_on_the_place_of_the_file(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere.sqlite"
    copy.write_bytes(gazetteer.path.read_bytes())
    assert Gazetteer.open(copy).fingerprint == gazetteer.fingerprint


def test_own_places_win(gazetteer: Gazetteer, tmp_path: Path) -> None:
    before = gazetteer.fingerprint
    mine = tmp_path / "mine.csv"
    mine.write_text(HEADER + "Damascus,site,US,,44.5,-92.1,3,Damascus Depot\n")
    assert gazetteer.add_places(mine) == 1
    assert ids(gazetteer, "Damascus") == ["own:damascus"]
    assert ids(gazetteer, "Damascus Depot") == ["own:damascus"]
    assert gazetteer.fingerprint != before
    assert gazetteer.place("own:damascus") is not None


def test_a_wrong_row_of_own_places_changes_nothing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    before, places = gazetteer.fingerprint, gazetteer.lookup("Damascus")
    mine = tmp_path / "mine.csv"
    mine.write_text(HEADER + "Damascus,site,US,,44.5,-92.1,3,\nHere,site,US,,nowhere,1,1,\n")
    with pytest.raises(RunError, match=r"mine\.csv, line 3: latitude 'nowhere' is no number"):
        gazetteer.add_places(mine)
    assert gazetteer.lookup("Damascus") == places
    assert gazetteer.fingerprint == before


def test_own_places_that_cannot_be_read_are_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"missing\.csv: cannot be read"):
        gazetteer.add_places(tmp_path / "missing.csv")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_text("not a database")
    with pytest.raises(RunError, match="not a gazetteer file"):
        Gazetteer.open(wrong).lookup("Damascus")
    with pytest.raises(RunError, match="no gazetteer is there"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_an_installed_gazetteer_is_used_where_none_is_named(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    (tmp_path / INSTALLED).write_bytes(gazetteer.path.read_bytes())
    assert cache_folder() == tmp_path
    assert Gazetteer.open().path == tmp_path / INSTALLED


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_stays_small(gazetteer: Gazetteer) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from dateline.resolve.places import Gazetteer\n"
        "g = Gazetteer.open(Path(sys.argv[1]))\n"
        "for n in ('Damascus', 'Paris', 'Springfield', 'San Antonio'): g.lookup(n)\n"
        "print(int(Path('/proc/self/statm').read_text().split()[1]) * 4096 // 2**20)\n"
    )
    command = [sys.executable, "-c", code, str(gazetteer.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150


def test_former_built_files_are_removed_and_nothing_else(tmp_path: Path) -> None:
    now, old = tmp_path / "gazetteer-0123456789ab.sqlite", "gazetteer-ba9876543210"
    gone = [f"{old}.sqlite", f"{old}.lock", f"{old}.sqlite.17.partial"]
    kept = [
        *(now.name, "gazetteer-0123456789ab.lock", "gazetteer-0123456789ab.sqlite.3.partial"),
        *(INSTALLED, f"{old}.sqlite.18.partial", "gazetteer-notes.sqlite", "book.db"),
    ]
    for name in (*gone, *kept):
        (tmp_path / name).write_text("x")
    os.utime(tmp_path / gone[2], (1, 1))
    remove_former(now)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(kept)


def test_a_build_removes_the_file_of_earlier_lists(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    former = tmp_path / "gazetteer-ba9876543210.sqlite"
    former.write_text("x")
    built = gazetteer.path.read_bytes()

    def builder(arguments: list[str]) -> None:
        Path(arguments[0]).write_bytes(built)

    monkeypatch.setattr(places_gazetteer, "run_builder", builder)
    assert Gazetteer.embedded().path.parent == tmp_path
    assert not former.exists()
