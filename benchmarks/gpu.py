"""How fast the references train on a GPU, beside other ways: `python benchmarks/gpu.py [--quick] [--json FILE]`.

    loader        the loop of the tutorials: DataLoader over CPU tensors, .to(device) and loss.item() at every step
    loop          data on the device once, one look back an epoch: what `tutor train` does on a CPU or an Apple GPU
    chunks        many steps at a time without a word from the host, run without a graph
    graph         the same in one CUDA graph: what `tutor train` does on an NVIDIA GPU                     (CUDA only)
    graph bf16    the same under bf16 autocast                                                           (CUDA only)
    loop bf16     loop under bf16 autocast                                                               (CUDA only)

All begin with the same weights and learn from the same batches in the same order. Ways that a machine cannot run are
said to be skipped. Images of one channel have one layout only, so channels last is not among the ways. Exit code 1
when a way does not end at the loss of `loader`. `--quick`: one run of two short epochs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import rivals
import torch
from training import Row, end_loss

from tutor.training import catalog
from tutor.training.descent import adam, by_gradient
from tutor.training.device import choose, describe, threads_for
from tutor.training.recipe import Program
from tutor.training.run import Model
from tutor.training.setup import Setup

RECIPES = ("churn-ann", "digits-ann", "lenet5")
SAME = {"loader": 0.05, "loop": 0.05, "chunks": 0.05, "graph": 0.05, "graph bf16": 0.2, "loop bf16": 0.2}
"""Relative difference to the end loss of `loader` that rounding explains; bf16 keeps eight bits."""
Way = Callable[[], rivals.Outcome]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--device", default="auto")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=RECIPES)
    parser.add_argument("--quick", action="store_true", help="one run of two short epochs")
    parser.add_argument("--json", type=Path, help="write all rows here")
    options = parser.parse_args()
    device = choose(options.device)
    print(f"torch {torch.__version__}, {describe(device)}")
    rows: list[dict[str, Any]] = []
    for name in [options.only] if options.only else RECIPES:
        rows += compared(name, device, 1 if options.quick else options.runs, options.quick)
    if options.json:
        about = {"device": describe(device), "torch": str(torch.__version__)}
        options.json.write_text(json.dumps(about | {"rows": rows}, indent=1), encoding="utf-8")
    return 1 if any(row.get("differs") for row in rows) else 0


def compared(name: str, device: torch.device, runs: int, quick: bool) -> Iterator[dict[str, Any]]:
    program = catalog.load(catalog.find(name))
    setup = program.setup(0)
    if quick:
        setup = replace(
            setup, batches=setup.batches[:2, :70]
        )  # more than one chunk, and some steps left over
    steps = setup.epochs * setup.steps_per_epoch
    print(f"\n{name}: {steps} steps of {setup.batch_size} rows, {runs} runs in turns")
    rows = {way: Row(way) for way in SAME}
    every = ways(name, program, setup, device)
    for _ in range(runs):
        for way, action in every.items():
            seconds, weights = action()
            rows[way].seconds.append(seconds)
            rows[way].loss = end_loss(program, setup, weights)
    for way, row in rows.items():
        yield told(name, row, rows["loader"], steps, skipped=way not in every)


def told(name: str, row: Row, loader: Row, steps: int, skipped: bool) -> dict[str, Any]:
    """Print a row, and return it as plain data."""
    if skipped:
        print(f"{row.way:<12} skipped: CUDA only")
        return {"recipe": name, "way": row.way, "skipped": "CUDA only"}
    differs = not abs(row.loss - loader.loss) <= SAME[row.way] * loader.loss
    print(
        f"{row.way:<12} {1e6 * row.median / steps:9.1f} µs/step "
        f"{1e6 * min(row.seconds) / steps:9.1f}..{1e6 * max(row.seconds) / steps:<9.1f}"
        f"{loader.median / row.median:7.2f} × loader  loss {row.loss:.5f}{'  LOSS DIFFERS' if differs else ''}",
        flush=True,
    )
    return {"recipe": name, "way": row.way, "seconds": row.seconds, "loss": row.loss, "differs": differs}


def ways(name: str, program: Program, setup: Setup, device: torch.device) -> dict[str, Way]:
    def trained(way: str, program: Program) -> Way:
        return lambda: timed(Model(program, setup, device), way, device)

    autograd = with_autograd(program)
    every: dict[str, Way] = {
        "loader": lambda: rivals.loader(name, setup, str(device)),
        "loop": trained("loop", autograd),
        "chunks": trained("chunks", autograd),
    }
    if device.type == "cuda":
        halved = in_bf16(program)
        every |= {
            "graph": trained("graph", autograd),
            "graph bf16": trained("graph", halved),
            "loop bf16": trained("loop", halved),
        }
    return every


def timed(model: Model, way: str, device: torch.device) -> rivals.Outcome:
    """All epochs; capturing a graph is not counted."""
    if way == "chunks":
        model.chunks.launch = model.chunks.body
    elif way == "graph":
        assert model.chunks.launch != model.chunks.body  # on CUDA, asking for them has captured them
    settle(device)
    started = time.perf_counter()
    with threads_for(rivals.parameters(model.setup)):
        for epoch in range(model.setup.epochs):
            losses = model.loop(epoch) if way == "loop" else model.chunks.epoch(epoch)
            losses.tolist()
    settle(device)
    return time.perf_counter() - started, model.weights_now()


def settle(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def with_autograd(program: Program) -> Program:
    """The program with the plain step of Adam where the recipe writes its backward pass out."""

    def learner(weights: Any, settings: dict[str, float]) -> Any:
        return by_gradient(program.loss, weights, adam(weights, settings))

    return cast(Program, SimpleNamespace(loss=program.loss, metric=program.metric, learner=learner))


def in_bf16(program: Program) -> Program:
    """The same with matrix products and convolutions in bf16; weights and Adam stay float32."""

    def loss(weights: Any, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cuda", torch.bfloat16, cache_enabled=False):  # a cache would outlive the graph
            return program.loss(weights, x, y)

    return with_autograd(cast(Program, SimpleNamespace(loss=loss, metric=program.metric)))


if __name__ == "__main__":
    sys.exit(main())
