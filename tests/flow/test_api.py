import subprocess
import sys
from pathlib import Path

import pytest

import dateline

TEXT = (
    "Government artillery shelled the town of Idlib on Monday, killing at least 12 people, "
    "a hospital director told reporters."
)


def test_one_text_is_read_without_a_book() -> None:
    one = dateline.read(TEXT, published="2024-09-24")
    slots = {claim.slot for claim in one.claims}
    assert {"type", "realis"} <= slots
    for claim in one.claims:
        for span in claim.evidence:
            assert one.document.text(span.field)[span.start : span.end] == span.quote


def test_without_a_publication_date_relative_days_stay_unknown() -> None:
    dated, undated = dateline.read(TEXT, published="2024-09-24"), dateline.read(TEXT)
    days = {c.value.time.earliest for c in dated.claims if c.value.time}
    reasons = {c.value.unknown for c in undated.claims if c.value.time}
    assert days == {"2024-09-23"}
    assert reasons == {"no_publication_date"}


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(dateline.DatelineError, match="no date"):
        dateline.read(TEXT, published="the other day")


def test_the_ten_lines_of_the_readme_run(tmp_path: Path) -> None:
    readme = Path("README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(f"Title: A\nPublished: 2024-09-24\n\n{TEXT}")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "|" in done.stdout


def test_the_public_names_are_those_that_the_package_says() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(dateline, "nonsense")  # noqa: B009 - the attribute must not be known
