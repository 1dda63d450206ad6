"""Thresholds and temperatures, fitted on reports that were kept back from training.

They lie as JSON beside the weights that they belong to.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

FILE = "settings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Cuts on probabilities (0 to 1); temperatures divide logits before the softmax.

    The probability of a typed event is the logistic of `type_slope` times its log odds plus
    `type_offset` (Platt 1999). `window` and `opening` are how the encoder learnt to read: so many
    word pieces at once, the report's first `opening` again before every later window.
    """

    window: int = 254
    opening: int = 0
    trigger: float = 0.45
    relation: float = 0.5
    mention: float = 0.5
    same_event: float = 0.5
    same_actor: float = 0.5
    attributed: float = 0.5
    gate: float = 0.0
    tags: dict[str, float] = field(default_factory=dict)
    trigger_temperature: float = 1.0
    realis_temperature: float = 1.0
    tag_temperature: float = 1.0
    type_slope: float = 1.0
    type_offset: float = 0.0

    def tag(self, name: str) -> float:
        """The cut for a tag."""
        return self.tags.get(name, 0.5)


def load(folder: Path) -> Settings:
    """The settings beside the weights; the plain ones where there is no file."""
    path = folder / FILE
    if not path.exists():
        return Settings()
    raw = json.loads(path.read_text("utf-8"))
    known = {f.name for f in fields(Settings)}
    return Settings(**{name: value for name, value in raw.items() if name in known})


def save(settings: Settings, folder: Path) -> None:
    """Write the settings beside the weights."""
    text = json.dumps(asdict(settings), indent=1, sort_keys=True)
    (folder / FILE).write_text(text + "\n", "utf-8")
