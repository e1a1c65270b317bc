import numpy as np


def adagrad_step(w, G, g, lr, eps):
    G = G + g**2
    return w - lr * g / (np.sqrt(G) + eps), G


def effective_rates(grads, lr, eps):
    G = np.cumsum(grads**2, axis=0) - grads**2  # (T, P)
    return lr / (np.sqrt(G) + eps)


def adagrad_path(grad, w0, lr, eps, steps):
    w, G = w0, np.zeros_like(w0)
    path = [w]
    for _ in range(steps):
        w, G = adagrad_step(w, G, grad(w), lr, eps)
        path.append(w)
    return np.array(path)
