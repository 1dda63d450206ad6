"""On whose word a chain of sources rests, and through whom it came.

The rule is the innermost named source. Five things are no sources of a claim, though a reader
may put them into its chain: a medium that only carries what another said; a second name beside
the first ("Firass Abiad, the minister of health"); one who is told to keep silent; one who says
that it could not check; the speaker whose act of speech the event itself is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.assess.pages import Page
from dateline.assess.wording import OFFICE, SILENT, UNCHECKED, sentence
from dateline.model import AttributionLink, EventReport, Span

BODIES = frozenset({"state", "military", "police", "organisation", "armed_group", "political"})
SIDES = frozenset({"state", "military", "police", "armed_group", "political"})
PRONOUNS = frozenset(
    ["it", "its", "he", "his", "she", "her", "they", "their", "who", "which", "both", "one",
     "we", "our", "us", "i", "my"]
)  # fmt: skip
_FIRST = frozenset({"we", "our", "us", "i", "my", "this newspaper", "this paper", "this agency"})
_OF_PERSONS = frozenset({"he", "his", "she", "her"})
_CARRIES = re.compile(
    r"\b(?:carr|air(?:ed|s)|publish|broadcast|post|relay|distribut|ran\b|print|quot|cit(?:ed|es|ing)"
    r"|told|tell|releas|shar)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:t(?:old|ells?|elling)|interview(?:ed)? (?:with|by)|sp(?:oke|eaks|eaking) (?:to|with)"
    r"|statement to|message to|remarks to|comments to)\s(?:the\s|news agency\s)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",?\s?(?:(?:the|a|an|its|as|who is)\s)?|\s[-–—]\s|\s\(|['’]s\s")
_CUT = re.compile(r"\s(?:in|of|for)\s(?:the\s)?")
_OPENS = re.compile(
    r"(?:\s(?:on|in|at|late|early)\s[\w\s]{1,24}?)?(?:\s(?:that|how|to have))?\s", re.IGNORECASE
)
"""What may stand between a word of telling and the first word of what is told."""
_SAYS = re.compile(
    r"(?:,[^,;.]{1,60},)?\s(?:(?:has|had|have|also|later|earlier|then)\s){0,2}"
    r"(?:said|says?|claim(?:ed|s)?|announced|announces|admitted|stated)\b",
    re.IGNORECASE,
)
"""What follows the name of one who tells of it."""
_NEAR = 400
"""Characters back to the last source that a pronoun may stand for."""
_BACK = 40
"""Characters before a name in which "told" may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says it: named links, the one nearest to the reader first; the last one's word it is.

    Without links it is the outlet's own word if `own`, else that of nobody who is named.
    """

    links: tuple[AttributionLink, ...] = ()
    own: bool = False


def voice_of(
    page: Page, report: EventReport, chain: Sequence[AttributionLink], verbal: bool
) -> Voice:
    """Who says a claim with this chain; `verbal`: the event is an act of speech."""
    named = [link for link in chain if link.source is not None]
    unchecked = [link for link in named if _after(page, link, UNCHECKED, report.trigger)]
    speaking = [
        link
        for link in named
        if link not in unchecked
        and not keeps_silent(page, link, report.trigger)
        and not (verbal and _speaks_itself(link, report, page))
        and not _is_first_person(page, link)
    ]
    if speaking:
        told = _carried(page, _joined(page, speaking))
        return Voice(links=(*told, *_teller(page, report, told)))
    return Voice(own=len(named) == len(chain) and not unchecked)


def _teller(
    page: Page, report: EventReport, links: Sequence[AttributionLink]
) -> Iterator[AttributionLink]:
    """The doer, where a medium alone was taken for the source of what that doer says.

    "The League claimed an attack on Alder; Nile News carried the statement."
    """
    if any(page.kind(link.actor) != "media" for link in links):
        return
    trigger = report.trigger
    text = page.document.text(trigger.field)
    begin, _ = sentence(text, trigger.start, trigger.end)
    for doer in report.role("actor"):
        words = doer.span
        before = words.field == trigger.field and begin <= words.start < trigger.start
        side = page.kind(doer.actor) in SIDES
        says = _SAYS.search(words.quote) or _SAYS.match(text, words.end, trigger.start)
        if before and side and says and words.quote.casefold() not in PRONOUNS:
            yield AttributionLink(source=words, cue=None, actor=doer.actor)
            return


def means_itself(page: Page, words: Span, link: AttributionLink) -> bool:
    """Whether a pronoun is the speaker's own: the first word of what it says ("said that it").

    A reader of the words may take such an "it" for someone else whom the report speaks of.
    """
    cue = link.cue
    if words.quote.casefold() not in PRONOUNS or cue is None or cue.field != words.field:
        return False
    return bool(_OPENS.fullmatch(page.document.text(cue.field), cue.end, max(cue.end, words.start)))


def keeps_silent(page: Page, link: AttributionLink, trigger: Span) -> bool:
    """Whether the sentence says that this source did not comment on the event."""
    return link.source is not None and _after(page, link, SILENT, trigger)


def is_pronoun(page: Page, link: AttributionLink) -> bool:
    """Whether nobody is named: the report says "it" and the reading does not tell who that is."""
    return _name(page, link).casefold() in PRONOUNS


def antecedent(page: Page, pronoun: Span) -> tuple[str, Span] | None:
    """The last one named before a pronoun whom the report quotes: (cluster, words)."""
    person = pronoun.quote.casefold() in _OF_PERSONS
    before = page.mentions(pronoun.field, max(0, pronoun.start - _NEAR), pronoun.start)
    for span, cluster in reversed(list(before)):
        reading = page.reading(cluster)
        if reading is None or reading.actor not in page.quoted:
            continue
        if span.quote.casefold() not in PRONOUNS and (reading.kind == "person") is person:
            return cluster, span
    return None


def quoted_in(page: Page) -> frozenset[str]:
    """The identities that a document's chains name as sources."""
    links = (link for e in (page.extraction.events if page.extraction else ()) for link in e.chain)
    readings = (page.reading(link.actor) for link in links)
    return frozenset(reading.actor for reading in readings if reading)


