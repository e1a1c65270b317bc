import numpy as np

MISSING = object()


def memoize(f):
    cache = dict()

    def g(x):
        y = cache.get(x, MISSING)
        if y is MISSING:
            y = f(x)
            cache.update({x: y})
        return y

    return g


def forward_cache(X, weights, biases, g):
    if not len(weights):
        return X, []
    z = np.einsum("bi,io->bo", X, weights[0]) + biases[0]
    out, rest = forward_cache(g(z), weights[1:], biases[1:], g)
    return out, [(X, z), *rest]


def backward(d_out, cache, weights, g_slope):
    def walk(layer):
        """∂J/∂(input of this layer); fills in the gradients on the way."""
        arrived = d_out if layer == len(weights) - 1 else walk(layer + 1)
        a, z = cache[layer]
        delta = np.multiply(arrived, g_slope(z))
        found[layer] = np.einsum("bi,bo->io", a, delta), np.einsum("bo->o", delta)
        return np.einsum("bo,io->bi", delta, weights[layer])

    found = [None] * len(weights)
    walk(0)
    return [pair[0] for pair in found], [pair[1] for pair in found]


def layer_steps(L, reuse):
    if reuse:
        return L
    return 1 if L == 1 else L + layer_steps(L - 1, False)
