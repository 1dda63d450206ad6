"""Words that count people: what belongs to them, what they cannot count, what a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.encoder.spans import Run
from dateline.extract.encoder.words import Words

SMALL = r"one|two|three|four|five|six|seven|eight|nine"
FIGURE = (
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{SMALL}))?|{SMALL}"
    r"|ten|eleven|twelve|\w+teen|dozens?|scores|hundreds|several)"
)
ROUGHLY = r"(?:(?:about|around|some|at least|more than|over|nearly|almost|up to|another)\s+)*"
UNITS = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|miles?|kilomet\w+|km|percent)"
)
LINKS = r"(?:were|was|had|have|has|and|or|in|on|who|which|that|by|after|of|for|to|with|from|since)"
NOUN = rf"(?:\s+(?!(?:{LINKS}|{UNITS})\b)[\w'’-]+){{0,4}}?"
PEOPLE = rf"(?P<n>{ROUGHLY}{FIGURE}\b(?: (?:or|to) {FIGURE}\b)?(?!\s+{UNITS}\b){NOUN})"
WERE = r"(?:\s+(?:were|was|are|is|have|has|had|been|also|reported|confirmed|feared))*"
TELLS = {
    "killed": (
        re.compile(
            rf"\bkill(?:ed|ing|s)?\s+{PEOPLE}(?=[.,;:\n]|\s+(?:{LINKS}|while|when|at)\b)", re.I
        ),
        re.compile(rf"\b{PEOPLE}{WERE}\s+(?:killed|died|dead|slain|murdered)\b", re.I),
    ),
    "injured": (
        re.compile(
            rf"\b(?:injur|wound)(?:ed|ing|s)?\s+{PEOPLE}(?=[.,;:\n]|\s+(?:{LINKS}|while|when|at)\b)",
            re.I,
        ),
        re.compile(rf"\b{PEOPLE}{WERE}\s+(?:injured|wounded|hurt)\b", re.I),
    ),
}
"""How a sentence tells a harm with a number: "killing 12 people", "12 people were killed"."""
HINTS = re.compile(r"kill|dead|died|slain|murder|injur|wound|hurt", re.IGNORECASE)
DEATH = re.compile(
    r"kill|dead|death|murder|assassin|\bdie[ds]?\b|\bdying\b|slain|bod(?:y|ies)\b|corpse|fatal|execut"
    r"|massacr|\blives\b|victim|funeral|\btoll|casualt|shot down|martyr|hanged|buried|burial"
    r"|\bgraves?\b|gunned|slaughter|lynch|throat|drown|behead|stoned|burned alive|\blost\b|\bloss"
    r"|perish|\bfallen\b|\bfell\b|neutrali|eliminat|liquidat|suicide|remains|mourn|surviv|claimed",
    re.IGNORECASE,
)
"""Words without one of which hardly any passage tells of the dead."""
LEADS = re.compile(r"\b(?:at|as|in)\s+$", re.IGNORECASE)
CUT_LEAD = re.compile(r"(?:least|most|many as|excess of)\b", re.IGNORECASE)
TAIL = re.compile(
    rf",? (?:or more|at (?:the )?(?:very )?least|(?:perhaps|possibly|maybe) (?:even )?{FIGURE})\b",
    re.IGNORECASE,
)
VERB_FIRST = re.compile(
    r"^(?:(?!\d)[\w'’.\" -]*?\b)?(?:killed|killing|kills|dead(?: at)?|is|are|was|were|includes?)\s+"
    rf"(?={ROUGHLY}{FIGURE}\b)",
    re.IGNORECASE,
)
THINGS = re.compile(
    r"\b(?:tankers?|vehicles?|trucks?|lorries|cars?|buses|tanks?|houses|homes|huts|buildings?|towers?"
    r"|missiles?|rockets?|drones?|shells?|mines?|bombs?|craters?|aircraft|planes?|helicopters?|ships?"
    r"|boats?|villages?|towns?|cattle|cows|sheep|goats|rifles?|weapons?|dollars|kilomet\w+)$",
    re.IGNORECASE,
)
OF_THINGS = re.compile(
    rf"^(?: of (?:its|their|the|his)(?: {FIGURE})?)?(?: fresh| more| new)? (\w+)", re.I
)
SHARE = re.compile(r"^\W*[\w.,-]+ ?(?:per ?cent|%)$|^how many\b", re.IGNORECASE)
AGE = re.compile(rf"^\W*(?:\d+|{FIGURE}) years (?:old|of age)$", re.IGNORECASE)
DAMAGE = re.compile(r"^(?!only\b).*\bdamages?$", re.IGNORECASE)
UNTOLD = re.compile(
    r"\b(?:no|not|without)\b[^.;]{0,30}?\b(?:mention(?:ed|s)?|(?:report(?:s|ed)?|information|word"
    r"|figures?|details?) (?:of|on|about))(?: the)?\s*$",
    re.IGNORECASE,
)
"""Before a count: nobody has told it, which is not to say that there was none."""
FIGURES = re.compile(r"^ (?:figure|count|report|toll)s?\b", re.IGNORECASE)
OWNED = re.compile(r"^['’]s? (?:own )?(?:dead|wounded|losses|casualties|toll|members|men)\b", re.I)
PART = re.compile(
    r"^[^.;:]{0,40}?\b(?:including|include[sd]?|(?:of|among) (?:them|whom|those killed|the dead)"
    r"(?: were| was)?)\s*$",
    re.IGNORECASE,
)


def whole_count(words: Words, run: Run) -> Run:
    """The run with the "at" of "at least" and the ", perhaps five" that belong to its number.

    Words before a number that only tell the harm ("killed 10", "is 57") are cut off.
    """
    start, end = words.chars(*run)
    cut = VERB_FIRST.match(words.text[start:end])
    start += cut.end() if cut else 0
    lead = LEADS.search(words.text, max(0, start - 4), start)
    if lead and CUT_LEAD.match(words.text, start, end):
        start = lead.start()
    tail = TAIL.match(words.text, end)
    end = tail.end() if tail and re.search(FIGURE, words.text[start:end], re.I) else end
    return words.covering(start, end) or run


def counts_people(words: Words, run: Run) -> bool:
    """Whether words can count people: no share, no vehicles, no age, no owner of what is counted,
    nor casualties of which it says that no report, word or figure was given."""
    start, end = words.chars(*run)
    text, after = words.text[start:end], words.text[end : end + 40]
    if (
        AGE.match(text)
        or DAMAGE.match(text)
        or FIGURES.match(after)
        or UNTOLD.search(words.text[max(0, start - 80) : start])
    ):
        return False
    head = re.split(r"\s(?:of|with|in|from)\s", text, maxsplit=1, flags=re.I)[0]
    if SHARE.search(text) or THINGS.search(head) or OWNED.match(after):
        return False
    of = OF_THINGS.match(after) if re.fullmatch(rf"{ROUGHLY}{FIGURE}", text, re.I) else None
    return of is None or not THINGS.fullmatch(of[1])


def tells_of_death(words: Words, trigger: Run, run: Run) -> bool:
    """Whether a word of death stands in the sentences from the trigger to the count or beside."""
    first, last = sorted(words.sentence_of(one[0]) for one in (trigger, run))
    first, last = max(0, first - 1), min(last + 1, len(words.sentences) - 1)
    start, end = words.chars(words.sentences[first][0], words.sentences[last][1])
    return DEATH.search(words.text, start, end) is not None


def part_of(words: Words, whole: Run, part: Run) -> bool:
    """Whether a count is told as a part of another: "12 people, including three children"."""
    between = words.text[words.chars(*whole)[1] : words.chars(*part)[0]]
    return whole[1] <= part[0] and len(between) <= 60 and bool(PART.match(between))


def told_in(words: Words, sentence: Run) -> Iterator[tuple[str, Run]]:
    """The counts of people that a sentence tells in plain words, with their harm."""
    start, end = words.chars(*sentence)
    if not HINTS.search(words.text, start, end):
        return
    for harm, patterns in TELLS.items():
        for pattern in patterns:
            for found in pattern.finditer(words.text, start, end):
                run = words.covering(*found.span("n"))
                if run is not None and counts_people(words, run):
                    yield harm, run
