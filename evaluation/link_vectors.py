"""Whether vectors of the encoder would tell incidents apart better than words do.

    python -m evaluation.link_vectors ../shared/corpora --books 0=a.db 2=b.db

Each book holds one of the five parts of same_incident, as evaluation.link_same_incident builds
it. Pairs are reports that share a key of headline and opening and were told within a week. The
vector of a report is the mean of the encoder's vectors over headline and opening, less the mean
of all reports. Printed is the area under the ROC curve, and that of both signals added, with the
share of the cosine that is best on the other books.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.encoder.layout import lay_out
from dateline.extract.encoder.network import Network
from dateline.link import gists
from dateline.link.packing import unpack_gist
from dateline.model import Document
from dateline.store import Store
from dateline.store.gists import Gists
from evaluation.link_same_incident import documents_of, reports_of
from evaluation.predictions import WEIGHTS

SHARES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Bits that a cosine of one may add to the weight of headline and opening."""
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Pairs:
    """Of each pair: the weight of the gists, the cosine, and whether they are one incident."""

    weight: Floats
    cosine: Floats
    same: NDArray[np.bool_]


def area(score: Floats, same: NDArray[np.bool_]) -> float:
    """How often a pair of one incident scores higher than a pair of two; ties count half."""
    ones, others = score[same], np.sort(score[~same])
    below = np.searchsorted(others, ones, "left")
    upto = np.searchsorted(others, ones, "right")
    return float((below + upto).sum() / 2 / (len(ones) * len(others)))


def vector(network: Network, document: Document) -> Floats:
    """The mean over headline and opening."""
    opening = replace(document, body=gists.opening(document.body))
    hidden = network.encode(lay_out(opening).words).hidden
    mean: Floats = hidden.mean(axis=0)
    return mean


def pairs(book: Path, incidents: dict[str, str], network: Network) -> Pairs:
    """All pairs of a book that share a key."""
    documents = {d: incidents[r] for r, d in documents_of(book).items()}
    with Store(book) as store:
        kept = Gists(store.connection)
        known = {d: unpack_gist(record) for d in sorted(documents) if (record := kept.get(d))}
        found = [d for d in known if known[d].names]
        read = [store.documents.get(d) for d in found]
    vectors = np.stack([vector(network, document) for document in read if document])
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    own = [gists.own_keys(known[d]) for d in found]
    near = [gists.near_keys(known[d]) for d in found]
    model = gists.load()
    rows = [
        (weight, float(vectors[i] @ vectors[j]), documents[found[i]] == documents[found[j]])
        for i, j in combinations(range(len(found)), 2)
        if own[i] & near[j] and (weight := model.weight(known[found[i]], known[found[j]]))
    ]
    weight, cosine, same = zip(*rows, strict=True)
    return Pairs(np.array(weight, np.float32), np.array(cosine, np.float32), np.array(same, bool))


def best_share(books: Sequence[Pairs]) -> float:
    """The bits for the cosine that serve best over these books."""
    return max(SHARES, key=lambda s: sum(area(b.weight + s * b.cosine, b.same) for b in books))


def main() -> None:
    """Print the areas under the curve, each book with a share set on the others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder in the form of ../shared/corpora")
    parser.add_argument("--books", nargs="+", required=True, metavar="PART=BOOK")
    options = parser.parse_args()
    incidents = {row["id"]: row["incident"] for row in reports_of(options.data)}
    network = Network(WEIGHTS)
    books = {
        part: pairs(Path(book), incidents, network)
        for part, book in (given.split("=", 1) for given in options.books)
    }
    print("part  pairs  same  headline and opening  cosine  both (share set on the others)")
    for part, book in books.items():
        share = best_share([other for name, other in books.items() if name != part] or [book])
        both = area(book.weight + share * book.cosine, book.same)
        print(
            f"{part:>4}  {len(book.same):5}  {int(book.same.sum()):4}"
            f"  {area(book.weight, book.same):20.3f}  {area(book.cosine, book.same):6.3f}"
            f"  {both:.3f} ({share:g})"
        )


if __name__ == "__main__":
    main()
