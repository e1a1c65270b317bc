"""Trains two padded 3×3 layers and a dense one; the learner's pad2d puts the frame on every map.

Convolutions and gradients are written out here, on maps with the channels last: every window is a row of a matrix.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def framed(lab, maps):
    """(B, H, W, C) -> (B, H + 2, W + 2, C), map by map."""
    return np.stack(
        [np.stack([lab.pad2d(one[:, :, c], 1) for c in range(one.shape[2])], axis=2) for one in maps]
    )


def window_rows(frames):
    """(B, H + 2, W + 2, C) -> (B·H·W, C·9)."""
    windows = sliding_window_view(frames, (3, 3), axis=(1, 2))  # (B, H, W, C, 3, 3)
    return windows.reshape(-1, 9 * frames.shape[3])


def layer(frames, W, b):
    """Window rows, and the maps (B, H, W, F) after ReLU. W is (F, C, 3, 3)."""
    rows = window_rows(frames)
    z = rows @ W.reshape(len(W), -1).T + b
    return rows, np.maximum(z, 0).reshape(len(frames), frames.shape[1] - 2, frames.shape[2] - 2, len(W))


def spread_back(delta, W, shape):
    """∂L/∂maps: every ∂L/∂z (B·H·W, F) goes back to the pixels of its window; the frame is cut off."""
    B, H, width, C = shape
    slopes = (delta @ W.reshape(len(W), -1)).reshape(B, H, width, C, 3, 3)
    total = np.zeros((B, H + 2, width + 2, C))
    for u in range(3):
        for v in range(3):
            total[:, u : u + H, v : v + width] += slopes[..., u, v]
    return total[:, 1:-1, 1:-1]


def flat(maps):
    """(B, H, W, C) -> (B, C·H·W): the dense layer reads channel by channel."""
    return np.moveaxis(maps, 3, 1).reshape(len(maps), -1)


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def gradient(lab, frames, y, w):
    rows1, a1 = layer(frames, w["W1"], w["b1"])
    rows2, a2 = layer(framed(lab, a1), w["W2"], w["b2"])
    delta = np.exp(log_softmax(flat(a2) @ w["W3"] + w["b3"]))  # (B, 10)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    slopes = {"W3": flat(a2).T @ delta, "b3": delta.sum(axis=0)}
    B, H, width, F = a2.shape
    delta = np.moveaxis((delta @ w["W3"].T).reshape(B, F, H, width), 1, 3) * (a2 > 0)
    delta = delta.reshape(-1, F)
    slopes["W2"], slopes["b2"] = (delta.T @ rows2).reshape(w["W2"].shape), delta.sum(axis=0)
    delta = (spread_back(delta, w["W2"], a1.shape) * (a1 > 0)).reshape(-1, a1.shape[3])
    slopes["W1"], slopes["b1"] = (delta.T @ rows1).reshape(w["W1"].shape), delta.sum(axis=0)
    return slopes


def run(lab, recipe, report):
    X = framed(lab, np.moveaxis(recipe["X"], 1, 3))  # images never change: one frame for the whole training
    X_val = framed(lab, np.moveaxis(recipe["X_val"], 1, 3))
    y, y_val, w = recipe["y"], recipe["y_val"], recipe["weights"]
    rate = recipe["settings"]["learning_rate"]

    def scores(frames):
        _, a1 = layer(frames, w["W1"], w["b1"])
        _, a2 = layer(framed(lab, a1), w["W2"], w["b2"])
        return flat(a2) @ w["W3"] + w["b3"]

    def measured(step):
        z = np.concatenate([scores(X_val[at : at + 50]) for at in range(0, len(X_val), 50)])
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
