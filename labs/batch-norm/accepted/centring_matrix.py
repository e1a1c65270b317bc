import numpy as np


def centred(z):
    B = z.shape[0]
    return (np.eye(B) - np.ones((B, B)) / B) @ z


def bn_train(z, gamma, beta, running_mean, running_var, m, eps):
    B = z.shape[0]
    d = centred(z)
    squares = np.einsum("bh,bh->h", d, d)
    y = np.multiply(d, gamma / np.sqrt(squares / B + eps)) + beta
    mean = np.ones(B) @ z / B
    return (
        y,
        np.average([running_mean, mean], axis=0, weights=[1 - m, m]),
        running_var * (1 - m) + squares * (m / (B - 1)),
    )


def bn_eval(z, gamma, beta, running_mean, running_var, eps):
    slope = gamma / np.sqrt(running_var + eps)
    return z * slope + (beta - running_mean * slope)


def bn_backward(dy, z, gamma, eps):
    B, h = z.shape
    d = centred(z)
    dz = np.empty((B, h))
    for j in range(h):
        s = np.sqrt(d[:, j] @ d[:, j] / B + eps)
        jacobian = (np.eye(B) - 1 / B) / s - np.outer(d[:, j], d[:, j]) / (B * s**3)  # ∂ẑ/∂z
        dz[:, j] = jacobian.T @ (gamma[j] * dy[:, j])
    hat = d / np.sqrt(np.mean(d**2, axis=0) + eps)
    return dz, np.diag(dy.T @ hat).copy(), dy.sum(axis=0)
