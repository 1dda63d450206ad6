"""Sentences, and the words by which a speaker keeps silent, cannot check, or gives a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model import Span

_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")
_TITLE = re.compile(
    r"\b(?:Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Cmdr|Gov|Sen|Rep|Mr|Mrs|Ms|Dr|Prof|St|No|Rev|Hon|[A-Z])$"
)
SILENT = re.compile(
    r"\b(?:declin(?:ed|es|ing) (?:to|any) (?:\w+ )?(?:comment|answer|say|discuss|respond|confirm)"
    r"|declin(?:ed|es|ing) comment"
    r"|(?:would|will|did|does|do|could|can) ?n[o']t (?:immediately |yet )?"
    r"(?:be reached|comment|respond|answer|reply)"
    r"|(?:would|will|did|does|do|could) not (?:immediately |yet )?"
    r"(?:be reached|comment|respond|answer|reply)"
    r"|refus(?:ed|es|ing) (?:to comment|to answer|comment)|(?:had|has|made|gave|offered) no comment"
    r"|(?:not|n't) (?:yet |immediately )?(?:comment|respond)(?:ed|ing)\b)",
    re.IGNORECASE,
)
UNCHECKED = re.compile(
    r"\b(?:could not|couldn't|cannot|can't|was unable to|were unable to|has been unable to"
    r"|was not able to|were not able to|not been able to|could neither|could not yet)"
    r"(?: be)?(?: yet| immediately| independently)*"
    r" (?:verif|confirm|check|reconcil|corroborat|substantiat|authenticat)",
    re.IGNORECASE,
)
RESPONSIBILITY = re.compile(
    r"(?:(?:claim(?:s|ed|ing)?|tak(?:es?|ing)|took|accept(?:s|ed|ing)?|assum(?:es|ed|ing)"
    r"|admit(?:s|ted|ting)? (?:to )?|acknowledg(?:es|ed|ing))(?: (?:full|sole|joint))?"
    r" (?:responsibility|credit)\b|claim(?:s|ed|ing)? (?:to have|having)\b"
    r"|(?:admit(?:s|ted)?|confess(?:es|ed)?)(?: to)? (?:the|an?|having|carrying)\b"
    r"|claim(?:s|ed|ing)? (?:the|an?|this|both|all|two|three|several)\s(?:[\w-]+\s){0,3}?)",
    re.IGNORECASE,
)
"""What makes an act one's own: "claimed responsibility", "claimed the attack"."""
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)\b|disavow|disclaim|refut|rebut"
    r"|no (?:involvement|connection|role|part|hand) in|not (?:responsible|involved|behind)"
    r"|nothing to do with|(?:reject|dismiss)\w* (?:\w+ ){0,4}?"
    r"(?:accus|claim|alleg|charge|report|blame|responsib|involve|suggest))",
    re.IGNORECASE,
)
"""What denies that something is so; to reject an offer does not."""
NEGATION = re.compile(
    rf"{DENIAL.pattern}|\b(?:no|not|never|none|nobody|false|untrue)\b|n['’]t\b", re.I
)
_CARE = frozenset({"health", "medical", "hospital", "civil", "rescue", "ambulance"})

