"""A short neutral line for an event: what, where, when, on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.assess.grade import names
from dateline.codebook import Codebook
from dateline.model import Field, FieldValue, Origin, TimeReading

_PREFIX = {
    "attempted": "attempted ",
    "future": "announced ",
    "hypothetical": "possible ",
    "denied": "denied ",
    "generic": "repeated ",
}
_PLACED = frozenset({"violence", "custody", "control", "people"})
MOST_ACTORS = 2


def title_of(
    kind: str,
    realis: str,
    fields: Sequence[Field],
    origins: Sequence[Origin],
    codebook: Codebook,
) -> str:
    """Such as "air strike, Beirut's southern suburbs, 20 September 2024".

    An event that no outlet tells in its own voice carries on whose word it is told.
    """
    by_slot = {field.slot: field for field in fields}
    coarse = codebook.coarse(kind)
    place = _first(by_slot["place"]) if coarse in _PLACED else None
    what = _PREFIX.get(realis, "") + codebook.event_types[kind].label
    middle = place.value.label if place else _parties(by_slot["actor"], by_slot["target"])
    parts = [what, middle, _when(by_slot["date"]), _on_whose_word(origins)]
    return ", ".join(part for part in parts if part)


def _first(field: Field) -> FieldValue | None:
    known = (v for v in field.values if v.supporting and v.value.unknown is None)
    return next(known, None)


def _parties(actor: Field, target: Field) -> str:
    sides = [_labels(field) for field in (actor, target)]
    return " – ".join(side for side in sides if side)


def _labels(field: Field) -> str:
    labels = [v.value.label for v in field.values if v.supporting][:MOST_ACTORS]
    return " and ".join(dict.fromkeys(labels))


def _when(field: Field) -> str:
    value = _first(field)
    return time_text(value.value.time) if value and value.value.time else "date not told"


def _on_whose_word(origins: Sequence[Origin]) -> str:
    if not origins or any(origin.kind == "outlet" for origin in origins):
        return ""
    named = [origin.name for origin in origins if origin.kind == "holder"]
    return f"according to {names(named)}" if named else "on nobody's named word"


def time_text(time: TimeReading) -> str:
    """A time as people write it: "20 September 2024", "18–25 September 2024", "May 2024"."""
    first, last = (_day(text) for text in (time.earliest, time.latest))
    if first is None or last is None:
        return time.edtf or "date not told"
    if first == last:
        return _long(first)
    if time.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    if time.precision == "year" and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_long(last)}"
    return f"{_long(first)} – {_long(last)}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _long(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
