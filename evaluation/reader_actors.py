"""Mentions of actors: found, of what kind, and which of them are one actor.

    python -m evaluation.reader_actors --annotation ../shared/annotation
    python -m evaluation.reader_actors --gold FILE_OR_FOLDER --texts FOLDER [--own-dev]

A mention that is read stands for an annotated one by the rule of score.py (half of the
characters shared, or the same last word), each once, the best overlap first. Coreference is
scored over all mentions, found and missed (MUC, B-cubed, CEAF over entities, CoNLL F1), and
once more over the mentions that both sides have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any

from evaluation.coreference import b_cubed, ceaf_e, conll, muc
from evaluation.held import held, options
from evaluation.predictions import print_counts
from evaluation.reader import read

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
    on = held(options(__doc__).parse_args())
    score, gold, texts = on.score, on.gold, on.texts
    predicted, _ = read(list(gold), on.folder, on.extractor)
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
        for side, clustered, names in ((0, ours, pairs), (1, wanted, same)):
            met = pairs if side == 0 else set(pairs.values())
            every[side].extend(clusters(key, clustered, names))
            both = {span: actor for span, actor in clustered.items() if span in met}
            shared[side].extend(clusters(key, both, names))
    print(f"{len(predicted)} reports")
    print_counts("mention", counts)
    print(f"{'kind of shared mentions':24} {counts['kind'] / max(1, counts['mention hit']):.3f}")
    show("coreference, all", *every)
    show("coreference, shared", *shared)


if __name__ == "__main__":
    main()
