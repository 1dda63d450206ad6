"""Hold the two codings of the own corpus against each other.

    python -m training.agreement --annotation ../shared/annotation
    python -m training.agreement --parts ghi
    python -m training.agreement --count
    python -m training.agreement --different

A tenth of the reports was annotated twice by coders working apart: twice/first.jsonl and
twice/second.jsonl, as they were before anything was mended. Of parts a to c they were
chosen by a hash of the id; those of the later parts stand in twice/chosen.txt, written
before the second coder had read any. Without an option the table of score.py is printed;
its F1 is the same whichever coder is taken as gold, save for the roles (0.01 at most:
fillers are matched over the clusters of one). --parts takes the reports of some parts
alone; --count says what the corpus holds and needs no score.py; --different lists the
disagreements by kind.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path("../shared/annotation")
PARTS = {
    "a": "war reporting",
    "b": "insurgency, monitors, protest",
    "c": "diplomacy, claims, chains",
    "d": "official statements and briefings",
    "e": "commentary, blogs, broadcasts, communiqués",
    "f": "agency news, counts, rare types",
    "g": "monitored broadcasts, communiqués, letters, press conferences",
    "h": "strike releases, operations briefings, encyclopaedic prose, counts",
    "i": "today's war news: long-range drones and missiles, follow-ups, tickers, bait",
    "j": "releases and statements of forces, ministries and parliaments",
    "k": "broadcasts and dispatches of 1986 to 1992 about insurgencies",
    "l": "encyclopaedic entries, panels, rights findings, judgements, columns",
    "m": "counts in every wording; failed, planned, denied and feared events",
    "n": "talks, mandates, exchanges, sanctions; told mostly through speech",
    "o": "fighting where the wording decides the type",
    "p": "everyday news without events, every fourteenth with a passage of conflict",
}
HASHED = "abc"
FIRST = ("event found", "event typed", "same event", "roles together (without purpose)")


def twice(key: str) -> bool:
    """Whether the hash of an id falls into the tenth that is annotated twice."""
    return int(hashlib.sha256(f"twice:{key}".encode()).hexdigest(), 16) % 10 == 0


def chosen(corpus: Path) -> set[str]:
    """The ids to be annotated twice: by hash in parts a to c, by the written list after."""
    listed = (corpus / "twice" / "chosen.txt").read_text("utf-8").split()
    hashed = {row["id"] for name, row in rows(corpus / "annotations") if name[0] in HASHED}
    return {key for key in hashed if twice(key)} | set(listed)


def scorer(annotation: Path) -> ModuleType:
    """score.py of the folder of annotated reports, imported from its path."""
    path = annotation / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {annotation}: give its folder with --annotation")
    sys.path.insert(0, str(annotation))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of the file and the object of every line of a folder of *.jsonl."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield path.stem, json.loads(line)


def codings(corpus: Path, parts: Iterable[str] = PARTS) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first and the second coding, by id, of the reports annotated twice."""
    coded: dict[str, dict[str, Any]] = {"first": {}, "second": {}}
    for name, row in rows(corpus / "twice"):
        if part(row["id"]) in parts:
            coded[name][row["id"]] = row
    due = {key for key in chosen(corpus) if part(key) in parts}
    if once := sorted(due - set(coded["second"])):
        print(f"chosen, but annotated once only: {', '.join(once)}")
    return coded["first"], coded["second"]


def part(key: str) -> str:
    """The letter of the part that a report belongs to: "d" of "own/d014"."""
    return key.rpartition("/")[2][:1]


def table(score: ModuleType, corpus: Path, parts: Iterable[str] = PARTS) -> None:
    """Print the agreement: F1 over what was found, shares over what was paired."""
    first, second = codings(corpus, parts)
    texts = score.load_texts(corpus / "texts")
    tallies, types, right, seen = score.score(first, second, texts)
    print(f"{len(first)} reports annotated twice")
    for name in (*FIRST, *sorted(set(tallies) - set(FIRST))):
        row = tallies[name].row()
        counts = f"{row['hit']} shared, {row['gold']} first, {row['predicted']} second"
        print(f"{name:34} F1 {row['f1']:.3f}  ({counts})")
    for name in seen:
        print(f"{name:34} {right[name] / seen[name]:.3f}  ({right[name]} of {seen[name]})")
    for name, tally in sorted(types.items(), key=lambda item: -item[1].gold):
        row = tally.row()
        counts = f"{row['hit']} shared, {row['gold']} first, {row['predicted']} second"
        print(f"  {name:32} F1 {row['f1']:.3f}  ({counts})")


def differences(
    score: ModuleType, corpus: Path, parts: Iterable[str] = PARTS
) -> Iterator[tuple[str, str]]:
    """Every disagreement as its kind and where it stands."""
    first, second = codings(corpus, parts)
    texts = score.load_texts(corpus / "texts")
    for key in first:
        one = score.Reading(first[key], texts[key])
        two = score.Reading(second[key], texts[key])
        pairs = score.pair_events(one.events, two.events)
        for a, b in pairs:
            for kind, what in unlike(score, one, a, b):
                yield kind, f"{key} {a['id']}/{b['id']} {what}"
        for place in alone(one, {a["id"] for a, _ in pairs}):
            yield "event of the first coder alone", f"{key} {place}"
        for place in alone(two, {b["id"] for _, b in pairs}):
            yield "event of the second coder alone", f"{key} {place}"
        for kind, what in unlike_relations(score, one, two):
            yield kind, f"{key} {what}"


