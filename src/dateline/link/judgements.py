"""What people said about events: given, withdrawn, and looked up for linking."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dateline.link.cluster import Judged
from dateline.model import ItemError, Judgement, Verdict, random_id, utc_now
from dateline.store import Store
from dateline.store.links import Links

SEEN = "judgements"
Word = tuple[str, str, str, str]
"""(id, left, right, verdict) of a judgement that stands."""


def standing(store: Store) -> list[Word]:
    """The judgements about events that stand, oldest first."""
    found = store.decisions.judgements("event")
    return [(j.id, j.left, j.right, j.verdict) for j in found]


def seen(links: Links) -> list[Word]:
    """Those that stood when linking last looked."""
    return [(a, b, c, d) for a, b, c, d in json.loads(links.state(SEEN) or "[]")]


def remember(links: Links, words: list[Word]) -> None:
    """Note which judgements linking has followed."""
    links.set_state(SEEN, json.dumps(words))


def judged(words: list[Word]) -> Judged:
    """Their transitive closure."""
    return Judged((left, right, verdict) for _, left, right, verdict in words)


def reports(words: Iterable[Word]) -> set[str]:
    """All event reports that these judgements name."""
    return {report for _, left, right, _ in words for report in (left, right)}


def report_of(store: Store, links: Links, name: str) -> str:
    """The event report that stands for an event report's or event's id.

    Raises ItemError when the book knows no such id, or the event has no reports any more.
    """
    if links.leads([name]):
        return name
    event = store.events.redirects().get(name, name)
    members = store.events.reports_of(event)
    if not members:
        named = " but a report: name an event that it tells" if name.startswith("doc-") else ""
        raise ItemError("unknown_id", f"{name}: no event or event report of this book{named}")
    founders = links.minted([name, event])
    for key in (name, event):
        if key in founders and founders[key][0] in members:
            return founders[key][0]
    return members[0]


def judge(
    store: Store, left: str, right: str, verdict: Verdict, by: str, note: str = ""
) -> Judgement:
    """Keep a person's word that two events or event reports are the same, different, or unsure.

    It counts from the next build on, for good: over new reports, readings and models. Raises
    ItemError for an unknown id, or when both ids stand for one event report.
    """
    links = Links(store.connection)
    one, two = (report_of(store, links, name) for name in (left, right))
    if one == two:
        raise ItemError("same_id", f"{left} and {right} are one event report")
    judgement = Judgement(
        id=random_id("jud"),
        kind="event",
        left=one,
        right=two,
        verdict=verdict,
        by=by,
        when=utc_now(),
        note=note,
    )
    with store.transaction():
        store.decisions.judge(judgement)
    return judgement


def undo(store: Store, judgement_id: str) -> bool:
    """Withdraw a judgement; False if none of that id stands. It counts from the next build on."""
    with store.transaction():
        return store.decisions.withdraw(judgement_id, utc_now())
