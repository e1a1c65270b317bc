import numpy as np


def descend(slope, w, rate, steps):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return path[-1]  # (steps + 1, d)


def descend_until(cost, slope, w, rate, threshold, most):
    costs = [cost(w)]
    for _ in range(most):
        w = w - rate * slope(w)
        costs.append(cost(w))
        if abs(costs[-1] - costs[-2]) < threshold:
            return w, costs, True
    return w, costs, False


def largest_stable_rate(curvatures):
    return 2 / np.max(curvatures)  # every |1 - rate * a| has to stay below 1


def updates(n, batch_size, epochs):
    batches = (n + batch_size - 1) // batch_size  # the last one need not be full
    return batches * epochs
