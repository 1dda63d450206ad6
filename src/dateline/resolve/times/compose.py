"""Expressions made of others: bounds, ranges, parts of periods, clock times, parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from dateline.resolve.times.clean import hedge
from dateline.resolve.times.days import DAY, period, shift
from dateline.resolve.times.lexicon import DAYPARTS, UNITS, VAGUE, amount
from dateline.resolve.times.meaning import Context, Meaning, of_period, of_span, unplaced
from dateline.resolve.times.rules import expand, first_match

_LEAD = re.compile(
    r"^(?:on|in|at|during|throughout|over|for|within|through|of|this being|as of|around|from"
    r"|dating (?:from|back to)|back in|sometime|some time|later|earlier|early on|late on|only|the)"
    r" (?=\S)"
)
_BOUND = re.compile(
    r"^(?P<word>ever since|since|until|till|up until|up to|before|prior to|no later than|not later"
    r" than|ahead of|after|following|by|starting(?: on| in)?|beginning(?: on| in)?|as of|effective"
    r"|post|pre|from)[ -](?P<rest>.+?)(?: on| onwards?)?$"
)
_SINCE = ("since", "ever since", "starting", "starting on", "starting in", "beginning",
          "beginning on", "beginning in", "from", "effective")  # fmt: skip
_BEFORE = ("before", "prior to", "ahead of", "pre")
_UNTIL = ("until", "till", "up until", "up to", "by", "no later than", "not later than")
_STARTS = ("from", "starting", "starting on", "starting in", "beginning", "beginning on",
           "beginning in", "effective")  # fmt: skip
_OF_THE_DAY = re.compile(
    r"(?:before|after) (?:dawn|daybreak|sunrise|first light|noon|midday|midnight|sunset|dark)\b"
)
"""Hours of the day itself, not another day: "before dawn on Thursday"."""
_PARTS: tuple[tuple[str, str], ...] = (
    (r"(?:the )?(?:very )?(?:early|start of|beginning of|first (?:days|weeks|part|months) of"
     r"|early in"
     r"|earlier|earlier in|opening (?:days|weeks) of) (?:the )?", "start"),
    (r"(?:the )?(?:mid|middle of|middle|mid way through) (?:the )?", "mid"),
    (r"(?:the )?(?:very )?(?:late|end of|close of|final (?:days|weeks) of|last (?:days|weeks) of"
     r"|late in|later|later in|latter part of|tail end of) (?:the )?", "end"),
    (r"(?:the )?first half of (?:the )?", "half1"),
    (r"(?:the )?second half of (?:the )?", "half2"),
    (r"(?:on )?(?:the )?eve of (?:a |the )?", "eve"),
    (r"(?:sometime|some time|earlier|later|early on|late on|the rest of) "
     r"(?:in |on |during )?", "any"),
)  # fmt: skip
_CLOCK = re.compile(
    r"(?:\b(?:shortly |just |soon )?(?:at|after|before) )?"
    r"(?:\babout |\baround |\bapproximately |\bby )?(?:"
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))? ?(?P<ap>a\.?m\.?|p\.?m\.?|in the morning"
    r"|in the afternoon|in the evening|at night)(?!\w)"
    r"|\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::\d\d)?\b"
    r"|\b(?P<hhmm>(?:[01]\d|2[0-4])[0-5]\d)\b(?: hours| hrs|h\b)?"
    r"|\b(?P<oclock>\d{1,2}|[a-z]+) ?:00"
    r"|\b(?P<noon>noon|midday|midnight)\b)"
    r"(?: (?:[ecmp][sd]?t|utc|gmt|local time|hours|hrs))?"
)
_DAYPART = (
    r"(?:(?:in|at|on|during|by|before) )?(?:the )?(?:(?:early|late|mid|predawn and early) )*"
    r"(?:hours of the )?(?P<part><PART>)(?: hours)?(?: of| on| in)?(?: the)?"
)
_HOURS = re.compile(
    r"(?:in )?(?:the )?(?:very )?(?:early|small|wee|late|predawn) hours(?: of| on)?"
)


@cache
def _parts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("^" + pattern), name) for pattern, name in _PARTS)


@cache
def _daypart() -> re.Pattern[str]:
    return re.compile(rf"\b{expand(_DAYPART)}(?!\w)")


@cache
def _offset() -> re.Pattern[str]:
    return re.compile(
        expand(
            r"(?:the )?(?:(?P<n><N>) )?(?P<unit><UNIT>) "
            r"(?P<side>before|after|from|prior to|following|of|beginning|ending|ended) "
            r"(?:on )?(?P<rest>.+)"
        )
    )


def understand(text: str, ctx: Context) -> Meaning | None:
    """The meaning of a cleaned expression; None when no rule knows it.

    Raises NoPublicationDate for a relative expression without a day to count from.
    """
    if re.match(r"(?:shortly |just |soon )?(?:at|after|before|around)(?: [a-z]+)? \d{4}\b", text):
        found = _clocked(text, ctx)
        if found is not None:
            return found
    core, rough = hedge(text)
    found = _understood(core, ctx)
    if found is None and core.startswith(("over ", "past ")):
        found = _understood(core.split(" ", 1)[1], ctx)
    return replace(found, rough=True) if found is not None and rough else found


def _understood(text: str, ctx: Context) -> Meaning | None:
    if not text:
        return None
    for step in (
        first_match,
        _bounded,
        _led,
        _of_part,
        _clocked,
        _in_daypart,
        _from_point,
        _spread,
    ):
        found = step(text, ctx)
        if found is not None:
            return found
    return None


def _led(text: str, ctx: Context) -> Meaning | None:
    """Past a preposition that changes nothing."""
    found = _LEAD.match(text)
    if found is None or (found[0] == "at " and re.match(r"\D*\d{4}\b(?!-)", text)):
        return None
    return understand(text[found.end() :], ctx)


def _bounded(text: str, ctx: Context) -> Meaning | None:
    """since, until, before, after, by."""
    found = _BOUND.match(text)
    if found is None or _OF_THE_DAY.match(text):
        return None
    word, rest = found["word"], found["rest"]
    if word in _STARTS and ctx.tense == "future":
        coming = _to_come(word, understand(rest, ctx), ctx)
        if coming is not None:
            return coming
    inner = understand(rest, replace(ctx, tense="past") if word in _SINCE else ctx)
    if inner is None or (inner.start is None and inner.end is None):
        return None
    if word == "from" and inner.unit == "span":
        return None
    return _bound(word, inner, ctx)


def _to_come(word: str, inner: Meaning | None, ctx: Context) -> Meaning | None:
    """What is to begin on a day that is still ahead: "from Monday", of a plan."""
    if inner is None or inner.start is None or inner.unit == "span":
        return None
    if ctx.day is None or inner.start < ctx.day:
        return None
    left = (inner.edtf or inner.start.isoformat()).partition("/")[0]
    how = f"“{word}” and {inner.how}"
    return of_span(inner.start, None, inner.value, inner.basis, how, f"{left}/..")


def _bound(word: str, inner: Meaning, ctx: Context) -> Meaning:
    how = f"“{word}” and {inner.how}"
    left, _, right = (inner.edtf or "..").partition("/")
    if word in _SINCE:
        today = ctx.day if ctx.day and inner.start and inner.start <= ctx.day else None
        edtf = f"{left}/{today.isoformat() if today else '..'}"
        span = of_span(inner.start, today, inner.value, inner.basis, how, edtf)
    elif word in _BEFORE:
        end = inner.start - DAY if inner.start else None
        span = of_span(None, end, inner.value, inner.basis, how)
    elif word in _UNTIL:
        span = of_span(None, inner.end, inner.value, inner.basis, how, f"../{right or left}")
    elif word == "as of":
        return replace(inner, how=how)
    else:
        start = inner.end + DAY if inner.end else None
        span = of_span(start, None, inner.value, inner.basis, how)
    return replace(span, kind=inner.kind)


def _of_part(text: str, ctx: Context) -> Meaning | None:
    """ "mid-September", "early next week", "the end of the year", "late yesterday"."""
    for pattern, part in _parts():
        found = pattern.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        inner = understand(rest, ctx)
        if inner is None and rest in ("year", "month", "week"):
            inner = understand(f"this {rest}", ctx)
        if inner is not None and rest in ("year", "month", "week") and inner.start is None:
            inner = understand(f"this {rest}", ctx)
        if inner is not None:
            return _part_of(inner, part)
    return None


def _part_of(inner: Meaning, part: str) -> Meaning:
    """A third (or half) of a week, month, year or decade; its borders are rough."""
    if part == "eve" and inner.start is not None:
        return of_period(inner.start - DAY, "day", inner.basis, f"the eve of {inner.how}")
    coarse = inner.unit in ("week", "month", "quarter", "season", "year", "decade", "century")
    if part == "any" or not coarse or inner.start is None or inner.end is None:
        return inner
    length = (inner.end - inner.start).days + 1
    edges = {
        "start": (0.0, 1 / 3), "mid": (1 / 3, 2 / 3), "end": (2 / 3, 1.0),
        "half1": (0.0, 0.5), "half2": (0.5, 1.0),
    }  # fmt: skip
    low, high = edges[part]
    start = inner.start + timedelta(days=round(low * length))
    end = inner.start + timedelta(days=round(high * length) - 1)
    if inner.unit in ("year", "decade", "century"):
        start, end = period(start, "month")[0], period(end, "month")[1]
    mark = "" if part.startswith("half") else "~"
    edtf = f"{start.isoformat()}{mark}/{end.isoformat()}{mark}"
    word = {"start": "early in", "mid": "the middle of", "end": "late in"}.get(part, "a half of")
    return replace(inner, start=start, end=end, edtf=edtf, how=f"{word} {inner.how}", rough=True)


def _clocked(text: str, ctx: Context) -> Meaning | None:
    """ "at 0400 today", "9 a.m. Tuesday", "on 5 July at 1000 hours"."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute = _hour_minute(found)
    if hour is None or hour > 24:
        return None
    rest = _joined(text[: found.start()], text[found.end() :])
    inner = understand(rest, ctx) if rest else _day_of(ctx)
    if inner is None:
        return None
    clock = f"{hour:02d}:{minute:02d}"
    if inner.start is None or inner.start != inner.end:
        return None if rest else unplaced(f"T{clock}", "TIME", "a time of day without a day")
    day = inner.start
    return replace(inner, clock=clock, value=f"{day.isoformat()}T{clock}", kind="TIME")


