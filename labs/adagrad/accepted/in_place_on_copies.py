import numpy as np


def adagrad_step(w, G, g, lr, eps):
    w, G = w.copy(), G.copy()
    G += g * g
    w -= g * (lr / (G**0.5 + eps))
    return [w, G]


def effective_rates(grads, lr, eps):
    rates, G = [], np.zeros(grads.shape[1])
    for g in grads:
        G += g * g
        rates.append(lr / (np.sqrt(G) + eps))
    return np.stack(rates)


def adagrad_path(grad, w0, lr, eps, steps):
    w, G, rows = w0.copy(), 0.0 * w0, [w0.copy()]
    for _ in range(steps):
        g = grad(w)
        G += np.square(g)
        w = w - np.divide(lr * g, np.sqrt(G) + eps)
        rows.append(w)
    return np.vstack(rows)
