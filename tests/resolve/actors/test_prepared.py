"""The keys of listed names: kept in the cache folder, never stale, never needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigour.names import remove_person_prefixes

from dateline.resolve.actors.likeness import form_of, keys_of
from dateline.resolve.actors.persons import without_honorifics
from dateline.resolve.actors.prepared import STEM, prepared_keys

NAMES = ["Kataib Hezbollah", "PMU", "Popular Mobilization Units"]


def test_kept_keys_are_those_that_are_reckoned(tmp_path: Path) -> None:
    first = prepared_keys(NAMES, tmp_path)
    again = prepared_keys(NAMES, tmp_path)
    assert first == again == {name: sorted(keys_of(form_of(name))) for name in NAMES}
    assert len(list(tmp_path.glob(f"{STEM}*.json"))) == 1


def test_other_names_have_a_file_of_their_own_and_the_former_goes(tmp_path: Path) -> None:
    prepared_keys(NAMES, tmp_path)
    assert set(prepared_keys(NAMES[:1], tmp_path)) == {NAMES[0]}
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "[]", "{"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    whole = prepared_keys(NAMES, tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_text(damage)
    assert prepared_keys(NAMES, tmp_path) == whole


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert set(prepared_keys(NAMES, blocked)) == set(NAMES)


@pytest.mark.parametrize(
    "name",
    ["Mr. X", "The Right Honourable Lord Y", "Prof. Dr. Z", "General", " Mrs Q", "Ex-Director A B"],
)
def test_honorifics_are_those_of_rigour(name: str) -> None:
    assert without_honorifics(name) == remove_person_prefixes(name)
