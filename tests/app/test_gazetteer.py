from pathlib import Path

from click.testing import CliRunner

from dateline.app.cli import cli


def test_install_wants_a_file_or_a_download(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["gazetteer", "install"])
    assert result.exit_code == 2
    assert "--download" in result.output


def test_a_file_that_is_none_of_geonames_is_named_and_nothing_is_installed(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    places = tmp_path / "places.txt"
    places.write_text("no\ttabs\there\n")
    result = CliRunner().invoke(cli, ["gazetteer", "install", str(places)])
    assert result.exception is not None
    assert "places.txt" in str(result.exception)
    assert not list((tmp_path / "cache").glob("*installed*"))
