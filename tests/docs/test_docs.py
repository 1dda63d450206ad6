"""Docs that can be checked are checked."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from dateline.ingest.reasons import REASONS

ROOT = Path(__file__).parent.parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "evaluation" / "README.md"]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_generated_docs_are_what_the_code_says() -> None:
    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert generate.stale() == [], "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_reason_for_a_failure_is_explained() -> None:
    text = (ROOT / "docs" / "ingest.md").read_text(encoding="utf-8")
    assert [reason for reason in REASONS if f"`{reason}`" not in text] == []


def test_every_chore_has_a_line_of_its_own() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for chore in ("demo", "test", "lint", "types", "docs", "bench", "eval", "train"):
        assert re.search(rf"^{chore}:.*## \S", makefile, re.MULTILINE), chore


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_measure_has_a_line_of_its_own() -> None:
    told = re.findall(
        r"^\| `(\w+)` \|", (ROOT / "evaluation" / "README.md").read_text("utf-8"), re.MULTILINE
    )
    modules = (ROOT / "evaluation").glob("*.py")
    there = [path.stem for path in modules if '"__main__"' in path.read_text(encoding="utf-8")]
    assert sorted(told) == sorted(there)


def test_the_modules_that_the_architecture_names_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+/[\w.*/-]*)`", text)
    assert len(named) > 25
    gone = [
        name
        for name in named
        if not any(list(base.glob(name)) for base in (ROOT, ROOT / "src" / "dateline"))
    ]
    assert gone == []
