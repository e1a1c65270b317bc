"""Trains two layers of stride 2 and a dense one; the learner's conv_layer makes all feature maps.

Gradients are written out here: windows of a layer's input times ∂L/∂z, and ∂L/∂z spread back through the filters.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def maps(lab, x, W, b):
    """(B, C, H, W) -> (B, F, oH, oW), image by image."""
    return np.stack([np.asarray(lab.conv_layer(image, W, b, 0, 2)) for image in x])


def forward(lab, x, w):
    """Maps of both layers, and the scores (B, 10)."""
    a1 = np.maximum(maps(lab, x, w["W1"], w["b1"]), 0)
    a2 = np.maximum(maps(lab, a1, w["W2"], w["b2"]), 0)
    return a1, a2, a2.reshape(len(x), -1) @ w["W3"] + w["b3"]


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def layer_gradient(delta, x):
    """∂L/∂W and ∂L/∂b from ∂L/∂z (B, F, oH, oW) and the layer's input (B, C, H, W)."""
    windows = sliding_window_view(x, (3, 3), axis=(2, 3))[:, :, ::2, ::2]
    return np.tensordot(delta, windows, axes=([0, 2, 3], [0, 2, 3])), delta.sum(axis=(0, 2, 3))


def spread_back(delta, W, shape):
    """∂L/∂x: every ∂L/∂z goes back to the pixels of its window, weight by weight."""
    slope = np.zeros(shape)
    oH, oW = delta.shape[2:]
    for u in range(3):
        for v in range(3):
            part = np.tensordot(delta, W[:, :, u, v], axes=(1, 0))  # (B, oH, oW, C)
            slope[:, :, u : u + 2 * oH : 2, v : v + 2 * oW : 2] += np.moveaxis(part, 3, 1)
    return slope


def gradient(lab, x, y, w):
    a1, a2, z = forward(lab, x, w)
    delta = np.exp(log_softmax(z))  # (B, 10)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    slopes = {"W3": a2.reshape(len(x), -1).T @ delta, "b3": delta.sum(axis=0)}
    delta = (delta @ w["W3"].T).reshape(a2.shape) * (a2 > 0)
    slopes["W2"], slopes["b2"] = layer_gradient(delta, a1)
    delta = spread_back(delta, w["W2"], a1.shape) * (a1 > 0)
    slopes["W1"], slopes["b1"] = layer_gradient(delta, x)
    return slopes


def run(lab, recipe, report):
    X, y, w = recipe["X"], recipe["y"], recipe["weights"]
    X_val, y_val, rate = recipe["X_val"], recipe["y_val"], recipe["settings"]["learning_rate"]

    def measured(step):
        z = forward(lab, X_val, w)[-1]
        loss = -log_softmax(z)[np.arange(len(y_val)), y_val].mean()
        return {"step": step, "loss": loss, "metric": np.mean(z.argmax(axis=1) == y_val)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            slopes = gradient(lab, X[rows], y[rows], w)
            w = {name: w[name] - rate * slopes[name] for name in w}
            step += 1
            if step == 1:
                report({"step": 1, "weights": w})
        report(measured(step))
