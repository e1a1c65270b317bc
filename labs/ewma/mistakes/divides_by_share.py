import numpy as np


def ewma(x, beta):
    v, out = 0.0, np.empty(len(x))
    for t, value in enumerate(x):
        v = beta * v + (1 - beta) * value
        out[t] = v
    return out


def bias_corrected(x, beta):
    t = np.arange(1, len(x) + 1)
    return ewma(x, beta) / (1 - beta)


def memory_weights(beta, T):
    age = np.arange(T - 1, -1, -1)
    return (1 - beta) * beta**age


def time_constant(beta):
    return 1 / (1 - beta)
