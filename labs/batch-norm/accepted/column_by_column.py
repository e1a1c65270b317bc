import math

import numpy as np


def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    B, h = z.shape
    y = np.zeros((B, h))
    new_mean, new_var = running_mean.copy(), running_var.copy()
    for j in range(h):
        mean = sum(z[:, j]) / B
        squares = sum((value - mean) ** 2 for value in z[:, j])
        for i in range(B):
            y[i, j] = gamma[j] * (z[i, j] - mean) / math.sqrt(squares / B + eps) + beta[j]
        new_mean[j] += m * (mean - new_mean[j])
        new_var[j] += m * (squares / (B - 1) - new_var[j])
    return y, new_mean, new_var


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    y = z.copy()
    for row in y:
        for j, x in enumerate(row):
            row[j] = gamma[j] * (x - running_mean[j]) / math.sqrt(running_var[j] + eps) + beta[j]
    return y


def bn_backward(dy, z, gamma, eps):
    B, h = z.shape
    dz, dgamma, dbeta = np.zeros((B, h)), np.zeros(h), np.zeros(h)
    for j in range(h):
        centred = z[:, j] - z[:, j].sum() / B
        var = (centred @ centred) / B
        dvar, dmean = 0.0, 0.0
        for i in range(B):
            dgamma[j] += dy[i, j] * centred[i] / math.sqrt(var + eps)
            dbeta[j] += dy[i, j]
            dvar += dy[i, j] * gamma[j] * centred[i] * -0.5 * (var + eps) ** -1.5
            dmean -= dy[i, j] * gamma[j] / math.sqrt(var + eps)
        for i in range(B):
            straight = dy[i, j] * gamma[j] / math.sqrt(var + eps)
            dz[i, j] = straight + dvar * 2 * centred[i] / B + dmean / B
    return dz, dgamma, dbeta
