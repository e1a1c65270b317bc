import numpy as np


def momentum_step(w, v, g, lr, beta):
    v = lr * g
    return w - v, v


def momentum_path(grad, w0, lr, beta, steps):
    w, v = w0, np.zeros_like(w0)
    path = [w]
    for _ in range(steps):
        w, v = momentum_step(w, v, grad(w), lr, beta)
        path.append(w)
    return np.array(path)


def terminal_velocity(g, lr, beta):
    return lr * g / (1 - beta)


def torch_step(w, v, g, lr, beta):
    v = beta * v + g
    return w - lr * v, v
