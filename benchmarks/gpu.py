"""How fast the references train on a GPU, beside other ways: `python benchmarks/gpu.py [--quick] [--json FILE]`.

    loader            the loop of the tutorials: DataLoader over CPU tensors, .to(device) and loss.item() at every step
    loop              data on the device once, one look back an epoch: `tutor train` on a CPU or an Apple GPU
    graph             up to 16 steps in one CUDA graph: `tutor train` on an NVIDIA GPU
    seeds at once     sixteen networks side by side (vmap), in the time of each: `--retrain` where there are no graphs
    seeds in a graph  the same in one CUDA graph: `--retrain` on an NVIDIA GPU
    ... bf16, compiled, channels last     under bf16 autocast, through torch.compile, images in that layout

All begin with the same weights and learn from the same batches of 32 in the same order, in turns. Exit code 1 when a
way does not end at the loss of `loader`, or a budget of docs/design.md is not kept. `--quick`: one run of two short
epochs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from gpu_ways import Way, ways
from training import Row, end_loss

from tutor.training import catalog
from tutor.training.device import choose, describe
from tutor.training.own_data import with_batch_size
from tutor.training.setup import Setup

RECIPES = ("churn-ann", "digits-ann", "lenet5", "tiny-gpt")
BATCH = 32
BUDGETS = {"churn-ann": 5.0, "digits-ann": 5.0, "lenet5": 5.0}
"""How many times faster than `loader` the graph has to be, at least."""


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
    return 1 if any(row["bad"] for row in rows) else 0


def setup_of(name: str, quick: bool) -> Setup:
    setup = catalog.load(catalog.find(name)).setup(0)
    if setup.batch_size != BATCH:
        setup = with_batch_size(setup, BATCH, seed=0)
    return replace(setup, batches=setup.batches[:2, :60]) if quick else setup


def compared(name: str, device: torch.device, runs: int, quick: bool) -> Iterator[dict[str, Any]]:
    program, setup = catalog.load(catalog.find(name)), setup_of(name, quick)
    steps = setup.epochs * setup.steps_per_epoch
    print(f"\n{name}: {steps} steps of {setup.batch_size} rows, {runs} runs in turns", flush=True)
    every = ways(name, program, setup, device)
    rows = {way: Row(way) for way in every}
    for _ in range(runs):
        for way, how in every.items():
            seconds, weights = how.train()
            rows[way].seconds.append(seconds / how.networks)
            rows[way].loss = end_loss(program, setup, weights)
    for way, row in rows.items():
        budget = None if quick or way != "graph" else BUDGETS.get(name)
        yield told(name, row, every[way], rows["loader"], steps, budget)
    if device.type == "cuda":
        print(f"at most {torch.cuda.max_memory_allocated(device) / 2**20:,.0f} MiB of the GPU's memory")
        torch.cuda.reset_peak_memory_stats(device)
    else:
        print("skipped: graphs and bf16, which need CUDA")


def told(name: str, row: Row, way: Way, loader: Row, steps: int, budget: float | None) -> dict[str, Any]:
    """Print a row, and return it as plain data; `bad` where the loss differs or the budget is not kept."""
    times = loader.median / row.median
    differs = not abs(row.loss - loader.loss) <= way.same * loader.loss
    over = budget is not None and times < budget
    each, least, most = (
        1e6 * seconds / steps for seconds in (row.median, min(row.seconds), max(row.seconds))
    )
    notes = (f"  ≥ {budget:g} ×" if budget else "") + "  OVER" * over + "  LOSS DIFFERS" * differs
    print(
        f"{row.way:<26}{each:9.1f} µs/step {least:9.1f}..{most:<9.1f}{times:7.2f} × loader  loss {row.loss:.5f}{notes}",
        flush=True,
    )
    return {
        "recipe": name,
        "way": row.way,
        "networks": way.networks,
        "seconds": row.seconds,
        "loss": row.loss,
        "bad": differs or over,
    }


if __name__ == "__main__":
    sys.exit(main())
