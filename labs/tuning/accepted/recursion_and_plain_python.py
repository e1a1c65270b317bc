import math


def grid(space):
    if not space:
        return [{}]
    name = next(iter(space))
    rest = grid({other: values for other, values in space.items() if other != name})
    return [{name: value, **trial} for value in space[name] for trial in rest]


def one(knob, rng):
    kind, *args = knob
    if kind == "choice":
        return args[0][int(rng.random() * len(args[0]))]
    low, high = args
    u = float(rng.random())
    return low * (high / low) ** u if kind == "log" else low + u * (high - low)


def random_search(space, n, rng):
    trials = []
    while len(trials) < n:
        trials.append({name: one(knob, rng) for name, knob in space.items()})
    return trials


def diagnose(train, val, target):
    start, middle, end = (float(train[place]) for place in (0, len(train) // 2, -1))
    if any(not math.isfinite(loss) for curve in (train, val) for loss in curve) or end > start:
        return "diverging"
    if end > target:
        return "too_slow" if end / middle < 0.9 else "underfitting"
    best = min(float(loss) for loss in val)
    return "overfitting" if (val[-1] - best) / best > 0.1 else "healthy"


def best_trial(val_curves):
    best = None
    for trial, curve in enumerate(val_curves):
        for epoch, loss in enumerate(curve):
            if not math.isnan(loss) and (best is None or loss < best[0]):
                best = (float(loss), trial, epoch)
    return best[1:]