_NOUN = r"(?:counts?|tall(?:y|ies)|tolls?|figures?|estimates?|records?|data|statistics|word)"
_KIND = (
    r"(?:\s(?:own|latest|last|first|new|official|preliminary|initial|updated|final|death"
    r"|casualty|provisional|current|daily|running)){0,3}"
)
_WHEN = r"(?:,?\s(?:has|had|have|now|later|also|then|since|earlier|again|alone)){0,3}"
_GIVES = (
    r"(?:count(?:s|ed)?|record(?:s|ed)|registered|documented|tallied|raised|lowered|revised"
    r"|puts?|g[ai]ves?|list(?:s|ed)|estimate[sd]|updated)"
)
FIGURE_AFTER = re.compile(
    rf"(?:['’]s?)?{_KIND}\s{_NOUN}\b|{_WHEN}\s{_GIVES}\b",
    re.IGNORECASE,
)
"""What follows the name of one who gives a figure: "'s latest count", "has raised"."""
FIGURE_BEFORE = re.compile(
    rf"(?:\b{_NOUN}\s(?:from|by|(?:kept|compiled|given|released|published)\sby)"
    r"|\b(?:records?|figures|data|statistics|count|estimate)\sof|\baccording\sto)"
    r"\s(?:the\s|its\s|their\s|an?\s)?$",
    re.IGNORECASE,
)
"""What precedes such a name: "figures from the", "on the record of", "according to"."""
_DID = r"(?:said|says|reported|reports|announced|confirmed|stated|added|told\s[^,.]{1,30})"
SAID_LAST = re.compile(
    rf"(?:,[^,.]{{1,40}},)?{_WHEN}\s{_DID}\b[^,;.]{{0,40}}[.\"”]?\s*$", re.IGNORECASE
)
"""What follows a name that ends a sentence: ", the ministry said on Tuesday"."""
SAID_FIRST = re.compile(rf"(?:,[^,]{{1,50}},)?{_WHEN}\s{_DID}\b(?!,)|:\s", re.IGNORECASE)
"""What follows a name that begins one: "the ministry said that", "Ministry: 182 killed"."""
NUMBER_OF = re.compile(
    r"\bnumber of ([^,;.]{3,40}?) (?:who (?:were|had been) |that (?:were|had been) )?"
    r"(?:killed|dead|injured|wounded)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
"""Before a number, whom it counts: "the number of its own members killed as"."""
PART = re.compile(
    r"\s?\bof (?:them|whom|those|these|the (?:dead|wounded|injured|victims))\b", re.IGNORECASE
)
"""What makes a number a part of another: "two of them children"."""
PART_NEXT = re.compile(
    r"\b(?:among (?:them|whom)(?: (?:are|were|is|was))?|includ(?:ing|es|ed)) $", re.IGNORECASE
)
"""The same before a number: "12 people, including two"."""
HEARSAY_AFTER = re.compile(
    r"(?:\s(?:people|civilians|persons|residents|killed|dead|injured|wounded|hurt|there)){0,3}"
    r"\s(?:were|was|are|is|(?:have|has|had) been)"
    r"(?:\s(?:killed|injured|wounded|immediately|initially|also|so far|there|yet)){0,2}"
    r"\sreported(?:ly)?\b(?![^.;,]{0,24}\sby\b)",
    re.IGNORECASE,
)
"""What follows a number that nobody named has told: "No injuries were reported"."""
HEARSAY_BEFORE = re.compile(
    r"\b(?:reportedly|said to have|reports? of|unconfirmed reports? (?:of|that))\s"
    r"(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
"""The same before a number: "reportedly killed 12"."""
_HARM = {
    "killed": re.compile(r"\b(?:kill|dead|death|die[ds]?\b|toll|bod(?:y|ies)\b|los[st])", re.I),
    "injured": re.compile(r"\b(?:injur|wound|hurt|casualt)", re.I),
    "taken": re.compile(r"\b(?:arrest|detain|abduct|captur|kidnap|hostage|seiz|taken)", re.I),
}
_TOKEN = re.compile(r"\d[\d,]*\d|\w+")
_NUMBER = re.compile(
    r"\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozens?|scores?|hundreds?|thousands?|several|tens|couple)\b",
    re.IGNORECASE,
)
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|(?:vice-|deputy )?(?:minister|secretary|president)"
    r"|chief|head|director|commander|officials?|officers?|representative|undersecretary|chairman"
    r"|chairwoman|statements?|communiqu[eé]s?|bulletins?|press office|media office)\b",
    re.IGNORECASE,
)
"""Words for one who speaks for a body, or for what a body gives out."""
HARMS = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|di(?:ed|es|e)|deaths?|fatalit(?:y|ies)|tolls?|casualt(?:y|ies)"
    r"|injur(?:ed|es|ing|y|ies)|wound(?:ed|s|ing)?|hurt|los[st])\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:number|tolls?|counts?|tally|tallies|figures?|those|deaths?|the (?:dead|killed|wounded"
    r"|injured|victims|fatalities))\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\b(?:when|after|in|by|from|during|of|since|as)\b[^.;]*$", re.IGNORECASE)
