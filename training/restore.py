"""The weights in graphs that were exported, to go on from: int8 as float again.

The word pieces' embeddings, which no stage learns, and the heads that are not exported (frames,
slots, factuality) are not among them: they stay as `model.start` has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

PARTS = {
    "encoder": {"": ""},
    "heads": {"": ""},
    "pairs": {"mention.": "mention.", "events.": "event_pairs.", "mentions.": "mention_pairs."},
}
"""The graphs, with how a module's name begins there and in the reader."""
NEVER_LEARNT = "encoder.words.weight"
TURNED = ("/MatMul_quant", "/Gemm_MatMul_quant")
"""How a node ends that multiplies by a module's weights, which lie there as (in, out)."""


def state(folder: Path) -> dict[str, Tensor]:
    """The learnt weights of exported graphs, by their names in the reader.

    Raises FileNotFoundError where a graph is missing.
    """
    out = {}
    for graph, names in PARTS.items():
        for name, weights in _weights(onnx.load(folder / f"{graph}.onnx").graph):
            begins = max((b for b in names if name.startswith(b)), key=len)
            out[names[begins] + name.removeprefix(begins)] = torch.from_numpy(weights)
    del out[NEVER_LEARNT]
    return out


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, np.ndarray]]:
    tensors = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    turned = {
        node.input[1].removesuffix("_quantized"): node.name
        for node in graph.node
        if node.op_type == "MatMulInteger"
    }
    for name, values in tensors.items():
        plain = name.removesuffix("_quantized")
        if plain in turned:
            yield _module(turned[plain]), _float(tensors, plain).T.copy()
        elif plain != name:
            yield _own(plain), _float(tensors, plain)
        elif name.endswith((".weight", ".bias")):
            yield _own(name), values.copy()


def _float(tensors: dict[str, np.ndarray], name: str) -> np.ndarray:
    whole, zero, scale = (
        tensors[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale")
    )
    return (whole.astype(np.float32) - zero.astype(np.float32)) * scale


def _module(node: str) -> str:
    """/conditioned/layer/up/MatMul_quant -> conditioned.layer.up.weight"""
    end = next(e for e in TURNED if node.endswith(e))
    return _own(node.removesuffix(end).strip("/").replace("/", ".") + ".weight")


def _own(name: str) -> str:
    return name.removeprefix("reader.")
