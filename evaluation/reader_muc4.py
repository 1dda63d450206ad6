"""MUC-4: role fillers and templates from our events, by an adapter.

    python -m evaluation.reader_muc4 --data ../shared/corpora/muc4/dev.jsonl

Role fillers: CEAF-REE (`evaluation.muc4_entities`), micro-averaged over perpetrator individual
and organisation, target, victim and weapon. Also: incident types per report, and for templates
of the same type stage of execution, confidence in the organisation and effect on people.

The adapter's rules (kinds of actors to slots, words left off) were written from MUC-4 train.
With --train it is fitted there: a linear layer over the encoder's words and a small network
over phrases find the fillers (`evaluation.muc4_fillers`), and a linear model over word counts
learns which reports have a template at all (half have none, though they tell of violence);
the others have no incident.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dateline.codebook import Codebook, load
from dateline.extract.encoder import EncoderExtractor
from dateline.extract.encoder.gate import BUCKETS, buckets
from dateline.extract.encoder.network import Network
from dateline.extract.encoder.words import split_words
from dateline.model import ActorCluster, EventReport, Extraction, Filler
from evaluation import muc4_fillers
from evaluation.muc4_entities import Entity, gold_entities, matched, normal
from evaluation.predictions import WEIGHTS, document, print_counts
from training.data import muc4
from training.examples import SLOTS

ORGANISED = frozenset({"armed_group", "military", "police", "state", "political", "organisation"})
NOBODY = re.compile(r"(?:no|none|nobody|neither|without)\b", re.IGNORECASE)


def read_entities(extraction: Extraction, codebook: Codebook) -> dict[str, list[Entity]]:
    """The same from our events: violent ones that MUC-4 has a type for."""
    actors = {actor.id: actor for actor in extraction.actors}
    out: dict[str, dict[Entity, None]] = {role: {} for role in SLOTS}
    seen: set[tuple[str, str]] = set()
    for event in incidents(extraction, codebook):
        for role, words, actor in _fillers(event, actors):
            if actor is None or (role, actor) not in seen:
                out[role][frozenset([words])] = None
            seen.add((role, actor or ""))
    return {role: list(found) for role, found in out.items()}


def incidents(extraction: Extraction, codebook: Codebook) -> Iterator[EventReport]:
    """Events that count as incidents: of a MUC-4 type, and not denied or in general."""
    for event in extraction.events:
        told = event.realis not in ("denied", "generic", "hypothetical")
        if codebook.event_types[event.type].muc4 and told and event.type != "armed_clash":
            yield event


def _fillers(
    event: EventReport, actors: dict[str, ActorCluster]
) -> Iterator[tuple[str, str, str | None]]:
    for filler in event.fillers:
        actor = actors.get(filler.actor or "")
        words = normal(filler.span.quote)
        if not words:
            continue
        if filler.role == "actor":
            named = actor is not None and _named(actor) and actor.kind in ORGANISED
            yield ("PerpOrg" if named else "PerpInd"), words, filler.actor
        elif filler.role == "target":
            yield ("Victim" if _person(filler, actor) else "Target"), words, filler.actor
        elif filler.role == "instrument":
            yield "Weapon", words, None
    for count in event.counts:
        if not NOBODY.match(count.span.quote):
            yield "Victim", normal(count.span.quote), None


def _named(actor: ActorCluster) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _person(filler: Filler, actor: ActorCluster | None) -> bool:
    return actor is not None and actor.kind in ("person", "civilians", "police", "military")


def stage(event: EventReport) -> str:
    """The stage of execution that a realis stands for."""
    return {"attempted": "ATTEMPTED", "future": "THREATENED"}.get(event.realis, "ACCOMPLISHED")


def confidence(event: EventReport) -> str:
    """How an organisation is tied to the incident, by chain and hedges."""
    if any(link.stance == "claims" for link in event.chain):
        return "CLAIMED OR ADMITTED"
    if event.hedges:
        return "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def effect(event: EventReport) -> str:
    """What became of people."""
    harms = {count.harm for count in event.counts if not NOBODY.match(count.span.quote)}
    return "DEATH" if "killed" in harms else "INJURY" if "injured" in harms else ""


def sets(
    row: dict[str, Any], extraction: Extraction, codebook: Codebook
) -> Iterator[tuple[str, set[str], set[str]]]:
    """Per report: what is predicted and what is gold, as sets of TYPE/VALUE."""
    ours = list(incidents(extraction, codebook))
    types = {e.id: str(codebook.event_types[e.type].muc4) for e in ours}
    templates = [t for t in row["templates"] if "OPTIONAL" not in " ".join(t["MESSAGE: TEMPLATE"])]
    kinds = [(t["INCIDENT: TYPE"] or ["?"])[0].split("/")[0].strip() for t in templates]
    yield "incident type", set(types.values()), set(kinds)
    for name, slot, value in (
        ("stage", "INCIDENT: STAGE OF EXECUTION", stage),
        ("confidence", "PERP: ORGANIZATION CONFIDENCE", confidence),
        ("human effect", "HUM TGT: EFFECT OF INCIDENT", effect),
    ):
        gold = {
            f"{kind}/{v.split(':')[0].strip()}"
            for kind, t in zip(kinds, templates, strict=True)
            for v in t.get(slot, [])
        }
        predicted = {
            f"{types[e.id]}/{value(e)}"
            for e in ours
            if value(e) and (name != "confidence" or e.role("actor"))
        }
        yield name, predicted, gold


def relevance(path: Path) -> Callable[[str], bool]:
    """Learns from MUC-4 train which reports have a template; logistic regression, in numpy."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    features = [buckets(row["text"]) for row in rows]
    truth = np.array([float(bool(row["templates"])) for row in rows])
    weights, bias = np.zeros(BUCKETS), 0.0
    for step in range(200):
        rate = 2.0 / (1 + step / 50)
        slopes, off = np.zeros(BUCKETS), 0.0
        for found, label in zip(features, truth, strict=True):
            scale = max(len(found), 1) ** -0.5
            gap = 1 / (1 + np.exp(-(weights[found].sum() * scale + bias))) - label
            slopes[found] += gap * scale
            off += gap
        weights -= rate * (slopes / len(rows) * 10 + 1e-4 * weights)
        bias -= rate * off / len(rows)
    return lambda text: bool(weights[f := buckets(text)].sum() * max(len(f), 1) ** -0.5 + bias > 0)


