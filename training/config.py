"""The settings of a training run."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ONLY = ("speech", "pairs")
"""What a stage can fit alone."""


@dataclass(frozen=True)
class Stage:
    """One stretch of training, `pieces` to a step.

    `corpora` says how often each corpus is read per epoch; a part of one is a sample.
    A stage with `only` leaves the rest of the reader as it is: "speech" fits the parts of
    speech, "pairs" which events are one.
    """

    name: str
    epochs: int
    pieces: int
    encoder_rate: float
    head_rate: float
    caps: float
    masked: float
    corpora: dict[str, float]
    only: str = ""
    teachers: Sequence[str] = ()
    """Checkpoints by name, whose readings fill in what the `taught` corpora do not label."""
    taught: Sequence[str] = ()


@dataclass(frozen=True)
class Config:
    """All settings; rates are per step, sizes in word pieces."""

    seed: int
    held_out: int
    threads: int
    annotation: Path
    corpora: Path
    own: Path
    newswire: Path
    work: Path
    weights: Path
    stages: tuple[Stage, ...]
    window: int
    """How many word pieces the encoder reads at once."""
    opening: int
    """How many of a report's first ones it reads again before every later window."""
    share: float = 1.0
    """The part of the annotated reports that is learnt from, for a learning curve."""


def load(path: Path) -> Config:
    """Read a config file."""
    raw = tomllib.loads(path.read_text("utf-8"))
    paths = {name: Path(value) for name, value in raw["paths"].items()}
    stages = tuple(Stage(**stage) for stage in raw["stage"])
    unknown = {stage.only for stage in stages} - {"", *ONLY}
    if unknown:
        raise SystemExit(f"{path}: nothing is called {', '.join(sorted(unknown))} ({ONLY})")
    plain = {name: raw[name] for name in ("seed", "held_out", "threads", "window", "opening")}
    return Config(**plain, **paths, stages=stages)


def need(path: Path, what: str) -> Path:
    """The path, or a sentence that says what is missing and how to give it."""
    if not path.exists():
        raise SystemExit(
            f"{what} is not at {path}: give its place with --annotation, --corpora or --own"
        )
    return path
