import numpy as np


def memory_weights(beta, T):
    return ((1 - beta) * np.power(float(beta), np.arange(T)))[::-1]


def ewma(x, beta):
    T = len(x)
    table = np.zeros((T, T))
    for t in range(T):
        table[t, : t + 1] = memory_weights(beta, t + 1)
    return table @ x


def bias_corrected(x, beta):
    T = len(x)
    out = np.zeros(T)
    for t in range(T):
        w = memory_weights(beta, t + 1)
        out[t] = np.dot(w, x[: t + 1]) / w.sum()
    return out


def time_constant(beta):
    return np.array(1 / (1 - beta))
