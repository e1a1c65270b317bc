import numpy as np

FANS = {"xavier": lambda n_in, n_out: n_in + n_out, "he": lambda n_in, n_out: n_in}


def init_std(n_in, n_out, scheme):
    return np.asarray(np.sqrt(2 / FANS[scheme](n_in, n_out)))


def init_normal(n_in, n_out, scheme, rng):
    flat = rng.normal(size=n_in * n_out)
    flat *= float(init_std(n_in, n_out, scheme))
    return flat.reshape(n_in, n_out)


def init_uniform(n_in, n_out, scheme, rng):
    a = np.sqrt(6 / FANS[scheme](n_in, n_out))
    return np.array([rng.uniform(-a, a, n_out) for _ in range(n_in)])


def activation_stats(X, weights, g):
    def after(depth):
        a = X
        for W in weights[:depth]:
            a = g(a @ W)
        return a

    return np.array([[np.mean(after(k)), np.std(after(k))] for k in range(1, len(weights) + 1)])
