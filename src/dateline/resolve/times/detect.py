"""Where time expressions stand in a text."""

from __future__ import annotations

import re
from functools import cache

from dateline.resolve.numbers.lexicon import words as word_set
from dateline.resolve.times import feasts
from dateline.resolve.times.lexicon import (
    DAYPARTS,
    DECADES,
    MONTHS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from dateline.resolve.times.rules import expand

_NUM = (
    r"(?:\d+(?:[.,]\d+)*(?: ?(?:1/2|½))?|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?|(?:a |one |two |three )?(?:hundred|thousand)|several|a few|few|many"
    r"|(?:a |the )?couple(?: of)?|half an?|half a dozen|a dozen|dozens of|some|numerous)"
)
_LONG = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies))"
)
_HEDGED = (
    r"(?:(?:about|around|approximately|roughly|nearly|almost|over|more than|less than|at least"
    r"|up to|some|only|just|another|an additional|additional|under|at most) )*"
)
_MOD = (
    r"(?:(?:(?:the )?(?:early|late|mid|middle|beginning|end|start|first half|second half|close"
    r"|rest|eve|remainder|earlier|later|sometime|some time)(?: part)?(?: of| in| on)?(?: the)?"
    r"|the)[ -])?"
)
_WHICH = (
    r"(?:the )?(?:same|last|next|this past|past|this coming|this|coming|upcoming|current|previous"
    r"|preceding|following|that|latest|late last|early next|late this|early this)"
)
_DATES = (
    r"(?:<WD>,? )?<MONTH> ?<D><TH>(?: ?[-–] ?<D><TH>| and <D><TH>)?"
    r"(?:,? (?:of )?<YEAR>\b|,? <WD>)?",
    r"(?:<WD>,? )?(?:the )?<D><TH>(?:(?: ?[-–] ?| and | to )<D><TH>)? (?:of )?<MONTH>"
    r"(?:,? <YEAR>|,? '[6-9]\d\b| [6-9]\d\b)?",
    r"<MONTH>,? (?:of )?(?:<YEAR>|(?:last|this|next) year)\b",
    r"(?:(?:last|next|this|this past|this coming|past) )?<MONTH>",
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)",
    r"(?:last |next |this )?(?:<FEAST>)(?: <YEAR>)?",
    r"9/11",
)
_SPOKEN = (
    r"(?:fiscal |year )?(?:nineteen|eighteen) (?:hundred|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)",
    r"(?:the year )?two thousand(?= |[,.])(?! \w+s\b)",
)
_YEARS = (
    r"(?:the )?(?:<YEAR>'?s|'?[2-9]0'?s|<DECADES>)\b",
    r"(?:fiscal |fiscal year |calendar |the year |the )?<YEAR>(?:[-–/](?:<YEAR>|\d\d))?"
    r"(?:(?: fiscal)?[ -](?:third|fourth|first|second)[ -]quarter| quarter| period)?",
    r"(?:the )?(?:<ORD>)[ -]century",
)
_QUARTERS = (
    r"(?:(?:the|this|last|next|this year's|last year's|next year's|a|the year-ago"
    r"|the comparable year-ago|the fiscal|its|fiscal|the current fiscal) ?(?:fiscal )?)?[ -]?"
    r"(?:first|second|third|fourth|latest|current|same|year-earlier|year-ago)[ -]"
    r"(?:fiscal )?(?:quarter|period)(?: of (?:fiscal )?(?:<YEAR>|(?:last|this) year)| last year)?",
    r"(?:the |the corresponding |the comparable )?year-(?:earlier|ago)(?: (?:quarter|period|nine"
    r" months|six months))?",
    r"(?:around |about |the |at |by )?(?:fiscal )?year[- ]end",
    r"(?:the|this|that|last year's|each|every) (?:quarter|fiscal year|full year)",
)
_RELATIVE = (
    r"(?:the )?day (?:before|after) (?:yesterday|tomorrow)",
    r"(?:late|early|earlier|later) (?:yesterday|today|tomorrow|tonight|this <PART>)",
    r"(?:yesterday|today|tomorrow) (?:<PART>)",
    r"(?:mid-)?(?:<PART>) (?:yesterday|today|tomorrow)",
    r"yesterday|today|tomorrow|tonight|overnight",
    r"the (?:day|night|evening|morning|afternoon|week|month|year) (?:before|after)(?=[,.;]|$)",
    r"(?:last|this|that|the same|the next|the following|the previous) (?:night|evening|morning"
    r"|afternoon)",
    r"(?:the )?(?:(?:early|late|mid) )?(?:night|evening|morning|afternoon|dawn|noon|midnight"
    r"|(?:early|small|predawn) hours)(?: hours)? of (?:<WD>|<D><TH> <MONTH>|<MONTH> <D><TH>)",
    r"(?:late |early |earlier |later )?(?:on )?(?:(?:last|next|this|this past|this coming"
    r"|the following|the previous|the preceding) )?<WD>(?: (?:early |late )?(?:<PART>))?"
    r"(?: (?:last|this|next) week)?",
    r"(?:the )?week of (?:<MONTH> <D><TH>|<D><TH> <MONTH>)",
    r"(?:noon|midnight) <WD>",
)
_COUNTED = (
    r"(?:<HEDGED>)<NUM>(?: and a half)?(?: more)?[- ](?:full )?<LONG>(?: or so)? (?:ago"
    r"|earlier|later|from now|before that|after that)",
    r"(?:each of )?(?:the |these )?(?:past|last|next|first|coming|following|previous|preceding"
    r"|latest)(?: full)? "
    r"<NUM>(?: to <NUM>| or <NUM>)?(?: and a half)?(?: more)?[- ]<LONG>(?: or so)?",
    r"(?:the |in |over )?(?:recent|coming|past|early) <LONG>",
    r"<MOD><WHICH> (?:calendar |fiscal |trading )?(?:<LONG>|weekend|spring|summer|fall|autumn"
    r"|winter)(?: or two| or so)?",
    r"(?:earlier|later|early|late|sometime|some time|the end of|the beginning of)(?: in| on)? "
    r"(?:the|this|that|next|last) (?:day|week|month|year|decade|century|weekend)",
    r"(?:the |a )weekend",
    r"(?:the )?(?:spring|summer|fall|autumn|winter) of <YEAR>",
    r"(?:early|late|mid)[- ](?:<MONTH>|<YEAR>|<PART>)",
    r"(?:early|late|mid)[- ](?:spring|summer|fall|autumn|winter)",
    r"(?:the )?(?:days|weeks|months|years|decades) (?:ago|earlier|later)",
)
_DURATIONS = (
    r"<HEDGED><NUM>(?: to <NUM>| or <NUM>)?(?: and a half| 1/2)?(?: more)?"
    r"[- ](?:full[- ]|straight |consecutive |trading )?<LONG>"
    r"(?: or so)?",
    r"<NUM> and a half (?:hours|days|weeks|months|years)",
    r"an? (?:year|week|month|day|hour|decade) and a half",
    r"(?:the )?(?:six|nine|three) months",
    r"(?:decades|years|months|weeks|days|hours|several)-(?:long|old|year)",
    r"(?:the )?(?:week|year|month)-?long",
    r"(?:the )?(?:year|day)(?= (?:ended|ending))",
    r"(?<=for )(?:days|weeks|months|years|decades|centuries|hours)",
    r"(?<=in )(?:days|weeks|months|years|decades|hours)",
    r"(?:weeks|months|years|decades|centuries)(?= (?:of|after|before|since|to)\b)",
)
_SETS = (
    r"(?:every|each)(?: other)? (?:<NUM> )?(?:<LONG>|<WD>|<MONTH>|morning|night|evening)",
    r"hourly|daily|weekly|monthly|annually|yearly|nightly",
)
_CLOCKS = (
    r"(?:at |around |about |approximately )?\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m|p\.?m)\b\.?"
    r"(?:,? (?:[ECMP][SD]T|GMT))?(?:,? (?:on )?(?:<WD>|today|yesterday|<MONTH> <D>))?",
    r"at (?:approximately )?(?:[01]\d|2[0-4])[0-5]\d(?: hours)?(?: (?:today|yesterday|this <PART>"
    r"|on <D> <MONTH>))?",
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?: (?:GMT|local time))?(?![\d:])",
    r"(?:at )?(?:noon|midnight|midday|dawn|dusk)",
)
_VAGUE = (
    r"(?:more |most |just )?recently|right now|now|currently|current|at present|presently|nowadays"
    r"|these days|soon(?! as| after)|the (?:near |foreseeable |immediate )?future"
    r"|(?:the )?recent past"
    r"|the past|(?<=in )future|recent(?= )"
    r"|at the moment|the (?:short|near|long) term|lately",
)
_CASED = word_set("may march jan sun sat mon wed tue fri second fall mar dec")


