"""Lab multi-head-attention: cut into heads, attend in each, join, mix."""

import numpy as np


def split_heads(X, heads):
    """Columns to heads: head 0 gets the first d / heads columns of every word.

    X (..., T, d), heads divides d  ->  (..., heads, T, d / heads)
    """
    raise NotImplementedError


def merge_heads(Z):
    """The way back: every word's heads side by side, head 0 first.

    Z (..., heads, T, d_k)  ->  (..., T, heads · d_k)
    """
    raise NotImplementedError


def multi_head_attention(Y, X, Wq, Wk, Wv, Wo, heads, mask=None):
    """Y asks, X is looked at (self-attention: Y is X). Scores are divided by the root of a head's width.

    Y (..., Tq, d), X (..., Tk, d), each W (d, d); the dots are no axis at all or a batch.
    mask: bool (Tq, Tk), True = may look (at least one in a row), for all heads; None = all may
    ->  output (..., Tq, d), weights (..., heads, Tq, Tk)
    """
    raise NotImplementedError


def parameter_count(d_model, heads, bias=False):
    """How many numbers W_q, W_k, W_v and W_o hold, with `bias` also one bias for each of the four.

    -> int
    """
    raise NotImplementedError
