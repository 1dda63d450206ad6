"""MUC-4: role fillers and templates from our events, by an adapter.

    python -m evaluation.reader_muc4 --data ../shared/corpora/muc4/dev.jsonl

Role fillers: CEAF-REE (`evaluation.muc4_entities`), micro-averaged over perpetrator individual
and organisation, target, victim and weapon. Also: incident types per report, and for templates
of the same type stage of execution, confidence in the organisation and effect on people, each
as a set of TYPE/VALUE per report.

The adapter's rules (kinds of actors to slots, words left off) were written from MUC-4 train.
With --train it is fitted there: a linear layer over the encoder's words and a small network
over phrases find the fillers (`evaluation.muc4_fillers`). A report in which they find none has
no incident: half of the reports have no template, though they tell of violence.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.codebook import Codebook, load
from dateline.extract.encoder import EncoderExtractor
from dateline.extract.encoder.network import Network
from dateline.extract.encoder.words import split_words
from dateline.model import ActorCluster, EventReport, Extraction, Filler
from evaluation import muc4_fillers
from evaluation.muc4_entities import Entity, gold_entities, matched, normal
from evaluation.predictions import WEIGHTS, document, print_counts
from training.data import muc4
from training.examples import SLOTS

ORGANISED = frozenset({"armed_group", "military", "police", "state", "political", "organisation"})
HARMS = {"killed": "DEATH", "injured": "INJURY"}
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


def effects(event: EventReport) -> set[str]:
    """What became of people, by the counts and by those that say nobody."""
    told = {count.harm for count in event.counts if not NOBODY.match(count.span.quote)}
    found = {HARMS[harm] for harm in told if harm in HARMS}
    return found or ({"NO INJURY OR DEATH"} if event.counts and not told else set())


def value(words: str) -> str:
    """The value of a template's field, less its filler: the first of several, also where unsure.

    "? REPORTED AS FACT / POSSIBLE: \"FRONT\"" -> "REPORTED AS FACT".
    """
    return words.split(":")[0].split("/")[0].strip(" ?()")


def sets(
    row: dict[str, Any], events: Sequence[EventReport], codebook: Codebook, *, organised: bool
) -> Iterator[tuple[str, set[str], set[str]]]:
    """Per report: what is predicted and what is gold, as sets of TYPE/VALUE.

    Confidence is asked of organisations alone: `organised` says whether the report names one.
    """
    types = {e.id: str(codebook.event_types[e.type].muc4) for e in events}
    templates = [t for t in row["templates"] if "OPTIONAL" not in " ".join(t["MESSAGE: TEMPLATE"])]
    kinds = [value((t["INCIDENT: TYPE"] or ["?"])[0]) for t in templates]
    yield "incident type", set(types.values()), set(kinds)
    for name, slot, values in (
        ("stage", "INCIDENT: STAGE OF EXECUTION", lambda e: {stage(e)}),
        (
            "confidence",
            "PERP: ORGANIZATION CONFIDENCE",
            lambda e: {confidence(e)} if organised else set(),
        ),
        ("human effect", "HUM TGT: EFFECT OF INCIDENT", effects),
    ):
        gold = {
            f"{kind}/{value(words)}"
            for kind, template in zip(kinds, templates, strict=True)
            for words in template.get(slot, [])
        }
        yield name, {f"{types[e.id]}/{v}" for e in events for v in values(e)}, gold


def add(
    counts: Counter[str],
    row: dict[str, Any],
    ours: dict[str, list[Entity]],
    events: Sequence[EventReport],
    codebook: Codebook,
) -> None:
    """Count what is right of one report's fillers and incidents."""
    gold = gold_entities(row)
    for role in SLOTS:
        hit = matched(ours[role], gold[role])
        for name in (role, "CEAF-REE micro"):
            _count(counts, name, hit, len(ours[role]), len(gold[role]))
    organised = bool(ours["PerpOrg"])
    for name, predicted, wanted in sets(row, events, codebook, organised=organised):
        _count(counts, name, len(predicted & wanted), len(predicted), len(wanted))


def _count(counts: Counter[str], name: str, hit: int, predicted: int, gold: int) -> None:
    counts.update({f"{name} hit": hit, f"{name} predicted": predicted, f"{name} gold": gold})


def main() -> None:
    """Print role fillers and the attributes of incidents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/corpora/muc4/dev.jsonl"))
    parser.add_argument("--train", type=Path)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.data.read_text("utf-8").splitlines()]
    network = Network(args.weights or WEIGHTS, threads=2)
    fitted = muc4_fillers.fitted(network, args.train) if args.train else None
    extractor, codebook, counts = EncoderExtractor(args.weights, gate=False), load(), Counter[str]()
    read = extractor.read(document("", row["text"]) for row in rows)
    for row, extraction in zip(rows, read, strict=True):
        ours, events = read_entities(extraction, codebook), list(incidents(extraction, codebook))
        if fitted:
            ours = fitted.entities(network.encode(split_words(muc4.body(row["text"]))))
            events = events if any(ours.values()) else []
        add(counts, row, ours, events, codebook)
    print(f"{len(rows)} reports")
    for name in ("CEAF-REE micro", *SLOTS, "incident type", "stage", "confidence", "human effect"):
        print_counts(name, counts)


if __name__ == "__main__":
    main()
