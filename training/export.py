"""From a checkpoint to ONNX: python -m training.export --checkpoint work-train/pairs.pt

Three graphs: the encoder with the heads on words, the conditioned layer, the scorers of
pairs. int8 by dynamic quantisation; the tokenizer is copied beside them, and how much is
read at once is written into their settings.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.extract.encoder import settings
from training import corpora, model
from training.config import Config, load

OPSET = 17


class FusedAttention(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it; `mask` as int32, or None."""

    @staticmethod
    def forward(
        ctx: Any, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, heads: int
    ) -> Tensor:
        """What the operator computes, for the tracing of the graph."""
        whole = torch.ones(k.shape[:2]) if mask is None else mask
        return model.attend(q, k, v, whole, heads)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, mask: Any, heads: int) -> Any:
        """com.microsoft.MultiHeadAttention (inputs: query, key, value, bias, padding mask)."""
        rest = [] if mask is None or mask.node().mustBeNone() else [_nothing(g), mask]
        out = g.op("com.microsoft::MultiHeadAttention", q, k, v, *rest, num_heads_i=heads)
        out.setType(q.type())
        return out


def _nothing(g: Any) -> Any:
    return g.op("prim::Constant").setType(torch._C.OptionalType.ofTensor())  # type: ignore[attr-defined]  # no public name


def _whole(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, heads: int) -> Tensor:
    out: Tensor = FusedAttention.apply(q, k, v, None, heads)  # type: ignore[no-untyped-call]
    return out


def _padded(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, heads: int) -> Tensor:
    out: Tensor = FusedAttention.apply(q, k, v, mask.to(torch.int32), heads)  # type: ignore[no-untyped-call]
    return out


class EncoderGraph(nn.Module):
    """Pieces of whole windows to vectors and scores."""

    def __init__(self, reader: model.Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor]:
        """ids, cases (W, T) -> hidden (W, T, H), scores (W, T, classes)."""
        for layer in self.reader.encoder.layers:
            layer.attend = _whole
        hidden = self.reader.encoder(ids, cases, torch.ones_like(ids))
        return hidden, self.reader.word(hidden)


