"""The keys of all shipped names, reckoned once and kept in the cache folder.

The invariant: what is kept is what `keys_of` gives, for the file is named after the names, the
word lists and the code that it was made from. Without a folder to write to it is reckoned anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from dateline.resolve.actors.likeness import form_of, keys_of
from dateline.resolve.places.gazetteer import cache_folder

CODE = ("acronyms", "cognates", "likeness", "names")
LISTS = ("actors/words.csv", "places/countries.csv")
STEM = "actor-names-"

Keys = Mapping[str, Sequence[str]]


def prepared_keys(names: Sequence[str], folder: Path | None = None) -> Keys:
    """The keys of each of these names, from the cache folder if they are kept there."""
    path = (folder or cache_folder()) / f"{STEM}{_digest(names)}.json"
    kept = _read(path)
    if kept is None:
        kept = {name: sorted(keys_of(form_of(name))) for name in names}
        with suppress(OSError):
            _write(path, kept)
    return kept


def _digest(names: Iterable[str]) -> str:
    found = hashlib.sha256("\n".join(names).encode())
    for name in CODE:
        found.update((files("dateline.resolve.actors") / f"{name}.py").read_bytes())
    for name in LISTS:
        found.update((files("dateline.codebook") / name).read_bytes())
    return found.hexdigest()[:12]


def _read(path: Path) -> Keys | None:
    """What a file holds; None when it is missing or damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _write(path: Path, kept: Keys) -> None:
    """Writes the file in one step, and removes those of earlier lists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.partial")
    part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    part.replace(path)
    for former in path.parent.glob(f"{STEM}*.json"):
        if former != path:
            former.unlink(missing_ok=True)
