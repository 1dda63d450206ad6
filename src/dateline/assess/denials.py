"""Which words deny: a word of denial, or a plain "not", that is said of this very event.

To decline, to have no figure, not to say, not to know or not to have claimed denies nothing.
"""

from __future__ import annotations

import re

from dateline.assess.pages import Page
from dateline.assess.speakers import keeps_silent
from dateline.assess.wording import DENIAL, HARMS, NEGATION, SILENT, sentence
from dateline.model import AttributionLink, EventReport, Filler, Span

_AGAINST = frozenset({"doubts", "retracts"})
_NOT = re.compile(
    r"(?:\b(?:not|never|neither|nor)\b|n['’]t\b)(?P<between>(?:\s[\w-]+){0,5}?)\s?$", re.IGNORECASE
)
_WILL = re.compile(
    r"\b(?:would|will|shall|should|may|might|must|can|could|wo|ca)(?:\snot|n['’]t|not)?\s?(?:never)?$",
    re.IGNORECASE,
)
"""A "not" of what is to come, which denies no event: "would not stop"."""
_NO = re.compile(
    r"\b(?:no|none|nobody|nothing)\b(?!\s(?:new|further|more|longer|doubt|question|immediate)\b)"
    r"(?P<between>[^,;:.]{0,60}?)\s?$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s(?:(?:had|has|did|was|were)\s)?(?:never|not)\s(?:t(?:ake|aken|ook)\b|happen|occur|carried\b"
    r"|its\b|his\b|by\b)|\s(?:is|was|were|are)\s(?:false|untrue|invented|fabricated)\b",
    re.IGNORECASE,
)
_OF_TELLING = re.compile(
    r"\b(?:sa(?:y|id)|tell|told|comment|confirm|know|known|specif|giv|gave|respond|repl|answer"
    r"|claim|mention|disclos|identif|nam(?:e|ed)\b|rul(?:e|ed)\b|verif|elaborat|clear|sure|certain"
    r"|believ|think|thought|suspect|consider|provid|releas|report|establish|reconcil|evidence|proof"
    r"|sign|indication|reason|word\b|only|just"
    r"|yet|until|because|after)",
    re.IGNORECASE,
)
"""What is left undone by one who keeps silent or does not know, and what turns "not" around."""
_HAPPENED = re.compile(
    r"\s(?:(?:had|has|ever|never|did|not)\s){0,3}(?:t(?:ook|ake|aken) place|happen(?:ed)?"
    r"|occur(?:red)?|(?:was|were|been) (?:carried out|launched|fired|flown))\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:its?|they|their|we|our|us)\b", re.IGNORECASE)
_ITSELF_WITHIN = re.compile(r"\b(?:its?|they|their|we|our)\b", re.IGNORECASE)
_NO_EVENT = re.compile(
    r"(?:figures?|tolls?|counts?|numbers?|comments?|words?|statements?|reports?|informations?"
    r"|details?|updates?|claims?|casualty|casualties)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|was|were|is|are|no|none|nobody|one)\s?$", re.IGNORECASE)


_NEGATIVE = re.compile(
    rf"{NEGATION.pattern}|\b(?:refus|reject|declin|dismiss|disown|contradict|disput|l(?:ie[sd]?|ying)\b"
    r"|fail|cancel|scrap|halt|call\w* off|drop|withdr|retract|correct|premature|baseless|unfounded"
    r"|without|nothing|neither|nor|hoax|fake|rumou?r|invent|fabricat|mistak|supposed|so-called)",
    re.IGNORECASE,
)


def is_no_denial(page: Page, report: EventReport) -> bool:
    """Whether nothing in its sentence bears out that an event is denied, or put off, or refused.

    "No new figure since Thursday" and "did not say whether it had struck" do not either.
    """
    trigger = report.trigger
    text = page.document.text(trigger.field)
    begin, stop = sentence(text, trigger.start, trigger.end)
    if is_denied(page, report):
        return False
    found = _NOT.search(text[begin : trigger.start])
    unsaid = found is not None and _OF_TELLING.search(found["between"]) is not None
    return unsaid or bool(_NO_EVENT.match(trigger.quote)) or not _NEGATIVE.search(text, begin, stop)


