import numpy as np


def look_ahead(w, v, beta):
    return w - beta * v


def nag_step(w, v, grad, lr, beta):
    g = grad(look_ahead(w, v, beta))
    v = beta * v + (1 - beta) * lr * g
    return w - v, v


def nag_path(grad, w0, lr, beta, steps):
    w, v = w0, np.zeros_like(w0)
    path = [w]
    for _ in range(steps):
        w, v = nag_step(w, v, grad, lr, beta)
        path.append(w)
    return np.array(path)


def torch_nag_step(w, v, g, lr, beta):
    v = beta * v + g
    return w - lr * (g + beta * v), v
