"""Annotated newswire of public corpora, whose texts are not ours to pass on.

`training/newswire/*.jsonl` holds annotations in the form of GUIDELINES.md, but for every
mention ("3:the army#2") the characters where it stands ("117-125"), and no names. The texts
are laid out anew from the corpora: TimeML's TBAQ, MUC-4 train, first parts of PolNeAR train,
sentences of event_location.

    python -m training.data.newswire --to FOLDER                     texts, to be annotated
    python -m training.data.newswire --take ANNOTATIONS --to FILE    annotations, as places
    python -m training.data.newswire --give FILE --to ANNOTATIONS    and back, to be read and mended

What lies in `training/newswire/unseen` is for evaluation.reader_unseen alone: with --unseen its
sentences are those of the tenth of event_location that no weights learn from.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.extract.encoder.words import sentence_spans
from training.data import event_location, gold, muc4, polnear
from training.examples import Example

TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
DATED = re.compile(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
PLAIN = frozenset(("id", "type", "realis", "date", "same_as", "about", "a", "b", "text"))
"""What holds no mention."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A report whose mentions are places in its text."""

    text: str

    def find(self, mention: str) -> tuple[int, int]:
        """Character span of "117-125"."""
        first, _, end = mention.partition("-")
        return int(first), int(end)


@dataclass(frozen=True, slots=True)
class Source:
    """A report of a public corpus: its id, its day where it is known, its text."""

    id: str
    published: str | None
    text: str


def sources(corpora: Path, *, unseen: bool = False) -> Iterator[Source]:
    """All reports of TBAQ and of MUC-4 train and the first part of each of PolNeAR train,
    paragraphs a blank line apart; all sentences of event_location but its held-out tenth, or
    with `unseen` that tenth alone."""
    for path in sorted(corpora.glob("timeml/TBAQ-cleaned/*/[!.]*.tml")):
        raw = path.read_text("utf-8")
        body, dated = TEXT.search(raw), DATED.search(raw)
        text = muc4.laid_out(html.unescape(TAG.sub("", body[1] if body else "")))
        yield Source(f"timeml/{path.stem}", dated[1] if dated else None, text)
    for line in (corpora / "muc4/train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        _, _, text = row["text"].partition("\n")
        yield Source(f"muc4/{row['docid'].lower()}", None, muc4.laid_out(text))
    for row in polnear.rows(corpora / "polnear/train.jsonl.gz"):
        start, end = next(polnear.parts(row["text"]), (0, 0))
        text = muc4.laid_out(row["text"][start:end])
        yield Source(f"polnear/{row['id']}", row["published"], text)
    told = event_location.rows(corpora / "event_location/train.jsonl.gz")
    for text in sorted({r["text"] for r in told if event_location.held_out(r) is unseen}):
        yield Source(f"event_location/{_mark(text)[:12]}", None, muc4.laid_out(text))


def rows(
    folder: Path, corpora: Path, *, unseen: bool = False
) -> tuple[list[dict[str, Any]], dict[str, Placed]]:
    """The annotations of a folder or file and the texts that they are of; `unseen` as in sources.

    Raises SystemExit where a text is missing or is not the one that was annotated.
    """
    annotated = gold.load_annotations(folder)
    found = sources(corpora, unseen=unseen) if annotated else ()
    texts = {source.id: Placed(source.text) for source in found}
    for row in annotated:
        if row["id"] not in texts or _mark(texts[row["id"]].text) != row["text"]:
            raise SystemExit(f"{row['id']}: the corpora do not hold the text that was annotated")
    return annotated, texts


def read(folder: Path, corpora: Path) -> list[Example]:
    """Every annotated report of a folder."""
    examples = gold.examples(*rows(folder, corpora))
    for example in examples:
        example.practice = "newswire"
    return examples


def placed(row: dict[str, Any], lines: gold.Lines) -> dict[str, Any]:
    """An annotation with places for mentions; ValueError names a mention that does not stand."""

    def place(mention: str) -> str:
        span = lines.find(mention)
        if span is None:
            raise ValueError(f"{row['id']}: {mention!r} does not stand there")
        return f"{span[0]}-{span[1]}"

    unnamed = [{k: v for k, v in a.items() if k != "name"} for a in row.get("actors", [])]
    return {"text": _mark(lines.text), **_mentions({**row, "actors": unnamed}, place)}


def worded(row: dict[str, Any], lines: gold.Lines) -> dict[str, Any]:
    """An annotation as the guidelines have it; an actor is named by its first mention."""

    def words(place: str) -> str:
        first, end = Placed(lines.text).find(place)
        line = max(i for i, start in enumerate(lines.starts) if lines.lines[i] and start <= first)
        shown = f"{line}:{lines.text[first:end]}"
        for mention in (shown, *(f"{shown}#{nth}" for nth in range(2, len(lines.text)))):
            if lines.find(mention) == (first, end):
                return mention
        raise ValueError(f"{row['id']}: {place} is no mention")

    out: dict[str, Any] = _mentions({k: v for k, v in row.items() if k != "text"}, words)
    for actor in out.get("actors", []):
        actor["name"] = actor["mentions"][0].partition(":")[2].partition("#")[0]
    return out


def _mentions(value: Any, change: Callable[[str], str]) -> Any:
    """An annotation with every mention changed."""
    if isinstance(value, dict):
        return {k: v if k in PLAIN else _mentions(v, change) for k, v in value.items()}
    if isinstance(value, list):
        return [_mentions(v, change) for v in value]
    return change(value) if isinstance(value, str) else value


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def article(source: Source) -> dict[str, Any]:
    """A report as annotators read it: paragraphs of sentences."""
    paragraphs: list[list[str]] = [[]]
    last = 0
    for first, end in sentence_spans(source.text):
        if "\n\n" in source.text[last:first]:
            paragraphs.append([])
        paragraphs[-1].append(source.text[first:end])
        last = end
    shown = {"id": source.id, "published": source.published, "title": ""}
    return {**shown, "paragraphs": paragraphs}


def write(path: Path, objects: list[dict[str, Any]]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), "utf-8")


def main() -> None:
    """Texts for annotators, their annotations as places, or places as annotations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--take", type=Path, help="annotations in the form of GUIDELINES.md")
    parser.add_argument("--give", type=Path, help="annotations as places")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--unseen", action="store_true")
    args = parser.parse_args()
    found = sources(args.corpora, unseen=args.unseen)
    articles = {source.id: article(source) for source in found}
    change, path = (placed, args.take) if args.take else (worded, args.give)
    if path:
        annotated = gold.load_annotations(path)
        write(args.to, [change(row, gold.Lines(articles[row["id"]])) for row in annotated])
    else:
        args.to.mkdir(parents=True, exist_ok=True)
        write(args.to / "newswire.jsonl", list(articles.values()))


if __name__ == "__main__":
    main()
