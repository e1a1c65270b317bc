import numpy as np


def init_std(n_in, n_out, scheme):
    if scheme == "xavier":
        return np.sqrt(2 / (n_in + n_out))
    if scheme == "he":
        return np.sqrt(2 / n_in)
    raise ValueError(scheme)


def init_normal(n_in, n_out, scheme, rng):
    std = init_std(n_in, n_out, scheme)
    return rng.normal(0.0, std, size=(n_in, n_out))


def init_uniform(n_in, n_out, scheme, rng):
    limit = np.sqrt(3) * init_std(n_in, n_out, scheme)
    return rng.uniform(-limit, limit, size=(n_in, n_out))


def activation_stats(X, weights, g):
    a = X
    rows = []
    for W in weights:
        a = a @ W
        rows.append([np.mean(g(a)), np.std(g(a))])
    return np.array(rows)
