import numpy as np


def l2_penalty(weights, lam, n):
    squares = sum(np.sum(w**2) for w in weights)
    return lam / (2 * n) * squares, [lam / n * w for w in weights]


def l1_penalty(weights, lam, n):
    sizes = sum(np.sum(np.abs(w)) for w in weights)
    return lam / n * sizes, [lam / n * np.sign(w) for w in weights]


def decay_step(w, grad, lr, lam, n):
    return (1 - lr * lam / n) * w - lr * grad


def soft_threshold(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


def l1_step(w, grad, lr, lam, n):
    return soft_threshold(w - lr * grad, lr * lam / n)
