"""The user's page names every reason and every setting of the network."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.ingest import REASONS

PAGE = (Path(__file__).parents[2] / "docs" / "ingest.md").read_text(encoding="utf-8")


def test_every_reason_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(REASONS)


def test_every_reason_in_the_code_is_in_the_list() -> None:
    package = Path(__file__).parents[2] / "src" / "dateline" / "ingest"
    source = "\n".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    used = set(re.findall(r'item_error\(\s*"(\w+)"', source))
    assert used <= set(REASONS)
    assert len(used) > 10
