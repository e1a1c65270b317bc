"""√G as a norm that grows: the hypotenuse of the old √G and the new gradient."""

import numpy as np


def adagrad_step(w, G, g, lr, eps):
    size = np.hypot(np.sqrt(G), g)
    return w - lr * g / (size + eps), size * size


def effective_rates(grads, lr, eps):
    sizes = [np.linalg.norm(grads[: t + 1], axis=0) for t in range(len(grads))]
    return lr / (np.array(sizes) + eps)


def adagrad_path(grad, w0, lr, eps, steps):
    path, size = [w0], np.zeros(w0.shape)
    while len(path) <= steps:
        g = grad(path[-1])
        size = np.hypot(size, g)
        path.append(path[-1] - lr * g / (size + eps))
    return np.array(path)
