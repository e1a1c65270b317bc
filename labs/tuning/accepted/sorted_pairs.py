from itertools import chain, product

import numpy as np


def grid(space):
    names = sorted(space)
    return [dict(zip(names, values)) for values in product(*(space[name] for name in names))]


DRAWS = {
    "choice": lambda rng, values: values[rng.permutation(len(values))[0]],
    "uniform": lambda rng, low, high: float(rng.uniform(low, high)),
}


def random_search(space, n, rng):
    exponents = {name: np.log(knob[1:]) for name, knob in space.items() if knob[0] == "log"}
    trials = []
    for _ in range(n):
        trial = {}
        for name, (kind, *args) in space.items():
            if kind == "log":
                trial[name] = float(np.exp(rng.uniform(*exponents[name])))
            else:
                trial[name] = DRAWS[kind](rng, *args)
        trials.append(trial)
    return trials


def diagnose(train, val, target):
    if not all(np.isfinite(loss) for loss in chain(train, val)):
        return "diverging"
    if train[-1] > train[0]:
        return "diverging"
    if train[-1] <= target:
        return "healthy" if val[-1] <= 1.1 * val.min() else "overfitting"
    return "underfitting" if train[-1] >= 0.9 * train[train.size // 2] else "too_slow"


def best_trial(val_curves):
    places = [
        (loss, trial, epoch)
        for trial, curve in enumerate(val_curves)
        for epoch, loss in enumerate(curve.tolist())
        if np.isfinite(loss)
    ]
    _, trial, epoch = sorted(places)[0]
    return [trial, epoch]
