import math

import numpy as np


def l2_penalty(weights, lam, n):
    total = math.fsum(float(x) * float(x) for w in weights for x in w.ravel())
    return lam * total / 2 / n, tuple(w * lam / n for w in weights)


def l1_penalty(weights, lam, n):
    total = math.fsum(abs(float(x)) for w in weights for x in w.ravel())
    grads = []
    for w in weights:
        grad = np.zeros_like(w)
        grad[w > 0] = lam / n
        grad[w < 0] = -lam / n
        grads.append(grad)
    return total * lam / n, grads


def decay_step(w, grad, lr, lam, n):
    new = np.empty_like(w)
    for place in np.ndindex(w.shape):
        new[place] = w[place] - lr * grad[place] - lr * lam * w[place] / n
    return new


def soft_threshold(w, t):
    new = np.empty_like(w)
    for place in np.ndindex(w.shape):
        value = float(w[place])
        if abs(value) <= t:
            new[place] = 0.0
        else:
            new[place] = value - math.copysign(t, value)
    return new


def l1_step(w, grad, lr, lam, n):
    return soft_threshold(w - grad * lr, lr * (lam / n))
