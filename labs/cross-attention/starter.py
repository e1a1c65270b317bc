"""Lab cross-attention: queries from the decoder, keys and values from the memory, with one head and with several."""

import numpy as np


def source_mask(lengths, n):
    """True at the words of each source, False at its padding. lengths: B integers, 1 … n  ->  bool (B, n)"""
    raise NotImplementedError


def cross_attention(X_dec, X_enc, Wq, Wk, Wv, mask=None):
    """softmax(Q Kᵀ / √d_k) V. mask: None, or bool (n,) or (m, n), True = may look.

    X_dec (m, d), X_enc (n, d_enc), Wq (d, d_k), Wk (d_enc, d_k), Wv (d_enc, d_v)  ->  Z (m, d_v), A (m, n)
    """
    raise NotImplementedError


def multi_head_cross(X_dec, X_enc, Wq, Wk, Wv, Wo, heads, mask=None):
    """The same in every head, the heads side by side, times Wo. Columns of head 0 come first in Wq, Wk, Wv.

    Wq (d, h·d_k), Wk (d_enc, h·d_k), Wv (d_enc, h·d_v), Wo (h·d_v, d)  ->  Z (m, d), A (h, m, n)
    """
    raise NotImplementedError


def alignment(A):
    """For each target word the source word it looks at most; the first one of equals. A (m, n)  ->  (m,) integers"""
    raise NotImplementedError
