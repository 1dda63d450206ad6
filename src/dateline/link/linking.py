"""Linking kept up to date: new reports meet their neighbours, and only those are joined anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from dateline.codebook import Codebook
from dateline.link import judgements as people
from dateline.link import model as same_event
from dateline.link.blocking import keys
from dateline.link.cluster import Judged, cluster
from dateline.link.contents import covers
from dateline.link.copies import moment
from dateline.link.copying import Copying
from dateline.link.identity import Age, Assignment, Cluster, Past, assign
from dateline.link.records import Telling
from dateline.link.tell import Teller
from dateline.store import Store
from dateline.store.codec import decode, encode
from dateline.store.links import Links

ROUND = "round"
CACHED = 20_000


def update(store: Store, pending_documents: list[str], codebook: Codebook) -> set[str]:
    """Find copies of these documents and join their event reports to events.

    Documents that were read again are joined anew. Returns the ids of all events that gained,
    lost or re-read a report, whose reports' copies changed, that a follow-up or a summary
    points to, or that people judged since. To be called within a transaction.
    """
    return _Update(store, codebook).run(pending_documents)


class _Update:
    def __init__(self, store: Store, codebook: Codebook) -> None:
        self._store = store
        self._links = Links(store.connection)
        self._codebook = codebook
        self._model = same_event.load()
        self._actor = lru_cache(maxsize=CACHED)(store.readings.actor)
        self._tellings: dict[str, Telling] = {}

    def run(self, pending: list[str]) -> set[str]:
        copied = Copying(self._store, self._links).update(pending)
        before, seeds = self._forget(pending)
        fresh = self._tell(pending)
        self._meet(fresh)
        words = people.standing(self._store)
        judged = people.judged(words)
        seeds |= {telling.report for telling in fresh} | self._judged_anew(words)
        reports = self._reach(seeds, judged)
        touched = self._rejoin(reports, judged, before)
        people.remember(self._links, words)
        beside = {r for document in copied for r in self._links.reports(document)}
        return touched | self._around(beside | {t.report for t in fresh}, touched)

    def _forget(self, pending: Iterable[str]) -> tuple[dict[str, str], set[str]]:
        """Drop earlier tellings of these documents; returns the events of their reports, and
        the reports beside them, which have to be joined anew."""
        before: dict[str, str] = {}
        beside: set[str] = set()
        for document in pending:
            reports = self._links.reports(document)
            before |= self._links.events_of(reports)
            beside |= {r for others in self._links.edges_of(reports).values() for r in others}
            self._links.drop_document(document)
        for event in sorted(set(before.values())):
            beside.update(self._store.events.reports_of(event))
        return before, beside

    def _tell(self, pending: Iterable[str]) -> list[Telling]:
        fresh: list[Telling] = []
        for name in sorted(set(pending)):
            document = self._store.documents.get(name)
            extraction = self._store.readings.extraction(name)
            if document is None or extraction is None or not extraction.events:
                continue
            reading = self._store.readings.reading(name)
            fresh += Teller(document, reading, self._actor, self._codebook).tellings(extraction)
        for telling in fresh:
            self._links.put_telling(
                telling.report, telling.document, encode(telling), keys(telling), telling.abouts
            )
            self._tellings[telling.report] = telling
        return fresh

    def _meet(self, fresh: Iterable[Telling]) -> None:
        """Weigh new tellings against those that share a key with them."""
        edges: list[tuple[str, str, float]] = []
        contents: set[tuple[str, str]] = set()
        done: set[str] = set()
        for telling in fresh:
            done.add(telling.report)
            others = [r for r in self._links.neighbours(telling.report) if r not in done]
            for other in self._load(others):
                weight = self._model.weight(telling, other)
                if weight > 0:
                    left, right = sorted((telling.report, other.report))
                    edges.append((left, right, weight))
                contents.update(covers(telling, other))
        self._links.put_edges(edges)
        self._links.put_contents(contents)

    def _load(self, reports: Collection[str]) -> list[Telling]:
        missing = [report for report in reports if report not in self._tellings]
        for report, record in self._links.tellings(missing):
            self._tellings[report] = decode(Telling, record)
        return [self._tellings[report] for report in reports if report in self._tellings]

    def _judged_anew(self, words: list[people.Word]) -> set[str]:
        changed = set(words) ^ set(people.seen(self._links))
        return {report for _, left, right, _ in changed for report in (left, right)}

    def _reach(self, seeds: Iterable[str], judged: Judged) -> set[str]:
        """All event reports that edges, people's word or an event join to these."""
        reached: set[str] = set()
        todo = set(seeds)
        while todo:
            reached |= todo
            found = {r for others in self._links.edges_of(todo).values() for r in others}
            found.update(r for report in todo for r in judged.partners(report))
            found.update(r for e in self._events(todo) for r in self._store.events.reports_of(e))
            todo = found - reached
        known = {report for report, _ in self._links.tellings(reached)}
        gone = reached - known
        self._store.events.drop_members(sorted(gone))
        return known

    def _events(self, reports: Iterable[str]) -> set[str]:
        return set(self._links.events_of(reports).values())

    def _rejoin(self, reports: set[str], judged: Judged, before: dict[str, str]) -> set[str]:
        """Join these reports to events and keep the result; returns the events that changed."""
        past_events = before | self._links.events_of(reports)
        clusters = [
            c for part in self._components(reports, judged) for c in self._split(part, judged)
        ]
        past = self._past({r: e for r, e in past_events.items() if r in reports})
        result = assign(sorted(clusters), past, self._earliest)
        touched = self._changed(result, past_events)
        self._keep(result)
        lost = set(past_events.values()) - set(result.ids.values())
        return touched | lost

    def _components(self, reports: set[str], judged: Judged) -> list[list[str]]:
        parent = {report: report for report in reports}

        def root(report: str) -> str:
            while parent[report] != report:
                parent[report] = parent[parent[report]]
                report = parent[report]
            return report

        pairs = [(a, b) for a, b, _ in self._links.edges_within(reports)]
        pairs += [(group[0], other) for group in judged.groups() for other in group[1:]]
        for a, b in pairs:
            if a in parent and b in parent:
                one, two = sorted((root(a), root(b)))
                parent[two] = one
        found: dict[str, list[str]] = {}
        for report in sorted(reports):
            found.setdefault(root(report), []).append(report)
        return [found[key] for key in sorted(found)]

    def _split(self, component: list[str], judged: Judged) -> list[Cluster]:
        if len(component) == 1:
            return [(component[0],)]
        edges = {(a, b): weight for a, b, weight in self._links.edges_within(component)}
        tellings = {telling.report: telling for telling in self._load(component)}

        def weight(a: str, b: str) -> float:
            return self._model.weight(tellings[a], tellings[b])

        return [tuple(part) for part in cluster(component, edges, weight, judged)]

    def _past(self, events: dict[str, str]) -> Past:
        ids = set(events.values())
        retired = {event: self._links.led_to(event) for event in ids}
        everyone = ids.union(*retired.values())
        minted = self._links.minted(everyone)
        ages: dict[str, Age] = {
            e: (turn, self._earliest(f)[0], e) for e, (f, turn) in minted.items()
        }
        return Past(
            events=events,
            founders={event: founder for event, (founder, _) in minted.items()},
            ages=ages,
            retired=retired,
        )

    def _earliest(self, report: str) -> tuple[str, str]:
        found = self._load([report])
        return (self._moment(found[0].document) if found else "9999", report)

    def _moment(self, document: str) -> str:
        return moment(self._links.published(document))

    def _changed(self, result: Assignment, past: dict[str, str]) -> set[str]:
        """Events whose reports are not what they were."""
        was: dict[str, set[str]] = {}
        for report, event in past.items():
            was.setdefault(event, set()).add(report)
        return {e for reports, e in result.ids.items() if was.get(e) != set(reports)} | {
            *result.redirects,
            *result.revived,
        }

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
