import json
from pathlib import Path

import pytest

from training.agreement import CORPUS, PARTS, chosen, codings, count, part, rows, twice


def corpus(folder: Path, once: list[str], both: list[str], listed: list[str]) -> Path:
    """A corpus of empty annotations, some of them made twice."""
    for name in ("annotations", "twice"):
        (folder / name).mkdir()
    for key in (*once, *both):
        with (folder / "annotations" / f"{part(key)}01.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"id": key}) + "\n")
    lines = "".join(json.dumps({"id": key}) + "\n" for key in both)
    for name in ("first", "second"):
        (folder / "twice" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "twice" / "chosen.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    return folder


def hashed(letter: str) -> str:
    """An id of a part that the hash chooses."""
    return next(key for number in range(1000) if twice(key := f"own/{letter}{number:03}"))


def test_a_tenth_is_chosen_by_its_id_alone() -> None:
    keys = [key for number in range(2000) if twice(key := f"own/x{number}")]
    assert 150 <= len(keys) <= 250
    assert keys == [key for key in keys if twice(key)]


def test_the_hash_chooses_in_the_first_parts_and_the_list_in_the_later(tmp_path: Path) -> None:
    early, late = hashed("a"), hashed("d")
    folder = corpus(tmp_path, [early, late, "own/d999"], [], ["own/d999"])
    assert chosen(folder) == {early, "own/d999"}


def test_what_was_chosen_and_not_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus(tmp_path, ["own/g002"], ["own/g001", "own/h001"], ["own/g001", "own/g002"])
    first, second = codings(folder)
    assert set(first) == set(second) == {"own/g001", "own/h001"}
    assert capsys.readouterr().out == "chosen, but annotated once only: own/g002\n"


def test_parts_can_be_compared_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path, ["own/g002"], ["own/g001", "own/h001"], ["own/g002", "own/h001"])
    assert set(codings(folder, "h")[1]) == {"own/h001"}
    assert capsys.readouterr().out == ""


def test_every_part_of_the_corpus_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    count(CORPUS)
    total = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("reports"))
    held = sum(1 for _ in rows(CORPUS / "annotations"))
    assert [int(cell) for cell in total.split()[1:]][-1] == held
    assert {name[0] for name, _ in rows(CORPUS / "annotations")} == set(PARTS)


def test_the_chosen_reports_are_those_annotated_twice() -> None:
    first, second = codings(CORPUS)
    assert set(first) == set(second) == chosen(CORPUS)
