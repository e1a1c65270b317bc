"""Trains XOR with the learner's forward pass. The gradient is taken by central differences: backpropagation
comes only in V15, and for 33 weights the differences cost nothing."""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2")
H = 1e-5
SMALLEST = 1e-300


def bce(y, p):
    p = np.asarray(p)
    return -np.mean(y * np.log(np.maximum(p, SMALLEST)) + (1 - y) * np.log(np.maximum(1 - p, SMALLEST)))


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    weights, rate = recipe["weights"], recipe["settings"]["learning_rate"]

    def probabilities(rows):
        return lab.mlp_predict_proba(rows, *(weights[name] for name in NAMES))

    def gradient(rows, labels):
        """∂(mean loss)/∂(every weight); each entry is moved by ±H and put back."""
        grads = {name: np.zeros_like(weights[name]) for name in NAMES}
        for name in NAMES:
            for place in np.ndindex(weights[name].shape):
                value = weights[name][place]
                weights[name][place] = value + H
                above = bce(labels, probabilities(rows))
                weights[name][place] = value - H
                below = bce(labels, probabilities(rows))
                weights[name][place] = value
                grads[name][place] = (above - below) / (2 * H)
        return grads

    def measured(step):
        p = probabilities(recipe["X_val"])
        accuracy = np.mean((np.asarray(p) >= 0.5) == (recipe["y_val"] == 1))
        return {"step": step, "loss": bce(recipe["y_val"], p), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            grads = gradient(X[rows], y[rows])
            for name in NAMES:
                weights[name] -= rate * grads[name]
            step += 1
            if step == 1:
                report({"step": 1, "weights": {name: weights[name].copy() for name in NAMES}})
        report(measured(step))
