"""Trains the reader: from corpora to ONNX. See config.toml; `python -m training.train`.

The package that is trained for is read from src/, so that the training environment needs
nothing but training/requirements.txt.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
