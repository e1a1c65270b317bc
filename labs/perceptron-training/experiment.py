"""Train with the learner's trick: the first update alone, every epoch as one call of `perceptron_fit`."""

import numpy as np


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"].astype(int)
    w, b = recipe["weights"]["w"], float(recipe["weights"]["b"][0])
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        z = recipe["X_val"] @ w + b  # (m,)
        t = 2 * recipe["y_val"] - 1
        return {
            "step": step,
            "loss": np.mean(np.maximum(0.0, -t * z)),
            "metric": np.mean((z >= 0) == (recipe["y_val"] == 1)),
        }

    report(measured(0))
    orders = recipe["batches"][:, :, 0]  # (epochs, steps): one row a step
    first = orders[0, 0]
    first_w, first_b = lab.perceptron_update(X[first], int(y[first]), w.copy(), b, rate)
    report({"step": 1, "weights": {"w": first_w, "b": first_b}})
    for epoch, order in enumerate(orders, 1):
        w, b, _ = lab.perceptron_fit(X[order], y[order], w, b, rate, 1)
        report(measured(epoch * len(order)))
