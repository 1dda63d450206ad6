"""What stands among the paragraphs of a report without being part of it.

Works on paragraphs of any format: the dateline, agency credits, bylines, captions,
invitations to newsletters, pointers to other stories and headlines that trail behind.
A rule takes a paragraph out only if all of it fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.ingest import opening, phrases
from dateline.ingest.dates import is_date_line

MAX_FURNITURE_WORDS = 60
MAX_HEADLINE_WORDS = 18
DATELINE_WITHIN = 2
"""A summary may stand above the paragraph that has the dateline; nothing else does."""


@dataclass(slots=True)
class Parted:
    """The paragraphs that are the report, and what stood among them."""

    kept: list[str] = field(default_factory=list)
    dateline: str | None = None
    date_lines: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


def part(paragraphs: Sequence[str], *, title: str = "", trim_end: bool = False) -> Parted:
    """Parts a report from its furniture, in the order of the text."""
    parted = Parted()
    paragraphs = _after_title(paragraphs, title)
    in_list = False
    for index, paragraph in enumerate(paragraphs):
        in_list = _goes_on(in_list, paragraph)
        if in_list or _is_noise(paragraph):
            continue
        if _ends_story(paragraph):
            in_list = True
            continue
        last = index >= len(paragraphs) - 2
        if not _set_aside(parted, paragraph, last):
            _keep(parted, paragraph)
    if trim_end:
        _trim(parted.kept)
    return parted


def _after_title(paragraphs: Sequence[str], title: str) -> Sequence[str]:
    """Without the title where it is printed above the text, and labels above it."""
    for index, paragraph in enumerate(paragraphs[:3]):
        if _same(paragraph, title):
            return paragraphs[index + 1 :]
        if _is_prose(paragraph):
            break
    return paragraphs


def _goes_on(in_list: bool, paragraph: str) -> bool:
    """A list of other stories goes on until a sentence comes."""
    return in_list and not _is_prose(paragraph)


def _is_noise(paragraph: str) -> bool:
    if _words(paragraph) > MAX_FURNITURE_WORDS:
        return False
    if phrases.SCRAP.match(paragraph) or phrases.INVITATION.match(paragraph):
        return True
    found = phrases.POINTER.match(paragraph)
    return bool(found and found["colon"] and found["more"] and not found["more"].endswith("."))


def _ends_story(paragraph: str) -> bool:
    """A heading such as "Related" or "Most read": unpunctuated lines after it are teasers."""
    found = phrases.POINTER.match(paragraph)
    return bool(found and not found["more"]) and _words(paragraph) <= MAX_HEADLINE_WORDS


def _set_aside(parted: Parted, paragraph: str, last: bool) -> bool:
    """Puts furniture that is worth keeping into its place; False if it is none."""
    first = not parted.kept
    if is_date_line(paragraph) and (first or last):
        parted.date_lines.append(paragraph)
    elif is_caption(paragraph):
        parted.captions.append(paragraph)
    elif is_credit(paragraph) or (last and not first and _agency_line(paragraph)):
        parted.credits.append(_agency_line(paragraph) or paragraph)
    elif first and (byline := _byline(paragraph)):
        parted.authors.append(byline["name"].strip())
        parted.date_lines.append(byline["rest"] or "")
    else:
        return False
    return True


def _keep(parted: Parted, paragraph: str) -> None:
    if len(parted.kept) < DATELINE_WITHIN and parted.dateline is None:
        found = opening.split(paragraph)
        parted.dateline, paragraph = found.dateline, found.rest
        parted.credits.extend([found.agency] if found.agency else [])
    without = _without_invitations(paragraph)
    if without:
        parted.kept.append(without)


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph is the caption of a picture."""
    if _words(paragraph) > MAX_FURNITURE_WORDS:
        return False
    return bool(phrases.CAPTION.match(paragraph) or phrases.CAPTION_END.search(paragraph))


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph only says who reported, edited, published or owns the report."""
    if _words(paragraph) > MAX_FURNITURE_WORDS // 2 or not phrases.CREDIT.match(paragraph):
        return False
    return len(phrases.SENTENCE_GAP.split(paragraph)) <= 3


def _agency_line(paragraph: str) -> str | None:
    found = phrases.AGENCY_LINE.match(paragraph)
    if not found or _words(paragraph) > 6:
        return None
    return (found["inside"] or found["after"]).strip()


def _byline(paragraph: str) -> re.Match[str] | None:
    return phrases.BYLINE.match(paragraph) if _words(paragraph) <= MAX_HEADLINE_WORDS else None


def _without_invitations(paragraph: str) -> str:
    """The paragraph without sentences that invite to newsletters."""
    folded = paragraph.casefold()
    if not any(word in folded for word in phrases.INVITING_WORDS):
        return paragraph
    sentences = phrases.SENTENCE_GAP.split(paragraph)
    kept = [one for one in sentences if not phrases.INVITATION.match(one)]
    return paragraph if len(kept) == len(sentences) else " ".join(kept)


def _trim(kept: list[str]) -> None:
    """Takes lines off the end that are no sentences: headlines of other stories."""
    while (
        len(kept) > 1 and not _is_prose(kept[-1]) and not kept[-1].lstrip().startswith(("-", "•"))
    ):
        kept.pop()


def _is_prose(paragraph: str) -> bool:
    return paragraph.rstrip().endswith(phrases.STOPS) or _words(paragraph) > MAX_HEADLINE_WORDS


def _words(paragraph: str) -> int:
    return len(paragraph.split())


def _same(paragraph: str, title: str) -> bool:
    return bool(title) and _folded(paragraph) == _folded(title)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
