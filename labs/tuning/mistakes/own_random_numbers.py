import numpy as np


def grid(space):
    trials = [{}]
    for name, values in space.items():
        trials = [{**trial, name: value} for trial in trials for value in values]
    return trials


def random_search(space, n, rng):
    rng = np.random.default_rng(42)
    trials = []
    for _ in range(n):
        trial = {}
        for name, knob in space.items():
            if knob[0] == "choice":
                trial[name] = knob[1][rng.integers(len(knob[1]))]
            elif knob[0] == "uniform":
                trial[name] = rng.uniform(knob[1], knob[2])
            else:
                trial[name] = np.exp(rng.uniform(np.log(knob[1]), np.log(knob[2])))
        trials.append(trial)
    return trials


def diagnose(train, val, target):
    if not (np.isfinite(train).all() and np.isfinite(val).all()):
        return "diverging"
    if train[-1] > train[0]:
        return "diverging"
    if train[-1] > target:
        if train[-1] < 0.9 * train[len(train) // 2]:
            return "too_slow"
        return "underfitting"
    if val[-1] > 1.1 * np.min(val):
        return "overfitting"
    return "healthy"


def best_trial(val_curves):
    best, place = np.inf, (0, 0)
    for trial, curve in enumerate(val_curves):
        for epoch, loss in enumerate(curve):
            if loss < best:
                best, place = loss, (trial, epoch)
    return place
