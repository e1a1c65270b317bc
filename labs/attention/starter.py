"""Lab attention: scores, weights over the source, the context, and the whole alignment map."""

import numpy as np


def bahdanau_scores(s, hs, Wa, Ua, va):
    """Additive scores of one decoder state with every encoder state: e_j = tanh(s Wa + h_j Ua) · va.

    s (Hd,), hs (T, He), Wa (Hd, a), Ua (He, a), va (a,)  ->  (T,)
    """
    raise NotImplementedError


def luong_scores(s, hs, W=None):
    """Multiplicative scores: dot s · h_j without W (then Hd = He), general (s W) · h_j with W (Hd, He).

    s (Hd,), hs (T, He)  ->  (T,)
    """
    raise NotImplementedError


def attend(scores, hs, mask=None):
    """Softmax over the source, then the weighted average of the states.

    scores (T,), hs (T, H); mask (T,) bool, True = may look (at least one), None = all may  ->  context (H,), alpha (T,)
    """
    raise NotImplementedError


def alignment(S, hs, mask=None):
    """Luong-dot attention of all decoder steps at once: row u belongs to step u.

    S (U, H), hs (T, H), mask (T,) bool or None  ->  contexts (U, H), weights (U, T)
    """
    raise NotImplementedError
