"""Trains one kernel with the learner's conv2d, forwards and backwards.

The gradient of the squared error is a convolution too: image with error, where the error is the filter.
"""

import numpy as np


def answers(lab, X, k):
    """(n, 1, H, W) and (3, 3) -> (n, 1, H − 2, W − 2)."""
    return np.stack([np.asarray(lab.conv2d(x[0], k))[None] for x in X])


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    k = recipe["weights"]["k"][0, 0]  # (3, 3)
    rate = recipe["settings"]["learning_rate"]
    spread = np.sum((y_val - y_val.mean()) ** 2)

    def measured(step):
        error = answers(lab, X_val, k) - y_val
        return {"step": step, "loss": np.mean(error**2), "metric": 1 - np.sum(error**2) / spread}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            error = answers(lab, X[rows], k) - y[rows]
            slope = sum(np.asarray(lab.conv2d(x[0], e[0])) for x, e in zip(X[rows], error))  # (3, 3)
            k = k - rate * 2 * slope / error.size
            step += 1
            if step == 1:
                report({"step": 1, "weights": {"k": k[None, None]}})
        report(measured(step))
