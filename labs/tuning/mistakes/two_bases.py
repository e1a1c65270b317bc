from itertools import product

import numpy as np


def grid(space):
    return [dict(zip(space, values)) for values in product(*space.values())]


def draw(knob, rng):
    if knob[0] == "choice":
        return knob[1][rng.integers(len(knob[1]))]
    _, low, high = knob
    if knob[0] == "log":
        return 10 ** rng.uniform(np.log(low), np.log(high))
    return rng.uniform(low, high)


def random_search(space, n, rng):
    return [{name: draw(knob, rng) for name, knob in space.items()} for _ in range(n)]


def diagnose(train, val, target):
    if not np.isfinite([train, val]).all() or train[-1] > train[0]:
        return "diverging"
    if train[-1] > target:
        still_falling = train[-1] < 0.9 * train[len(train) // 2]
        return "too_slow" if still_falling else "underfitting"
    return "overfitting" if val[-1] > 1.1 * min(val) else "healthy"


def best_trial(val_curves):
    lowest = [np.nanmin(curve) if not np.isnan(curve).all() else np.inf for curve in val_curves]
    trial = int(np.argmin(lowest))
    return trial, int(np.nanargmin(val_curves[trial]))
