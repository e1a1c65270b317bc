import numpy as np


def grid(space):
    places = np.indices([len(values) for values in space.values()]).reshape(len(space), -1)
    return [{name: space[name][place] for name, place in zip(space, row)} for row in places.T]


def column(knob, n, rng):
    if knob[0] == "choice":
        return [knob[1][place] for place in rng.integers(0, len(knob[1]), n)]
    if knob[0] == "log":
        return 2 ** rng.uniform(np.log2(knob[1]), np.log2(knob[2]), size=n)
    return rng.uniform(knob[1], knob[2], size=n)


def random_search(space, n, rng):
    columns = {name: column(knob, n, rng) for name, knob in space.items()}
    return [{name: columns[name][i] for name in space} for i in range(n)]


def diagnose(train, val, target):
    questions = [
        ("diverging", ~np.isfinite(np.concatenate([train, val])).all() or train[-1] > train[0]),
        ("too_slow", train[-1] > target and train[-1] < 0.9 * train[len(train) // 2]),
        ("underfitting", train[-1] > target),
        ("overfitting", val[-1] > 1.1 * np.min(val)),
        ("healthy", True),
    ]
    return next(label for label, yes in questions if yes)


def best_trial(val_curves):
    table = np.full((len(val_curves), max(len(curve) for curve in val_curves)), np.inf)
    for row, curve in zip(table, val_curves):
        row[: len(curve)] = np.where(np.isnan(curve), np.inf, curve)
    return np.unravel_index(table.argmin(), table.shape)
