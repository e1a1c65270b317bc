"""Lab lstm: the gates, one step, a whole batch of sequences, and what the cell's line does to a gradient.

The four blocks lie side by side in the order i, f, g, o: Wx (d, 4H), Wh (H, 4H), b (4H,).
"""

import numpy as np


def lstm_gates(x, h, Wx, Wh, b):
    """Input gate, forget gate, candidate, output gate, in this order.

    x (d,) or (B, d), the state before h (H,) or (B, H) -> (i, f, g, o), each like h; i, f, o by sigmoid, g by tanh
    """
    raise NotImplementedError


def lstm_step(x, h, c, Wx, Wh, b):
    """One step. h and c are the states before it, (H,) or (B, H) -> (h, c) after it"""
    raise NotImplementedError


def lstm_forward(X, h0, c0, Wx, Wh, b):
    """All states of a batch. X (B, T, d), h0 and c0 (B, H) -> (hs (B, T, H), cs (B, T, H)), step 1 first"""
    raise NotImplementedError


def cell_gradient(fs):
    """∂c_T/∂c_0 along the cell's line, with the gates held fixed. fs (T, H), the forget gates of all steps -> (H,)"""
    raise NotImplementedError


def lstm_parameters(d, H):
    """The number of weights and biases, one bias in each of the four blocks; one int."""
    raise NotImplementedError
