"""Why two things are held for one event or not, term by term; and the family trees of copies."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.link import judgements as people
from dateline.link import model as same_event
from dateline.link.cluster import Judged
from dateline.link.records import CopyTree, Explanation, Telling
from dateline.store import Store
from dateline.store.codec import decode
from dateline.store.links import Links


def explain(store: Store, left: str, right: str, codebook: Codebook) -> Explanation:
    """Why two event reports, or the reports of two events, are one event or not.

    Of events the pair of reports with the greatest weight is shown. Raises ItemError for an
    unknown id.
    """
    links = Links(store.connection)
    model = same_event.load()
    ones, others = _tellings(store, links, left), _tellings(store, links, right)
    pairs = [(a, b) for a in ones for b in others if a.report != b.report] or [(ones[0], others[0])]
    a, b = max(pairs, key=lambda p: (model.weight(*p), p[0].report, p[1].report))
    weight = model.weight(a, b)
    judged = people.judged(people.standing(store))
    events = store.events.members()
    same = events.get(a.report) == events.get(b.report)
    return Explanation(
        left=a.report,
        right=b.report,
        terms=model.terms(a, b),
        weight=weight,
        probability=round(1 / (1 + 2.0**-weight), 4),
        verdict="same" if same else "different",
        reason=_reason(a, b, weight, same, judged, codebook),
    )


def _tellings(store: Store, links: Links, name: str) -> list[Telling]:
    report = people.report_of(store, links, name)
    names = (
        [name]
        if report == name
        else store.events.reports_of(store.events.redirects().get(name, name))
    )
    return [decode(Telling, record) for _, record in links.tellings(names)]


def _reason(
    a: Telling, b: Telling, weight: float, same: bool, judged: Judged, codebook: Codebook
) -> str:
    verdict = judged.verdict(a.report, b.report)
    if verdict:
        return f"People judged them {verdict}, which goes over the model ({weight:+.1f} bits)."
    if a.coarse != b.coarse:
        kinds = [codebook.event_types[t.type].label for t in (a, b)]
        return f"Events of different classes, {kinds[0]} and {kinds[1]}, are never one."
    if same == (weight > 0):
        held = "likely one event" if same else "likely two events"
        return f"The terms add up to {weight:+.1f} bits: {held}."
    if same:
        return f"The pair alone speaks against it ({weight:+.1f} bits); other reports join them."
    return (
        f"The pair alone speaks for it ({weight:+.1f} bits), but on average the reports of the two "
        "events speak against it."
    )


def copy_trees(store: Store) -> list[CopyTree]:
    """Every family of copies: the original and all that repeat it, with the reasons."""
    found: dict[str, list[tuple[str, str, float, str]]] = {}
    for copy in store.events.copies():
        found.setdefault(copy.original, []).append(
            (copy.document, copy.kind, copy.score, copy.reason)
        )
    return [CopyTree(original=o, copies=tuple(sorted(found[o]))) for o in sorted(found)]
