"""What an expression means once it is known on which day it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.model.reading import TimeBasis, UnknownReason
from dateline.resolve.times.days import edtf_of, period, timex_value

Tense = Literal["past", "present", "future"] | None
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class NoPublicationDate(Exception):
    """A relative expression in a report whose day is not known; read_expression catches it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """An interval of days (None: open), the unit that the words name, and the TIMEX3 value.

    `unit` "span" is an interval of no calendar unit. `unknown` says why no interval could
    be had although the words were understood (a bare duration). `clock` is "HH:MM".
    """

    start: date | None
    end: date | None
    unit: str
    value: str
    kind: Kind = "DATE"
    basis: TimeBasis = "stated"
    edtf: str | None = None
    how: str = ""
    clock: str | None = None
    rough: bool = False
    unknown: UnknownReason | None = None

    def relative(self, how: str) -> Meaning:
        """The same counted from the publication date, with how in words."""
        return replace(self, basis="relative", how=how)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the report's day, the tense, an anchor.

    `anchor` is the reading that "two days earlier" counts from. `sure` is false where the tense
    was only guessed from the words around, so that a much nearer date may overrule it.
    """

    day: date | None = None
    tense: Tense = None
    anchor: Meaning | None = None
    sure: bool = True

    def today(self) -> date:
        """The publication day. Raises NoPublicationDate when there is none."""
        if self.day is None:
            raise NoPublicationDate
        return self.day


def of_period(day: date, unit: str, basis: TimeBasis = "stated", how: str = "") -> Meaning:
    """The calendar period of that unit which contains `day`."""
    start, end = period(day, unit)
    return Meaning(start, end, unit, timex_value(day, unit), "DATE", basis, edtf_of(day, unit), how)


def of_span(
    start: date | None, end: date | None, value: str, basis: TimeBasis, how: str, edtf: str = ""
) -> Meaning:
    """An interval that is no calendar unit; `edtf` where its ends are coarser than a day."""
    left = start.isoformat() if start else ".."
    right = end.isoformat() if end else ".."
    return Meaning(start, end, "span", value, "DURATION", basis, edtf or f"{left}/{right}", how)


def unplaced(value: str, kind: Kind, how: str) -> Meaning:
    """Understood, but no interval can be had: a bare duration, a set, "recently" with no day."""
    return Meaning(None, None, "span", value, kind, "none", None, how, unknown="not_resolvable")
