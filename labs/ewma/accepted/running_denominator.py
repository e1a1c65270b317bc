import numpy as np


def ewma(x, beta):
    out = np.zeros(len(x) + 1)
    for t in range(1, len(x) + 1):
        out[t] = beta * out[t - 1] + x[t - 1] - beta * x[t - 1]
    return out[1:]


def bias_corrected(x, beta):
    numerator = denominator = 0.0
    result = []
    for value in x:
        numerator = beta * numerator + value
        denominator = beta * denominator + 1
        result.append(numerator / denominator)
    return np.array(result)


def memory_weights(beta, T):
    impulse = np.zeros(T)
    weights = []
    for s in range(T):
        impulse[:] = 0
        impulse[s] = 1
        weights.append(ewma(impulse, beta)[-1])
    return np.array(weights)


def time_constant(beta):
    return (1 - beta) ** -1
