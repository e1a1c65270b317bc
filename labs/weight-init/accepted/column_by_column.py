import numpy as np


def init_std(n_in, n_out, scheme):
    fan = n_in if scheme == "he" else (n_in + n_out) / 2
    return (fan / 2) ** -0.5 if scheme == "he" else fan**-0.5


def init_normal(n_in, n_out, scheme, rng):
    W = np.zeros((n_in, n_out))
    for unit in range(n_out):
        W[:, unit] = rng.normal(scale=init_std(n_in, n_out, scheme), size=n_in)
    return W


def init_uniform(n_in, n_out, scheme, rng):
    half_width = np.sqrt(12) / 2 * init_std(n_in, n_out, scheme)
    columns = [rng.uniform(-half_width, half_width, n_in) for _ in range(n_out)]
    return np.stack(columns, axis=1)


def activation_stats(X, weights, g):
    means, deviations = [], []
    for W in weights:
        X = g(np.dot(X, W))
        means.append(float(np.mean(X)))
        deviations.append(float(np.var(X)) ** 0.5)
    return np.column_stack([means, deviations])
