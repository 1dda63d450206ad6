"""From corpora to ONNX: python -m training.train --config training/config.toml

Stages follow each other as the config file has them; after each, a checkpoint is
written, from which --from can go on. Seeded; the log goes to the screen.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from training import corpora, model, teachers
from training.batches import Prepared, batches, collate, prepare
from training.config import Config, Stage, load
from training.losses import losses, speech_loss


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--annotation", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--weights", type=Path, help="where the graphs are written")
    parser.add_argument("--share", type=float, help="learn from so much of the annotated reports")
    parser.add_argument("--epochs", type=int, help="instead of each stage's own number")
    parser.add_argument(
        "--from", dest="start", type=Path, help="a checkpoint, or a folder of graphs, to go on from"
    )
    parser.add_argument("--stages", nargs="*", help="only these stages, by name")
    parser.add_argument("--no-export", action="store_true")
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="cut every stage to this time, rates and all"
    )
    return parser.parse_args()


def settings(args: argparse.Namespace) -> Config:
    """The config file with the paths of the command line."""
    names = ("annotation", "corpora", "own", "work", "weights", "share")
    given = {name: getattr(args, name) for name in names if getattr(args, name)}
    config = dataclasses.replace(load(args.config), **given)
    if args.epochs:
        stages = tuple(dataclasses.replace(s, epochs=args.epochs) for s in config.stages)
        config = dataclasses.replace(config, stages=stages)
    return config


def run_stage(
    reader: model.Reader, stage: Stage, config: Config, tokenizer: Tokenizer, minutes: float = 1e9
) -> None:
    """Train through one stage; where `minutes` is shorter, the rates fall by the clock."""
    rng = random.Random(f"{config.seed}{stage.name}")
    data = {name: _prepared(name, stage, config, tokenizer, rng) for name in stage.corpora}
    if stage.teachers:
        _teach(data, stage, config, tokenizer)
    for name, prepared in data.items():
        pieces = sum(len(p.pieces) for p in prepared)
        asked = sum(len(p.asked) for p in prepared)
        print(
            f"{stage.name}: {name} {len(prepared)} texts, {pieces} pieces, {asked} queries",
            flush=True,
        )
    if stage.only == "pairs":
        data = {name: [p for p in texts if _has_pairs(p)] for name, texts in data.items()}
    epochs = [_epoch(data, stage, config, rng) for _ in range(stage.epochs)]
    steps = sum(len(epoch) for epoch in epochs)
    optimiser = _optimiser(reader, stage)
    begun, step = time.time(), 0

    def rate(at: int) -> float:
        done = max(at / steps, (time.time() - begun) / (60 * minutes))
        return min((at + 1) / (0.06 * steps), max(0.02, (1 - done) / 0.94))

    schedule = LambdaLR(optimiser, rate)
    for number, epoch in enumerate(epochs):
        sums: dict[str, list[float]] = {}
        for group in epoch:
            if time.time() - begun > 60 * minutes:
                _log(stage.name, number, step, steps, begun, sums)
                return
            _step(reader, group, stage, tokenizer, rng, optimiser, sums)
            schedule.step()
            step += 1
            if step % 100 == 0:
                _log(stage.name, number, step, steps, begun, sums)
                sums = {}
        _log(stage.name, number, step, steps, begun, sums)


def _prepared(
    name: str, stage: Stage, config: Config, tokenizer: Tokenizer, rng: random.Random
) -> list[Prepared]:
    """The examples of a corpus; no more of them than the stage will read."""
    examples = corpora.load(name, config)
    share = min(1.0, stage.corpora[name] * stage.epochs)
    some = rng.sample(examples, round(len(examples) * share))
    return [prepare(e, tokenizer, config.window, config.opening) for e in some]


def _teach(
    data: dict[str, list[Prepared]], stage: Stage, config: Config, tokenizer: Tokenizer
) -> None:
    """Let the stage's teachers fill in what some corpora leave out; these are then read by either
    practice, for the teachers have learnt from both."""
    paths = [config.work / f"{name}.pt" for name in stage.teachers]
    readers = teachers.load(paths, corpora.encoder_folder(), corpora.frames(config))
    for name in stage.taught:
        teachers.teach(data[name], readers, tokenizer)
        for text in data[name]:
            text.example.practice = ""


def _epoch(
    data: dict[str, list[Prepared]], stage: Stage, config: Config, rng: random.Random
) -> list[list[Prepared]]:
    groups: list[list[Prepared]] = []
    for name, times in stage.corpora.items():
        whole = data[name] * int(times)
        share = (times % 1) / min(1.0, times * stage.epochs)
        part = rng.sample(data[name], round(len(data[name]) * share))
        if whole or part:
            groups.extend(batches([*whole, *part], stage.pieces, rng))
    rng.shuffle(groups)
    return groups


def _fitted(reader: model.Reader, stage: Stage) -> list[nn.Parameter]:
    """What a stage fits that leaves the rest as it is."""
    parts = {"speech": (reader.word,), "pairs": (reader.event_pairs, reader.conditioned.vector)}
    return [parameter for part in parts[stage.only] for parameter in part.parameters()]


@contextmanager
def fixed(reader: model.Reader, stage: Stage) -> Iterator[None]:
    """Within it learns only what the stage fits."""
    fitted = {id(p) for p in (_fitted(reader, stage) if stage.only else reader.parameters())}
    rest = [p for p in reader.parameters() if p.requires_grad and id(p) not in fitted]
    for parameter in rest:
        parameter.requires_grad_(False)
    try:
        yield
    finally:
        for parameter in rest:
            parameter.requires_grad_(True)


def _has_pairs(text: Prepared) -> bool:
    """Whether there are two events that may be one."""
    return sum(bool(a.query.cluster) for a in text.asked) > 1


def _optimiser(reader: model.Reader, stage: Stage) -> torch.optim.Optimizer:
    if stage.only:
        return torch.optim.AdamW(_fitted(reader, stage), lr=stage.head_rate, weight_decay=0.0)
    inner = [p for p in reader.encoder.parameters() if p.requires_grad]
    inner += list(reader.conditioned.layer.parameters())
    known = {id(p) for p in inner}
    heads = [p for p in reader.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [{"params": inner, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}],
        weight_decay=0.01,
        fused=True,
    )


def _step(
    reader: model.Reader,
    group: list[Prepared],
    stage: Stage,
    tokenizer: Tokenizer,
    rng: random.Random,
    optimiser: torch.optim.Optimizer,
    sums: dict[str, list[float]],
) -> None:
    batch = collate(group, tokenizer, rng, caps=stage.caps, masked=stage.masked, untyped=0.15)
    with model.mixed():
        parts = speech_loss(reader, batch) if stage.only == "speech" else losses(reader, batch, rng)
    if stage.only == "pairs":
        parts = {name: part for name, part in parts.items() if name == "same_event"}
    if not parts:
        return
    total = sum(parts.values(), torch.zeros(()))
    optimiser.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
    optimiser.step()
    for name, part in parts.items():
        sums.setdefault(name, []).append(float(part.detach()))


def _log(
    name: str, epoch: int, step: int, steps: int, begun: float, sums: dict[str, list[float]]
) -> None:
    left = (time.time() - begun) / max(step, 1) * (steps - step) / 60
    means = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(sums.items()))
    print(f"{name} epoch {epoch} step {step}/{steps} left {left:.1f} min | {means}", flush=True)


def main() -> None:
    """Train all stages and export."""
    args = arguments()
    config = settings(args)
    if unknown := set(args.stages or ()) - {stage.name for stage in config.stages}:
        raise SystemExit(f"{args.config} has no stage {', '.join(sorted(unknown))}")
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    folder = corpora.encoder_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reader = model.start(folder, corpora.frames(config))
    config.work.mkdir(parents=True, exist_ok=True)
    if args.start:
        model.resume(reader, args.start)
        torch.save(reader.state_dict(), config.work / "start.pt")
    for stage in config.stages:
        if args.stages is None or stage.name in args.stages:
            reader.train(stage.only != "speech")
            with fixed(reader, stage):
                run_stage(reader, stage, config, tokenizer, args.minutes)
            torch.save(reader.state_dict(), config.work / f"{stage.name}.pt")
    if not args.no_export:
        from training import calibrate, export, gate

        export.export(reader.eval(), config)
        calibrate.calibrate(config)
        gate.train(config)


if __name__ == "__main__":
    main()