def _joined(left: str, right: str) -> str:
    rest = f"{left.strip(' ,')} {right.strip(' ,')}".strip()
    return re.sub(r"(?:^|(?<= ))(?:at|on|of|in|about|around|and)$|^(?:of|on|at) ", "", rest).strip()


def _day_of(ctx: Context) -> Meaning | None:
    """The one day that a bare time of day belongs to: the anchor's."""
    if ctx.anchor is not None and ctx.anchor.start and ctx.anchor.start == ctx.anchor.end:
        return of_period(ctx.anchor.start, "day", "anchored", "on the day told before")
    return unplaced("", "TIME", "no day is named")


def _hour_minute(found: re.Match[str]) -> tuple[int | None, int]:
    if found["noon"]:
        return (0 if found["noon"] == "midnight" else 12), 0
    if found["hhmm"]:
        return int(found["hhmm"][:2]), int(found["hhmm"][2:])
    if found["h24"]:
        return int(found["h24"]), int(found["m24"])
    if found["oclock"]:
        value = amount(found["oclock"])
        return (int(value) if value is not None else None), 0
    hour = int(found["h"]) % 12
    late = found["ap"].startswith("p") or found["ap"] in ("in the afternoon", "in the evening")
    return hour + (12 if late or (found["ap"] == "at night" and hour > 5) else 0), int(
        found["m"] or 0
    )