_NAMELESS = frozenset(
    "a an the some several two three other many one of unnamed anonymous official officials source"
    " sources account accounts same report reports spokesman spokeswoman spokesperson statement"
    " statements media".split()
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around text[start:end] begins and ends.

    >>> text = "Col. Ada spoke. Nine died."
    >>> [text[slice(*sentence(text, at, at + 3))] for at in (5, 16)]
    ['Col. Ada spoke.', 'Nine died.']
    """
    begin, stop = 0, len(text)
    for mark, following in _ends(text):
        if following <= start:
            begin = following
        elif mark >= end:
            stop = mark + (text[mark] != "\n")
            break
    return begin, stop


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where sentences end: the mark, and the beginning of the next sentence."""
    found = (one.span() for one in _END.finditer(text))
    return tuple(
        (mark, following)
        for mark, following in found
        if not _TITLE.search(text, max(0, mark - 8), mark)
    )


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a line without a full stop: a heading between paragraphs."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)].strip()
    return stop >= 0 and bool(line) and line[-1] not in ".!?\"”’':;,)…" and ". " not in line


def tells_harm(text: str, slot: str) -> bool:
    """Whether words speak of people killed, injured or taken."""
    return bool(_HARM[slot].search(text))


def is_presupposed(before: str) -> bool:
    """Whether the words before an event speak of harm and only point to the event as known.

    What someone says to have happened ("said that 45 were killed in the") is not known by that.

    >>> is_presupposed("The number of people killed when radios ")
    True
    """
    harm = HARMS.search(before)
    counted = harm is not None and _COUNTED.search(before, 0, harm.end())
    return harm is not None and bool(counted and _KNOWN.search(before, harm.end()))


def numbers(text: str, number: int) -> Iterator[tuple[int, int]]:
    """Where a number stands in a text, in figures or, up to twenty, in a word.

    >>> list(numbers("Twelve of 2,750 died", 12)), list(numbers("Twelve of 2,750 died", 750))
    ([(0, 6)], [])
    """
    forms = {str(number), f"{number:,}"}
    if number < len(_WORDS):
        forms.add(_WORDS[number])
    for found in _TOKEN.finditer(text):
        if found.group().casefold() in forms:
            yield found.span()


def numbers_from(text: str, least: int) -> Iterator[tuple[int, int]]:
    """Where a number in figures of at least that size stands; years are taken for none."""
    for found in _TOKEN.finditer(text):
        plain = found.group().replace(",", "")
        is_year = plain == found.group() and len(plain) == 4 and plain[:2] in ("19", "20")
        if plain.isdecimal() and not is_year and int(plain) >= least:
            yield found.span()


def is_number(words: str) -> bool:
    """Whether words hold a number, as those of a tally do and names or a bare plural do not."""
    return bool(_NUMBER.search(words))


def gives_care(name: str) -> bool:
    """Whether a body tends and counts victims, by its name; that it did it is a misreading."""
    return not _CARE.isdisjoint(re.findall(r"\w+", name.casefold()))


def is_nameless(name: str) -> bool:
    """Whether words for a speaker name no body: "officials", "a source", "some reports"."""
    words = re.findall(r"\w+", name.casefold())
    return bool(words) and _NAMELESS.issuperset(words)


def is_some_of(text: str, words: Span) -> bool:
    """Whether words for a speaker, or those right before them, make it some of many.

    "An attack that some of the militias claim" names none of them.
    """
    before = text[max(0, words.start - _SOME_BACK) : words.start]
    return bool(_SOME_OF.match(words.quote) or _SOME_BEFORE.search(before))


_SOME = (
    r"\b(?:some|several|many|most|few|certain|two|three|four|five|any|one|parts?|sections?)"
    r" (?:more |others? )?of(?: (?:the|its|their|his|these|those))?\s"
)
_SOME_OF = re.compile(_SOME, re.IGNORECASE)
_SOME_BEFORE = re.compile(
    rf"{_SOME}(?:[\w-]+ (?:of|in|within) (?:the )?)?$", re.IGNORECASE
)  # "some of the groups of the League" are not the League
_SOME_BACK = 48
"""Characters before a name in which "some of the" stands."""
