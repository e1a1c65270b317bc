"""References' programs in plain NumPy, right ones and wrong ones, as an experiment.py runs them.

Written from the formulas in docs/experiments.md: nothing of the torch recipes is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tutor.training.arrays import Array, Weights

Report = Callable[[dict[str, Any]], None]
Gradient = Callable[[Weights, Array, Array], Weights]
Loss = Callable[[Weights, Array, Array], Any]


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def cross_entropy(z: Array, y: Array) -> float:
    return float(np.mean(np.logaddexp(0, z) - y * z))


def line(w: Weights, X: Array) -> Array:
    return X @ w["w"] + w["b"]


def logistic_loss(w: Weights, X: Array, y: Array) -> float:
    return cross_entropy(line(w, X), y)


def logistic_gradient(w: Weights, X: Array, y: Array) -> Weights:
    error = (sigmoid(line(w, X)) - y) / len(y)  # (B,)
    return {"w": error @ X, "b": np.array([error.sum()])}


def perceptron_loss(w: Weights, X: Array, y: Array) -> float:
    return float(np.mean(np.maximum(0, -(2 * y - 1) * line(w, X))))


def perceptron_direction(w: Weights, X: Array, y: Array) -> Weights:
    error = (line(w, X) >= 0).astype(float) - y  # (1,)
    return {"w": error @ X, "b": error}


def mlp(hidden: Callable[[Array], Array], slope: Callable[[Array], Array]) -> tuple[Loss, Gradient]:
    """Loss and gradient of a net with one hidden layer; `slope` is the derivative in terms of the activation."""

    def loss(w: Weights, X: Array, y: Array) -> float:
        return cross_entropy((hidden(X @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"])[:, 0], y)

    def gradient(w: Weights, X: Array, y: Array) -> Weights:
        a = hidden(X @ w["W1"] + w["b1"])  # (B, H)
        z = (a @ w["W2"] + w["b2"])[:, 0]  # (B,)
        dz = ((sigmoid(z) - y) / len(y))[:, None]  # (B, 1)
        da = dz @ w["W2"].T * slope(a)  # (B, H)
        return {"W1": X.T @ da, "b1": da.sum(0), "W2": a.T @ dz, "b2": dz.sum(0)}

    return loss, gradient


PROGRAMS: dict[str, tuple[Loss, Gradient]] = {
    "perceptron": (perceptron_loss, perceptron_direction),
    "logistic-regression": (logistic_loss, logistic_gradient),
    "xor-mlp": mlp(sigmoid, lambda a: a * (1 - a)),
    "xor-minimal": mlp(sigmoid, lambda a: a * (1 - a)),
    "moons-mlp": mlp(np.tanh, lambda a: 1 - a * a),
    "circles-mlp": mlp(np.tanh, lambda a: 1 - a * a),
}


def experiment(recipe: dict[str, Any], report: Report, loss: Loss, gradient: Gradient) -> None:
    """As docs/experiments.md asks: report before training, after the first update, after every epoch."""
    weights, rate = recipe["weights"], recipe["settings"]["learning_rate"]

    def measured(step: int) -> dict[str, Any]:
        return {"step": step, "loss": loss(weights, recipe["X_val"], recipe["y_val"])}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:
        for rows in epoch:
            slope = gradient(weights, recipe["X"][rows], recipe["y"][rows])
            weights = {name: weights[name] - rate * slope[name] for name in weights}
            step += 1
            if step == 1:
                report({"step": 1, "weights": weights})
        report(measured(step))
