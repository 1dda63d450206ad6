"""Pages: the report in, the page around it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.support import BODY, LAST, LEAD, NEXT, failed, one, page

FULL = (Path(__file__).parent / "data" / "full_page.html").read_text(encoding="utf-8")


def test_a_full_page_is_taken_apart(tmp_path: Path) -> None:
    document = one(tmp_path, "a.html", FULL)
    assert document.title == "Shells hit the market in Darvan"
    assert document.source == "The Daily Example"
    assert document.url == "https://daily.example/world/shells"
    assert document.published == "2024-05-02T18:30:00+00:00"
    assert document.published_basis == "metadata"
    assert document.authors == ("Ann Writer", "Bo Scribe")
    assert document.dateline == "DARVAN, May 2"
    assert document.credits == ("Wire", "Reporting by Ann Writer; Editing by Cee Desk")
    assert document.captions == ("A street after an earlier attack on 3 March. Photo: Wire",)
    assert (document.language, document.media_type) == ("en", "text/html")


def test_the_body_is_the_report_and_nothing_else(tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", FULL).body.split("\n\n") == [
        "At least 12 people were killed when shells hit a market, the mayor said.",
        "Shells struck the central market on Thursday, he said.",
        LEAD,
        "The army denied that it had fired on 1 May.",
        "Two of the dead were children, the hospital said.",
        "Thirty were injured.",
        NEXT,
        LAST,
    ]


@pytest.mark.parametrize(
    "lead",
    [
        f"<p class='standfirst'>{LEAD}</p>",
        f"<div class='article__lead'>{LEAD}</div>",
        f"<h2 class='subtitle'>{LEAD}</h2>",
        f"<section><p><strong>{LEAD}</strong></p></section>",
        f"<div><div><span>{LEAD}</span></div></div>",
        f"<p class='article-teaser'>{LEAD}</p>",
        f"<p><span aria-hidden='true' class='drop-cap'>{LEAD[0]}</span>{LEAD[1:]}</p>",
    ],
)
def test_the_lead_survives_however_it_is_marked_up(tmp_path: Path, lead: str) -> None:
    markup = page(NEXT, LAST).replace("</h1>", f"</h1>{lead}")
    assert one(tmp_path, "a.html", markup).body == BODY


def test_headlines_behind_the_report_go_without_any_class(tmp_path: Path) -> None:
    rest = "<p>Rebels storm depot in Southtown</p><p>Gunmen kill six at checkpoint</p></article>"
    assert one(tmp_path, "a.html", page().replace("</article>", rest)).body == BODY


def test_a_wrapper_with_a_bad_name_is_not_pruned(tmp_path: Path) -> None:
    markup = page().replace("<article>", "<div class='related share'><article>")
    assert one(tmp_path, "a.html", markup).body == BODY


def test_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    text = f"{LEAD}<br><br>{NEXT}<br/> <br>{LAST}"
    markup = f"<html><body><h1>Shells fall on Darvan</h1>{text}</body></html>"
    assert one(tmp_path, "a.html", markup).body == BODY


def test_a_page_of_divs(tmp_path: Path) -> None:
    markup = f"<html><body><div>{LEAD}</div><div>{NEXT}</div><div>{LAST}</div></body></html>"
    assert one(tmp_path, "a.html", markup).body == BODY


def test_a_page_of_one_sentence(tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", f"<html><body><p>{LEAD}</p></body></html>").body == LEAD


def test_a_date_line_counts_but_no_copyright_year(tmp_path: Path) -> None:
    dated = page().replace("</h1>", "</h1><p class='meta'>Published 17 September 2024, 20:05</p>")
    document = one(tmp_path, "a.html", dated)
    assert (document.published, document.published_basis) == ("2024-09-17", "text")
    assert document.body == BODY
    footer = page().replace("</body>", "<footer>© 2019 Wire, 3 May 2019</footer></body>")
    assert one(tmp_path, "b.html", footer).published is None


def test_the_longest_part_of_the_page_title_without_a_heading(tmp_path: Path) -> None:
    markup = page().replace("<h1>Shells fall on market in Darvan</h1>", "")
    assert one(tmp_path, "a.html", markup).title == "Shells fall on market in Darvan"


def test_a_front_page_is_not_news(tmp_path: Path) -> None:
    stories = "".join(
        f"<h3><a href='/{n}'>Army shells town {n}</a></h3><p>{LEAD}</p>" for n in "123456"
    )
    head = (
        "<meta property='og:type' content='website'><link rel=canonical href='https://a.example/'>"
    )
    markup = f"<html><head>{head}<title>Home</title></head><body>{stories}</body></html>"
    assert failed(tmp_path, "a.html", markup).reason == "not_news"


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", </script>'
    assert one(tmp_path, "a.html", page(head=head)).body == BODY


def test_a_page_without_a_known_ending_is_told_by_its_content(tmp_path: Path) -> None:
    assert one(tmp_path, "page", page()).media_type == "text/html"
    assert one(tmp_path, "page.txt", page()).media_type == "text/html"


def test_a_caption_within_a_caption_is_told_once(tmp_path: Path) -> None:
    inner = "<span class='caption'>Smoke over Darvan.</span> <span class='credit'>Wire</span>"
    figure = f"<figure><img src='x'><figcaption>{inner}</figcaption></figure>"
    document = one(tmp_path, "a.html", page().replace("</h1>", f"</h1>{figure}"))
    assert document.captions == ("Smoke over Darvan. Wire",)
    assert document.body == BODY


def test_text_behind_a_wall_that_is_in_the_page_is_kept(tmp_path: Path) -> None:
    walled = f"<div class='paywall'><p>{LAST}</p></div></article>"
    document = one(tmp_path, "a.html", page(LEAD, NEXT).replace("</article>", walled))
    assert document.body == BODY