def is_denied(page: Page, report: EventReport) -> bool:
    """Whether the sentence of an event report bears it out that the event is denied.

    "Denied striking", "rejected the claim that it struck", "did not strike", "no strike took
    place". "No one was killed" denies a harm and not the event; a number of none tells that.
    """
    if in_words_of_denial(page, report):
        return True
    before, words, after = _around(page, report.trigger)
    return not _NO_EVENT.match(words) and _negated(before, words, after)


def in_words_of_denial(page: Page, report: EventReport) -> bool:
    """Whether the sentence says so by a word of denial: "denied", "rejected the claim"."""
    trigger = report.trigger
    text = page.document.text(trigger.field)
    begin, stop = sentence(text, trigger.start, trigger.end)
    return any(not _apart(text, m.start(), trigger) for m in DENIAL.finditer(text, begin, stop))


def of_its_own(page: Page, report: EventReport, speaker: str | None) -> bool:
    """Whether a plain "not" is a speaker's of its own deed, or says that nothing took place.

    "Said that it had not struck", "no strike took place", not "said that no organ was hit".
    `speaker` is the identity of the one who says so.
    """
    before, words, after = _around(page, report.trigger)
    if _HAPPENED.match(after):
        return _negated(before, words, after)
    doers = report.role("actor")
    own = [f for f in doers if _is_one(page, f, speaker) or _ITSELF.match(f.span.quote)]
    return bool(own or (not doers and _ITSELF_WITHIN.search(before)))


def _is_one(page: Page, filler: Filler, identity: str | None) -> bool:
    reading = page.reading(filler.actor)
    return reading is not None and reading.actor == identity


def _around(page: Page, words: Span) -> tuple[str, str, str]:
    """The sentence of these words: before them, they themselves, behind them."""
    text = page.document.text(words.field)
    begin, stop = sentence(text, words.start, words.end)
    return text[begin : words.start], words.quote, text[words.end : stop]


def _apart(text: str, at: int, trigger: Span) -> bool:
    """Whether a semicolon stands between."""
    first, last = sorted((at, trigger.start))
    return ";" in text[first:last]


def _negated(before: str, words: str, after: str) -> bool:
    """Whether a plain "not", "no" or "never" before or after the trigger is said of it."""
    found = _NOT.search(before)
    if found and _WILL.search(before[: found.start("between")]):
        return False
    harm = HARMS.fullmatch(words) is not None
    if found and not _OF_TELLING.search(found["between"]):
        return not (harm and _PASSIVE.search(before))
    if harm:
        return False
    none = _NO.search(before)
    if none and not _OF_TELLING.search(none["between"]):
        return True
    return bool(_NOT_AFTER.match(after))


def goes_against(page: Page, link: AttributionLink, trigger: Span) -> bool:
    """Whether a source denies, doubts or retracts what is told; to keep silent does neither."""
    return link.stance in _AGAINST or denies(page, link, trigger)


def denies(page: Page, link: AttributionLink, trigger: Span) -> bool:
    """Whether a source is told to deny it, in words of denial of its own."""
    if link.stance != "denies" or link.source is None or keeps_silent(page, link, trigger):
        return False
    if link.cue is None:
        return True
    cue = link.cue
    text = page.document.text(cue.field)
    begin, stop = sentence(text, cue.start, cue.end)
    if any(_overlap(m, cue) for m in SILENT.finditer(text, begin, stop)):
        return False
    near = text[max(begin, cue.start - _BEFORE) : stop]
    return bool(DENIAL.search(near) or _NOT_NEAR.search(near))


_BEFORE = 24
"""Characters before a word of telling in which its "not" stands."""
_NOT_NEAR = re.compile(r"\b(?:not|never|no|false|untrue|contradict\w*|disput\w*)\b|n['’]t\b", re.I)


def overlapping(words: re.Pattern[str], page: Page, report: EventReport) -> bool:
    """Whether such words hold or touch the trigger itself: "would not comment" of "comment"."""
    trigger = report.trigger
    text = page.document.text(trigger.field)
    begin, stop = sentence(text, trigger.start, trigger.end)
    return any(_overlap(m, trigger) for m in words.finditer(text, begin, stop))


def _overlap(found: re.Match[str], words: Span) -> bool:
    return found.start() < words.end and words.start < found.end()
