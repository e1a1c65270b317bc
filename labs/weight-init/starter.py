def init_std(n_in, n_out, scheme):
    """Standard deviation of a layer's first weights.

    n_in, n_out: ints; scheme: "xavier" or "he"  ->  float
    """
    raise NotImplementedError


def init_normal(n_in, n_out, scheme, rng):
    """Weights from a normal distribution with mean 0 and deviation init_std(n_in, n_out, scheme).

    rng: a numpy.random.Generator; every random number comes from it  ->  (n_in, n_out) float
    """
    raise NotImplementedError


def init_uniform(n_in, n_out, scheme, rng):
    """Weights from U(-a, a) with the same deviation, init_std(n_in, n_out, scheme).

    rng: a numpy.random.Generator; every random number comes from it  ->  (n_in, n_out) float
    """
    raise NotImplementedError


def activation_stats(X, weights, g):
    """Mean and standard deviation of the activations of every layer: a = g(a W), no biases.

    X (B, d); weights: list of L matrices (in, out); g: function of an array, entry by entry  ->  (L, 2) float
    """
    raise NotImplementedError
