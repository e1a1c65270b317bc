def grid(space):
    """Every combination of the values, one dict a trial.

    space: {"rate": [0.1, 0.01], "width": [16, 64]}: name -> list of values  ->  list of dicts, in any order
    """
    raise NotImplementedError


def random_search(space, n, rng):
    """n trials; in each, every knob is drawn anew and on its own.

    space: name -> ("choice", [values]), ("uniform", low, high) or ("log", low, high) with 0 < low < high
    rng: numpy.random.Generator, the only source of randomness  ->  list of n dicts
    """
    raise NotImplementedError


def diagnose(train, val, target):
    """The shape of two loss curves.

    train, val: (E,) float, E >= 2; target: training loss that is low enough, float
    ->  "diverging", "too_slow", "underfitting", "overfitting" or "healthy", asked for in this order
    """
    raise NotImplementedError


def best_trial(val_curves):
    """Where the lowest validation loss of all trials is; NaN never wins.

    val_curves: list of (E_i,) float arrays of different lengths; at least one number in them is finite
    ->  (trial, epoch), both int, from 0; the earliest one when several are equal
    """
    raise NotImplementedError
