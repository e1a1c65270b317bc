import math

import numpy as np


def descend(slope, w, rate, steps):
    path = np.empty((steps + 1, w.shape[0]))
    path[0] = w
    for k in range(steps):
        path[k + 1] = path[k]
        path[k + 1] -= rate * np.asarray(slope(path[k]))
    return path


def descend_until(cost, slope, w, rate, threshold, most):
    w = w.copy()
    costs = np.full(most + 1, np.nan)
    costs[0], done, k = cost(w), False, 0
    while k < most and not done:
        w -= rate * np.asarray(slope(w))
        k += 1
        costs[k] = cost(w)
        done = bool(np.abs(np.diff(costs[k - 1 : k + 1]))[0] < threshold)
    return w, costs[: k + 1], done


def largest_stable_rate(curvatures):
    return np.min(2.0 / curvatures)


def updates(n, batch_size, epochs):
    return math.ceil(n / batch_size) * epochs
