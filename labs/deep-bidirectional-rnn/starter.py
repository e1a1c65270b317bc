"""Lab deep-bidirectional-rnn: simple RNN layers on one another, and read from both ends."""

import numpy as np


def rnn_layer(X, cell):
    """All states of a simple RNN from h₀ = 0: h_t = tanh(x_t Wx + h_{t−1} Wh + b).

    X (B, T, d), cell = (Wx, Wh, b)  ->  (B, T, H)
    """
    raise NotImplementedError


def stack_rnn(X, cells, return_sequences):
    """Layers on one another: the states of each are the input of the next; cells[0] is the lowest.

    -> (B, T, H) of the last layer where return_sequences is True, else its last state (B, H)
    """
    raise NotImplementedError


def birnn(X, forward, backward, lengths=None):
    """[→h_t, ←h_t] at every step; the two cells have their own weights, and may differ in H.

    lengths (B,): real steps of each row, padding comes after them; None = all T are real. The backward reading of a
    row begins at its own last real step, and the padded steps of the output are 0.  ->  (B, T, Hf + Hb)
    """
    raise NotImplementedError


def birnn_summary(X, forward, backward, lengths=None):
    """One vector for each row: the last state of each direction, in its own order of reading.  ->  (B, Hf + Hb)"""
    raise NotImplementedError


def deep_birnn(X, layers, lengths=None):
    """Bidirectional layers on one another; layers is a list of (forward, backward), the lowest first.

    -> output of the last layer at every step, (B, T, Hf + Hb)
    """
    raise NotImplementedError
