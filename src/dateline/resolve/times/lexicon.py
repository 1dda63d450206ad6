"""Words of time: months, weekdays, units, parts of the day, seasons, calendars of others."""

from __future__ import annotations

import re
from functools import cache

from dateline.resolve.numbers.cardinals import simple

_MONTH_FORMS = """jan january|feb febr february|mar march|apr april|may|jun june|jul july|aug august
|sep sept september|oct october|nov november|dec december"""
MONTHS = {
    form: number
    for number, forms in enumerate(_MONTH_FORMS.split("|"), start=1)
    for form in forms.split()
}
_WEEKDAY_FORMS = """mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday
|fri friday|sat saturday|sun sunday"""
WEEKDAYS = {
    form: number for number, forms in enumerate(_WEEKDAY_FORMS.split("|")) for form in forms.split()
}
UNITS = {
    form: unit
    for unit, forms in {
        "second": "second seconds",
        "minute": "minute minutes",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "weekend": "weekend weekends",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for form in forms.split()
}
SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
ORDINALS = {
    word: number
    for number, word in enumerate(
        re.split(
            r"\s+",
            """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
            twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
            twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""",
        ),
        start=1,
    )
}
DECADES = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        re.split(r"\s+", "twenties thirties forties fifties sixties seventies eighties nineties"),
        strict=True,
    )
}
DAYPARTS = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "predawn": "MO",
    "pre-dawn": "MO",
    "noon": "MI",
    "midday": "MI",
    "noontime": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nights": "NI",
    "midnight": "NI",
    "daytime": "DT",
}
"""Part of the day to its TIMEX3 code."""

_OTHER_MONTHS = """muharram safar rabi rabi' jumada rajab sha'ban shaban shaaban ramadan ramadhan
shawwal dhu zul-hijjah zulhijjah dhul-hijja dhul-hijjah farvardin ordibehesht khordad mordad
shahrivar aban azar bahman esfand nisan iyar sivan tammuz elul tishrei tishri cheshvan heshvan
kislev tevet shevat meskerem tikimt hidar tahsas yekatit megabit miazia ginbot sene hamle nehasse
pagume"""
_OTHER_SHORT = "tir mehr dey av adar ter"
_OTHER_FEASTS = r"""eid(?: al-?\s?(?:fitr|adha))?|ashura|arba'?een|yom kippur|passover|rosh hashana
h?|sukkot|hanukkah|purim|nowruz|norouz|nowrouz|mawlid|tisha b'?av|simchat torah"""


@cache
def other_calendar() -> re.Pattern[str]:
    """Dates of the Islamic, Persian, Hebrew and Ethiopian calendars and feasts that follow them."""
    months = "|".join(_OTHER_MONTHS.split())
    short = "|".join(_OTHER_SHORT.split())
    feasts = re.sub(r"\n", "", _OTHER_FEASTS)
    return re.compile(
        rf"\b(?:{months})\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{short})\b"
        rf"|\b(?:{short}) \d{{1,4}}\b|\b\d{{3,4}} ?(?:a\.?h\.?|a\.?m\.? \(hebrew\)|h\.?s\.?)(?!\w)"
        rf"|\b(?:{feasts})\b|\b(?:old style|julian calendar)\b"
    )


def month_of(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, with or without a full stop."""
    return MONTHS.get(word.strip("."))


def amount(word: str) -> float | None:
    """A number of units: "3", "three", "2.5", "a"; None for vague ones ("several")."""
    if word in ("a", "an", "one", "the"):
        return 1.0
    return simple(word)


VAGUE = frozenset(re.split(r" ", "several few many some numerous dozens countless multiple"))
"""Amounts without a number: X in TIMEX3."""
