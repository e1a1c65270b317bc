import numpy as np


def activate(z, activation):
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if activation == "tanh":
        return np.tanh(z)
    return np.maximum(z, 0)


def slope(z, activation):
    a = activate(z, activation)
    if activation == "sigmoid":
        return a * (1 - a)
    if activation == "tanh":
        return 1 - a**2
    return np.where(z > 0, 1.0, 0.0)


def softmax(scores):
    shifted = scores - np.max(scores, axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / np.sum(e, axis=1, keepdims=True)


def chain_factor(slopes, weights):
    factor = 1.0
    for s, w in zip(slopes, weights):
        factor *= s * w
    return factor


def layer_gradients(X, y, weights, biases, activation, skip):
    L = len(weights)
    a, zs = [X], []
    for l in range(L - 1):
        z = a[l] @ weights[l] + biases[l]
        out = activate(z, activation)
        if skip and out.shape == a[l].shape:
            out = out + a[l]
        zs.append(z)
        a.append(out)
    p = softmax(a[-1] @ weights[-1] + biases[-1])
    delta = p.copy()
    delta[np.arange(len(y)), y] -= 1

    grads_W, grads_b = [None] * L, [None] * L
    grads_W[-1] = a[-1].T @ delta
    grads_b[-1] = delta.sum(axis=0)
    d_out = delta @ weights[-1].T
    for l in reversed(range(L - 1)):
        delta = d_out * slope(zs[l], activation)
        grads_W[l] = a[l].T @ delta
        grads_b[l] = delta.sum(axis=0)
        d_in = delta @ weights[l].T
        if skip and d_in.shape == d_out.shape:
            d_in = d_in + d_out
        d_out = d_in
    return grads_W, grads_b


def gradient_norms(grads):
    return np.array([np.linalg.norm(g) for g in grads])
