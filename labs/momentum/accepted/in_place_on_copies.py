import numpy as np


def momentum_step(w, v, g, lr, beta):
    w, v = w.copy(), v.copy()
    v *= beta
    v += lr * g
    w -= v
    return [w, v]


def momentum_path(grad, w0, lr, beta, steps):
    w, v, rows = w0.copy(), np.zeros_like(w0), [w0.copy()]
    for _ in range(steps):
        v = beta * v + lr * grad(w)
        w = w - v
        rows.append(w.copy())
    return np.stack(rows)


def terminal_velocity(g, lr, beta):
    return np.multiply(g, lr / (1.0 - beta))


def torch_step(w, v, g, lr, beta):
    v = g + beta * v
    w = w - v * lr
    return w, v
