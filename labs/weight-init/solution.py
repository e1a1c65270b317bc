import numpy as np


def init_std(n_in, n_out, scheme):
    if scheme == "xavier":
        return np.sqrt(2 / (n_in + n_out))
    return np.sqrt(2 / n_in)


def init_normal(n_in, n_out, scheme, rng):
    return rng.normal(0, init_std(n_in, n_out, scheme), (n_in, n_out))


def init_uniform(n_in, n_out, scheme, rng):
    a = np.sqrt(3) * init_std(n_in, n_out, scheme)
    return rng.uniform(-a, a, (n_in, n_out))


def activation_stats(X, weights, g):
    stats = []
    a = X
    for W in weights:
        a = g(a @ W)
        stats.append((a.mean(), a.std()))
    return np.array(stats)
