"""E-mail: the text part, else the HTML part; attachments are no reports."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from tests.ingest.support import BODY, LAST, LEAD, NEXT, failed, one


def mail(text: str = BODY, subject: str = "Shells fall on Darvan") -> EmailMessage:
    """A mail with a text part."""
    message = EmailMessage()
    message["From"] = '"Levant Desk (sample)" <desk@levant.example>'
    message["To"] = "list@levant.example"
    message["Date"] = "Sat, 21 Sep 2024 13:05:00 +0300"
    message["Subject"] = subject
    if text:
        message.set_content(text)
    return message


def test_heads_and_body(tmp_path: Path) -> None:
    document = one(tmp_path, "a.eml", mail().as_bytes())
    assert document.title == "Shells fall on Darvan"
    assert document.source == "Levant Desk (sample)"
    assert (document.published, document.published_basis) == (
        "2024-09-21T13:05:00+03:00",
        "metadata",
    )
    assert (document.body, document.media_type) == (BODY, "message/rfc822")


def test_signature_quotes_and_list_footers_go(tmp_path: Path) -> None:
    text = f"{BODY}\n\n> quoted before\n\nYou receive this bulletin because you asked.\n\n-- \nDesk"
    assert one(tmp_path, "a.eml", mail(text).as_bytes()).body == BODY


def test_the_html_part_is_read_without_a_text_part(tmp_path: Path) -> None:
    message = mail("")
    message.set_content(
        f"<html><body><p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p></body></html>", "html"
    )
    assert one(tmp_path, "a.eml", message.as_bytes()).body == BODY


def test_the_text_part_goes_first(tmp_path: Path) -> None:
    message = mail()
    message.add_alternative("<p>See the text part of this mail for the report.</p>", "html")
    assert one(tmp_path, "a.eml", message.as_bytes()).body == BODY


def test_encoded_subjects_and_forwards(tmp_path: Path) -> None:
    message = mail(subject="Fwd: Re: Angriff auf Zürich \N{EN DASH} Übung")
    assert one(tmp_path, "a.eml", message.as_bytes()).title == "Angriff auf Zürich – Übung"


def test_e_mail_with_attachment_only(tmp_path: Path) -> None:
    message = mail("")
    message.add_attachment(b"%PDF-1.4", "application", "pdf", filename="report.pdf")
    failure = failed(tmp_path, "a.eml", message.as_bytes())
    assert failure.reason == "no_body"
    assert "report.pdf" in failure.message


def test_a_mail_without_ending_is_told_by_its_heads(tmp_path: Path) -> None:
    assert one(tmp_path, "message", mail().as_bytes()).media_type == "message/rfc822"


def test_broken_heads_do_no_harm(tmp_path: Path) -> None:
    raw = b"From: <<>\r\nTo: x\r\nDate: never\r\nSubject: =?utf-8?B?broken\r\n\r\n" + BODY.encode()
    document = one(tmp_path, "a.eml", raw)
    assert (document.published, document.body) == (None, BODY)
