"""Why two things are held for one event or not, term by term; and the family trees of copies."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.link import judgements as people
from dateline.link import model as same_event
from dateline.link.packing import unpack
from dateline.link.records import CopyTree, Explanation, Telling
from dateline.store import Store
from dateline.store.links import Links


def explain(store: Store, left: str, right: str, codebook: Codebook) -> Explanation:
    """Why two event reports, or the reports of two events, are one event or not.

    Of events the pair of reports with the greatest weight is shown. Raises ItemError for an
    unknown id.
    """
    links = Links(store.connection)
    model = same_event.load()
    ones, others = _tellings(store, links, left), _tellings(store, links, right)
    pairs = [(a, b) for a in ones for b in others if a.lead != b.lead] or [(ones[0], others[0])]
    a, b = max(pairs, key=lambda p: (model.weight(*p), p[0].lead, p[1].lead))
    weight = model.weight(a, b)
    events = links.events_of([a.lead, b.lead])
    same = events.get(a.lead) == events.get(b.lead)
    return Explanation(
        left=a.lead,
        right=b.lead,
        terms=model.terms(a, b) if a.lead != b.lead else (),
        weight=weight,
        probability=round(1 / (1 + 2.0**-weight), 4),
        verdict="same" if same else "different",
        reason=_reason(a, b, weight, same, _verdict(store, links, a, b), codebook),
    )


def _tellings(store: Store, links: Links, name: str) -> list[Telling]:
    report = people.report_of(store, links, name)
    event = store.events.redirects().get(name, name)
    names = [name] if report == name else store.events.reports_of(event)
    leads = sorted(set(links.leads(names).values()))
    return [unpack(record) for _, record in links.tellings(leads)]


def _verdict(store: Store, links: Links, a: Telling, b: Telling) -> str | None:
    words = people.standing(store)
    leads = links.leads(people.reports(words))
    judged = people.judged([(k, leads.get(x, x), leads.get(y, y), v) for k, x, y, v in words])
    return judged.verdict(a.lead, b.lead)


def _reason(
    a: Telling, b: Telling, weight: float, same: bool, verdict: str | None, codebook: Codebook
) -> str:
    if a.lead == b.lead:
        return "One report tells both, as one event."
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
