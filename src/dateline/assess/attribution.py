"""A report that attributes something in one place does not observe it in another.

"An air strike killed 14, the ministry said. ... The 14 dead were buried": the second 14 is the
ministry's as well. So is the 14 of the headline; and a headline over a text that tells the event
on someone's word alone is no telling of the outlet's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.assess.figures import ALL
from dateline.assess.pages import Holder
from dateline.assess.stated import COUNTS, Stated, outlet_key
from dateline.assess.wording import (
    HARMS,
    is_heading,
    is_presupposed,
    numbers,
    sentence,
    tells_harm,
)
from dateline.model import Span

Text = Callable[[Span], str]
"""The text of the field that a span stands in."""


def attributed(stated: Sequence[Stated], text: Text) -> list[Stated]:
    """The claims with the holders that their own reports give them elsewhere."""
    documents: dict[str, list[Stated]] = {}
    for one in stated:
        documents.setdefault(one.claim.document, []).append(one)
    found: dict[str, Holder] = {}
    for told in documents.values():
        counts = _counts(told, text)
        found |= _headings(told, text) | _by_harm(told, counts) | counts
    return [_held(one, found.get(one.claim.id)) for one in stated]


def through_outlets(stated: Sequence[Stated]) -> list[Stated]:
    """The claims; an outlet that another quotes is as good as what its own report tells.

    "According to an article at the Monitor": if the book has that article, and it tells the event
    on someone's word alone, or on nobody's, then so does who quotes it.
    """
    tellings: dict[str, list[Stated]] = {}
    for one in stated:
        if one.claim.slot == "type" and not one.against:
            tellings.setdefault(outlet_key(one.outlet), []).append(one)
    found = []
    for one in stated:
        quoted = one.holder.kind == "outlet" and one.holder.key != outlet_key(one.outlet)
        theirs = tellings.get(one.holder.key, []) if quoted and one.claim.chain else []
        if theirs and all(their.holder.kind != "outlet" for their in theirs):
            named = [their.holder for their in theirs if their.holder.kind == "holder"]
            one = replace(one, holder=(named or [theirs[0].holder])[0])
        found.append(one)
    return found


def sided(stated: Sequence[Stated]) -> list[Stated]:
    """The claims; a holder's "16 commanders" are those of the side that it named before.

    So its later count supersedes the earlier one. With two sides, nothing is filled in.
    """
    sides: dict[tuple[str, str, str | None], set[str]] = {}
    for one in stated:
        if one.claim.slot in COUNTS and one.value.actor:
            sides.setdefault(_group(one), set()).add(one.value.actor)
    found = []
    for one in stated:
        known = sides.get(_group(one), set()) if one.value.actor is None else set()
        if one.claim.slot in COUNTS and len(known) == 1:
            one = replace(one, value=replace(one.value, actor=next(iter(known))))
        found.append(one)
    return found


def _group(one: Stated) -> tuple[str, str, str | None]:
    return (one.claim.slot, one.holder.key, one.value.group)


def _held(one: Stated, holder: Holder | None) -> Stated:
    return replace(one, holder=holder, named=holder.name) if holder else one


def _counts(told: Sequence[Stated], text: Text) -> dict[str, Holder]:
    """Holders of the counts that a report gives in its own voice as well."""
    named = [one for one in told if one.holder.kind == "holder" and not one.against]
    found: dict[str, Holder] = {}
    for one in told:
        if one.claim.slot not in COUNTS or one.holder.kind == "holder":
            continue
        if whose := _givers(one, named, text):
            found[one.claim.id] = whose[0].holder
    return found


def _givers(one: Stated, named: Sequence[Stated], text: Text) -> list[Stated]:
    """Claims by others that show whose a count is; of one on nobody's word only equal counts."""
    counted = [n for n in named if n.claim.slot in COUNTS]
    same = [n for n in counted if _figure(n) == _figure(one)]
    if same or one.holder.kind == "unnamed":
        return same
    total = [n for n in counted if _part_of(one, n)]
    return (
        [n for n in counted if _one_sentence(n, one, text)]
        or sorted(total, key=lambda n: -n.claim.evidence[0].start)
        or [n for n in named if n.claim.slot == "type" and _stands_in(one, n, text)]
    )


def _figure(one: Stated) -> tuple[str, int]:
    return (one.claim.slot, _number(one))


def _number(one: Stated) -> int:
    """The number that was given: of "up to 20" and "at least 20" the 20."""
    return one.value.low or one.value.high or 0


def _part_of(one: Stated, total: Stated) -> bool:
    """Whether a count of children, women ... is a part of a count of all told before it."""
    part, whole = one.claim, total.claim
    here, there = part.evidence[0], whole.evidence[0]
    groups = (one.value.group or ALL) != ALL and (total.value.group or ALL) == ALL
    within = _number(one) <= _number(total)
    before = here.field == there.field and there.start < here.start
    return groups and within and part.slot == whole.slot and before


def _one_sentence(a: Stated, b: Stated, text: Text) -> bool:
    one, two = a.claim.evidence[0], b.claim.evidence[0]
    if one.field != two.field:
        return False
    begin, stop = sentence(text(one), one.start, one.end)
    return begin <= two.start < stop


def _stands_in(one: Stated, named: Stated, text: Text) -> bool:
    """Whether the number stands in a sentence on harm that the report gives to someone."""
    words = named.claim.evidence[0]
    whole = text(words)[slice(*sentence(text(words), words.start, words.end))]
    number = _number(one)
    return number > 0 and any(numbers(whole, number)) and tells_harm(whole, one.claim.slot)


def _by_harm(told: Sequence[Stated], counts: Mapping[str, Holder]) -> dict[str, Holder]:
    """An event that is told by its harm alone ("31 killed") is told by whom the figure is."""
    found: dict[str, Holder] = {}
    for one in told:
        whose = counts.get(one.claim.id, one.holder)
        if one.claim.slot not in COUNTS or whose.kind != "holder" or one.against:
            continue
        if HARMS.fullmatch(one.report.trigger.quote):
            same = (o for o in told if o.report.id == one.report.id and o.holder.kind == "outlet")
            found |= {o.claim.id: whose for o in same if o.claim.slot not in COUNTS}
    return found


def _headings(told: Sequence[Stated], text: Text) -> dict[str, Holder]:
    """Holders of what stands in headings over a text that tells it on someone's word alone.

    A text that speaks of the event as known ("killed when radios exploded") tells it as well.
    """
    over = [one for one in told if _in_heading(one, text)]
    under = [one for one in told if one not in over and one.claim.slot == "type"]
    if any(one.holder.kind == "outlet" or _is_known(one, text) for one in under):
        return {}
    first = _first(one for one in under if not one.against)
    own = (one for one in over if one.holder.kind == "outlet" and not one.against)
    return {one.claim.id: first for one in own} if first else {}


def _is_known(one: Stated, text: Text) -> bool:
    words = one.report.trigger
    begin, _ = sentence(text(words), words.start, words.end)
    return is_presupposed(text(words)[begin : words.start])


def _in_heading(one: Stated, text: Text) -> bool:
    words = one.claim.evidence[0]
    return words.field == "title" or is_heading(text(words), words.start, words.end)


def _first(told: Iterable[Stated]) -> Holder | None:
    """On whose word a text tells it first."""
    named = [one for one in told if one.holder.kind == "holder"]
    order = sorted(named, key=lambda s: (s.claim.evidence[0].start, s.claim.id))
    return order[0].holder if order else None
