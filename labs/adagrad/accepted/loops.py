import math

import numpy as np


def adagrad_step(w, G, g, lr, eps):
    new_w, new_G = np.empty_like(w), np.empty_like(G)
    for place in np.ndindex(w.shape):
        new_G[place] = G[place] + float(g[place]) ** 2
        new_w[place] = w[place] - lr / (math.sqrt(new_G[place]) + eps) * g[place]
    return new_w, new_G


def effective_rates(grads, lr, eps):
    T, P = grads.shape
    rates = np.zeros((T, P))
    for j in range(P):
        total = 0.0
        for t in range(T):
            total += grads[t, j] ** 2
            rates[t, j] = lr / (math.sqrt(total) + eps)
    return rates


def adagrad_path(grad, w0, lr, eps, steps):
    path = np.zeros((steps + 1, len(w0)))
    path[0] = w0
    G = np.zeros(len(w0))
    for t in range(steps):
        path[t + 1], G = adagrad_step(path[t], G, grad(path[t]), lr, eps)
    return path
