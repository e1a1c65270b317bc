"""How fast the references train on a CPU, beside other ways: `python benchmarks/training.py [--runs N] [--only ID]`.

All ways of a recipe begin with the same weights and learn from the same batches in the same order. They run in turns,
and the median of their training loops is shown with least and most. The loss that each ends with, on the held-out
rows, is the recipe's own. The rows of Keras need the extra `bench` (TensorFlow). Exit code 1 when an end is not the
same loss, or a budget of docs/design.md is not kept.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import rivals
import torch

from tutor.training import catalog
from tutor.training.arrays import Weights
from tutor.training.recipe import Program
from tutor.training.run import on_device
from tutor.training.setup import Setup

BUDGETS = {"churn-ann": {"keras": 10.0, "keras tuned": 4.0}, "digits-ann": {"keras": 2.5}, "lenet5": {}}
"""How many times faster than a rival ours has to be, at least."""
SAME = 0.05
"""Relative difference of two end losses that rounding explains: the rivals compute in float32, in another order."""
TUNED = 50
"""Keras' steps_per_execution in the tuned row."""


@dataclass
class Row:
    """One way: seconds of each run, and the loss it ends with."""

    way: str
    seconds: list[float] = field(default_factory=list)
    loss: float = float("nan")

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=tuple(BUDGETS), help="one recipe")
    options = parser.parse_args()
    print(f"torch {torch.__version__}, Python {platform.python_version()}, {torch.get_num_threads()} threads")
    if not rivals.keras_is_here():
        print("ABSENT: the rows of Keras; pip install 'deep-tutor[bench]' brings TensorFlow")
    names = [options.only] if options.only else list(BUDGETS)
    good = [compared(name, options.runs) for name in names]
    return 0 if all(good) else 1


def compared(name: str, runs: int) -> bool:
    """One recipe in every way. True: equal ends, budgets kept."""
    recipe = catalog.find(name)
    program = catalog.load(recipe)
    setup = program.setup(0)
    steps = setup.epochs * setup.steps_per_epoch
    print(f"\n{name}, {recipe.model}: {steps} steps of {setup.batch_size} rows, {runs} runs in turns")
    rows = measured(program, setup, ways(name, program, setup), runs)
    return all([told(row, rows["ours"], steps, BUDGETS[name].get(row.way)) for row in rows.values()])


def ways(name: str, program: Program, setup: Setup) -> dict[str, Callable[[], rivals.Outcome]]:
    every = {
        "ours": lambda: rivals.ours(program, setup),
        "DataLoader loop": lambda: rivals.loader(name, setup),
    }
    if rivals.keras_is_here():
        every["keras"] = lambda: rivals.keras(name, setup)
        every["keras tuned"] = lambda: rivals.keras(name, setup, TUNED)
    return every


def measured(
    program: Program, setup: Setup, every: dict[str, Callable[[], rivals.Outcome]], runs: int
) -> dict[str, Row]:
    rows = {way: Row(way) for way in every}
    for _ in range(runs):
        for way, action in every.items():
            seconds, weights = action()
            rows[way].seconds.append(seconds)
            rows[way].loss = end_loss(program, setup, weights)
    return rows


def end_loss(program: Program, setup: Setup, weights: Weights) -> float:
    cpu = torch.device("cpu")
    tensors = {name: on_device(weights[name].astype(like.dtype), cpu) for name, like in setup.weights.items()}
    with torch.no_grad():
        return program.loss(tensors, on_device(setup.X_val, cpu), on_device(setup.y_val, cpu)).item()


def told(row: Row, ours: Row, steps: int, budget: float | None) -> bool:
    """Print a row; is all well with it?"""
    times = row.median / ours.median
    same = abs(row.loss - ours.loss) <= SAME * ours.loss
    kept = budget is None or times >= budget
    wanted = f"≥ {budget:g} ×" if budget else ""
    notes = ("" if same else "  LOSS DIFFERS") + ("" if kept else "  OVER")
    print(
        f"{row.way:<16} {row.median:8.2f} s  {min(row.seconds):8.2f}..{max(row.seconds):<8.2f}"
        f"{steps / row.median:9.0f} steps/s  loss {row.loss:.5f}  ours is {times:6.2f} × as fast {wanted}{notes}",
        flush=True,
    )
    return same and kept


if __name__ == "__main__":
    sys.exit(main())
