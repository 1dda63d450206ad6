"""Plain text and Markdown: header, title, paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ingest import document_from_text
from dateline.model import ItemError, document_id, text_hash
from tests.ingest.support import BODY, LAST, LEAD, NEXT, one

HEADER = """Title: Shells fall on Darvan
Source: Harbour Wire (sample)
Published: 2024-09-23T18:20:00+03:00
URL: https://harbour-wire.example/darvan#comments
Author: Ann Writer; Bo Scribe
"""


def test_header_lines_are_read(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", f"{HEADER}\n{BODY}\n")
    assert document.title == "Shells fall on Darvan"
    assert document.source == "Harbour Wire (sample)"
    assert document.published == "2024-09-23T18:20:00+03:00"
    assert document.published_basis == "metadata"
    assert document.url == "https://harbour-wire.example/darvan"
    assert document.authors == ("Ann Writer", "Bo Scribe")
    assert document.language == "en"
    assert document.media_type == "text/plain"
    assert document.body == BODY


def test_id_and_hash_are_those_of_the_model(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", f"{HEADER}\n{BODY}")
    assert document.text_hash == text_hash(document.body)
    assert document.id == document_id(
        source=document.source,
        url=document.url,
        published=document.published,
        title=document.title,
        body=document.body,
    )


def test_without_a_header_a_short_first_line_is_the_title(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", f"Shells fall on Darvan\n\n{BODY}")
    assert (document.title, document.body) == ("Shells fall on Darvan", BODY)
    assert (document.published, document.published_basis) == (None, "none")


def test_a_first_sentence_is_no_title(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", BODY)
    assert (document.title, document.body) == ("", BODY)


def test_a_first_line_with_a_colon_is_no_header(tmp_path: Path) -> None:
    text = f"Army: 1,600 targets struck\n\n{BODY}"
    assert one(tmp_path, "a.txt", text).title == "Army: 1,600 targets struck"


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    wrapped = LEAD.replace(" on Monday", "\non Monday") + "\n\n" + NEXT
    assert one(tmp_path, "a.txt", wrapped).body == f"{LEAD}\n\n{NEXT}"


def test_the_files_time_is_never_the_publication_date(tmp_path: Path) -> None:
    assert one(tmp_path, "2024-09-23.txt", BODY).published is None


def test_a_date_line_or_a_full_dateline_dates_the_report(tmp_path: Path) -> None:
    lined = one(tmp_path, "a.txt", f"Shells fall on Darvan\n\n23 September 2024\n\n{BODY}")
    assert (lined.published, lined.published_basis) == ("2024-09-23", "text")
    full = one(tmp_path, "b.txt", f"DARVAN, Sept 23, 2024 (Wire) - {BODY}")
    assert (full.published, full.dateline) == ("2024-09-23", "DARVAN, Sept 23, 2024")
    bare = one(tmp_path, "c.txt", f"DARVAN, Sept 23 (Wire) - {BODY}")
    assert (bare.published, bare.dateline) == (None, "DARVAN, Sept 23")


def test_the_address_dates_the_report_when_nothing_else_does(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", f"URL: https://a.example/2024/09/23/x\n\n{BODY}")
    assert (document.published, document.published_basis) == ("2024-09-23", "url")


MARKDOWN = f"""---
title: "Shells fall on Darvan"
source: Harbour Wire (sample)
published: 2024-09-23
---

# Shells fall on Darvan

**{LEAD}**

## What residents say

> {NEXT}
> They fled to the [next town](https://a.example/x).

![smoke](smoke.jpg)

* * *

{LAST}
"""


def test_markdown_front_matter_and_marks(tmp_path: Path) -> None:
    document = one(tmp_path, "a.md", MARKDOWN)
    assert document.title == "Shells fall on Darvan"
    assert (document.published, document.source) == ("2024-09-23", "Harbour Wire (sample)")
    assert document.body.split("\n\n") == [
        LEAD,
        "What residents say",
        f"{NEXT} They fled to the next town.",
        LAST,
    ]


def test_markdown_heading_is_the_title_without_front_matter(tmp_path: Path) -> None:
    document = one(tmp_path, "a.md", f"# Shells fall on *Darvan*\n\n{BODY}")
    assert (document.title, document.body) == ("Shells fall on Darvan", BODY)


def test_document_from_text() -> None:
    document = document_from_text(
        f"DARVAN (Wire) - {BODY}", title="Shells", published="2024-09-23", source="Post"
    )
    assert (document.body, document.dateline, document.credits) == (BODY, "DARVAN", ("Wire",))
    assert (document.published, document.published_basis) == ("2024-09-23", "metadata")


def test_document_from_text_as_it_is() -> None:
    text = "DARVAN (Wire) - One.\nTwo.\x0cThree\u00a0."
    assert document_from_text(text, as_is=True).body == text


def test_document_from_text_refuses_what_is_no_date_and_no_text() -> None:
    with pytest.raises(ItemError, match="is no date") as caught:
        document_from_text(BODY, published="last week")
    assert caught.value.reason == "malformed"
    with pytest.raises(ItemError) as caught:
        document_from_text(" \n ")
    assert caught.value.reason == "no_body"
