"""The rules in the order in which they are tried: one pattern, one handler."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from dateline.resolve.times import absolute, feasts, relative
from dateline.resolve.times.lexicon import DAYPARTS, DECADES, MONTHS, ORDINALS, UNITS, WEEKDAYS
from dateline.resolve.times.meaning import Context, Meaning

Handler = Callable[[re.Match[str], Context], Meaning | None]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def macros() -> dict[str, str]:
    """Named pieces of patterns; `<name>` in a rule stands for the piece."""
    return {
        "MONTH": rf"(?:{_either(MONTHS)})\.?",
        "WD": rf"(?:{_either(WEEKDAYS)})\.?",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "D": r"3[01]|[12]\d|0?[1-9]",
        "TH": r"(?:st|nd|rd|th)?",
        "YEAR": r"(?:1[5-9]|20)\d\d",
        "UNIT": _either(UNITS),
        "ORD": rf"{_either(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)",
        "N": r"\d+(?:[.,]\d+)*|[a-z]+(?:-[a-z]+)?",
        "PART": _either(DAYPARTS),
        "DECADES": _either(DECADES),
        "FEAST": feasts.names(),
        "LEAD": r"(?:(?P<lead>for|in|within|during|over|throughout|through|of) )?",
    }


_RULES: tuple[tuple[str, Handler], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t[\d:.z+-]+)?", absolute.iso_day),
    (r"(?P<y>(?:19|20)\d\d)(?P<m>0\d|1[0-2])(?P<d>[0-3]\d)", absolute.iso_day),
    (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)", absolute.slashed),
    (
        r"(?:(?P<weekday><WD>),? ?(?:the )?)?(?:the )?(?P<month><MONTH>) ?(?:the )?(?P<day><D>)<TH>"
        r"(?:,? ?(?P<year><YEAR>|'\d\d))?",
        absolute.month_day,
    ),
    (
        r"(?:(?P<weekday><WD>),? ?)?(?:the )?(?P<day><D>)<TH>(?: of)? (?P<month><MONTH>)"
        r"(?:,? ?(?P<year><YEAR>|'?\d\d))?",
        absolute.month_day,
    ),
    (
        r"(?:the )?(?P<month><MONTH>) (?P<day><D>)<TH>,? ?(?P<weekday><WD>)"
        r"(?:,? (?P<year><YEAR>))?",
        absolute.month_day,
    ),
    (
        r"(?P<month><MONTH>) (?P<first><D>)<TH>(?: ?- ?| and | to | through | or )(?P<last><D>)<TH>"
        r"(?:,? (?P<year><YEAR>))?",
        absolute.day_range,
    ),
    (
        r"(?:the )?(?P<first><D>)<TH>(?: ?- ?| and | to | through | or )(?:the )?(?P<last><D>)<TH>"
        r"(?: of)? (?P<month><MONTH>)(?:,? (?P<year><YEAR>))?",
        absolute.day_range,
    ),
    (r"the (?P<day><D>)(?:st|nd|rd|th)?", absolute.day_only),
    (r"(?P<day><D>)(?:st|nd|rd|th)", absolute.day_only),
    (r"(?:the )?(?P<month><MONTH>),?(?: of)? (?P<year><YEAR>)(?P<which>)", absolute.month_year),
    (
        r"(?P<month><MONTH>),?(?: of)? (?P<which>last|this|next|the previous|the following) year"
        r"(?P<year>)",
        absolute.month_year,
    ),
    (
        r"(?:(?P<which>last|next|this past|this coming|this|past|the coming|coming) )?"
        r"(?P<month><MONTH>)",
        absolute.month_only,
    ),
    (
        r"(?:the )?(?:(?P<which>last|next|this past|this coming|this|past|the coming|coming) )?"
        r"(?P<season>spring|summer|fall|autumn|winter)"
        r"(?:,?(?: of)? (?P<year><YEAR>)(?P<ends>[-/](?:<YEAR>|\d\d))?)?",
        absolute.season,
    ),
    (
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final) week (?:of|in) (?P<month><MONTH>)"
        r"(?:,? (?P<year><YEAR>))?",
        absolute.week_of_month,
    ),
    (
        r"(?:the )?(?:fiscal )?(?:(?P<which>this|last|next) year )?(?:(?P<year><YEAR>) )?"
        r"(?:fiscal )?(?:(?P<nth><ORD>) quarter|q(?P<q>[1-4]))"
        r"(?:(?: of)?(?: fiscal)? (?:(?P<year2><YEAR>)|(?P<which2>this|last|next) year))?",
        absolute.quarter,
    ),
    (r"(?:the )?(?:fiscal(?: year)? |calendar )?(?P<year><YEAR>|'\d\d)", absolute.year),
    (
        r"(?:the )?(?P<first><YEAR>)(?: ?[-/] ?| to | and )(?P<last><YEAR>|\d\d)",
        absolute.year_range,
    ),
    (
        r"(?:the )?(?:(?P<digits>\d{3}0|'?\d0)(?: )?'?s|(?P<word><DECADES>))",
        absolute.decade,
    ),
    (r"(?:the )?(?P<nth><ORD>) century", absolute.century),
    (
        r"(?:the |a |its |their )?(?P<nth><ORD>) (?:consecutive |straight |successive |running )?"
        r"(?P<unit><UNIT>)(?: in a row| running| straight| in succession| today)?",
        relative.run_of,
    ),
    (
        r"(?:(?P<which>last|next|this past|this coming|this) )?(?P<feast><FEAST>)"
        r"(?:,? (?:of )?(?P<year><YEAR>))?",
        feasts.feast,
    ),
    (
        r"(?P<word>today|yesterday|tomorrow|tonight|this day|(?:the )?day before yesterday"
        r"|(?:the )?day after tomorrow)",
        relative.relative_day,
    ),
    (r"(?:late )?last (?P<word>night|evening)", relative.last_night),
    (r"overnight|during the night|in the night|through the night|the night", relative.overnight),
    (
        r"(?:early |late )?this (?:same |very |early )?(?P<part><PART>)(?: hours)?",
        relative.this_part,
    ),
    (
        r"(?:(?P<which>last|next|this past|this coming|past|the coming|coming|this|the following"
        r"|following|the previous|previous|the preceding|that) )?(?P<weekday><WD>)",
        relative.weekday,
    ),
    (
        r"(?P<weekday><WD>),?(?: of)? (?P<which>last|this|next) week",
        relative.weekday_of_week,
    ),
    (
        r"(?P<which>last|this|next) week,?(?: on)? (?P<weekday><WD>)",
        relative.weekday_of_week,
    ),
    (r"(?:the|a) weekend", relative.weekend),
    (
        r"(?P<the>the )?(?P<which>last|this past|past|this coming|coming|upcoming|next|this|current"
        r"|latest|previous|preceding|following|same|that)(?: very| same)?"
        r"(?: calendar| fiscal| trading| school)? (?P<unit><UNIT>)",
        relative.named_unit,
    ),
    (
        r"(?:the )?(?P<which>last|past|previous|next|coming|upcoming|following|first|final|early"
        r"|opening|recent|more recent|preceding|these last|these past|latest|year earlier)"
        r" (?:(?P<n><N>) )?(?:full |consecutive |straight )?(?P<unit><UNIT>)(?: or so)?",
        relative.counted,
    ),
    (
        r"(?:(?P<n><N>) )?(?:full |long |short )?(?P<unit><UNIT>)(?: or so)? "
        r"(?P<side>ago|earlier|later|before that|after that|before|after|afterwards?|beforehand"
        r"|hence|previously|from now|from today|prior|back)",
        relative.ago,
    ),
    (
        r"(?P<adverb>hourly|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly"
        r"|annually|annual|around the clock)(?P<n>)(?P<unit>)(?P<weekday>)",
        relative.repeated,
    ),
    (
        r"(?:every|each)(?: other)? (?:(?P<n><N>) )?(?:(?P<unit><UNIT>)|(?P<weekday><WD>))"
        r"(?P<adverb>)",
        relative.repeated,
    ),
    (
        r"(?:the )?(?:next|following) (?P<part>day|<PART>)|(?:the )?(?P<same>day|very day)",
        relative.next_part,
    ),
    (r"the (?P<part><PART>) (?P<side>before|after)", relative.part_beside),
    (
        r"(?:later |earlier )?(?:on |in )?(?:(?:the |that )(?:very )?same|that|the)"
        r" (?P<part>day|night|evening|morning|afternoon|time|moment|hour|occasion)",
        relative.same_part,
    ),
    (
        r"(?:at )?this (?:very )?(?:time|moment|hour)|(?:right |just )?currently|right now"
        r"|at (?:the )?present(?: time| moment)?|at the moment",
        relative.this_moment,
    ),
    (r"so far this (?P<unit>year|month|week)", relative.so_far),
    (
        r"(?:during|in|over|throughout|earlier in|later in|within) the (?P<unit>week|month|year)",
        relative.running,
    ),
    (
        r"<LEAD>(?:(?:the|this|these|that|those|another|additional|a further) )?"
        r"(?:(?P<n><N>) )?(?:full |long |whole |consecutive |straight |trading |additional )?"
        r"(?P<unit><UNIT>)(?: long| old| term| period| or so| time)*",
        relative.bare,
    ),
    (
        r"(?P<past>(?:most |more |very |just )?recent(?:ly)?|(?:in )?the (?:recent )?past|past|once"
        r"|earlier|previously|formerly|lately|until recently|the time|then|at the time|long ago"
        r"|the old days)|(?P<future>soon|the (?:near |immediate |foreseeable )?future|future"
        r"|one day|some day|someday|later|shortly|the (?:short|near|long) term"
        r"|in the (?:near )?future)|(?P<present>(?:right )?now|current(?:ly)?|at present"
        r"|the present|presently|nowadays|these days|already|yet|at the moment|the moment"
        r"|this (?:crucial )?(?:moment|time)|immediate(?:ly)?|so far|to date|ongoing|still)",
        relative.vague,
    ),
)


@cache
def compiled() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    """All rules with their pieces put in; built on first use, not at import."""
    return tuple((re.compile(expand(pattern)), handler) for pattern, handler in _RULES)


def expand(pattern: str) -> str:
    """The pattern with every `<NAME>` replaced by its piece."""
    pieces = macros()
    return re.sub(r"(?<!\?P)<([A-Z]+)>", lambda m: _wrapped(m[1], pieces[m[1]]), pattern)


def _wrapped(name: str, piece: str) -> str:
    return piece if name in ("LEAD", "TH") else f"(?:{piece})"


def first_match(text: str, ctx: Context) -> Meaning | None:
    """The meaning that the first fitting rule gives; None if no rule fits the whole text."""
    for match, handler in _fitting(text):
        try:
            found = handler(match, ctx)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return found
    return None


@lru_cache(maxsize=5_000)
def _fitting(text: str) -> tuple[tuple[re.Match[str], Handler], ...]:
    """The rules that fit the whole text, in their order: reports use the same words again."""
    matches = ((pattern.fullmatch(text), handler) for pattern, handler in compiled())
    return tuple((match, handler) for match, handler in matches if match is not None)