@cache
def _pattern() -> re.Pattern[str]:
    groups = (
        _CLOCKS, _DATES, _SPOKEN, _RELATIVE, _QUARTERS, _COUNTED, _YEARS, _SETS, _DURATIONS,
        _VAGUE,
    )  # fmt: skip
    body = "|".join(_filled(piece) for group in groups for piece in group)
    # In small letters, for a text in small letters: a third of the time that IGNORECASE takes.
    body = re.sub(r"\\.|[A-Z]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), body)
    return re.compile(rf"(?<![\w$£€/-])(?:{body})(?![\w%]|-\d)")


def _small(text: str) -> str:
    """The text in small letters, at the same offsets."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)


def _filled(piece: str) -> str:
    local = {"NUM": _NUM, "LONG": _LONG, "HEDGED": _HEDGED, "MOD": _MOD, "WHICH": _WHICH}
    for _ in range(2):
        for name, text in local.items():
            piece = piece.replace(f"<{name}>", text)
    return expand(re.sub(r"<UNIT>", _LONG, piece))


@cache
def _signals() -> frozenset[str]:
    """Words one of which every expression holds, so that most of a text is never scanned."""
    vague = """today yesterday tomorrow tonight overnight now recently recent current currently soon
    future past previously nowadays present presently hourly daily weekly monthly annually yearly
    nightly quarterly earlier later ago period once formerly moment term lately am pm gmt hours
    nineteen eighteen thousand st days years"""
    names = " ".join(feasts.names().replace("\\", "").split("|"))
    words = {*MONTHS, *WEEKDAYS, *UNITS, *DAYPARTS, *SEASONS, *DECADES, *vague.split()}
    return frozenset(words | set(names.split()) - {"new", "day", "of", "the"} - set(ORDINALS))


_OPENING = re.compile(r"(?<![\w$£€/-])(?:'?\d+|[a-z]+)")


@cache
def _openers() -> frozenset[str]:
    """The first four letters of every word of the pattern: no other word begins a match."""
    plain = re.sub(r"\\[a-zA-Z]|\[[^\]]*\]|\(\?(?:P<\w+>|[:=!<]+)", " ", _pattern().pattern)
    both = re.sub(r"([a-z])\?", r"\1 ", plain), re.sub(r"[a-z]\?", " ", plain)
    words = [word for text in both for word in re.findall(r"[a-z]+", text)]
    return frozenset(word[:4] for word in words) | frozenset("a")


_AGE = re.compile(r"[- ]old\b|[- ]olds\b", re.IGNORECASE)
_STREET = re.compile(
    r" (?:avenue|street|road|square|boulevard|bridge|movement|brigade|hospital)s?\b", re.I
)
"""What is named after a day."""
_RATE = re.compile(r"(?:[\d%]|cents?|million|billion|dollars|rate of [\d,]+)(?: \w+)? ?$")
_WORD = re.compile(r"[a-z]+|\d+")
_HALF = re.compile(r"(?:[:.]\d\d)? ?[ap]\.?m", re.IGNORECASE)
_REACH = 48


def _signal_words(text: str) -> list[tuple[int, int]]:
    """Where the signal words of a text in small letters stand, and figures of years and clocks."""
    signals = _signals()
    return [
        word.span()
        for word in _WORD.finditer(text)
        if (word[0] in signals if word[0][0] > "9" else _is_signal(text, word))
    ]


def _is_signal(text: str, word: re.Match[str]) -> bool:
    after = text[word.end() : word.end() + 4]
    return len(word[0]) == 4 or after[:1] in (":", "/", "-", "s") or _HALF.match(after) is not None


def find_expressions(text: str) -> list[tuple[int, int]]:
    """Offsets (half open) of the time expressions of a text, in order, not overlapping.

    What TimeML marks as TIMEX3: days, periods, durations, sets, times of day, "now".
    """
    found: list[tuple[int, int]] = []
    pattern, openers = _pattern(), _openers()
    small = _small(text)
    at = 0
    for first, last in _signal_words(small):
        low = max(at, text.rfind(" ", 0, max(0, first - _REACH)) + 1)
        high = text.find(" ", last + _REACH)
        high = high if high >= 0 else len(text)
        for word in _OPENING.finditer(small, low, last):
            at = max(at, word.end())
            if word.start() < low or not _opens_one(word[0], openers):
                continue
            match = pattern.match(small, word.start(), high)
            if match is None:
                continue
            at = low = max(match.end(), at)
            start, end = _shorn(text, match.start(), match.end())
            if start < end and (not found or start >= found[-1][1]) and _sound(text, start, end):
                found.append((start, end))
    return found


def _opens_one(word: str, openers: frozenset[str]) -> bool:
    return word[-1].isdigit() or word[:4] in openers or word[:3] in openers


_FULL_STOP = re.compile(r"(?:\d|[a-z]{5})\.$|\bmay\.$|\bmarch\.$|\bjune\.$|\bjuly\.$", re.I)
"""A full stop that ends the sentence, not an abbreviation."""


def _shorn(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;-":
        end -= 1
    if _FULL_STOP.search(text, start, end) is not None:
        end -= 1
    lead = re.match(r"(?:at|on|in|of|by|over) ", text[start:end], re.IGNORECASE)
    if lead is not None and end - start - lead.end() > 3:
        start += lead.end()
    return start, end


def _sound(text: str, start: int, end: int) -> bool:
    """Not the verb "may", not 2,000 troops, not the name of a paper."""
    words = text[start:end]
    low = words.lower().rstrip(".")
    if low in _CASED and not _is_short_date(text, start, end):
        return False
    if low == "the march":
        return False
    if low in ("may", "march") and (words.isupper() or _opens(text, start)):
        return _before_date(text, start)
    if (
        _AGE.match(text, end)
        or _STREET.match(text, end)
        or (low.startswith(("a ", "an ")) and _RATE.search(text, max(0, start - 24), start))
    ):
        return False
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", words):
        return _is_year(text, start, end)
    if low in ("a second", "the second", "one second"):
        return False
    return not (low == "once" and text[end : end + 1] == ",")


def _is_short_date(text: str, start: int, end: int) -> bool:
    """ "Sun." and "Dec." abbreviate; "Sun", "may" and "second" as they stand mostly do not."""
    words = text[start:end]
    if words.islower() or words.lower() in ("second", "fall"):
        return False
    if words.lower() in ("may", "march"):
        return re.match(r" (?:for|of the|against|on) ", text[end : end + 9]) is None
    return words.endswith(".") or words.isupper()


def _opens(text: str, start: int) -> bool:
    return re.search(r"(?:^|[.!?]\s|\n)\s*$", text[max(0, start - 4) : start]) is not None


def _before_date(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start].lower()
    return (
        re.search(r"\b(?:in|last|since|until|by|of|this|next|late|early|and)\s$", before)
        is not None
    )


def _is_year(text: str, start: int, end: int) -> bool:
    after = text[end : end + 24].lower()
    before = text[max(0, start - 14) : start].lower()
    if int(text[start:end]) > 2035:
        return False
    if re.match(
        r"\s(?:people|troops|soldiers|men|women|members|dollars|miles|km|shares|tons|acres"
        r"|points|feet|pounds|meters|square|hours|gmt|jobs|homes|families|others)\b",
        after,
    ):
        return False
    return re.search(r"(?:no\.|resolution|flight|about|than|some|nearly|at|least|room|highway"
                     r"|approximately|almost)\s$", before) is None  # fmt: skip
