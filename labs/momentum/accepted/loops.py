import numpy as np


def momentum_step(w, v, g, lr, beta):
    new_w, new_v = np.empty_like(w), np.empty_like(v)
    for place in np.ndindex(w.shape):
        new_v[place] = lr * g[place] + beta * v[place]
        new_w[place] = w[place] - new_v[place]
    return new_w, new_v


def momentum_path(grad, w0, lr, beta, steps):
    path = np.zeros((steps + 1, len(w0)))
    path[0] = w0
    v = np.zeros(len(w0))
    for t in range(steps):
        path[t + 1], v = momentum_step(path[t], v, grad(path[t]), lr, beta)
    return path


def terminal_velocity(g, lr, beta):
    v = 0 * g
    for _ in range(5000):
        v = beta * v + lr * g
    return v


def torch_step(w, v, g, lr, beta):
    new_w, scaled = momentum_step(w, lr * v, g, lr, beta)
    return new_w, scaled / lr
