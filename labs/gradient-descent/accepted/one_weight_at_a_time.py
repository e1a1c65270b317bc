import numpy as np


def step(slope, w, rate):
    g = slope(w)
    return np.array([float(w[i]) - float(rate) * float(g[i]) for i in range(len(w))])


def descend(slope, w, rate, steps):
    rows = [list(w)]
    for _ in range(steps):
        rows.append(list(step(slope, np.array(rows[-1]), rate)))
    return np.vstack(rows)


def descend_until(cost, slope, w, rate, threshold, most):
    costs = [np.float64(cost(w))]
    converged = False
    for _ in range(most):
        w = step(slope, w, rate)
        costs += [np.float64(cost(w))]
        change = costs[-1] - costs[-2]
        if -threshold < change < threshold:
            converged = True
            break
    return [w, tuple(costs), np.bool_(converged)]


def largest_stable_rate(curvatures):
    sharpest = 0.0
    for a in curvatures:
        if a > sharpest:
            sharpest = float(a)
    return 2 * sharpest**-1


def updates(n, batch_size, epochs):
    full, rest = divmod(n, batch_size)
    return np.int64(epochs * (full + (rest > 0)))
