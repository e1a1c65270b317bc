import numpy as np


def ewma(x, beta):
    values, v = [], 0.0
    for number in x.tolist():
        v += (1 - beta) * (number - v)
        values.append(v)
    return np.array(values)


def bias_corrected(x, beta):
    return np.array([v / (1 - beta ** (i + 1)) for i, v in enumerate(ewma(x, beta))])


def memory_weights(beta, T):
    weights = [1 - beta]
    while len(weights) < T:
        weights.insert(0, weights[0] * beta)
    return np.array(weights)


def time_constant(beta):
    return np.float64(1.0) / (1.0 - beta)
