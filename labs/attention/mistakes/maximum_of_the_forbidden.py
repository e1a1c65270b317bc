import numpy as np


def softmax(e):
    """Over the last axis; −∞ becomes 0."""
    p = np.exp(e - e.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)


def bahdanau_scores(s, hs, Wa, Ua, va):
    return np.tanh(s @ Wa + hs @ Ua) @ va


def luong_scores(s, hs, W=None):
    query = s if W is None else s @ W
    return hs @ query


def attend(scores, hs, mask=None):
    alpha = np.exp(scores - scores.max())
    if mask is not None:
        alpha = np.where(mask, alpha, 0.0)
    alpha = alpha / alpha.sum()
    return alpha @ hs, alpha


def alignment(S, hs, mask=None):
    scores = S @ hs.T
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    return weights @ hs, weights
