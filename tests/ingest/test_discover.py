"""What is named is found, in one order on every machine; what cannot be read is told."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from dateline.ingest import IngestOptions, Source, discover, parse
from dateline.ingest.source import InputSource
from dateline.model import Failure, Ingested, ItemError, RunError
from tests.ingest.support import BODY, documents, of_paths, sources


def locations(*paths: Path | str, options: IngestOptions | None = None) -> list[str]:
    """The locations that discover gives."""
    return [found.location for found in discover(paths, options)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder "reports" in the working directory."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "README.md",
                 "page_files/style.css", "LICENSE", "half.txt.part"):  # fmt: skip
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n\n{BODY}")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "reports"


def test_folders_are_sorted_and_hidden_files_left_out(folder: Path) -> None:
    assert locations("reports") == ["reports/a.txt", "reports/b.txt", "reports/sub/c.txt"]
    assert locations("reports/") == locations("reports")
    assert locations(Path("reports")) == locations("reports")


def test_the_working_directory_has_no_prefix(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert locations(".") == ["a.txt", "b.txt", "sub/c.txt"]


def test_not_recursive(folder: Path) -> None:
    options = IngestOptions(recursive=False)
    assert locations("reports", options=options) == ["reports/a.txt", "reports/b.txt"]


def test_what_is_named_itself_is_read_even_if_hidden(folder: Path) -> None:
    assert locations("reports/.hidden.txt", "reports/README.md") == [
        "reports/.hidden.txt",
        "reports/README.md",
    ]


def test_results_do_not_depend_on_where_the_folder_is(folder: Path, tmp_path: Path) -> None:
    first = documents(of_paths("reports"))
    os.chdir(folder.parent.parent)
    second = documents(of_paths(folder))
    assert [document.id for document in first] == [document.id for document in second]


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    assert locations("reports") == ["reports/a.txt", "reports/b.txt", "reports/sub/c.txt"]


def test_a_link_that_leads_nowhere_is_told(folder: Path) -> None:
    (folder / "b2.txt").symlink_to(folder / "gone.txt")
    (source,) = (one for one in discover(["reports"]) if one.location == "reports/b2.txt")
    assert not isinstance(source, Failure)
    with pytest.raises(ItemError) as caught:
        source.sha256()
    assert caught.value.reason == "not_found"


def test_nothing_there(tmp_path: Path) -> None:
    (found,) = discover([tmp_path / "none.txt"])
    assert isinstance(found, Failure)
    assert (found.reason, found.stage) == ("not_found", "ingest")


def test_a_folder_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def denied(path: str | Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", denied)
    found = list(discover(["reports"]))
    assert [one.location for one in found] == ["reports/a.txt", "reports/b.txt", "reports/sub/"]
    assert isinstance(found[-1], Failure)
    assert found[-1].reason == "unreadable"
    assert "Permission denied" in found[-1].message


def test_a_file_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    (source,) = sources("reports/a.txt")
    monkeypatch.setattr(Path, "open", denied)
    (result,) = parse(source)
    assert isinstance(result, Failure)
    assert result.reason == "unreadable"
    with pytest.raises(ItemError, match=r"a\.txt") as caught:
        source.sha256()
    assert caught.value.reason == "unreadable"


def test_a_file_that_went_away(folder: Path) -> None:
    (source,) = sources("reports/a.txt")
    (folder / "a.txt").unlink()
    (result,) = parse(source)
    assert isinstance(result, Failure)
    assert result.reason == "not_found"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (source,) = sources(tmp_path / "pipe")
    (result,) = parse(source)
    assert isinstance(result, Failure)
    assert result.reason == "unreadable"


def test_sha256_is_that_of_the_bytes_and_of_the_original(folder: Path) -> None:
    (source,) = sources("reports/a.txt")
    expected = hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    assert source.sha256() == expected
    (result,) = parse(source)
    assert isinstance(result, Ingested)
    assert result.original.sha256 == result.document.original == expected
    assert hashlib.sha256(result.original.data).hexdigest() == expected


def test_standard_input_is_read_once_and_parsed_after_hashing() -> None:
    data = f"Title: Shells\n\n{BODY}".encode()
    source = InputSource(IngestOptions(), io.BytesIO(data))
    assert source.sha256() == hashlib.sha256(data).hexdigest()
    (result,) = parse(source)
    assert isinstance(result, Ingested)
    assert (result.document.title, result.original.location) == ("Shells", "-")


def test_standard_input_is_named_by_a_dash() -> None:
    (source,) = discover(["-"])
    assert isinstance(source, Source)
    assert source.location == "-"


@pytest.mark.parametrize("address", ["ftp://a.example/x", "file:///etc/passwd", "gopher://x/"])
def test_only_http_addresses(address: str) -> None:
    (found,) = discover([address])
    assert isinstance(found, Failure)
    assert found.reason == "refused"


def test_settings_that_cannot_work() -> None:
    with pytest.raises(RunError, match="max_bytes"):
        IngestOptions(max_bytes=0)
    with pytest.raises(RunError, match="Mars/Olympus"):
        IngestOptions(default_timezone="Mars/Olympus")
