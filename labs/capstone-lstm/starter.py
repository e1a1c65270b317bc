"""Capstone capstone-lstm: backpropagation through an LSTM, and a training that learns the adding problem.

params is always a list of five arrays: Wx (d, 4H), Wh (H, 4H), b (4H,) with the blocks i, f, g, o side by side,
then Wy (H, 1), by (1,). The states before the first step are 0; the answer comes from the last h.
"""

import numpy as np
from mylabs.adam import adam_step  # all of these are your own
from mylabs.bptt import clip_by_norm
from mylabs.losses import mse
from mylabs.lstm import lstm_forward, lstm_gates
from mylabs.weight_init import init_normal


def new_params(d, H, rng):
    """First params: Xavier normal in every block and in Wy, biases 0, but 1 for the forget gate; rng: a Generator."""
    raise NotImplementedError


def predict(params, X):
    """One linear answer h_T Wy + by for each sequence. X (B, T, d)  ->  (B,)"""
    raise NotImplementedError


def lstm_backward(X, hs, cs, dh, Wx, Wh, b):
    """Back through all steps: sums over rows and steps, no mean.

    X (B, T, d), hs and cs (B, T, H) as lstm_forward returns them from zeros, dh (B, H) = ∂J/∂h_T
    ->  dWx (d, 4H), dWh (H, 4H), db (4H,)
    """
    raise NotImplementedError


def gradients(params, X, y):
    """Mean squared error and its gradients. X (B, T, d), y (B,)  ->  (loss, list of five arrays like params)"""
    raise NotImplementedError


class Trainer:
    """Adam on clipped gradients. `params` are always the present ones."""

    def __init__(self, params, lr=0.001, limit=1.0):
        """The arrays given stay as they are. limit: largest common norm of the five gradients, may be inf."""
        raise NotImplementedError

    def step(self, X, y):
        """Gradients, clip, one step of Adam with its default settings.  ->  the loss before the update"""
        raise NotImplementedError