def _in_daypart(text: str, ctx: Context) -> Meaning | None:
    """ "Tuesday evening", "the night of 11 November", "the early hours of Sunday"."""
    hours = _HOURS.search(text)
    found = hours or _daypart().search(text)
    if found is None:
        return None
    rest = _joined(text[: found.start()], text[found.end() :])
    inner = understand(rest, ctx) if rest and rest != "the" else _day_of(ctx)
    if inner is None:
        return None
    code = "MO" if hours else DAYPARTS[found["part"]]
    if inner.unit != "day" or inner.start is None:
        return inner if inner.start else unplaced(f"T{code}", "TIME", "a part of the day, no day")
    return replace(inner, value=f"{inner.start.isoformat()}T{code}", kind="TIME")


def _from_point(text: str, ctx: Context) -> Meaning | None:
    """ "two days after Christmas", "the week of March 6", "the day before 7 October"."""
    found = _offset().fullmatch(text)
    if found is None:
        return None
    unit, side, number = UNITS[found["unit"]], found["side"], found["n"] or "a"
    count = amount(number)
    base = understand(found["rest"], ctx)
    if base is None or base.start is None or (count is None and number not in VAGUE):
        return None
    how = f"counted from {base.start} ({base.how})"
    if side in ("of", "beginning", "ending", "ended"):
        return _containing(unit, base, how)
    sign = -1 if side in ("before", "prior to") else 1
    if count is None:
        return unplaced("PAST_REF" if sign < 0 else "FUTURE_REF", "DATE", how)
    day = shift(base.start, unit, sign * count)
    grain = unit if unit in ("month", "year") else "day"
    return replace(of_period(day, grain, base.basis, how))


