"""The reader on real news whose annotations no weights learnt from and nobody mended rules on.

    python -m evaluation.reader_unseen --corpora ../shared/corpora --annotation ../shared/annotation

`training/newswire/unseen` holds the annotations as places (see training.data.newswire): dispatches
of MUC-4 train and sentences of the tenth of event_location that is held out. Weights of before
December 2026 met the dispatches as texts, with MUC-4's slots and teachers' labels; none met the
sentences. It prints the tables of score.py for each. The weights of a release are scored once, when
they are chosen: never choose by these figures (so `make eval` leaves them alone).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.extract.encoder import EncoderExtractor
from evaluation.data import corpus
from evaluation.predictions import WEIGHTS, scorer
from evaluation.reader import read, table
from training.data import gold, newswire

UNSEEN = Path("training/newswire/unseen")


def lay_out(annotated: Path, corpora: Path, texts: Path) -> Path:
    """Write the texts of a file of annotations into a folder, and beside it the annotations with
    words for places, whose path is returned. A report has the day that its annotation tells.

    Raises SystemExit where the corpora do not hold a text.
    """
    rows = [json.loads(line) for line in annotated.read_text("utf-8").splitlines()]
    found = newswire.sources(corpora, unseen=True)
    articles = {source.id: newswire.article(source) for source in found}
    worded: list[dict[str, Any]] = []
    for row in rows:
        if row["id"] not in articles:
            raise SystemExit(f"{row['id']}: the corpora do not hold the text that was annotated")
        article = articles[row["id"]]
        article["published"] = article["published"] or row.get("date")
        worded.append(newswire.worded(row, gold.Lines(article)))
    texts.mkdir(parents=True, exist_ok=True)
    _write(texts / annotated.name, [articles[row["id"]] for row in rows])
    _write(texts.parent / annotated.name, worded)
    return texts.parent / annotated.name


def _write(path: Path, objects: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), "utf-8")


def main() -> None:
    """Score the weights on each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotation", type=Path, default=Path("../shared/annotation"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    corpus(args.corpora, "muc4")
    score = scorer(args.annotation)
    extractor = EncoderExtractor(args.weights, gate=False)
    for annotated in sorted(UNSEEN.glob("*.jsonl")):
        with TemporaryDirectory() as folder:
            texts = Path(folder) / annotated.stem / "texts"
            annotations = score.load_annotations(lay_out(annotated, args.corpora, texts))
            predicted, _ = read(list(annotations), texts, extractor)
            print(f"{annotated.name}: {len(annotations)} texts")
            table(score.score(annotations, predicted, score.load_texts(texts)), by_type=False)


if __name__ == "__main__":
    main()
