"""Every fast path gives what the plain loop gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
import torch

from tutor.training import catalog, chunks, run
from tutor.training.arrays import Array
from tutor.training.by_hand import DenseByHand, faster
from tutor.training.checkpoint import Checkpoint
from tutor.training.curves import Point
from tutor.training.descent import Descent, adam, by_gradient
from tutor.training.device import choose
from tutor.training.errors import Stop
from tutor.training.recipe import Program
from tutor.training.setup import Setup

CPU = choose("cpu")


def in_kind(setup: Setup, kind: type) -> Setup:
    """Rows and weights as float32 or float64; labels that are whole numbers stay."""

    def cast_to(array: Array) -> Array:
        return np.asarray(array, kind) if array.dtype.kind == "f" else array

    weights = {name: cast_to(array) for name, array in setup.weights.items()}
    X, X_val, y, y_val = (cast_to(array) for array in (setup.X, setup.X_val, setup.y, setup.y_val))
    return replace(setup, X=X, X_val=X_val, y=y, y_val=y_val, weights=weights)


def by_autograd(program: Program) -> Program:
    """The same program with the plain step of Adam."""
    plain = SimpleNamespace(
        loss=program.loss,
        metric=program.metric,
        learner=lambda weights, told: by_gradient(program.loss, weights, adam(weights, told)),
    )
    return cast(Program, plain)


@pytest.mark.parametrize("name", ["churn-ann", "race-adam"])
@pytest.mark.parametrize(("kind", "tolerance"), [(np.float64, 1e-9), (np.float32, 1e-4)])
def test_the_backward_pass_by_hand_is_autograds(name: str, kind: type, tolerance: float) -> None:
    """float64 to nine digits, float32 to four, after a whole epoch: losses and every weight."""
    program = catalog.load(catalog.find(name))
    setup = in_kind(program.setup(0), kind)
    by_hand, plain = run.Model(program, setup, CPU), run.Model(by_autograd(program), setup, CPU)
    assert type(by_hand.update) is DenseByHand and type(plain.update) is Descent
    for model in (by_hand, plain):
        model.train_epoch(0)
    assert by_hand.epoch_losses == pytest.approx(plain.epoch_losses, rel=tolerance)
    assert by_hand.measure(1).loss == pytest.approx(plain.measure(1).loss, rel=tolerance)
    for key, wanted in plain.weights_now().items():
        assert np.linalg.norm(by_hand.weights_now()[key] - wanted) <= 10 * tolerance * np.linalg.norm(wanted)


def test_a_run_by_hand_can_be_broken_off_and_gone_on_by_autograd(tmp_path: Path) -> None:
    """And the other way round: the optimizer's state means the same to both."""
    program = catalog.load(catalog.find("churn-ann"))
    setup = program.setup(0)
    setup = replace(setup, batches=setup.batches[:3, :20])
    whole = run.run(program, setup, CPU)

    def stop(point: Point) -> None:
        if point.epoch == 1:
            raise Stop

    for before, after in permutations([program, by_autograd(program)]):
        run.run(before, setup, CPU, stop, Checkpoint(tmp_path / "kept.pt"))
        resumed = run.run(after, setup, CPU, checkpoint=Checkpoint(tmp_path / "kept.pt", resume=True))
        losses = [point.loss for point in resumed.points]
        assert losses == pytest.approx([point.loss for point in whole.points], rel=1e-9)


def test_what_cannot_be_done_by_hand_stays_as_it_is() -> None:
    weights = {"W1": torch.zeros(3, 1, requires_grad=True), "b1": torch.zeros(1, requires_grad=True)}
    told = {"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    large = {"W1": torch.zeros(200, 100, requires_grad=True), "b1": torch.zeros(100, requires_grad=True)}
    heavy = by_gradient(lambda w, x, y: x, large, adam(large, told), dense="binary")
    sgd = by_gradient(lambda w, x, y: x, weights, torch.optim.SGD(weights.values(), lr=0.1), dense="binary")
    other = by_gradient(lambda w, x, y: x, weights, adam(weights, told))
    elsewhere = {name: torch.zeros(3, 3, device="meta") for name in ("W1", "b1")}
    off_the_cpu = by_gradient(lambda w, x, y: x, elsewhere, adam(elsewhere, told), dense="binary")
    for step in (sgd, other, off_the_cpu, heavy):
        assert faster(step) is step


@pytest.mark.parametrize(
    ("name", "size"), [("race-momentum", 2), ("augment-none", 1), ("cnn-strided", 4), ("line-batch", 1)]
)
def test_chunks_of_steps_are_the_plain_loop(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a CUDA graph would hold, run without one, after a warm-up that has to leave no trace."""
    monkeypatch.setattr(chunks, "LONGEST", 4)
    program = catalog.load(catalog.find(name))
    setup = program.setup(0)
    plain, chunked = run.Model(program, setup, CPU), run.Model(program, setup, CPU)
    assert isinstance(chunked.update, Descent)
    in_chunks = chunks.Chunks(chunked.step, chunked.order, chunked.update)
    assert in_chunks.size == size
    for epoch in range(2):
        in_chunks.warm_up()  # before the first step, and of a run that goes on
        plain.train_epoch(epoch)
        losses = in_chunks.epoch(epoch)
        assert losses.mean().item() == pytest.approx(plain.epoch_losses[epoch], rel=1e-9)
    for key, wanted in plain.weights_now().items():
        assert np.allclose(chunked.weights_now()[key], wanted, rtol=1e-9, atol=1e-12)


def test_a_graph_holds_only_what_keeps_off_the_host() -> None:
    weights = {"w": torch.zeros(1, requires_grad=True)}
    sgd = by_gradient(lambda w, x, y: x, weights, torch.optim.SGD(weights.values(), lr=0.1))
    ordinary = by_gradient(lambda w, x, y: x, weights, torch.optim.Adam(weights.values()))
    capturable = torch.optim.Adam(weights.values())
    capturable.param_groups[0]["capturable"] = True
    cuda = torch.device("cuda")
    assert chunks.fits(sgd, cuda) and not chunks.fits(ordinary, cuda)
    assert chunks.fits(by_gradient(lambda w, x, y: x, weights, capturable), cuda)
    assert not chunks.fits(lambda x, y: x, cuda)
    assert not chunks.fits(sgd, CPU) and not chunks.fits(sgd, torch.device("mps"))