def _containing(unit: str, base: Meaning, how: str) -> Meaning | None:
    if base.start is None or unit not in ("week", "weekend", "month", "year", "day"):
        return None
    return of_period(base.start, unit, base.basis, how)


def _spread(text: str, ctx: Context) -> Meaning | None:
    """ "between Monday and Wednesday", "23 December to 2 January", "tomorrow or this afternoon"."""
    for found in _splits(text):
        right = understand(found["right"], ctx)
        if right is None or right.end is None or right.unit == "span":
            continue
        left = _left_end(found["left"], found["right"], right, ctx)
        if left is not None and left.start is not None and left.start <= right.end:
            return _joined_span(left, right)
        if left is not None and left.end is not None and right.start and right.start < left.end:
            return _joined_span(right, left)
    return None


def _splits(text: str) -> list[re.Match[str]]:
    """Every way to cut the text at a linking word, the last cut first."""
    links = list(re.finditer(r" to | until | till | through | into | and | or | ?- ?", text))
    cuts = []
    for link in reversed(links):
        pattern = rf"(?:(?:between|from) )?(?P<left>.{{0,{link.start()}}}?)" + re.escape(link[0])
        found = re.fullmatch(pattern + "(?P<right>.+)", text)
        if found is not None and found["left"]:
            cuts.append(found)
    return cuts


def _left_end(left: str, right: str, end: Meaning, ctx: Context) -> Meaning | None:
    """The first of two ends; what it leaves out (month, year) it has from the second."""
    tail = re.search(r"[a-z]+\.?,? ?(?:(?:1[5-9]|20)\d\d)?$", right)
    day_only = re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", left) is not None
    if day_only and tail is not None:
        return understand(f"{left} {tail[0]}", ctx)
    year = re.search(r"(?:1[5-9]|20)\d\d$", right)
    if year is not None and re.search(r"\d{4}$", left) is None:
        found = understand(f"{left} {year[0]}", ctx)
        if found is not None:
            return found
    before = (
        Context(end.start, "past", ctx.anchor, True) if end.start and end.unit == "day" else ctx
    )
    return understand(left, before if ctx.day else ctx)


def _joined_span(left: Meaning, right: Meaning) -> Meaning:
    first = (left.edtf or "..").partition("/")[0]
    last = (right.edtf or "..").rpartition("/")[2]
    basis = right.basis if left.basis == "stated" else left.basis
    how = f"from {left.start} ({left.how}) to {right.end} ({right.how})"
    start, end = left.start, right.end
    days = (end - start).days + 1 if start and end else 0
    return of_span(start, end, f"P{days}D", basis, how, f"{first}/{last}")
