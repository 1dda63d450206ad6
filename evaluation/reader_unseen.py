"""The reader on real news whose annotations no weights learnt from and nobody mended rules on.

    python -m evaluation.reader_unseen --corpora ../shared/corpora --annotation ../shared/annotation

`training/newswire/unseen` holds the annotations as places (see training.data.newswire): dispatches
of MUC-4 train and sentences of the tenth of event_location that is held out. Weights from before it
was drawn met the dispatches as texts, with MUC-4's slots and teachers' labels; none met the
sentences. It prints the tables of score.py for each. The weights of a release are scored once, when
they are chosen: never choose by these figures (so `make eval` leaves them alone).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.extract.encoder import EncoderExtractor
from evaluation.data import corpus
from evaluation.predictions import WEIGHTS, scorer
from evaluation.reader import read, table
from training.data import gold, newswire

UNSEEN = Path("training/newswire/unseen")


def lay_out(annotated: Path, corpora: Path, texts: Path) -> Path:
    """Write the texts of a file of annotations into a folder, and beside it the annotations with
    words for places, whose path is returned. A report has the day that its annotation tells.

    Raises SystemExit where the corpora do not hold the text that was annotated.
    """
    rows, held = newswire.rows(annotated, corpora, unseen=True)
    sources = [newswire.Source(r["id"], r.get("date"), held[r["id"]].text) for r in rows]
    articles = [newswire.article(source) for source in sources]
    texts.mkdir(parents=True, exist_ok=True)
    newswire.write(texts / annotated.name, articles)
    path = texts.parent / annotated.name
    pairs = zip(rows, articles, strict=True)
    newswire.write(path, [newswire.worded(row, gold.Lines(article)) for row, article in pairs])
    return path


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
