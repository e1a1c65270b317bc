import numpy as np


def scaled(z, mean, var, gamma, beta, eps):
    out = np.array(z, dtype=float)
    out -= mean
    out *= (var + eps) ** -0.5
    out *= gamma
    out += beta
    return out


def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    B = len(z)
    mean = np.add.reduce(z) / B
    var = np.mean(np.square(z - mean), axis=0)
    keep = np.array(running_mean), np.array(running_var)
    for old, new in zip(keep, (mean, var * B / (B - 1))):
        old *= 1 - m
        old += m * new
    return (scaled(z, mean, var, gamma, beta, eps), *keep)


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    return scaled(z, running_mean, running_var, gamma, beta, eps)


def bn_backward(dy, z, gamma, eps):
    hat = scaled(z, z.mean(axis=0), z.var(axis=0), 1.0, 0.0, eps)
    dbeta = dy.sum(axis=0)
    dgamma = np.sum(dy * hat, axis=0)
    dz = gamma / np.sqrt(z.var(axis=0) + eps) * (dy - dbeta / len(z) - hat * dgamma / len(z))
    return dz, dgamma, dbeta
