import numpy as np


def descend(slope, w, rate, steps):
    if steps == 0:
        return w.copy()[np.newaxis]
    before = descend(slope, w, rate, steps - 1)
    return np.concatenate([before, (before[-1] - rate * slope(before[-1]))[np.newaxis]])


def descend_until(cost, slope, w, rate, threshold, most):
    def walk(here, costs, left):
        if left == 0:
            return here, costs, False
        there = here - rate * slope(here)
        costs = [*costs, cost(there)]
        if abs(costs[-1] - costs[-2]) < threshold:
            return there, costs, True
        return walk(there, costs, left - 1)

    return walk(w, [cost(w)], most)


def largest_stable_rate(curvatures):
    return float(2 / sorted(curvatures)[-1])


def updates(n, batch_size, epochs):
    return sum(1 for _ in range(epochs) for _ in range(0, n, batch_size))
