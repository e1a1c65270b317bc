"""Lab bptt: the gradient on its way back through time, its norms, and clipping.

The cell is h_t = tanh(x_t Wx + h_{t−1} Wh + b) with h₀ = 0; d inputs, H units, matrices (in, out).
"""

import numpy as np


def step_back(dh, h, Wh):
    """∂L/∂h_{t−1} from dh = ∂L/∂h_t, where h is h_t. dh and h (H,) or (B, H), Wh (H, H) -> like dh"""
    raise NotImplementedError


def gradient_norms(dh, hs, Wh):
    """‖∂L/∂h_t‖ for t = 1 … T when the loss looks at the last state only.

    dh (H,) = ∂L/∂h_T, hs (T, H) the states of one sequence -> (T,), step 1 first
    """
    raise NotImplementedError


def bptt(X, hs, dhs, Wh):
    """Gradients of the cell's weights: sums over all steps and all rows, no mean.

    X (B, T, d), hs (B, T, H) its states, dhs (B, T, H) what the loss sends to each state directly
    -> (dWx (d, H), dWh (H, H), db (H,))
    """
    raise NotImplementedError


def clip_by_norm(grads, limit):
    """The list of arrays, all multiplied by one number, so that their common norm is at most limit."""
    raise NotImplementedError
