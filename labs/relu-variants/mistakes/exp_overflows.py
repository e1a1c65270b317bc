import numpy as np

ALPHA = 1.6732632423543772
SCALE = 1.0507009873554805


def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z), np.where(z > 0, 1.0, slope)


def prelu(z, alpha):
    return np.where(z > 0, z, alpha * z)  # (B, h), alpha (h,)


def prelu_backward(upstream, z, alpha):
    d_z = upstream * np.where(z > 0, 1.0, alpha)  # (B, h)
    d_alpha = np.sum(upstream * np.minimum(z, 0.0), axis=0)  # (h,)
    return d_z, d_alpha


def elu(z, alpha):
    left = z <= 0
    a = (1 - left) * z + left * alpha * (np.exp(z) - 1)
    return a, (1 - left) + left * alpha * np.exp(z)


def selu(z):
    a, slope = elu(z, ALPHA)
    return SCALE * a, SCALE * slope
