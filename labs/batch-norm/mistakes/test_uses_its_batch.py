import numpy as np


def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    mean = np.mean(z, axis=0)
    var = np.var(z, axis=0)
    z_hat = (z - mean) / np.sqrt(var + eps)
    y = gamma * z_hat + beta
    new_mean = (1 - m) * running_mean + m * mean
    new_var = (1 - m) * running_var + m * np.var(z, axis=0, ddof=1)
    return y, new_mean, new_var


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    z_hat = (z - np.mean(z, axis=0)) / np.sqrt(np.var(z, axis=0) + eps)
    return gamma * z_hat + beta


def bn_backward(dy, z, gamma, eps):
    std = np.sqrt(np.var(z, axis=0) + eps)
    z_hat = (z - np.mean(z, axis=0)) / std
    dgamma = np.sum(dy * z_hat, axis=0)
    dbeta = np.sum(dy, axis=0)
    d_hat = dy * gamma
    through_mean = np.mean(d_hat, axis=0)
    through_var = z_hat * np.mean(d_hat * z_hat, axis=0)
    dz = (d_hat - through_mean - through_var) / std
    return dz, dgamma, dbeta
