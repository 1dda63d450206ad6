"""Mentions of actors: found, of what kind, and which of them are one actor.

    python -m evaluation.reader_actors --annotation ../shared/annotation
    python -m evaluation.reader_actors --gold FILE_OR_FOLDER --texts FOLDER [--own-dev]

A mention that is read stands for an annotated one by the rule of score.py (half of the
characters shared, or the same last word), each once, the best overlap first. Coreference is
scored over all mentions, found and missed (MUC, B-cubed, CEAF over entities, CoNLL F1), and
once more over the mentions that both sides have.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from dateline.extract.encoder import EncoderExtractor
from evaluation.coreference import b_cubed, ceaf_e, conll, muc
from evaluation.predictions import print_counts, scorer
from evaluation.reader import own_dev, read

Span = tuple[int, int]
Mentions = dict[Span, dict[str, Any]]


def mentions(reading: Any) -> Mentions:
    """The spans of a reading with their actors; of one span the first actor."""
    out: Mentions = {}
    for actor in reading.actors:
        for span in actor["spans"]:
            out.setdefault(span, actor)
    return out


def paired(score: Any, gold: Mentions, found: Mentions, text: str) -> dict[Span, Span]:
    """Which annotated mention each one that was read stands for."""
    options = sorted(
        (-score.overlap(g, f), abs((g[1] - g[0]) - (f[1] - f[0])), g, f)
        for g in gold
        for f in found
        if score.same_filler(g, f, text)
    )
    out: dict[Span, Span] = {}
    for _, _, g, f in options:
        if f not in out and g not in out.values():
            out[f] = g
    return out


def clusters(key: str, held: Mentions, names: dict[Span, Span]) -> list[set[Hashable]]:
    """The actors of a report as sets of mentions, under the names of the annotated ones."""
    by_actor: dict[str, set[Hashable]] = {}
    for span, actor in held.items():
        name: Hashable = (key, names[span]) if span in names else (key, "read", span)
        by_actor.setdefault(actor["id"], set()).add(name)
    return list(by_actor.values())


def show(name: str, found: list[set[Hashable]], gold: list[set[Hashable]]) -> None:
    """One line of the four F1."""
    parts = ((n, f(found, gold)[2]) for n, f in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e)))
    row = "  ".join(f"{n} {value:.3f}" for n, value in parts)
    print(f"{name:24} {row}  CoNLL {conll(found, gold):.3f}")


def main() -> None:
    """Score the weights on a set of annotated reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotation", type=Path, default=Path("../shared/annotation"))
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--own-dev", action="store_true")
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    score = scorer(args.annotation)
    gold = score.load_annotations(args.gold or args.annotation / "gold" / "dev.jsonl")
    gold = {k: v for k, v in gold.items() if not args.own_dev or own_dev(k)}
    folder = args.texts or args.annotation / "texts"
    texts = score.load_texts(folder)
    predicted, _ = read(list(gold), folder, EncoderExtractor(args.weights, gate=False))
    counts = Counter[str]()
    every: tuple[list[set[Hashable]], list[set[Hashable]]] = ([], [])
    shared: tuple[list[set[Hashable]], list[set[Hashable]]] = ([], [])
    for key, found in predicted.items():
        wanted = mentions(score.Reading(gold[key], texts[key]))
        ours = mentions(score.Reading(found, texts[key]))
        pairs = paired(score, wanted, ours, texts[key].text)
        counts.update(
            {"mention hit": len(pairs), "mention predicted": len(ours), "mention gold": len(wanted)}
        )
        counts["kind"] += sum(wanted[g]["type"] == ours[f]["type"] for f, g in pairs.items())
        same = {g: g for g in wanted}
        for side, held, names in ((0, ours, pairs), (1, wanted, same)):
            met = pairs if side == 0 else set(pairs.values())
            every[side].extend(clusters(key, held, names))
            both = {span: actor for span, actor in held.items() if span in met}
            shared[side].extend(clusters(key, both, names))
    print(f"{len(predicted)} reports")
    print_counts("mention", counts)
    print(f"{'kind of shared mentions':24} {counts['kind'] / max(1, counts['mention hit']):.3f}")
    show("coreference, all", *every)
    show("coreference, shared", *shared)


if __name__ == "__main__":
    main()
