"""What is new since a person signed a grade. The signed grade itself is never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.assess.conflict import ActorLookup
from dateline.assess.fields import field_of, origins_of
from dateline.assess.grade import names
from dateline.assess.stated import COUNTS, Stated
from dateline.model import SLOTS, Field
from dateline.model.book import Grade
from dateline.store.documents import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A grade that a person signed. `when` is an ISO time in UTC."""

    grade: Grade
    by: str
    when: str

    def is_before(self, *times: str | None) -> bool:
        """Whether one of these times is later."""
        return any(time is not None and moment(time) > moment(self.when) for time in times)


def since(
    signature: Signature,
    grade: Grade,
    stated: Sequence[Stated],
    newer: Collection[str],
    actor: ActorLookup,
) -> str:
    """What came later: reports (`newer`, documents), origins, counts, disputes.

    `grade` is what the rules suggest now, told where a person signed another.
    """
    said = f"Signed {signature.grade} by {signature.by} on {signature.when[:10]}"
    news = [f"{len(newer)} newer report{'s' if len(newer) != 1 else ''}"] if newer else []
    before = [one for one in stated if one.claim.document not in newer]
    news += _changes(before, stated, actor) if newer and before else []
    told = f"{said}; since then {', '.join(news)}." if news else f"{said}; nothing new since."
    return told if grade == signature.grade else f"{told} The rules suggest {grade}."


def _changes(before: Sequence[Stated], now: Sequence[Stated], actor: ActorLookup) -> Iterator[str]:
    known = {origin.key for origin in origins_of(before)}
    origins = [o.name for o in origins_of(now) if o.key not in known and o.kind != "unnamed"]
    if origins:
        yield f"new origins: {names(origins)}"
    old, new = _fields(before, actor), _fields(now, actor)
    for one, other in zip(old, new, strict=True):
        if one.slot in COUNTS and (one.low, one.high) != (other.low, other.high):
            yield f"{one.slot} {_span(other)} (then {_span(one)})"
    disputed = [o.slot for n, o in zip(old, new, strict=True) if o.disputed and not n.disputed]
    if disputed:
        yield f"newly disputed: {', '.join(disputed)}"


def _fields(stated: Iterable[Stated], actor: ActorLookup) -> list[Field]:
    told = list(stated)
    return [
        field_of(slot, [s for s in told if s.claim.slot == slot], actor, "not_stated")
        for slot in SLOTS
    ]


def _span(field: Field) -> str:
    """Least to most, such as "12", "9 to 12", "at least 9", "not told"."""
    if field.low is None and field.high is None:
        return "not told"
    if field.high is None:
        return f"at least {field.low:,}"
    low = field.low or 0
    return f"{low:,}" if low == field.high else f"{low:,} to {field.high:,}"
