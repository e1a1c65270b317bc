"""A network in training: step, look, reset. No terminal, no clock; randomness from the settings' seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tutor.playground import data
from tutor.playground.data import Array
from tutor.playground.net import CLASS_LOSSES, REGRESSION_LOSSES, Net, Trace
from tutor.playground.optimizers import RULES, Memory, Rule
from tutor.playground.settings import Settings

EDGE = 1.1
"""The maps show the square [−EDGE, EDGE]²."""
HISTORY = 512
"""Points kept of the loss curves; beyond that every second one goes."""


@dataclass(frozen=True)
class Point:
    step: int
    train: float
    test: float


class Playground:
    """Data, network and optimizer of one state. `rule` replaces the optimizer by another, a learner's own for one."""

    def __init__(self, settings: Settings, rule: Rule | None = None) -> None:
        self.settings = settings
        points = data.make(settings.data, settings.noise, settings.seed)
        self.X, self.y, self.X_test, self.y_test = points
        self._inputs = data.columns(self.X, settings.features)
        self._test_inputs = data.columns(self.X_test, settings.features)
        self._rng = np.random.default_rng([settings.seed, 1])
        sizes = (len(settings.features), *settings.layers, 1)
        self.net = Net(sizes, settings.activation, settings.init, self._rng)
        losses = REGRESSION_LOSSES if settings.regression else CLASS_LOSSES
        self._loss = losses[settings.loss]
        self._rule, self._memory = rule or RULES[settings.optimizer], Memory.of(self.net.params)
        self._order: list[int] = []
        self._every = 1
        self.steps = 0
        self.history: list[Point] = []
        self._note()

    @property
    def broken(self) -> bool:
        """Whether a weight is no number any more: no step brings it back."""
        return not bool(np.isfinite(self.net.params).all())

    def step(self, count: int = 1) -> None:
        """`count` updates, fewer where the numbers overflow first."""
        with np.errstate(all="ignore"):
            for _ in range(count):
                if self.broken:
                    return
                self._memory.t += 1
                self.net.params += self._rule(self._memory, self.gradient(self._batch()), self.settings.rate)
                self.steps += 1
                if self.steps % self._every == 0:
                    self._note()

    def gradient(self, rows: Array | slice) -> Array:
        """∂J/∂params (P,): the mean loss over `rows`, and the penalty on the weights."""
        trace = self.net.forward(self._inputs[rows], self.settings.dropout, self._rng)
        slope = self._loss(trace.z, self.y[rows])[1]
        gradient = self.net.backward(trace, slope / len(slope))
        if self.settings.penalty != "none":
            weights, parts = self.net.W, self.net.views(gradient)[0]
            for W, part in zip(weights, parts, strict=True):
                part += self.settings.strength * (np.sign(W) if self.settings.penalty == "l1" else 2 * W)
        return gradient

    def _batch(self) -> Array | slice:
        """All rows, or the next `batch` of an order that is shuffled once an epoch."""
        size = self.settings.batch
        if not 0 < size < len(self.X):
            return slice(None)
        if len(self._order) < size:
            self._order = self._rng.permutation(len(self.X)).tolist()
        rows, self._order = self._order[:size], self._order[size:]
        return np.array(rows)

    def losses(self) -> tuple[float, float]:
        """Mean loss over the training and the held-out rows, without penalty and dropout."""
        with np.errstate(all="ignore"):
            pairs = ((self._inputs, self.y), (self._test_inputs, self.y_test))
            train, test = (float(self._loss(self.net.forward(X).z, y)[0].mean()) for X, y in pairs)
        return train, test

    def right(self) -> int:
        """How many training rows fall on their side; classes only."""
        return int(((self.net.forward(self._inputs).z >= 0) == (self.y == 1)).sum())

    def _note(self) -> None:
        self.history.append(Point(self.steps, *self.losses()))
        if len(self.history) >= HISTORY:
            self.history = self.history[::2]
            self._every *= 2

    def output_map(self, width: int, height: int) -> Array:
        """What the network says at a grid of points, (height, width), row 0 on top, in [−1, 1]."""
        return self._shown(self._on_grid(width, height).z).reshape(height, width)

    def unit_maps(self, width: int, height: int) -> list[list[Array]]:
        """What every hidden unit says there, layer by layer, its largest size as 1."""
        layers = self._on_grid(width, height).activations
        return [list(_spread(layer).T.reshape(-1, height, width)) for layer in layers]

    def inputs_map(self, width: int, height: int) -> list[Array]:
        """The features themselves there."""
        values = _grid(width, height, self.settings.features)
        return list(np.clip(values, -1, 1).T.reshape(-1, height, width))

    def _on_grid(self, width: int, height: int) -> Trace:
        with np.errstate(all="ignore"):
            return self.net.forward(_grid(width, height, self.settings.features))

    def _shown(self, z: Array) -> Array:
        """A score as a colour: sure of class 0 is −1, sure of class 1 is 1."""
        straight = self.settings.regression or self.settings.loss == "hinge"
        return np.asarray(np.nan_to_num(np.clip(z, -1, 1) if straight else np.tanh(0.5 * z)))


def _spread(activations: Array) -> Array:
    """Activations (points, units), each unit's largest size over the points as 1; 0 where it is 0 or no number."""
    top, spread = np.abs(activations).max(axis=0), np.zeros_like(activations)
    np.divide(activations, top, out=spread, where=np.isfinite(top) & (top > 0))
    return spread


@lru_cache(maxsize=8)
def _grid(width: int, height: int, features: tuple[str, ...]) -> Array:
    """Features (height · width, d) of the centres of the map's cells, from the upper left."""
    x1 = (np.arange(width) + 0.5) / width * 2 * EDGE - EDGE
    x2 = EDGE - (np.arange(height) + 0.5) / height * 2 * EDGE
    return data.columns(np.stack([np.tile(x1, height), np.repeat(x2, width)], axis=1), features)
