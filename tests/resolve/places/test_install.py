import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.model.errors import RunError
from dateline.resolve.places import Gazetteer, dump
from dateline.resolve.places.install import DUMP_FILE, download, install


def row(number: str, name: str, lat: str, lon: str, code: str = "PPL", others: str = "") -> str:
    group = "S" if code == "AIRB" else "L" if code == "PRK" else "P"
    cells = [number, name, name, others, lat, lon, group, code, "SY", "", "09", "", "", ""]
    return "\t".join([*cells, "1200", "", "300", "Asia/Damascus", "2024-01-01"]) + "\n"


GOOD = row("1", "Qzxwolla", "36.1", "37.2", others="Kzxolla,кзх") + row(
    "2", "Qzx Air Base", "36.2", "37.3", "AIRB"
)


def test_rows_of_a_dump(tmp_path: Path) -> None:
    file = tmp_path / "allCountries.txt"
    file.write_text(GOOD + row("3", "Some Park", "1", "1", "PRK"))
    (town, names), (base, _) = dump.places(file)
    assert town[:4] == ("gn:1", "Qzxwolla", "town", "SY")
    assert names == [("Qzxwolla", 0), ("Kzxolla", 2)]
    assert base[2] == "airbase"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("only\ttwo\n", "2 columns, not 19"),
        (row("3", "X", "north", "1"), "'north' is no number of degrees"),
        (row("3", "X", "91", "1"), "91 is out of range"),
        (row("x", "X", "1", "1"), "'x' is no GeoNames id"),
        (row("3", "X", "1", "1").replace("\t1200\t", "\tmany\t"), "'many' is no population"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, wrong: str, words: str) -> None:
    file = tmp_path / "allCountries.txt"
    file.write_text(GOOD + wrong)
    with pytest.raises(RunError, match=r"allCountries\.txt, line 3: ") as error:
        list(dump.places(file))
    assert words in str(error.value)


def test_alternate_names_of_other_languages_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "alternateNamesV2.txt"
    file.write_text("9\t1\ten\tWolla Town\n10\t1\tru\tWolla\n11\t1\ten\t1234\n")
    assert list(dump.alternates(file)) == [("1", "Wolla Town")]


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none\.txt: no such file"):
        install(tmp_path / "none.txt", target=tmp_path / "g.sqlite")


@pytest.mark.slow
def test_installing_a_dump_and_a_wrong_one(tmp_path: Path) -> None:
    places, names = tmp_path / "allCountries.txt", tmp_path / "alternateNamesV2.txt"
    places.write_text(GOOD)
    names.write_text("9\t1\ten\tWolla Town\n")
    target = install(places, names, tmp_path / "g.sqlite")
    gazetteer = Gazetteer.open(target)
    assert [p.id for p in gazetteer.lookup("Wolla Town")] == ["gn:1"]
    assert gazetteer.lookup("Golan Heights")
    before = gazetteer.fingerprint
    places.write_text(GOOD + "only\ttwo\n")
    with pytest.raises(RunError, match="line 3: 2 columns, not 19"):
        install(places, names, target)
    assert Gazetteer.open(target).fingerprint == before


@pytest.fixture
def host(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "served"
    folder.mkdir()
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()


def test_download_unpacks_the_dump(host: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = host
    with zipfile.ZipFile(folder / DUMP_FILE, "w") as packed:
        packed.writestr("allCountries.txt", GOOD)
    path = download(tmp_path / "got", url)
    assert path.read_text() == GOOD
    assert [p.name for p in path.parent.iterdir()] == ["allCountries.txt"]


def test_a_failed_download_leaves_nothing(host: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = host
    with pytest.raises(RunError, match="status 404"):
        download(tmp_path / "got", url)
    (folder / DUMP_FILE).write_text("no archive")
    with pytest.raises(RunError, match="zip"):
        download(tmp_path / "got", url)
    assert list((tmp_path / "got").iterdir()) == []
