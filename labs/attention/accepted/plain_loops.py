import math

import numpy as np


def bahdanau_scores(s, hs, Wa, Ua, va):
    scores = []
    for h in hs:
        total = 0.0
        for k in range(len(va)):
            inner = sum(s[i] * Wa[i, k] for i in range(len(s))) + sum(h[i] * Ua[i, k] for i in range(len(h)))
            total += va[k] * math.tanh(inner)
        scores.append(total)
    return np.array(scores)


def luong_scores(s, hs, W=None):
    if W is not None:
        s = [sum(s[i] * W[i, j] for i in range(len(s))) for j in range(W.shape[1])]
    return np.array([sum(a * b for a, b in zip(s, h)) for h in hs])


def attend(scores, hs, mask=None):
    allowed = [j for j in range(len(scores)) if mask is None or mask[j]]
    top = max(float(scores[j]) for j in allowed)
    alpha = np.zeros(len(scores))
    for j in allowed:
        alpha[j] = math.exp(scores[j] - top)
    alpha = alpha / alpha.sum()
    context = np.zeros(hs.shape[1])
    for j in allowed:
        context += alpha[j] * hs[j]
    return context, alpha


def alignment(S, hs, mask=None):
    rows = [attend(luong_scores(s, hs), hs, mask) for s in S]
    return np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
