import numpy as np


def flat(weights):
    return np.concatenate([np.ravel(w) for w in weights])


def l2_penalty(weights, lam, n):
    everything = flat(weights)
    return 0.5 * (lam / n) * (everything @ everything), [(lam / n) * w for w in weights]


def l1_penalty(weights, lam, n):
    size = np.linalg.norm(flat(weights), 1)
    return (lam / n) * size, [(lam / n) * ((w > 0).astype(float) - (w < 0)) for w in weights]


def decay_step(w, grad, lr, lam, n):
    _, (pull,) = l2_penalty([w], lam, n)
    new = w.copy()
    new -= lr * grad
    new -= lr * pull
    return new


def soft_threshold(w, t):
    return np.maximum(w - t, 0) - np.maximum(-w - t, 0)


def l1_step(w, grad, lr, lam, n):
    return soft_threshold(w - lr * grad, lr * lam / n)
