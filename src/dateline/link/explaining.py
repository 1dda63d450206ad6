"""Why two things are held for one event or not, term by term; and the family trees of copies."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.link import gists as gist_model
from dateline.link import judgements as people
from dateline.link import model as same_event
from dateline.link.model import NEVER
from dateline.link.packing import unpack, unpack_gist
from dateline.link.records import CopyTree, Explanation, Gist, Telling
from dateline.store import Store
from dateline.store.gists import Gists
from dateline.store.links import Links


def explain(store: Store, left: str, right: str, codebook: Codebook) -> Explanation:
    """Why two event reports, or the reports of two events, are one event or not.

    Of events the pair of reports with the greatest weight is shown. One of the two may be a
    document without an event: then its headline and opening are compared. Raises ItemError for
    an unknown id.
    """
    for document, other in ((left, right), (right, left)):
        if silent := _silent(store, document):
            return _pointed(store, silent, other)
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


def _silent(store: Store, name: str) -> Gist | None:
    record = Gists(store.connection).get(name)
    gist = unpack_gist(record) if record else None
    return gist if gist and gist.lead is None else None


def _pointed(store: Store, silent: Gist, name: str) -> Explanation:
    """Whether a report without an event tells of one, by the report that is most like it."""
    gists, model = Gists(store.connection), gist_model.load()
    documents = {telling.document for telling in _tellings(store, Links(store.connection), name)}
    records = (gists.get(document) for document in sorted(documents))
    others = [gist for gist in map(unpack_gist, filter(None, records)) if gist.lead]
    found = [(w, g) for g in others if (w := model.weight(silent, g)) is not None]
    weight, other = max(found, key=lambda p: (p[0], p[1].document), default=(NEVER, None))
    pointer = gists.pointer(silent.document)
    points = pointer is not None and pointer[1] in store.events.reports_of(
        store.events.redirects().get(name, name)
    )
    return Explanation(
        left=silent.document,
        right=other.lead if other and other.lead else name,
        terms=model.terms(silent, other) if other else (),
        weight=weight,
        probability=round(1 / (1 + 2.0**-weight), 4),
        verdict="same" if points else "different",
        reason=_pointing_reason(weight, points),
    )


def _pointing_reason(weight: float, points: bool) -> str:
    if points:
        return (
            "No event was read in this report; its headline and opening are so like those of a"
            f" report of the event ({weight:+.1f} bits) that it seems to tell of it."
        )
    if weight > 0:
        return f"Headline and opening are alike ({weight:+.1f} bits), those of another event more."
    return "No event was read in this report, and its headline and opening do not tell of this one."


def tell_of(store: Store, event: str) -> list[tuple[str, float]]:
    """(document, bits) of reports in which no event was read and whose headline and opening seem
    to tell of this event, likeliest first. They hold no claim and count as no origin."""
    name = store.events.redirects().get(event, event)
    return Gists(store.connection).pointing_to(store.events.reports_of(name))


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
