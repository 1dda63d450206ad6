"""Annotated reports (GUIDELINES.md) to examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from dateline.extract.encoder.labels import (
    ACTOR_KINDS,
    COUNTS,
    EVENT_TYPES,
    FIRST_TYPE,
    INSIDE,
    RELATION_TYPES,
    ROLES,
    TAGS,
)
from training.examples import REALIS_INDEX, Example, Query, Span, build

MENTION = re.compile(r"(\d+):(.*?)(?:#(\d+))?$", re.DOTALL)
EVENT_TAGS = frozenset(TAGS) - {"a", "b", "content"}
RELATION_TAGS = frozenset({"a", "b"})


class Located(Protocol):
    """A report in which a mention can be found."""

    text: str

    def find(self, mention: str) -> tuple[int, int] | None:
        """Character span of a mention, or None where it does not stand."""


class Lines:
    """A report as numbered lines, and as one text (title, paragraphs)."""

    def __init__(self, obj: dict[str, Any]) -> None:
        title = obj.get("title") or ""
        self.lines, self.starts, text = [title], [0], title
        for paragraph in obj["paragraphs"]:
            glue = "\n\n" if text else ""
            for sentence in paragraph:
                text += glue
                self.starts.append(len(text))
                self.lines.append(sentence)
                text += sentence
                glue = " "
        self.text = text

    def find(self, mention: str) -> tuple[int, int] | None:
        """Character span of "3:the army#2", or None where it does not stand."""
        match = MENTION.match(mention)
        if not match or int(match[1]) >= len(self.lines):
            return None
        line, words, nth = self.lines[int(match[1])], match[2], int(match[3] or 1)
        found = [m.start() for m in re.finditer(re.escape(words), line)]
        found = [s for s in found if _whole(line, s, words)] or found
        if len(found) < nth:
            return None
        start = self.starts[int(match[1])] + found[nth - 1]
        return start, start + len(words)


def _whole(line: str, start: int, words: str) -> bool:
    end = start + len(words)
    before = start > 0 and words[0].isalnum() and line[start - 1].isalnum()
    after = end < len(line) and words[-1].isalnum() and line[end].isalnum()
    return not before and not after


def load_lines(folder: Path) -> dict[str, Lines]:
    """All reports of a folder of *.jsonl, by id."""
    out = {}
    for path in sorted(folder.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            if row.strip():
                obj = json.loads(row)
                out[obj["id"]] = Lines(obj)
    return out


def load_annotations(path: Path) -> list[dict[str, Any]]:
    """Annotated reports of a file, or of all files of a folder, sorted by id."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = [json.loads(r) for f in files for r in f.read_text("utf-8").splitlines() if r.strip()]
    return sorted(rows, key=lambda row: str(row["id"]))


def read(annotations: Path, texts: Path) -> list[Example]:
    """Every annotated report whose text is at hand."""
    return examples(load_annotations(annotations), load_lines(texts))


def examples(rows: Iterable[dict[str, Any]], texts: Mapping[str, Located]) -> list[Example]:
    """Every annotated report whose text is at hand."""
    return [_example(obj, texts[obj["id"]]) for obj in rows if obj["id"] in texts]


class _Reader:
    """Finds the words of mentions in one report."""

    def __init__(self, obj: dict[str, Any], lines: Located) -> None:
        self.lines = lines
        self.example = build(obj["id"], lines.text)
        self.clusters: dict[str, list[Span]] = {}
        self.kinds: dict[str, str] = {}
        for actor in obj.get("actors", []):
            spans = [self.words(m) for m in actor.get("mentions", [])]
            self.clusters[actor["id"]] = sorted({s for s in spans if s})
            self.kinds[actor["id"]] = actor["type"]

    def words(self, mention: str) -> Span | None:
        chars = self.lines.find(mention)
        return self.example.words.covering(*chars) if chars else None

    def options(self, mention: str) -> list[Span]:
        """The mention, then the other mentions of its actor, nearest first."""
        span = self.words(mention)
        if span is None:
            return []
        for spans in self.clusters.values():
            if span in spans:
                others = sorted((s for s in spans if s != span), key=lambda s: abs(s[0] - span[0]))
                return [span, *others]
        return [span]


def _example(obj: dict[str, Any], lines: Located) -> Example:
    reader = _Reader(obj, lines)
    example = reader.example
    example.mentions = _mentions(reader)
    example.triggers, example.relations = {}, {}
    first = {e["id"]: e.get("same_as") or e["id"] for e in obj.get("events", [])}
    for event in obj.get("events", []):
        _add_event(event, reader, first)
    for relation in obj.get("relations", []):
        _add_relation(relation, reader)
    return example


def _mentions(reader: _Reader) -> list[tuple[Span, int, str]]:
    out = {
        span: (span, ACTOR_KINDS.index(reader.kinds[key]), key)
        for key, spans in reader.clusters.items()
        for span in spans
    }
    return sorted(out.values())


def _mark(labels: dict[int, int], span: Span, kind: int) -> None:
    labels.setdefault(span[0], FIRST_TYPE + kind)
    for word in range(span[0] + 1, span[1]):
        labels.setdefault(word, INSIDE)


def _add_event(event: dict[str, Any], reader: _Reader, first: dict[str, str]) -> None:
    trigger = reader.words(event["trigger"])
    if trigger is None or reader.example.triggers is None:
        return
    kind = EVENT_TYPES.index(event["type"])
    _mark(reader.example.triggers, trigger, kind)
    spans = {role: [reader.options(m) for m in event.get(role, [])] for role in ROLES}
    for count in COUNTS:
        spans[count] = [reader.options(c["m"]) for c in event.get(count, [])]
    spans["hedge"] = [reader.options(m) for m in event.get("hedge", [])]
    chain = event.get("said_by") or []
    spans["source"] = [reader.options(s["source"]) for s in chain if s.get("source")]
    spans["cue"] = [reader.options(s["cue"]) for s in chain if s.get("cue")]
    cluster = first[event["id"]]
    for _ in first:
        cluster = first.get(cluster, cluster)
    reader.example.queries.append(
        Query(
            "event",
            trigger[0],
            kind,
            {tag: [s for s in found if s] for tag, found in spans.items()},
            EVENT_TAGS,
            realis=REALIS_INDEX[event["realis"]],
            chained=bool(chain),
            cluster=cluster,
        )
    )


def _add_relation(relation: dict[str, Any], reader: _Reader) -> None:
    evidence = reader.words(relation["evidence"]) if relation.get("evidence") else None
    if evidence is None or reader.example.relations is None:
        return
    kind = RELATION_TYPES.index(relation["type"])
    head = evidence[1] - 1
    if head not in reader.example.relations:
        reader.example.relations[head] = FIRST_TYPE + kind
    near = {
        side: sorted(reader.clusters.get(relation[side], []), key=lambda s: abs(s[0] - head))
        for side in ("a", "b")
    }
    spans = {side: [found] for side, found in near.items() if found}
    reader.example.queries.append(Query("relation", head, kind, spans, RELATION_TAGS))
