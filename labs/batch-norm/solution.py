import numpy as np


def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    mean, var = z.mean(axis=0), z.var(axis=0)  # (h,), (h,)
    y = gamma * (z - mean) / np.sqrt(var + eps) + beta  # (B, h)
    new_mean = (1 - m) * running_mean + m * mean
    new_var = (1 - m) * running_var + m * z.var(axis=0, ddof=1)
    return y, new_mean, new_var


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    return gamma * (z - running_mean) / np.sqrt(running_var + eps) + beta


def bn_backward(dy, z, gamma, eps):
    B = len(z)
    root = np.sqrt(z.var(axis=0) + eps)
    z_hat = (z - z.mean(axis=0)) / root
    d_hat = dy * gamma
    dz = (B * d_hat - d_hat.sum(axis=0) - z_hat * (d_hat * z_hat).sum(axis=0)) / (B * root)
    return dz, (dy * z_hat).sum(axis=0), dy.sum(axis=0)
