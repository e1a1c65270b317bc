"""Lab positional-encoding: sinusoidal positions, the input of a Transformer, the step between positions."""

import numpy as np


def rates(d):
    """ω_i = 10000^(−2i/d) for the pairs i = 0 … d/2 − 1. d even  ->  (d/2,)"""
    raise NotImplementedError


def positional_encoding(T, d):
    """PE: row pos holds sin(pos·ω_i) in column 2i and cos(pos·ω_i) in column 2i + 1; pos from 0.  ->  (T, d)"""
    raise NotImplementedError


def embed(tokens, E):
    """The input of the first layer: √d times the embeddings of the words, plus the positions.

    tokens (T,) integers, rows of E; E (vocab, d)  ->  (T, d)
    """
    raise NotImplementedError


def shift_matrix(k, d):
    """R with PE(pos) @ R = PE(pos + k) for every pos. k an integer, also negative  ->  (d, d)"""
    raise NotImplementedError
