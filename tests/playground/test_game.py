"""Networks in training: gradients, optimizers against torch's, maps, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from tutor.playground import data
from tutor.playground.game import HISTORY, Playground
from tutor.playground.optimizers import RULES, Memory
from tutor.playground.presets import state_of
from tutor.playground.settings import CLASSES, DATA, read
from tutor.playground.telling import said
from tutor.texts import say


def penalised(game: Playground) -> float:
    sizes: dict[str, Callable[[Any], float]] = {
        "l1": lambda W: np.abs(W).sum(),
        "l2": lambda W: (W**2).sum(),
        "none": lambda W: 0.0,
    }
    size = sizes[game.settings.penalty]
    return game.losses()[0] + game.settings.strength * sum(float(size(W)) for W in game.net.W)


@pytest.mark.parametrize(
    "state",
    [
        "xor/4.3/tanh/adam/l2:.01",
        "moons/3.3/sigmoid/sgd/mse",
        "circles/3/tanh/sgd/hinge/l1:.003",
        "hills/5.4/leaky/sgd/huber",
        "hills/4.2/relu/sgd/mae",
        "plane/0/linear/sgd",
    ],
)
def test_the_gradient_is_that_of_finite_differences(state: str) -> None:
    game = Playground(read(state))
    params = game.net.params
    params += 0.1 * np.random.default_rng(1).standard_normal(
        len(params)
    )  # off the kinks that zero biases sit on
    gradient = game.gradient(slice(None))
    numerical = np.zeros_like(params)
    for place in range(len(params)):
        kept = params[place]
        values = []
        for h in (1e-5, -1e-5):
            params[place] = kept + h
            values.append(penalised(game))
        params[place] = kept
        numerical[place] = (values[0] - values[1]) / 2e-5
    distance = np.linalg.norm(gradient - numerical)
    assert distance <= 1e-6 * (np.linalg.norm(gradient) + np.linalg.norm(numerical))


TORCH: dict[str, Callable[[torch.Tensor], torch.optim.Optimizer]] = {
    "sgd": lambda p: torch.optim.SGD([p], lr=0.1),
    "momentum": lambda p: torch.optim.SGD([p], lr=0.1, momentum=0.9),
    "nag": lambda p: torch.optim.SGD([p], lr=0.1, momentum=0.9, nesterov=True),
    "adagrad": lambda p: torch.optim.Adagrad([p], lr=0.1, eps=1e-8),
    "rmsprop": lambda p: torch.optim.RMSprop([p], lr=0.1, alpha=0.9, eps=1e-8),
    "adam": lambda p: torch.optim.Adam([p], lr=0.1, eps=1e-8),
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_thirty_steps_of_each_optimizer_are_torchs(name: str) -> None:
    rng = np.random.default_rng(5)
    mine = rng.standard_normal(6)
    theirs = torch.tensor(mine, requires_grad=True)
    memory, optimizer = Memory.of(mine), TORCH[name](theirs)
    for _ in range(30):
        grad = rng.standard_normal(6)
        memory.t += 1
        mine = mine + RULES[name](memory, grad, 0.1)
        theirs.grad = torch.tensor(grad)
        optimizer.step()
    np.testing.assert_allclose(mine, theirs.detach().numpy(), rtol=1e-9)


@pytest.mark.parametrize("name", DATA)
def test_data_fill_the_square_with_both_classes(name: str) -> None:
    X, y, X_test, y_test = data.make(name, 0.0, 3)
    assert X.shape == (data.TRAIN_ROWS, 2) and X_test.shape == (data.TEST_ROWS, 2)
    assert np.abs(X).max() <= 1.0 and np.abs(y).max() <= 1.0
    if name in CLASSES:
        assert set(y) == {0.0, 1.0} and 0.35 < y.mean() < 0.65
    assert not np.array_equal(X, data.make(name, 0.0, 4)[0])


def test_one_line_is_not_enough_for_xor_and_four_units_are() -> None:
    line, net = Playground(state_of("failing-perceptron")), Playground(state_of("xor"))
    line.step(1500)
    net.step(1500)
    assert line.right() < 0.8 * data.TRAIN_ROWS
    assert net.right() == data.TRAIN_ROWS
    assert said(line)[0] == "play.said.stuck" and said(net)[0] == "play.said.sorts"


@pytest.mark.parametrize(
    ("preset", "steps", "key"),
    [
        ("overfit", 1500, "overfit"),
        ("bad-init", 400, "stuck"),
        ("exploding", 20, "broken"),
        ("learning-rate", 20, "fits"),
    ],
)
def test_what_is_said(preset: str, steps: int, key: str) -> None:
    game = Playground(state_of(preset))
    assert said(game)[0] == "play.said.start"
    game.step(steps)
    assert said(game)[0] == f"play.said.{key}"
    assert say(said(game)[0], "hi", **said(game)[1])


def test_numbers_that_overflow_stop_the_steps() -> None:
    game = Playground(read("hills/8.8.8/linear/sgd/huge/r1"))
    game.step(1000)
    assert game.broken and game.steps < 1000
    output, units = game.output_map(6, 4), game.unit_maps(6, 4)
    assert np.isfinite(output).all() and all(np.isfinite(unit).all() for layer in units for unit in layer)


def test_the_same_state_trains_the_same_and_another_seed_does_not() -> None:
    state = read("moons/4.4/relu/adam/b10/d.2")
    first, second, other = (Playground(each) for each in (state, state, replace(state, seed=1)))
    for game in (first, second, other):
        game.step(50)
    assert np.array_equal(first.net.params, second.net.params)
    assert not np.array_equal(first.net.params, other.net.params)


def test_dropout_keeps_the_mean_of_what_a_unit_says() -> None:
    net = Playground(read("xor/8/tanh/adam")).net
    rng = np.random.default_rng(0)
    X = np.full((20_000, 2), 0.4)
    dropped = net.forward(X, 0.3, rng).z.mean()
    assert dropped == pytest.approx(net.forward(X[:1]).z[0], abs=0.02)


def test_an_epoch_of_batches_uses_every_row_once() -> None:
    game = Playground(read("xor/2/tanh/sgd/b10"))
    rows = np.concatenate([game._batch() for _ in range(14)])
    assert sorted(rows) == list(range(data.TRAIN_ROWS))


def test_maps_show_the_square_from_its_upper_left() -> None:
    game = Playground(read("plane/0/linear/sgd"))
    game.net.params[:] = [0.0, 1.0, 0.0]  # the output is x₂
    output = game.output_map(8, 6)
    assert output.shape == (6, 8) and game.unit_maps(8, 6) == []
    assert output[0, 0] > 0.8 and output[-1, 0] < -0.8
    assert [layer.shape for layer in game.inputs_map(5, 3)] == [(3, 5), (3, 5)]


def test_the_history_stays_short() -> None:
    game = Playground(read("gaussians/0/linear/sgd"))
    game.step(5000)
    assert len(game.history) < HISTORY
    steps = [point.step for point in game.history]
    assert steps[0] == 0 and steps == sorted(steps)
