"""The network: a MiniLM encoder with a case embedding, heads on words, and one more
layer that is conditioned on a word (a trigger, a cue, a piece of evidence).

Shapes: W windows of T pieces; N words of a batch; Q queries with regions of L words;
H is the width, 384.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.extract.encoder.labels import (
    ATTRIBUTED,
    BIO,
    CASES,
    QUERIES,
    REALIS,
    RELATION_TYPES,
    TAGS,
    WORD_SLICES,
    WORD_WIDTH,
)
from dateline.extract.encoder.pairs import EVENT_FEATURES, MENTION_FEATURES
from training import restore
from training.examples import SLOTS

DISTANCES = 64
SENTENCES = 5
VECTOR = 96
TIES = 1 + len(RELATION_TYPES)
INNER = 768
"""Width within the conditioned layer: half the encoder's, for it is run for every event."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder, as its config.json gives them."""

    width: int
    heads: int
    layers: int
    inner: int
    vocabulary: int
    positions: int

    @classmethod
    def of(cls, folder: Path) -> Shape:
        """The sizes of a BERT-like model on disk."""
        c = json.loads((folder / "config.json").read_text())
        return cls(
            c["hidden_size"],
            c["num_attention_heads"],
            c["num_hidden_layers"],
            c["intermediate_size"],
            c["vocab_size"],
            c["max_position_embeddings"],
        )


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor, heads: int) -> Tensor:
    """query, key, value (B, T, H), mask (B, T) with 1 where there is something -> (B, T, H)."""
    b, t, h = query.shape
    q, k, v = (x.view(b, t, heads, h // heads).transpose(1, 2) for x in (query, key, value))
    scores = (q * (h // heads) ** -0.5) @ k.transpose(-1, -2)
    scores = scores + ((1.0 - mask.to(scores.dtype)) * -10000.0)[:, None, None, :]
    return (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(b, t, h)


class Dropout(nn.Module):
    """Dropout (Srivastava et al. 2014) with masks drawn by numpy: torch draws them one by one,
    which took a tenth of a step. `share` is rounded to 256ths."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.parts = round(256 * share)
        self.rng = np.random.Generator(np.random.SFC64(int(torch.randint(2**31, ()))))

    def forward(self, x: Tensor) -> Tensor:
        """x of any shape -> the same shape; as it is, unless in training."""
        if not self.training:
            return x
        drawn = torch.from_numpy(self.rng.integers(0, 256, x.numel(), dtype=np.uint8))
        kept = (drawn.view(x.shape) >= self.parts).to(x.dtype)
        return x * kept.mul_(256 / (256 - self.parts))


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    attend = staticmethod(attend)

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x (B, T, H), mask (B, T) with 1 where there is something -> (B, T, H)."""
        mixed = self.attend(self.query(x), self.key(x), self.value(x), mask, self.heads)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces to vectors."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.cases = nn.Embedding(len(CASES), shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = Dropout(dropout)
        nn.init.normal_(self.cases.weight, std=0.01)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """ids, cases, mask (W, T) -> (W, T, H)."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.words(ids) + self.positions(places) + self.cases(cases)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Conditioned(nn.Module):
    """What belongs to a word, among the words around it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        h = shape.width
        self.trigger = nn.Linear(h, h)
        self.distance = nn.Embedding(DISTANCES, h)
        self.sentence = nn.Embedding(SENTENCES, h)
        self.kind = nn.Embedding(len(QUERIES), h)
        self.types = nn.Embedding(TIES, h)
        self.norm = nn.LayerNorm(h, eps=1e-12)
        self.layer = Layer(replace(shape, inner=INNER))
        self.tags = nn.Linear(h, len(TAGS) * BIO)
        self.realis = nn.Linear(2 * h, len(REALIS))
        self.attributed = nn.Linear(2 * h, len(ATTRIBUTED))
        self.factuality = nn.Linear(2 * h, 1)
        self.vector = nn.Linear(2 * h, VECTOR)
        for embedding in (self.distance, self.sentence, self.kind, self.types):
            nn.init.normal_(embedding.weight, std=0.05)
        nn.init.normal_(self.trigger.weight, std=0.02)
        with torch.no_grad():
            self.tags.bias.view(-1, BIO)[:, 0] += 4.0

    def forward(
        self,
        around: Tensor,
        trigger: Tensor,
        distance: Tensor,
        sentence: Tensor,
        kind: Tensor,
        type_: Tensor,
        mask: Tensor,
        at: Tensor,
    ) -> tuple[Tensor, ...]:
        """around (Q, L, H), trigger (Q, H), distance, sentence, mask (Q, L), kind,
        type_, at (Q,) -> tags (Q, L, tags, 3), realis, attributed, factuality, vector.
        """
        asked = self.trigger(trigger) + self.kind(kind) + self.types(type_)
        x = around + asked[:, None] + self.distance(distance) + self.sentence(sentence)
        x = self.layer(self.norm(x), mask)
        here = torch.gather(x, 1, at[:, None, None].expand(-1, 1, x.shape[2]))[:, 0]
        both = torch.cat([trigger.to(here.dtype), here], -1)
        tags = self.tags(x).view(x.shape[0], x.shape[1], len(TAGS), BIO)
        return (
            tags,
            self.realis(both),
            self.attributed(both),
            self.factuality(both),
            self.vector(both),
        )


class Pairs(nn.Module):
    """Whether two vectors stand for the same thing; also with plain features."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * VECTOR + features, 64)
        self.out = nn.Linear(64, 1)

    def forward(self, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        """left, right (P, V), features (P, F) -> logits (P,)."""
        x = torch.cat([left * right, (left - right).abs(), features], -1)
        return self.out(F.relu(self.hidden(x)))[:, 0]


class Reader(nn.Module):
    """All that is trained."""

    def __init__(self, shape: Shape, frames: int) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.word = nn.Linear(shape.width, WORD_WIDTH)
        self.frame = nn.Linear(shape.width, frames + 1)
        self.slots = nn.Linear(shape.width, len(SLOTS) * BIO)
        self.conditioned = Conditioned(shape)
        self.mention = nn.Linear(2 * shape.width, VECTOR)
        self.event_pairs = Pairs(EVENT_FEATURES)
        self.mention_pairs = Pairs(MENTION_FEATURES)
        with torch.no_grad():
            for name in ("trigger", "relation", "mention", "cue"):
                self.word.bias[WORD_SLICES[name][0]] += 4.0
            self.slots.bias.view(-1, BIO)[:, 0] += 5.0


def start(folder: Path, frames: int) -> Reader:
    """A reader whose encoder, and whose conditioned layer, start from MiniLM."""
    shape = Shape.of(folder)
    reader = Reader(shape, frames)
    weights = load_file(folder / "model.safetensors")
    weights = {k.removeprefix("bert."): v for k, v in weights.items()}
    encoder = reader.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
    for number, layer in enumerate(encoder.layers):
        _copy_layer(layer, weights, number)
    _copy_layer(reader.conditioned.layer, weights, shape.layers - 1, INNER)
    encoder.words.weight.requires_grad_(False)
    return reader


def mixed() -> torch.autocast:
    """bfloat16 where the processor computes in it; where it only imitates it, a step would take
    twenty times as long as in float32."""
    able = torch.cpu.get_capabilities()
    known = able.get("avx512_bf16", False) or able.get("amx_bf16", False)
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(known))


def resume(reader: Reader, checkpoint: Path) -> None:
    """Take the weights of a checkpoint, or of a folder of exported graphs; what it does not
    have stays as it is.

    Raises RuntimeError where it has what the reader lacks.
    """
    graphs = checkpoint.is_dir()
    state = restore.state(checkpoint) if graphs else torch.load(checkpoint, weights_only=True)
    reader.load_state_dict({**reader.state_dict(), **state})


def narrow(up: Tensor, bias: Tensor, down: Tensor, inner: int) -> tuple[Tensor, Tensor, Tensor]:
    """The `inner` units of a layer's middle that weigh most: up (I, H), bias (I,), down (H, I)."""
    kept = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
    return up[kept], bias[kept], down[:, kept]


def _copy_layer(
    layer: nn.Module, weights: dict[str, Tensor], number: int, inner: int | None = None
) -> None:
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    state = {
        f"{ours}.{part}": weights[f"encoder.layer.{number}.{theirs}.{part}"]
        for ours, theirs in names.items()
        for part in ("weight", "bias")
    }
    if inner:
        state["up.weight"], state["up.bias"], state["down.weight"] = narrow(
            state["up.weight"], state["up.bias"], state["down.weight"], inner
        )
    layer.load_state_dict(state)