def _name(page: Page, link: AttributionLink) -> str:
    reading = page.reading(link.actor)
    return reading.name if reading else link.source.quote if link.source else ""


def _after(page: Page, link: AttributionLink, words: re.Pattern[str], trigger: Span) -> bool:
    """Whether the source's sentence goes on with such words before it tells of the event.

    "The army, asked about the strike, would not comment" says nothing of the strike; "the
    ministry said that 12 were killed, and declined to say by whom" does.
    """
    source = link.source
    assert source is not None
    text = page.document.text(source.field)
    _, stop = sentence(text, source.start, source.end)
    found = words.search(text, source.end, stop)
    if found is None or ";" in text[source.end : found.start()]:
        return False
    told = trigger.field == source.field and source.end <= trigger.start < found.start()
    return not (told and link.cue is not None and link.cue.start < trigger.start)


def _speaks_itself(link: AttributionLink, report: EventReport, page: Page) -> bool:
    """Whether the link is the speaker of an act of speech, with no word of telling of its own."""
    if link.cue is not None and not _overlap(link.cue, report.trigger):
        return False
    doers = [f for f in report.fillers if f.role == "actor"]
    same = any(f.actor == link.actor or _overlap(f.span, link.source) for f in doers)
    return same or page.kind(link.actor) != "media"


def _is_first_person(page: Page, link: AttributionLink) -> bool:
    """ "We said in our last bulletin": the outlet speaks of itself, unless it quotes someone."""
    source = link.source
    assert source is not None
    words = {source.quote.casefold(), _name(page, link).casefold()}
    if not words <= _FIRST:
        return False
    text = page.document.text(source.field)[: source.start]
    return (text.count("“") - text.count("”")) <= 0 and text.count('"') % 2 == 0


def _joined(page: Page, links: Sequence[AttributionLink]) -> list[AttributionLink]:
    """Two names side by side, of which one has no word of telling, are one source."""
    found: list[AttributionLink] = []
    for link in links:
        between = _between(page, found[-1], link) if found else None
        if between is not None and _CUT.fullmatch(between):  # "the League" of "the League in Alder"
            continue
        if between is not None and _BESIDE.fullmatch(between):
            found[-1] = _fuller(page, found[-1], link)
        else:
            found.append(link)
    return found


def _between(page: Page, a: AttributionLink, b: AttributionLink) -> str | None:
    """The words between two sources, or None unless one alone has a word of telling."""
    if (
        (a.cue is None) == (b.cue is None)
        or a.source is None
        or b.source is None
        or a.source.field != b.source.field
    ):
        return None
    first, second = sorted((a.source, b.source), key=lambda span: span.start)
    return page.document.text(first.field)[first.end : second.start]


def _fuller(page: Page, a: AttributionLink, b: AttributionLink) -> AttributionLink:
    """The one that stands for a body or names an office, with the other's word of telling."""

    def rank(link: AttributionLink) -> tuple[bool, bool, bool]:
        words = link.source.quote if link.source else ""
        office = OFFICE.search(words) is not None
        return (page.kind(link.actor) in BODIES, office, link.cue is not None)

    kept = max((a, b), key=rank)
    told = a if a.cue else b
    return replace(kept, cue=told.cue, stance=told.stance)


def _carried(page: Page, links: Sequence[AttributionLink]) -> list[AttributionLink]:
    """The links with media that only carry the word of another put before that other."""
    heard = [link for link in links if not _only_carries(page, link, links)]
    return [link for link in links if link not in heard] + heard


def _only_carries(page: Page, link: AttributionLink, links: Sequence[AttributionLink]) -> bool:
    others = [one for one in links if one is not link and one.cue is not None]
    if link.source is None or not any(page.kind(one.actor) != "media" for one in others):
        return False
    if page.kind(link.actor) != "media":
        return _was_told(page, link.source)
    return link.cue is None or bool(_CARRIES.search(link.cue.quote))


def _was_told(page: Page, source: Span) -> bool:
    """Whether it was told something: "a minister told Reuters"."""
    text = page.document.text(source.field)
    return bool(_TOLD.search(text, max(0, source.start - _BACK), source.start))


def _overlap(a: Span, b: Span | None) -> bool:
    return b is not None and a.field == b.field and a.start < b.end and b.start < a.end
