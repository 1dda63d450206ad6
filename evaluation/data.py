"""Where the data for evaluation lies, and what to say when it is missing."""

from __future__ import annotations

import sys
from pathlib import Path

ADVICE = (
    "{path} is not there. The public corpora are not part of Dateline; "
    "evaluation/README.md says where each comes from. Give the folder by option."
)


def corpus(folder: Path, name: str) -> Path:
    """The folder or file of one corpus. Ends the program with advice when it is missing."""
    path = folder / name
    if not path.exists():
        sys.exit(ADVICE.format(path=path))
    return path
