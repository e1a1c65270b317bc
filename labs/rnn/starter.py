"""Lab rnn: one step of the cell, a whole batch of sequences, an answer, and the number of weights."""

import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    """The next hidden state, tanh(x Wx + h Wh + b).

    x (d,) or (B, d), the state before h (H,) or (B, H), Wx (d, H), Wh (H, H), b (H,) -> like h
    """
    raise NotImplementedError


def rnn_forward(X, h0, Wx, Wh, b):
    """All hidden states of a batch of sequences.

    X (B, T, d), h0 (B, H) the state before the first step -> hs (B, T, H), hs[:, 0] is the state after step 1
    """
    raise NotImplementedError


def rnn_output(h, Wy, by):
    """σ(h Wy + by), σ the sigmoid. h (B, H), Wy (H, O), by (O,) -> (B, O)"""
    raise NotImplementedError


def rnn_parameters(d, H, O):
    """Weights and biases of a cell (Wx, Wh, b) together with its output (Wy, by); one int."""
    raise NotImplementedError
