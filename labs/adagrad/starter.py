"""Lab adagrad: a learning rate for each weight, from its own history."""

import numpy as np


def adagrad_step(w, G, g, lr, eps):
    """One step: G ← G + g², w ← w − η g / (√G + ε), weight by weight.

    w, G, g of one shape -> (new w, new G)
    """
    raise NotImplementedError


def effective_rates(grads, lr, eps):
    """The rate η / (√G + ε) of every weight after each gradient; G starts at 0.

    grads (T, P): row t is the gradient of step t -> (T, P)
    """
    raise NotImplementedError


def adagrad_path(grad, w0, lr, eps, steps):
    """Every w from the start on: row 0 is w0, row t is w after t steps. G starts at 0.

    grad(w) -> gradient (d,); w0 (d,) -> (steps + 1, d)
    """
    raise NotImplementedError
