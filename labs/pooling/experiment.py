"""Trains conv, pool, conv, pool, dense; both pools are the learner's max_pool, and its argmax routes the gradient.

The maps of a batch have even sides, so they are laid under each other and pooled as one tall map: no window of 2×2
at stride 2 reaches into the next. Convolutions are written out here, with the channels last.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def layer(maps, W, b):
    """Window rows (B·H·W, C·9) and the maps (B, H − 2, W − 2, F) before the pool. W is (F, C, 3, 3)."""
    windows = sliding_window_view(maps, (3, 3), axis=(1, 2))
    rows = windows.reshape(-1, W[0].size)
    return rows, (rows @ W.reshape(len(W), -1).T + b).reshape(*windows.shape[:3], len(W))


def pool(lab, maps):
    """(B, H, W, C) -> (B, H/2, W/2, C), and the places of the maxima in the tall map."""
    B, H, width, C = maps.shape
    out, places = lab.max_pool(np.moveaxis(maps, 3, 1).reshape(-1, width), 2, 2)
    return np.moveaxis(np.reshape(out, (B, C, H // 2, width // 2)), 1, 3), np.asarray(places)


def unpool(delta, places, shape):
    """∂L/∂maps: every ∂L/∂out (B, H/2, W/2, C) goes to the place of its maximum."""
    B, H, width, C = shape
    total = np.zeros(B * H * width * C)
    total[places.ravel()] = np.moveaxis(delta, 3, 1).ravel()
    return np.moveaxis(total.reshape(B, C, H, width), 1, 3)


def spread_back(delta, W, shape):
    """∂L/∂maps: every ∂L/∂z (B, oH, oW, F) goes back to the pixels of its window."""
    oH, oW = delta.shape[1:3]
    slopes = np.tensordot(delta, W, axes=(3, 0))  # (B, oH, oW, C, 3, 3)
    total = np.zeros(shape)
    for u in range(3):
        for v in range(3):
            total[:, u : u + oH, v : v + oW] += slopes[..., u, v]
    return total


def flat(maps):
    """(B, H, W, C) -> (B, C·H·W): the dense layer reads channel by channel."""
    return np.moveaxis(maps, 3, 1).reshape(len(maps), -1)


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def forward(lab, x, w):
    """Everything that the way back needs, layer by layer, and the scores (B, 10)."""
    rows1, z1 = layer(x, w["W1"], w["b1"])
    a1, places1 = pool(lab, np.maximum(z1, 0))
    rows2, z2 = layer(a1, w["W2"], w["b2"])
    a2, places2 = pool(lab, np.maximum(z2, 0))
    return rows1, z1, a1, places1, rows2, z2, a2, places2, flat(a2) @ w["W3"] + w["b3"]


def gradient(lab, x, y, w):
    rows1, z1, a1, places1, rows2, z2, a2, places2, z = forward(lab, x, w)
    delta = np.exp(log_softmax(z))  # (B, 10)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    slopes = {"W3": flat(a2).T @ delta, "b3": delta.sum(axis=0)}
    B, H, width, F = a2.shape
    delta = np.moveaxis((delta @ w["W3"].T).reshape(B, F, H, width), 1, 3)
    delta = unpool(delta, places2, z2.shape) * (z2 > 0)
    slopes["W2"], slopes["b2"] = filters_slope(delta, rows2, w["W2"]), delta.sum(axis=(0, 1, 2))
    delta = unpool(spread_back(delta, w["W2"], a1.shape), places1, z1.shape) * (z1 > 0)
    slopes["W1"], slopes["b1"] = filters_slope(delta, rows1, w["W1"]), delta.sum(axis=(0, 1, 2))
    return slopes


def filters_slope(delta, rows, W):
    return (delta.reshape(-1, len(W)).T @ rows).reshape(W.shape)


def run(lab, recipe, report):
    X, X_val = np.moveaxis(recipe["X"], 1, 3), np.moveaxis(recipe["X_val"], 1, 3)
    y, y_val, w = recipe["y"], recipe["y_val"], recipe["weights"]
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        z = np.concatenate([forward(lab, X_val[at : at + 50], w)[-1] for at in range(0, len(X_val), 50)])
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
