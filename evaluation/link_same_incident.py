"""Reports of one incident joined: B-cubed and pairwise F1 on reports of shootings.

    python -m evaluation.link_same_incident ../shared/corpora --book incidents.db

Data: SemEval-2018 Task 5 (over the Gun Violence Archive), the only corpus with several reports
on one incident that can be had; it is local crime news of one country, not war. Incidents are
split by hash into five parts; one is held out and read. From text and publication date only:
each report counts for the event of violence that it tells first and most. Compared with (a)
cosine of titles (TF-IDF, single linkage, threshold and weights from the other four parts) and
(b) the same resolved day and place. Also: the killed and injured of each incident's event
against its record, exactly and within least and most.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.model import EventReport
from dateline.pipeline import run
from dateline.store import Store
from dateline.store.gists import Gists

PARTS = 5
Clusters = Mapping[str, str]
"""The cluster of each report."""


def reports_of(folder: Path) -> list[dict[str, Any]]:
    """All reports with text."""
    with gzip.open(folder / "same_incident" / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["content"].strip()]


def incidents_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Records of incidents by id."""
    with gzip.open(
        folder / "same_incident" / "incidents.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        return {row["incident"]: row for row in map(json.loads, lines)}


def part(incident: str) -> int:
    """Which of the five parts an incident falls into."""
    return int(sha256(incident.encode()).hexdigest(), 16) % PARTS


def outlet(uri: str) -> str:
    """The host of the page that was archived."""
    return urlsplit(re.sub(r"^https?://web\.archive\.org/web/\d+/", "", uri)).netloc


def build(rows: list[dict[str, Any]], book: Path) -> None:
    """Read the reports into a book."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for row in rows:
                record = {
                    "title": row["title"],
                    "maintext": row["content"],
                    "date_publish": row["dct"],
                    "url": f"http://report.example/{row['id']}",
                    "source_domain": outlet(row["uri"]),
                    "language": "en",
                }
                out.write(json.dumps(record) + "\n")
        with Store(book) as store:
            run.build(store, [path])


def documents_of(book: Path) -> dict[str, str]:
    """The document of each report of a book that was built here."""
    with Store(book) as store:
        return {d.url.rsplit("/", 1)[1]: d.id for d in store.documents.all() if d.url}


def main_event(reports: Iterable[EventReport], members: Mapping[str, str]) -> str | None:
    """The event of violence that a document tells most, its title counting twice."""
    weight: Counter[str] = Counter()
    for report in reports:
        if report.type in VIOLENT and report.realis in ("actual", "attempted"):
            first = report.trigger.field == "title"
            weight[members[report.id]] += 2 if first else 1
    return min(weight, key=lambda e: (-weight[e], e), default=None)


VIOLENT = frozenset({"attack", "armed_clash", "bombing", "shelling", "air_strike", "abuse"})


def linked(store: Store, documents: Mapping[str, str], *, pointing: bool = True) -> dict[str, str]:
    """The cluster of each report by the book's events.

    A report in which no such event was read goes with the event that its headline and opening
    tell of, where linking found one (with `pointing`).
    """
    members, gists = store.events.members(), Gists(store.connection)
    found = {}
    for report, document in documents.items():
        extraction = store.readings.extraction(document)
        event = main_event(extraction.events if extraction else (), members)
        pointer = gists.pointer(document) if pointing and not event else None
        found[report] = event or (members[pointer[1]] if pointer else f"none {report}")
    return found


def by_day_and_place(store: Store, documents: Mapping[str, str]) -> dict[str, str]:
    """The cluster of each report by the day and the finest place of its own main event."""
    found = {}
    for report, document in documents.items():
        extraction, reading = store.readings.extraction(document), store.readings.reading(document)
        own = {e.id: e.id for e in extraction.events} if extraction else {}
        main = main_event(extraction.events if extraction else (), own)
        event = next((e for e in reading.events if e.event == main), None) if reading else None
        place = next((p.place for p in event.places if p.place), None) if event else None
        day = event.time.earliest[:10] if event and event.time.earliest else None
        found[report] = f"{day} {place}" if day and place else f"none {report}"
    return found


def cosines(
    rows: list[dict[str, Any]], weights: Mapping[str, float]
) -> list[tuple[float, str, str]]:
    """The cosine of the titles of all pairs that share a word which is not in many titles."""
    vectors = {row["id"]: vector(row["title"], weights) for row in rows}
    by_word = defaultdict(list)
    for report, found in vectors.items():
        for word in found:
            by_word[word].append(report)
    pairs = {pair for same in by_word.values() if len(same) < 80 for pair in combinations(same, 2)}
    return [
        (sum(x * vectors[b].get(w, 0.0) for w, x in vectors[a].items()), a, b)
        for a, b in sorted(pairs)
    ]


def titles(
    rows: list[dict[str, Any]], pairs: Iterable[tuple[float, str, str]], least: float
) -> dict[str, str]:
    """The cluster of each report by single linkage over the cosine of titles."""
    parent = {row["id"]: row["id"] for row in rows}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for cosine, a, b in pairs:
        if cosine >= least:
            parent[max(root(a), root(b))] = min(root(a), root(b))
    return {report: root(report) for report in parent}


def vector(title: str, weights: Mapping[str, float]) -> dict[str, float]:
    """TF-IDF of a title, of length one."""
    counts = Counter(re.findall(r"\w+", title.casefold()))
    found = {word: n * weights.get(word, 9.0) for word, n in counts.items()}
    length = math.sqrt(sum(x * x for x in found.values())) or 1.0
    return {word: x / length for word, x in found.items()}


def idf(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Inverse document frequency of the words of titles."""
    counts = Counter(w for row in rows for w in set(re.findall(r"\w+", row["title"].casefold())))
    return {word: math.log(len(rows) / n) for word, n in counts.items()}


def b_cubed(found: Clusters, gold: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over reports (Bagga and Baldwin 1998)."""
    mine, theirs = groups(found), groups(gold)
    both = [(mine[found[r]], theirs[gold[r]]) for r in gold]
    precision = sum(len(a & b) / len(a) for a, b in both) / len(both)
    recall = sum(len(a & b) / len(b) for a, b in both) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: Clusters, gold: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports."""
    mine = {p for g in groups(found).values() for p in combinations(sorted(g), 2)}
    theirs = {p for g in groups(gold).values() for p in combinations(sorted(g), 2)}
    precision, recall = len(mine & theirs) / max(len(mine), 1), len(mine & theirs) / len(theirs)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def groups(clusters: Clusters) -> dict[str, set[str]]:
    """The reports of each cluster."""
    found: dict[str, set[str]] = defaultdict(set)
    for report, name in clusters.items():
        found[name].add(report)
    return found


def tolls(store: Store, found: Clusters, gold: Clusters, incidents: Mapping[str, Any]) -> None:
    """Print how often the event of an incident has its killed and injured."""
    counts: Counter[str] = Counter()
    for incident, reports in groups(gold).items():
        if incident not in incidents:
            continue
        name = Counter(found[r] for r in reports).most_common(1)[0][0]
        event = store.events.get(name)
        for harm in ("killed", "injured"):
            number = int(incidents[incident][f"num_{harm}"])
            field = event[0].field(harm) if event else None  # type: ignore[arg-type]
            counts[f"{harm} asked"] += 1
            if field and (field.low is not None or field.high is not None):
                low, high = field.low or 0, field.high if field.high is not None else 10**6
                counts[f"{harm} told"] += 1
                counts[f"{harm} exact"] += low == high == number
                counts[f"{harm} within"] += low <= number <= high
    for harm in ("killed", "injured"):
        told = max(counts[f"{harm} told"], 1)
        print(
            f"{harm}: told for {counts[f'{harm} told']} of {counts[f'{harm} asked']} incidents,"
            f" exactly right {counts[f'{harm} exact'] / told:.3f},"
            f" within least and most {counts[f'{harm} within'] / told:.3f}"
        )


def best_threshold(rows: list[dict[str, Any]], weights: Mapping[str, float]) -> float:
    """The least cosine that gives the best B-cubed F1 on these reports."""
    gold = {row["id"]: row["incident"] for row in rows}
    steps = [x / 20 for x in range(4, 17)]
    pairs = cosines(rows, weights)
    return max(steps, key=lambda least: b_cubed(titles(rows, pairs, least), gold)[2])


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder in the form of ../shared/corpora")
    parser.add_argument("--book", type=Path, required=True, help="kept, so that it is read once")
    parser.add_argument("--kept", action="store_true", help="measure the book as it stands")
    parser.add_argument("--part", type=int, default=1, help="which fifth is held out")
    options = parser.parse_args()
    rows = reports_of(options.data)
    held = [row for row in rows if part(row["incident"]) == options.part]
    rest = [row for row in rows if part(row["incident"]) != options.part]
    if not options.kept:
        build(held, options.book)
    documents = documents_of(options.book)
    held = [row for row in held if row["id"] in documents]
    gold = {row["id"]: row["incident"] for row in held}
    print(f"{len(held)} reports of {len(set(gold.values()))} incidents held out")
    weights = idf(rest)
    least = best_threshold(rest, weights)
    with Store(options.book) as store:
        mine = linked(store, {r: documents[r] for r in gold})
        read = linked(store, {r: documents[r] for r in gold}, pointing=False)
        place = by_day_and_place(store, {r: documents[r] for r in gold})
        silent = [report for report in gold if read[report].startswith("none")]
        pointed = [report for report in silent if not mine[report].startswith("none")]
        print(f"reports without an event of violence: {len(silent)}")
        print(f"of these, pointed to an event by headline and opening: {len(pointed)}")
        print(f"{'':24} B-cubed P      R     F1   pairs P      R     F1")
        rivals = {
            "dateline": mine,
            "without pointers": read,
            f"titles, cosine {least:.2f}": titles(held, cosines(held, weights), least),
            "same day and place": place,
            "each report alone": {r: r for r in gold},
        }
        for name, found in rivals.items():
            scores = (*b_cubed(found, gold), *pairwise(found, gold))
            print(
                f"{name:24} "
                + " ".join(
                    f"{score:9.3f}" if i % 3 == 0 else f"{score:6.3f}"
                    for i, score in enumerate(scores)
                )
            )
        told = {r: incident for r, incident in gold.items() if r not in set(silent)}
        scores = (
            *b_cubed({r: read[r] for r in told}, told),
            *pairwise({r: read[r] for r in told}, told),
        )
        print(f"over the {len(told)} reports with such an event:", *(f"{x:.3f}" for x in scores))
        tolls(store, mine, gold, incidents_of(options.data))


if __name__ == "__main__":
    main()
