"""PDF: lines to paragraphs, headline block, no text layer, passwords."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

from tests.ingest.support import BODY, LAST, LEAD, NEXT, failed, one

LONG = (
    "The ministry said that the shells had been fired from the hills to the north of the town, "
    "where the army has had positions since the spring, and that the bombardment went on for "
    "more than an hour while people were at the market to buy food for the coming holidays."
)


def pdf(
    *paragraphs: str,
    head: tuple[str, ...] = (),
    title: str = "",
    stated: str = "",
    password: str = "",
    foot: str = "",
) -> bytes:
    """A PDF with a headline block, a headline in larger type and paragraphs."""
    made = FPDF()
    made.set_title(stated)
    if password:
        made.set_encryption(owner_password="o", user_password=password)
    made.add_page()
    made.set_font("Helvetica", size=9)
    for line in head:
        made.cell(w=0, h=5, text=line, new_x="LMARGIN", new_y="NEXT")
    if title:
        made.set_font("Helvetica", style="B", size=16)
        made.cell(w=0, h=12, text=title, new_x="LMARGIN", new_y="NEXT")
    made.set_font("Helvetica", size=11)
    for number, paragraph in enumerate(paragraphs):
        if foot and number:
            made.add_page()
        made.multi_cell(w=0, h=6, text=paragraph, new_x="LMARGIN", new_y="NEXT")
        made.ln(4)
        if foot:
            made.set_y(-30)
            made.cell(w=0, h=5, text=f"{foot} {number + 1}")
    return bytes(made.output())


def test_paragraphs_come_back(tmp_path: Path) -> None:
    document = one(tmp_path, "a.pdf", pdf(LEAD, LONG, NEXT))
    assert document.body.split("\n\n") == [LEAD, LONG, NEXT]
    assert document.media_type == "application/pdf"


def test_the_headline_block_is_read(tmp_path: Path) -> None:
    head = ("Meridian (sample)", "21 September 2024, 20:10 (Beirut)", "https://a.example/x.pdf")
    document = one(tmp_path, "a.pdf", pdf(LEAD, LONG, head=head, title="Toll reaches 37"))
    assert document.title == "Toll reaches 37"
    assert document.source == "Meridian (sample)"
    assert (document.published, document.published_basis) == ("2024-09-21", "text")
    assert document.url == "https://a.example/x.pdf"
    assert document.body == f"{LEAD}\n\n{LONG}"


def test_a_title_that_is_a_file_name_is_none(tmp_path: Path) -> None:
    document = one(tmp_path, "a.pdf", pdf(LEAD, title="Toll reaches 37", stated="report_v2.docx"))
    assert document.title == "Toll reaches 37"


def test_the_day_the_file_was_made_is_not_the_day_of_publication(tmp_path: Path) -> None:
    assert one(tmp_path, "a.pdf", pdf(LEAD)).published is None


def test_words_parted_at_line_ends_are_joined(tmp_path: Path) -> None:
    text = "The army shelled the town of Darvan and its neigh-\nbourhood on Monday, it said."
    assert one(tmp_path, "a.pdf", pdf(text)).body == (
        "The army shelled the town of Darvan and its neighbourhood on Monday, it said."
    )


def test_running_feet_and_page_numbers_go(tmp_path: Path) -> None:
    document = one(tmp_path, "a.pdf", pdf(LEAD, NEXT, LAST, foot="The Wire, page"))
    assert document.body == BODY


def test_pdf_without_a_text_layer(tmp_path: Path) -> None:
    failure = failed(tmp_path, "scan.pdf", pdf())
    assert failure.reason == "no_text_layer"
    assert "scan.pdf" in failure.message


def test_a_locked_pdf(tmp_path: Path) -> None:
    assert failed(tmp_path, "a.pdf", pdf(LEAD, password="secret")).reason == "encrypted"


def test_a_pdf_cut_in_half(tmp_path: Path) -> None:
    data = pdf(LEAD, LONG)
    assert failed(tmp_path, "a.pdf", data[: len(data) // 4]).reason in {
        "malformed",
        "no_text_layer",
    }
