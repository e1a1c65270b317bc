"""Six optimizers over one flat vector. Each step returns how far the parameters move; state lives in `Memory`.

Notation of the course: η learning rate, β momentum, β₁ β₂ decay rates, ε outside the root; t counts from 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tutor.playground.data import Array

BETA, BETA1, BETA2, DECAY, EPS = 0.9, 0.9, 0.999, 0.9, 1e-8


@dataclass
class Memory:
    """First and second running values, of the shape of the parameters."""

    m: Array
    v: Array
    t: int = 0

    @classmethod
    def of(cls, params: Array) -> Memory:
        return cls(np.zeros_like(params), np.zeros_like(params))


def sgd(memory: Memory, grad: Array, rate: float) -> Array:
    return -rate * grad


def momentum(memory: Memory, grad: Array, rate: float) -> Array:
    """v ← βv − ηg (Polyak 1964)."""
    memory.v = BETA * memory.v - rate * grad
    return memory.v


def nag(memory: Memory, grad: Array, rate: float) -> Array:
    """Nesterov from the gradient where it stands: w ← w + βv − ηg, with the new v (Sutskever et al. 2013)."""
    memory.v = BETA * memory.v - rate * grad
    return BETA * memory.v - rate * grad


def adagrad(memory: Memory, grad: Array, rate: float) -> Array:
    memory.v += grad * grad
    return -rate * grad / (np.sqrt(memory.v) + EPS)


def rmsprop(memory: Memory, grad: Array, rate: float) -> Array:
    memory.v = DECAY * memory.v + (1 - DECAY) * grad * grad
    return -rate * grad / (np.sqrt(memory.v) + EPS)


def adam(memory: Memory, grad: Array, rate: float) -> Array:
    """Kingma and Ba 2015, algorithm 1: both means corrected for their start at zero."""
    memory.m = BETA1 * memory.m + (1 - BETA1) * grad
    memory.v = BETA2 * memory.v + (1 - BETA2) * grad * grad
    m_hat, v_hat = memory.m / (1 - BETA1**memory.t), memory.v / (1 - BETA2**memory.t)
    return -rate * m_hat / (np.sqrt(v_hat) + EPS)


Rule = Callable[[Memory, Array, float], Array]
RULES: dict[str, Rule] = {
    "sgd": sgd,
    "momentum": momentum,
    "nag": nag,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adam": adam,
}
