import numpy as np


def bahdanau_scores(s, hs, Wa, Ua, va):
    joined = np.concatenate([np.tile(s, (len(hs), 1)), hs], axis=1)
    return np.einsum("ta,a->t", np.tanh(joined @ np.concatenate([Wa, Ua])), va)


def luong_scores(s, hs, W=None):
    if W is None:
        W = np.eye(len(s))
    return np.einsum("i,ij,tj->t", s, W, hs)


def attend(scores, hs, mask=None):
    context, alpha = over_source(scores[None, :], hs, mask)
    return context[0], alpha[0]


def over_source(scores, hs, mask):
    scores = scores.copy()
    if mask is not None:
        scores[:, ~mask] = float("-inf")
    scores -= np.max(scores, axis=1)[:, None]
    np.exp(scores, out=scores)
    scores /= np.sum(scores, axis=1)[:, None]
    return np.einsum("ut,th->uh", scores, hs), scores


def alignment(S, hs, mask=None):
    return over_source(np.einsum("uh,th->ut", S, hs), hs, mask)