def main() -> None:
    """Print role fillers and the attributes of incidents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/corpora/muc4/dev.jsonl"))
    parser.add_argument("--train", type=Path)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.data.read_text("utf-8").splitlines()]
    relevant = relevance(args.train) if args.train else lambda text: True
    network = Network(args.weights or WEIGHTS, threads=2)
    fitted = muc4_fillers.fitted(network, args.train) if args.train else None
    extractor, codebook, counts = EncoderExtractor(args.weights, gate=False), load(), Counter[str]()
    read = extractor.read(document("", row["text"]) for row in rows)
    for row, extraction in zip(rows, read, strict=True):
        if not relevant(row["text"]):
            extraction = replace(extraction, events=())
        gold, ours = gold_entities(row), read_entities(extraction, codebook)
        if fitted:
            ours = fitted.entities(network.encode(split_words(muc4.body(row["text"]))))
        for role in SLOTS:
            hit, predicted, wanted = (
                matched(ours[role], gold[role]), len(ours[role]), len(gold[role]),
            )  # fmt: skip
            for name in (role, "CEAF-REE micro"):
                counts.update(
                    {f"{name} hit": hit, f"{name} predicted": predicted, f"{name} gold": wanted}
                )
        for name, predicted_set, gold_set in sets(row, extraction, codebook):
            counts.update({f"{name} hit": len(predicted_set & gold_set)})
            counts.update({f"{name} predicted": len(predicted_set), f"{name} gold": len(gold_set)})
    print(f"{len(rows)} reports")
    for name in ("CEAF-REE micro", *SLOTS, "incident type", "stage", "confidence", "human effect"):
        print_counts(name, counts)


if __name__ == "__main__":
    main()
