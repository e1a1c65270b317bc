"""The velocity as the step that was taken: w_(t+1) = w_t + β (w_t − w_(t−1)) − η g."""

import numpy as np


def momentum_step(w, v, g, lr, beta):
    new_w = w - beta * v - lr * g
    return new_w, w - new_w


def momentum_path(grad, w0, lr, beta, steps):
    path = [np.array(w0), np.array(w0)]
    for _ in range(steps):
        path.append(path[-1] + beta * (path[-1] - path[-2]) - lr * grad(path[-1]))
    return np.array(path[1:])


def terminal_velocity(g, lr, beta):
    return g * (lr / (1 - beta))


def torch_step(w, v, g, lr, beta):
    return w - lr * beta * v - lr * g, beta * v + g
