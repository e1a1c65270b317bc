import numpy as np


def l2_penalty(weights, lam, n):
    total = 0.0
    for w in weights:
        total = total + np.vdot(w, w)
    return np.asarray(lam * total / (2 * n)), [np.multiply(w, lam) / n for w in weights]


def l1_penalty(weights, lam, n):
    total = np.asarray([np.abs(w).sum() for w in weights]).sum()
    return lam * total / n, [np.where(w == 0, 0.0, np.copysign(lam / n, w)) for w in weights]


def decay_step(w, grad, lr, lam, n):
    shrink = 1.0 - (lr / n) * lam
    return shrink * w + (-lr) * grad


def soft_threshold(w, t):
    return w - np.clip(w, -t, t)


def l1_step(w, grad, lr, lam, n):
    u = np.array(w, dtype=float)
    u -= lr * grad
    t = lr * lam / n
    u[np.abs(u) <= t] = 0.0
    u[u > 0] -= t
    u[u < 0] += t
    return u
