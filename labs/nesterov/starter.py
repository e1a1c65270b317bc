"""Lab nesterov: look where the velocity will take you, then step."""

import numpy as np


def look_ahead(w, v, beta):
    """The point to which the old speed alone would carry w: w − β v. Arrays of one shape."""
    raise NotImplementedError


def nag_step(w, v, grad, lr, beta):
    """One step of NAG, with the gradient of the look-ahead point.

    w, v of one shape; grad(w) -> gradient of that shape. -> (new w, new v)
    """
    raise NotImplementedError


def nag_path(grad, w0, lr, beta, steps):
    """Every w from the start on: row 0 is w0, row t is w after t steps. The velocity starts at 0.

    w0 (d,) -> (steps + 1, d)
    """
    raise NotImplementedError


def torch_nag_step(w, v, g, lr, beta):
    """One step in PyTorch's form, where g is taken at w itself: v ← β v + g, w ← w − η (g + β v).

    -> (new w, new v)
    """
    raise NotImplementedError
