import numpy as np


def l2_penalty(weights, lam, n):
    penalty = 0.0
    grads = []
    for w in weights:
        penalty += lam / (2 * n) * np.mean(w**2)
        grads.append(lam / n * w)
    return penalty, grads


def l1_penalty(weights, lam, n):
    penalty = 0.0
    grads = []
    for w in weights:
        penalty += lam / n * np.mean(np.abs(w))
        grads.append(lam / n * np.sign(w))
    return penalty, grads


def decay_step(w, grad, lr, lam, n):
    return w - lr * (grad + lam / n * w)


def soft_threshold(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


def l1_step(w, grad, lr, lam, n):
    moved = w - lr * grad
    return soft_threshold(moved, lr * lam / n)
