import numpy as np


def bahdanau_scores(s, hs, Wa, Ua, va):
    asked = Wa.T @ s
    keys = (Ua.T @ hs.T).T
    return np.sum(va * np.tanh(asked[np.newaxis] + keys), axis=1)


def luong_scores(s, hs, W=None):
    keys = hs if W is None else hs @ W.T
    return (keys * s).sum(axis=-1)


def attend(scores, hs, mask=None):
    where = np.arange(len(scores)) if mask is None else np.flatnonzero(mask)
    e = scores[where]
    log_sum = np.logaddexp.reduce(e)
    alpha = np.zeros_like(scores, dtype=float)
    alpha[where] = np.exp(e - log_sum)
    return (alpha[:, None] * hs).sum(axis=0), alpha


def alignment(S, hs, mask=None):
    keep = np.ones(len(hs), dtype=bool) if mask is None else mask
    E = S @ hs[keep].T
    P = np.exp(E - np.logaddexp.reduce(E, axis=1, keepdims=True))
    weights = np.zeros((len(S), len(hs)))
    weights[:, keep] = P
    return P @ hs[keep], weights
