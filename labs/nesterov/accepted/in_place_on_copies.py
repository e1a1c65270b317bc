import numpy as np


def look_ahead(w, v, beta):
    ahead = w.copy()
    ahead -= beta * v
    return ahead


def nag_step(w, v, grad, lr, beta):
    v = v.copy()
    v *= beta
    ahead = w - v
    v += lr * grad(ahead)
    w = w.copy()
    w -= v
    return [w, v]


def nag_path(grad, w0, lr, beta, steps):
    w, v, rows = w0.copy(), 0.0 * w0, [w0.copy()]
    for _ in range(steps):
        v = beta * v + lr * grad(w - beta * v)
        w = w - v
        rows.append(w.copy())
    return np.stack(rows)


def torch_nag_step(w, v, g, lr, beta):
    v = v.copy()
    v *= beta
    v += g
    ahead = beta * v + g
    return w - ahead * lr, v
