"""Linking kept up to date: new tellings meet their neighbours, and only those are joined anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dateline.codebook import Codebook
from dateline.link import judgements as people
from dateline.link import model as same_event
from dateline.link.blocking import keys
from dateline.link.cluster import DENSE, Judged, cluster
from dateline.link.contents import covers
from dateline.link.copying import Copying
from dateline.link.gists import gist_of
from dateline.link.identity import Age, Assignment, Past, assign
from dateline.link.packing import pack
from dateline.link.pointing import Pointing
from dateline.link.pool import pooled
from dateline.link.records import Telling
from dateline.link.shelf import Shelf
from dateline.link.tell import Teller
from dateline.store import Store
from dateline.store.documents import moment
from dateline.store.links import Links

ROUND = "round"
CACHED = 20_000
BATCH = 200
"""Documents that are told before they meet others: so many tellings are held at a time."""


def update(store: Store, pending_documents: list[str], codebook: Codebook) -> set[str]:
    """Find copies of these documents and join their event reports to events.

    Documents that were read again are joined anew. Returns the ids of all events that gained,
    lost or re-read a report, whose reports' copies changed, that a follow-up or a summary
    points to, or that people judged since. To be called within a transaction.
    """
    store.hold_pages()
    return _Update(store, codebook).run(pending_documents)


class _Update:
    def __init__(self, store: Store, codebook: Codebook) -> None:
        self._store = store
        self._links = Links(store.connection)
        self._codebook = codebook
        self._model = same_event.load()
        self._actor = lru_cache(maxsize=CACHED)(store.readings.actor)
        self._moment = lru_cache(maxsize=CACHED)(self._published)
        self._pointing = Pointing(store)
        self._shelf = Shelf(self._links)
        self._document_of: dict[str, str] = {}

    def run(self, pending: list[str]) -> set[str]:
        copied = Copying(self._store, self._links).update(self._in_order(pending))
        words = people.standing(self._store)
        said = people.judged(words)
        changed = people.reports(set(words) ^ set(people.seen(self._links)))
        # a document whose reports people judged may fall into other tellings
        judged_anew = self._links.documents(changed).values()
        again = self._in_order([*judged_anew, *pending])
        before, seeds = self._forget(again)
        fresh = self._take_in(again, said)
        leads = self._links.leads(people.reports(words))
        judged = people.judged([(k, leads.get(a, a), leads.get(b, b), v) for k, a, b, v in words])
        seeds |= set(self._links.leads(fresh).values()) | {leads.get(r, r) for r in changed}
        touched = self._rejoin(self._reach(seeds, judged), judged, before)
        people.remember(self._links, words)
        beside = {r for document in copied for r in self._links.reports(document)}
        return touched | self._around(beside | fresh, touched)

    def _in_order(self, documents: Iterable[str]) -> list[str]:
        """By publication: what reports have in common was mostly told on days close by, so
        neighbours are still at hand and new keys go into pages that are."""
        return sorted(set(documents), key=lambda document: (self._moment(document), document))

    def _take_in(self, documents: list[str], judged: Judged) -> set[str]:
        """Tell these documents and let them meet the others; returns their event reports."""
        told: set[str] = set()
        for start in range(0, len(documents), BATCH):
            fresh = self._tell(documents[start : start + BATCH], judged)
            self._meet(fresh)
            told.update(report for telling in fresh for report in telling.reports)
        self._pointing.settle()
        return told

    def _forget(self, documents: Iterable[str]) -> tuple[dict[str, str], set[str]]:
        """Drop earlier tellings of these documents; returns the events of their reports, and
        the leads of tellings beside them, which have to be joined anew."""
        before: dict[str, str] = {}
        beside: set[str] = set()
        for document in documents:
            reports = self._links.reports(document)
            before |= self._links.events_of(reports)
            leads = set(self._links.leads(reports).values())
            beside |= {r for others in self._links.edges_of(leads).values() for r in others}
            self._links.drop_document(document)
        for event in sorted(set(before.values())):
            beside.update(self._links.leads(self._store.events.reports_of(event)).values())
        return before, beside

    def _tell(self, documents: Iterable[str], judged: Judged) -> list[Telling]:
        fresh: list[Telling] = []
        for name in documents:
            document = self._store.documents.get(name)
            extraction = self._store.readings.extraction(name)
            if document is None or extraction is None:
                self._pointing.forget(name)
                continue
            reading = self._store.readings.reading(name)
            teller = Teller(document, reading, self._actor, self._codebook)
            told = pooled(teller.tellings(extraction), self._model, judged)
            gist = gist_of(document, extraction, told)
            self._pointing.renew(gist)
            fresh += (replace(t, gist=gist) if t.lead == gist.lead else t for t in told)
            for report in extraction.events:
                self._links.put_abouts(report.id, report.about)
        for telling in fresh:
            self._put(telling)
        return fresh

    def _put(self, telling: Telling) -> None:
        self._links.put_telling(
            telling.reports, telling.document, pack(telling), telling.summary, keys(telling)
        )
        self._shelf.put(telling)
        self._document_of |= dict.fromkeys(telling.reports, telling.document)

    def _meet(self, fresh: Iterable[Telling]) -> None:
        """Weigh new tellings against those that share a key with them."""
        edges: list[tuple[str, str, float]] = []
        contents: set[tuple[str, str]] = set()
        done: set[str] = set()
        for telling in fresh:
            done.add(telling.lead)
            for other in self._shelf.get(self._beside(telling) - done):
                if weight := self._model.likely(telling, other):
                    left, right = sorted((telling.lead, other.lead))
                    edges.append((left, right, weight))
                contents.update(covers(telling, other))
        self._links.put_edges(edges)
        self._links.put_contents(contents)

    def _beside(self, telling: Telling) -> set[str]:
        found = set(self._links.neighbours(telling.lead))
        return found | self._pointing.leads_beside(telling.gist) if telling.gist else found

    def _reach(self, seeds: Iterable[str], judged: Judged) -> set[str]:
        """The leads of all tellings that edges, people's word or an event join to these."""
        reached: set[str] = set()
        todo = set(seeds)
        while todo:
            reached |= todo
            found = {r for others in self._links.edges_of(todo).values() for r in others}
            found.update(
                r for group in judged.groups() if not todo.isdisjoint(group) for r in group
            )
            for event in self._events(todo):
                found.update(self._links.leads(self._store.events.reports_of(event)).values())
            todo = found - reached
        return set(self._links.members(reached))

    def _events(self, reports: Iterable[str]) -> set[str]:
        return set(self._links.events_of(reports).values())

    def _rejoin(self, leads: set[str], judged: Judged, before: dict[str, str]) -> set[str]:
        """Join these tellings to events and keep the result; returns the events that changed."""
        members = self._links.members(leads)
        reports = {report for some in members.values() for report in some}
        past = before | self._links.events_of(reports)
        self._store.events.drop_members(sorted(past.keys() - reports))
        clusters = [
            tuple(sorted(report for lead in part for report in members[lead]))
            for component in self._components(leads, judged)
            for part in self._split(component, judged)
        ]
        told = {report: event for report, event in past.items() if report in reports}
        result = assign(sorted(clusters), self._past(told), self._earliest)
        self._keep(result)
        return _changed(result, past) | (set(past.values()) - set(result.ids.values()))

    def _components(self, leads: set[str], judged: Judged) -> list[list[str]]:
        parent = {lead: lead for lead in leads}

        def root(lead: str) -> str:
            while parent[lead] != lead:
                parent[lead] = parent[parent[lead]]
                lead = parent[lead]
            return lead

        pairs = [(a, b) for a, b, _ in self._links.edges_within(leads)]
        pairs += [(group[0], other) for group in judged.groups() for other in group[1:]]
        for a, b in pairs:
            if a in parent and b in parent:
                one, two = sorted((root(a), root(b)))
                parent[two] = one
        found: dict[str, list[str]] = {}
        for lead in sorted(leads):
            found.setdefault(root(lead), []).append(lead)
        return [found[key] for key in sorted(found)]

    def _split(self, component: list[str], judged: Judged) -> list[list[str]]:
        if len(component) == 1:
            return [component]
        edges = {(a, b): weight for a, b, weight in self._links.edges_within(component)}
        weighed = component if len(component) <= DENSE else []
        tellings = {telling.lead: telling for telling in self._shelf.get(weighed)}

        def weight(a: str, b: str) -> float:
            return self._model.weight(tellings[a], tellings[b])

        return cluster(component, edges, weight, judged)

    def _past(self, events: dict[str, str]) -> Past:
        ids = set(events.values())
        retired = {event: self._links.led_to(event) for event in ids}
        minted = self._links.minted(ids.union(*retired.values()))
        ages: dict[str, Age] = {
            event: (turn, self._earliest(founder)[0], event)
            for event, (founder, turn) in minted.items()
        }
        return Past(
            events=events,
            founders={event: founder for event, (founder, _) in minted.items()},
            ages=ages,
            retired=retired,
        )

    def _earliest(self, report: str) -> tuple[str, str]:
        if report not in self._document_of:
            self._document_of |= self._links.documents([report])
        document = self._document_of.get(report)
        return (self._moment(document) if document else "9999", report)

    def _published(self, document: str) -> str:
        return moment(self._links.published(document))

    def _keep(self, result: Assignment) -> None:
        turn = int(self._links.state(ROUND) or 0) + 1
        self._links.set_state(ROUND, str(turn))
        for event, founder in sorted(result.minted.items()):
            self._links.mint(event, founder, turn)
        for event in sorted({*result.ids.values()}):
            self._store.events.unredirect(event)
        for old, new in sorted(result.redirects.items()):
            self._store.events.redirect(old, new)
        self._store.events.set_members(
            {report: event for reports, event in result.ids.items() for report in reports}
        )

    def _around(self, reports: set[str], touched: set[str]) -> set[str]:
        """Events of these reports, and those that touched events point to or are pointed to by."""
        members = {r for event in touched for r in self._store.events.reports_of(event)} | reports
        beside = self._links.speaking_of(members) | self._links.abouts(members)
        beside |= self._links.summing_up(members) | self._links.contents(members)
        return self._events(reports | beside)


def _changed(result: Assignment, past: dict[str, str]) -> set[str]:
    """Events whose reports are not what they were."""
    was: dict[str, set[str]] = {}
    for report, event in past.items():
        was.setdefault(event, set()).add(report)
    changed = {event for reports, event in result.ids.items() if was.get(event) != set(reports)}
    return changed | result.redirects.keys() | result.revived
