"""The look-ahead point as the place to step from: w_new = ahead − η g, and V is the way that was walked."""

import numpy as np


def look_ahead(w, v, beta):
    return np.subtract(w, np.multiply(beta, v))


def nag_step(w, v, grad, lr, beta):
    ahead = look_ahead(w, v, beta)
    new_w = ahead - lr * grad(ahead)
    return new_w, w - new_w


def nag_path(grad, w0, lr, beta, steps):
    path = [np.array(w0), np.array(w0)]
    for _ in range(steps):
        ahead = path[-1] + beta * (path[-1] - path[-2])
        path.append(ahead - lr * grad(ahead))
    return np.array(path[1:])


def torch_nag_step(w, v, g, lr, beta):
    return w - lr * ((1 + beta) * g + beta**2 * v), beta * v + g