class HeadsGraph(nn.Module):
    """The conditioned layer, given all words of some reports and where to look."""

    def __init__(self, reader: model.Reader) -> None:
        super().__init__()
        self.conditioned = reader.conditioned

    def forward(
        self,
        words: Tensor,
        word: Tensor,
        trigger: Tensor,
        distance: Tensor,
        sentence: Tensor,
        kind: Tensor,
        type_: Tensor,
        mask: Tensor,
        at: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """words (N, H); word, distance, sentence, mask (Q, L); the others (Q,)."""
        self.conditioned.layer.attend = _padded
        tags, realis, attributed, _, vector = self.conditioned(
            words[word], words[trigger], distance, sentence, kind, type_, mask, at
        )
        return tags, realis, attributed, vector


class PairsGraph(nn.Module):
    """Both scorers of pairs; mentions come as the vectors of their first and last word.

    Pairs are two rows of the vectors each, so that a mention is looked at once.
    """

    def __init__(self, reader: model.Reader) -> None:
        super().__init__()
        self.mention = reader.mention
        self.events = reader.event_pairs
        self.mentions = reader.mention_pairs

    def forward(
        self,
        event_vectors: Tensor,
        event_pairs: Tensor,
        event_features: Tensor,
        mention_vectors: Tensor,
        mention_pairs: Tensor,
        mention_features: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Logits of the event pairs and of the mention pairs."""
        one, two = (event_vectors[event_pairs[:, side]] for side in (0, 1))
        mentions = self.mention(mention_vectors)
        left, right = (mentions[mention_pairs[:, side]] for side in (0, 1))
        return self.events(one, two, event_features), self.mentions(left, right, mention_features)


def export(reader: model.Reader, config: Config) -> None:
    """Write the graphs, the tokenizer and the sizes into the folder of weights."""
    config.weights.mkdir(parents=True, exist_ok=True)
    reader = reader.float().eval()
    with tempfile.TemporaryDirectory() as folder:
        for name, (graph, inputs, axes, outputs) in graphs(reader).items():
            plain = Path(folder) / f"{name}.onnx"
            _write(graph, inputs, axes, outputs, plain)
            _quantise(plain, config.weights / f"{name}.onnx", int8=name != "pairs")
    shutil.copy(corpora.encoder_folder() / "tokenizer.json", config.weights / "tokenizer.json")
    _plain_tokenizer(config.weights / "tokenizer.json")
    read = {"window": config.window, "opening": config.opening}
    settings.save(replace(settings.load(config.weights), **read), config.weights)
    for path in sorted(config.weights.iterdir()):
        print(f"{path.name:16} {path.stat().st_size / 2**20:7.2f} MiB")


Graph = tuple[nn.Module, tuple[Tensor, ...], dict[str, dict[int, str]], list[str]]


def graphs(reader: model.Reader) -> dict[str, Graph]:
    """The three graphs with examples of their inputs and the axes that vary."""
    two = {0: "windows", 1: "pieces"}
    pair, vector = {0: "event_pairs"}, {0: "mention_pairs"}
    around, one = {0: "queries", 1: "around"}, {0: "queries"}
    q, around_names = 3, ("word", "distance", "sentence", "mask")
    at = torch.zeros(q, dtype=torch.long)
    index = torch.ones(q, 7, dtype=torch.long)
    width = reader.word.in_features
    pieces = torch.ones(2, 9, dtype=torch.long)
    features = (model.EVENT_FEATURES, model.MENTION_FEATURES)
    names = ("word", "trigger", "distance", "sentence", "kind", "type", "mask", "at")
    return {
        "encoder": (
            EncoderGraph(reader),
            (pieces, pieces),
            {"ids": two, "cases": two},
            ["hidden", "scores"],
        ),
        "heads": (
            HeadsGraph(reader),
            (torch.randn(11, width), index, at, index, index, at, at, torch.ones(q, 7), at),
            {"words": {0: "words"}, **{n: around if n in around_names else one for n in names}},
            ["tags", "realis", "attributed", "vector"],
        ),
        "pairs": (
            PairsGraph(reader),
            (
                torch.randn(3, model.VECTOR), torch.ones(4, 2, dtype=torch.long),
                torch.randn(4, features[0]),
                torch.randn(6, 2 * width), torch.ones(5, 2, dtype=torch.long),
                torch.randn(5, features[1]),
            ),
            {
                "event_vectors": {0: "events"}, "event_pairs": pair, "event_features": pair,
                "mention_vectors": {0: "mentions"}, "mention_pairs": vector,
                "mention_features": vector,
            },
            ["events", "mentions"],
        ),
    }  # fmt: skip


def _write(
    graph: nn.Module,
    inputs: tuple[Tensor, ...],
    axes: dict[str, dict[int, str]],
    outputs: list[str],
    path: Path,
) -> None:
    torch.onnx.export(
        graph.eval(), inputs, str(path), input_names=list(axes), output_names=outputs,
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )  # fmt: skip


def _quantise(plain: Path, path: Path, *, int8: bool) -> None:
    if not int8:
        shutil.copy(plain, path)
        return
    ready = plain.with_suffix(".ready.onnx")
    quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip
    onnx.checker.check_model(str(path))


def _plain_tokenizer(path: Path) -> None:
    settings = json.loads(path.read_text("utf-8"))
    settings["truncation"] = settings["padding"] = None
    path.write_text(json.dumps(settings, ensure_ascii=False), "utf-8")


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--checkpoint", type=Path, required=True)
    args = parser.parse_args()
    config = load(args.config)
    reader = model.start(corpora.encoder_folder(), corpora.frames(config))
    model.resume(reader, args.checkpoint)
    export(reader, config)


if __name__ == "__main__":
    main()
