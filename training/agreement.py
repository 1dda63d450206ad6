"""Hold the two codings of the own corpus against each other.

    python -m training.agreement --annotation ../shared/annotation
    python -m training.agreement --count
    python -m training.agreement --different

A tenth of the reports, chosen by a hash of the id, was annotated twice by coders working
apart. Without an option the table of score.py is printed; every F1 is the same whichever
coder is taken as gold. --count says what the corpus holds and needs no score.py;
--different lists the disagreements by kind.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path("../shared/annotation")
PARTS = {
    "a": "war reporting",
    "b": "insurgency, monitors, protest",
    "c": "diplomacy, claims, chains",
}
FIRST = ("event found", "event typed", "same event", "roles together (without purpose)")


def twice(key: str) -> bool:
    """Whether a report belongs to the tenth that was annotated twice."""
    return int(hashlib.sha256(f"twice:{key}".encode()).hexdigest(), 16) % 10 == 0


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


def codings(corpus: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first and the second coding, by id, of the reports annotated twice."""
    first = {row["id"]: row for _, row in rows(corpus / "annotations") if twice(row["id"])}
    second = {row["id"]: row for _, row in rows(corpus / "twice")}
    if missing := sorted(set(first) ^ set(second)):
        print(f"annotated once only: {', '.join(missing)}")
    both = sorted(set(first) & set(second))
    return {key: first[key] for key in both}, {key: second[key] for key in both}


def table(score: ModuleType, corpus: Path) -> None:
    """Print the agreement: F1 over what was found, shares over what was paired."""
    first, second = codings(corpus)
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


def differences(score: ModuleType, corpus: Path) -> Iterator[tuple[str, str]]:
    """Every disagreement as its kind and where it stands."""
    first, second = codings(corpus)
    texts = score.load_texts(corpus / "texts")
    for key in first:
        one = score.Reading(first[key], texts[key])
        two = score.Reading(second[key], texts[key])
        pairs = score.pair_events(one.events, two.events)
        for a, b in pairs:
            for kind in unlike(score, one, a, b):
                yield kind, f"{key} {a['id']}/{b['id']}"
        for kind, reading, seen in (
            ("event of the first coder alone", one, {a["id"] for a, _ in pairs}),
            ("event of the second coder alone", two, {b["id"] for _, b in pairs}),
        ):
            for event in reading.events:
                if event["id"] not in seen:
                    start, end = event["trigger"]
                    words = texts[key].text[start:end]
                    yield f"{kind}: {event['type']}", f"{key} {event['id']} {words}"


def unlike(score: ModuleType, one: Any, a: dict[str, Any], b: dict[str, Any]) -> Iterator[str]:
    """The kinds in which two codings of one event differ."""
    if a["type"] != b["type"]:
        yield f"type {' / '.join(sorted((a['type'], b['type'])))}"
    if a["realis"] != b["realis"]:
        yield f"realis {' / '.join(sorted((a['realis'], b['realis'])))}"
    if a["hedged"] != b["hedged"]:
        yield "hedge told by one"
    if not score.same_chain(a["chain"], b["chain"], one):
        yield chain_kind(a["chain"], b["chain"])
    if a["date"] != b["date"]:
        yield "date told by one" if not (a["date"] and b["date"]) else "date other"
    for role in score.ROLES:
        hits = score.match_fillers(a["roles"][role], b["roles"][role], one)
        if hits < max(len(a["roles"][role]), len(b["roles"][role])):
            told = a["roles"][role] and b["roles"][role]
            yield f"{role} {'other' if told else 'told by one'}"
    for role in score.COUNTS:
        if Counter(a["counts"][role]) != Counter(b["counts"][role]):
            yield f"count {role}"


def chain_kind(a: list[Any], b: list[Any]) -> str:
    """How two chains of sources differ."""
    if len(a) == len(b):
        return "chain of another source"
    return "chain shorter by a link" if a and b else "chain told by one"


def show_differences(score: ModuleType, corpus: Path) -> None:
    """Print the kinds of disagreement, most frequent first, each with its places."""
    found: dict[str, list[str]] = {}
    for kind, place in differences(score, corpus):
        found.setdefault(kind, []).append(place)
    for kind, places in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(places):4}  {kind}")
        print(f"      {'; '.join(places)}")


def count(corpus: Path) -> None:
    """Print what the corpus holds: reports, events by part and type."""
    reports, empty, relations = Counter[str](), Counter[str](), 0
    types: Counter[tuple[str, str]] = Counter()
    for name, row in rows(corpus / "annotations"):
        part, events = name[0], row.get("events", [])
        reports[part] += 1
        empty[part] += not events
        relations += len(row.get("relations", []))
        types.update((part, event["type"]) for event in events)
    print(f"{'':22}{'  '.join(f'{part:>5}' for part in PARTS)}    all")
    line("reports", reports)
    line("without any event", empty)
    line("events", Counter({p: sum(n for (q, _), n in types.items() if p == q) for p in PARTS}))
    for name in sorted({t for _, t in types}, key=lambda t: -sum(types[p, t] for p in PARTS)):
        line(f"  {name}", Counter({part: types[part, name] for part in PARTS}))
    print(f"{relations} relations; {sum(empty.values()) / sum(reports.values()):.1%} without event")


def line(name: str, counts: Counter[str]) -> None:
    """Print one row of the count."""
    cells = "  ".join(f"{counts[part]:>5}" for part in PARTS)
    print(f"{name:22}{cells}  {sum(counts[part] for part in PARTS):>5}")


def main() -> None:
    """Print the table, the count or the disagreements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--annotation", type=Path, default=SHARED, help="folder of score.py")
    parser.add_argument("--count", action="store_true", help="say what the corpus holds")
    parser.add_argument("--different", action="store_true", help="list the disagreements")
    args = parser.parse_args()
    if args.count:
        count(args.corpus)
    elif args.different:
        show_differences(scorer(args.annotation), args.corpus)
    else:
        table(scorer(args.annotation), args.corpus)


if __name__ == "__main__":
    main()
