"""Lab self-attention: scaled dot product, the causal mask, attention within one sequence and between two."""

import numpy as np


def scaled_dot_product(Q, K, V, mask=None):
    """softmax(Q Kᵀ / √d_k) V, and the weights.

    Q (..., Tq, d_k), K (..., Tk, d_k), V (..., Tk, d_v); the dots are no axis at all or a batch.
    mask: bool, (Tq, Tk) or what broadcasts to the scores, True = may look (at least one in a row); None = all may
    ->  Z (..., Tq, d_v), A (..., Tq, Tk)
    """
    raise NotImplementedError


def causal_mask(T):
    """bool (T, T): word i may look at itself and at the words before it."""
    raise NotImplementedError


def self_attention(X, Wq, Wk, Wv, mask=None):
    """A sequence looks at itself.

    X (..., T, d_model), Wq and Wk (d_model, d_k), Wv (d_model, d_v)  ->  Z (..., T, d_v), A (..., T, T)
    """
    raise NotImplementedError


def cross_attention(Y, X, Wq, Wk, Wv, mask=None):
    """Y asks, X is looked at: queries from Y, keys and values from X.

    Y (..., Tq, d_model), X (..., Tk, d_model)  ->  Z (..., Tq, d_v), A (..., Tq, Tk)
    """
    raise NotImplementedError
