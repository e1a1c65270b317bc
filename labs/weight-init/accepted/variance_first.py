import math


def variance(n_in, n_out, scheme):
    return {"xavier": 2.0 / (n_in + n_out), "he": 2.0 / n_in}[scheme]


def init_std(n_in, n_out, scheme):
    return math.sqrt(variance(n_in, n_out, scheme))


def init_normal(n_in, n_out, scheme, rng):
    return rng.standard_normal((n_in, n_out)) * variance(n_in, n_out, scheme) ** 0.5


def init_uniform(n_in, n_out, scheme, rng):
    a = math.sqrt(3 * variance(n_in, n_out, scheme))
    return a * (2 * rng.random((n_in, n_out)) - 1)


def activation_stats(X, weights, g):
    import numpy as np

    stats = np.empty((len(weights), 2))
    a = np.array(X)
    for layer, W in enumerate(weights):
        a = g(np.einsum("bi,io->bo", a, W))
        stats[layer] = a.mean(), math.sqrt(((a - a.mean()) ** 2).mean())
    return stats
