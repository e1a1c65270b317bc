"""Lab momentum: SGD with a memory of its speed."""

import numpy as np


def momentum_step(w, v, g, lr, beta):
    """One step: V ← β V + η g, w ← w − V. w, v, g of one shape -> (new w, new v)"""
    raise NotImplementedError


def momentum_path(grad, w0, lr, beta, steps):
    """Every w from the start on: row 0 is w0, row t is w after t steps. The velocity starts at 0.

    grad(w) -> gradient (d,); w0 (d,) -> (steps + 1, d)
    """
    raise NotImplementedError


def terminal_velocity(g, lr, beta):
    """What V comes to when the gradient stays g, 0 ≤ beta < 1. Of the shape of g."""
    raise NotImplementedError


def torch_step(w, v, g, lr, beta):
    """One step in PyTorch's form: v ← β v + g, w ← w − η v -> (new w, new v)"""
    raise NotImplementedError