def alone(reading: Any, paired: set[str]) -> Iterator[str]:
    """The events of one coder that the other has not: id, type and trigger."""
    for event in reading.events:
        if event["id"] not in paired:
            start, end = event["trigger"]
            yield f"{event['id']} {event['type']} '{reading.report.text[start:end]}'"


def unlike_relations(score: ModuleType, one: Any, two: Any) -> Iterator[tuple[str, str]]:
    """The relations of one coder that the other has not, or under another type."""
    left = list(two.relations)
    for relation in one.relations:
        ends = [r for r in left if same_ends(score, one, two, relation, r)]
        found = [r for r in ends if r["type"] == relation["type"]] or ends
        if found:
            left.remove(found[0])
        if not found:
            yield "relation of the first coder alone", relation["type"]
        elif found[0]["type"] != relation["type"]:
            yield "relation of another type", f"{relation['type']} / {found[0]['type']}"
    for relation in left:
        yield "relation of the second coder alone", relation["type"]


def same_ends(score: ModuleType, one: Any, two: Any, a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two relations tie the same actors, either way round."""
    return any(
        score.touches(one, two, a["a"], b[x]) and score.touches(one, two, a["b"], b[y])
        for x, y in (("a", "b"), ("b", "a"))
    )


def unlike(
    score: ModuleType, one: Any, a: dict[str, Any], b: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """The kinds in which two codings of one event differ, and between what."""
    for name in ("type", "realis"):
        if a[name] != b[name]:
            yield name, f"{a[name]} / {b[name]}"
    if a["hedged"] != b["hedged"]:
        yield "hedge told by one", ""
    if not score.same_chain(a["chain"], b["chain"], one):
        yield chain_kind(a["chain"], b["chain"]), ""
    if a["date"] != b["date"]:
        yield told("date", a["date"], b["date"]), f"{a['date']} / {b['date']}"
    for role in score.ROLES:
        hits = score.match_fillers(a["roles"][role], b["roles"][role], one)
        if hits < max(len(a["roles"][role]), len(b["roles"][role])):
            yield told(role, a["roles"][role], b["roles"][role]), ""
    for role in score.COUNTS:
        if Counter(a["counts"][role]) != Counter(b["counts"][role]):
            yield f"count {role}", f"{a['counts'][role]} / {b['counts'][role]}"


def told(name: str, a: Any, b: Any) -> str:
    """Whether both coders filled in something, or only one."""
    return f"{name} filled otherwise" if a and b else f"{name} filled by one"


def chain_kind(a: list[Any], b: list[Any]) -> str:
    """How two chains of sources differ."""
    if len(a) == len(b):
        return "chain of another source"
    return "chain longer by a link" if a and b else "chain told by one"


def show_differences(score: ModuleType, corpus: Path, parts: Iterable[str] = PARTS) -> None:
    """Print the kinds of disagreement, most frequent first, each with its places."""
    found: dict[str, list[str]] = {}
    for kind, place in differences(score, corpus, parts):
        found.setdefault(kind, []).append(place)
    for kind, places in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(places):4}  {kind}")
        print(f"      {'; '.join(places)}")


def count(corpus: Path) -> None:
    """Print what the corpus holds: reports, events by part and type."""
    reports, empty, relations = Counter[str](), Counter[str](), 0
    types: Counter[tuple[str, str]] = Counter()
    for name, row in rows(corpus / "annotations"):
        letter, events = name[0], row.get("events", [])
        reports[letter] += 1
        empty[letter] += not events
        relations += len(row.get("relations", []))
        types.update((letter, event["type"]) for event in events)
    print(f"{'':22}{'  '.join(f'{letter:>5}' for letter in PARTS)}    all")
    line("reports", reports)
    line("without any event", empty)
    line("events", Counter({p: sum(n for (q, _), n in types.items() if p == q) for p in PARTS}))
    for name in sorted({t for _, t in types}, key=lambda t: -sum(types[p, t] for p in PARTS)):
        line(f"  {name}", Counter({letter: types[letter, name] for letter in PARTS}))
    print(f"{relations} relations; {sum(empty.values()) / sum(reports.values()):.1%} without event")


def line(name: str, counts: Counter[str]) -> None:
    """Print one row of the count."""
    cells = "  ".join(f"{counts[letter]:>5}" for letter in PARTS)
    print(f"{name:22}{cells}  {sum(counts[letter] for letter in PARTS):>5}")


def main() -> None:
    """Print the table, the count or the disagreements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--annotation", type=Path, default=SHARED, help="folder of score.py")
    parser.add_argument("--parts", default="".join(PARTS), help="letters of the parts, as ghi")
    parser.add_argument("--count", action="store_true", help="say what the corpus holds")
    parser.add_argument("--different", action="store_true", help="list the disagreements")
    args = parser.parse_args()
    if args.count:
        count(args.corpus)
    elif args.different:
        show_differences(scorer(args.annotation), args.corpus, args.parts)
    else:
        table(scorer(args.annotation), args.corpus, args.parts)


if __name__ == "__main__":
    main()
