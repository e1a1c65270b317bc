"""Lab rnn-shapes: one cell wired in four ways. cell = (Wx, Wh, b), head = (Wy, by); h₀ = 0, outputs are linear."""

import numpy as np


def many_to_one(X, lengths, cell, head):
    """One answer for each sequence, from the state after its last real step.

    X (B, T, d) padded at the end, lengths (B,) integers from 1 to T, Wx (d, H), Wh (H, H), b (H,),
    Wy (H, O), by (O,) -> (B, O)
    """
    raise NotImplementedError


def many_to_many(X, cell, head):
    """One answer at every step. X (B, T, d) -> (B, T, O)"""
    raise NotImplementedError


def one_to_many(x, cell, head, T_out):
    """x is the input of step 1; later inputs are the output of the step before. x (B, d), O = d -> (B, T_out, d)"""
    raise NotImplementedError


def encoder_decoder(X, encoder, decoder, head, T_out):
    """The encoder reads X; its last state is the decoder's h₀. The decoder's first input is zeros, then its output.

    X (B, T, d); encoder = (Wx (d, H), Wh, b); decoder = (Wx (O, H), Wh, b); head = (Wy (H, O), by) -> (B, T_out, O)
    """
    raise NotImplementedError


def output_shape(kind, B, T, T_out, O):
    """The shape of the output as a tuple.

    kind is "many_to_one", "many_to_many" (equal lengths), "one_to_many" or "encoder_decoder"
    """
    raise NotImplementedError
