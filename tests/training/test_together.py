"""Seeds trained at once are the seeds trained one by one."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from tutor.training import bands, catalog, run
from tutor.training.descent import Step, TensorWeights, by_gradient
from tutor.training.device import choose
from tutor.training.errors import TrainingError
from tutor.training.setup import Setup
from tutor.training.together import allowed, train_together

CPU = choose("cpu")


@pytest.mark.parametrize("name", ["xor-minimal", "race-momentum", "line-mse"])
def test_each_run_has_the_curve_that_it_has_alone(name: str) -> None:
    program = catalog.load(catalog.find(name))
    setups = [program.setup(seed) for seed in range(3)]
    assert allowed(program, setups, CPU)
    alone = [run.run(program, setup, CPU) for setup in setups]
    for one, other in zip(alone, train_together(program, setups, CPU), strict=True):
        assert [point.step for point in one.points] == [point.step for point in other.points]
        for values in ("loss", "metric"):
            mine, theirs = (
                [getattr(point, values) for point in points] for points in (one.points, other.points)
            )
            assert np.allclose(mine, theirs, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", ["perceptron", "dropout-half"])
def test_a_step_with_a_memory_of_its_own_is_trained_alone(name: str) -> None:
    program = catalog.load(catalog.find(name))
    assert not allowed(program, [program.setup(seed) for seed in range(2)], CPU)


@pytest.mark.parametrize("name", ["churn-ann", "race-adam"])
def test_what_is_written_out_by_hand_is_faster_alone(name: str) -> None:
    program = catalog.load(catalog.find(name))
    assert not allowed(program, [program.setup(seed) for seed in range(2)], CPU)


def test_large_networks_are_trained_alone_on_a_cpu() -> None:
    program = catalog.load(catalog.find("digits-ann"))
    assert not allowed(program, [program.setup(0)], CPU)


def test_a_band_of_seeds_trained_at_once_has_the_finals_of_the_record() -> None:
    recipe = catalog.find("line-mse")
    told: list[int] = []
    band = bands.make(recipe, date(2026, 1, 2), "cpu", seeds=4, on_run=told.append)
    assert band.finals == pytest.approx(bands.load(recipe).finals[:4], abs=1e-4)
    assert band.seeds == (0, 1, 2, 3) and told == [0, 1, 2, 3] and band.seconds > 0


def test_a_loss_that_is_no_number_ends_all_and_is_told_with_its_step() -> None:
    def loss(weights: TensorWeights, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return ((x @ weights["w"] - y) ** 2).mean()

    def learner(weights: TensorWeights, settings: dict[str, float]) -> Step:
        return by_gradient(loss, weights, torch.optim.SGD(weights.values(), lr=0.1))

    program = SimpleNamespace(loss=loss, metric=loss, learner=learner)
    batches = np.arange(6).reshape(2, 3, 1)
    rows = [np.ones((6, 1)), np.ones((6, 1))]
    rows[1][4] = np.nan
    setups = [
        Setup(X, np.zeros(6), np.ones((2, 1)), np.zeros(2), batches, {"w": np.ones(1)}, {}) for X in rows
    ]
    with pytest.raises(TrainingError) as caught:
        train_together(program, setups, CPU)
    assert caught.value.fields == {"step": 4, "cause": "data"}
