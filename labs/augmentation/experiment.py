"""A small CNN on 100 digits, moved by the learner's `shift`; network and Adam are written out.

Row r of the recipe's X is image r % 100 at one of 25 places: here the image at rest is taken and moved again.
"""

import numpy as np

ROWS, REACH = 100, 2
SIDES = 2 * REACH + 1


def windows(maps):
    """(B, C, H, W) -> (B, H − 2, W − 2, 9 C): every 3×3 window as a row."""
    B, C, H, W = maps.shape
    found = np.lib.stride_tricks.sliding_window_view(maps, (3, 3), axis=(2, 3))
    return found.transpose(0, 2, 3, 1, 4, 5).reshape(B, H - 2, W - 2, 9 * C)


def conv(columns, W, b):
    return (columns @ W.reshape(len(W), -1).T + b).transpose(0, 3, 1, 2)


def conv_back(dY, columns, W, shape):
    """dX, dW, db of a 3×3 convolution."""
    up = dY.transpose(0, 2, 3, 1)  # (B, H', W', F)
    dW = np.tensordot(up, columns, axes=((0, 1, 2), (0, 1, 2))).reshape(W.shape)
    stamps = (up @ W.reshape(len(W), -1)).reshape(*up.shape[:3], shape[1], 3, 3)
    dX = np.zeros(shape)
    for u in range(3):
        for v in range(3):
            dX[:, :, u : u + up.shape[1], v : v + up.shape[2]] += stamps[..., u, v].transpose(0, 3, 1, 2)
    return dX, dW, dY.sum(axis=(0, 2, 3))


def boxes(maps):
    """(B, C, H, W) -> (B, C, H/2, W/2, 4)."""
    B, C, H, W = maps.shape
    return (
        maps.reshape(B, C, H // 2, 2, W // 2, 2).transpose(0, 1, 2, 4, 3, 5).reshape(B, C, H // 2, W // 2, 4)
    )


def pool_back(dY, boxed):
    won = np.eye(4)[boxed.argmax(axis=-1)] * dY[..., None]
    B, C, H, W, _ = won.shape
    return won.reshape(B, C, H, W, 2, 2).transpose(0, 1, 2, 4, 3, 5).reshape(B, C, 2 * H, 2 * W)


def log_softmax(scores):
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def forward(w, x):
    first = windows(x)
    a1 = np.maximum(conv(first, w["W1"], w["b1"]), 0)
    p1 = boxes(a1).max(axis=-1)
    second = windows(p1)
    a2 = np.maximum(conv(second, w["W2"], w["b2"]), 0)
    p2 = boxes(a2).max(axis=-1)
    flat = p2.reshape(len(x), -1)
    return log_softmax(flat @ w["W3"] + w["b3"]), (x, first, a1, p1, second, a2, p2, flat)


def gradients(w, x, y):
    logs, (x, first, a1, p1, second, a2, p2, flat) = forward(w, x)
    back = np.exp(logs)
    back[np.arange(len(y)), y] -= 1
    back /= len(y)
    grads = {"W3": flat.T @ back, "b3": back.sum(axis=0)}
    d2 = pool_back((back @ w["W3"].T).reshape(p2.shape), boxes(a2)) * (a2 > 0)
    d1, grads["W2"], grads["b2"] = conv_back(d2, second, w["W2"], p1.shape)
    d1 = pool_back(d1, boxes(a1)) * (a1 > 0)
    _, grads["W1"], grads["b1"] = conv_back(d1, first, w["W1"], x.shape)
    return grads


def run(lab, recipe, report):
    y, X_val, y_val = recipe["y"][:ROWS], recipe["X_val"], recipe["y_val"]
    middle = ROWS * (SIDES * SIDES // 2)
    images = recipe["X"][middle : middle + ROWS]
    paper = recipe["X"].min()
    w, settings = recipe["weights"], recipe["settings"]
    beta1, beta2 = settings["beta1"], settings["beta2"]
    m = {name: 0.0 for name in w}
    v = {name: 0.0 for name in w}

    def placed(row):
        image, place = images[row % ROWS][0], row // ROWS
        moved = lab.shift(image - paper, place % SIDES - REACH, place // SIDES - REACH, "constant")
        return np.asarray(moved)[None] + paper

    def measured(step):
        logs, _ = forward(w, X_val)
        loss = -np.mean(logs[np.arange(len(y_val)), y_val])
        return {"step": step, "loss": loss, "metric": np.mean(logs.argmax(axis=1) == y_val)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            x = np.stack([placed(int(row)) for row in rows])
            step += 1
            for name, grad in gradients(w, x, y[rows % ROWS]).items():
                m[name] = beta1 * m[name] + (1 - beta1) * grad
                v[name] = beta2 * v[name] + (1 - beta2) * grad**2
                size = np.sqrt(v[name] / (1 - beta2**step)) + settings["eps"]
                w[name] = w[name] - settings["learning_rate"] * (m[name] / (1 - beta1**step)) / size
            if step == 1:
                report({"step": 1, "weights": dict(w)})
        report(measured(step))
