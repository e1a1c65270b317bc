"""The optimizer race on small digits, its lane driven by the learner's `sgd_step`."""

import numpy as np


def forward(X, weights):
    hidden = np.maximum(X @ weights["W1"] + weights["b1"], 0)  # (B, 32)
    z = hidden @ weights["W2"] + weights["b2"]  # (B, 10)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return hidden, e / e.sum(axis=1, keepdims=True)


def gradient(X, y, weights):
    """∂(mean cross-entropy)/∂(every weight)."""
    hidden, at_scores = forward(X, weights)
    at_scores[np.arange(len(y)), y] -= 1
    at_scores /= len(y)
    at_hidden = at_scores @ weights["W2"].T * (hidden > 0)
    return {
        "W1": X.T @ at_hidden,
        "b1": at_hidden.sum(axis=0),
        "W2": hidden.T @ at_scores,
        "b2": at_scores.sum(axis=0),
    }


def run(lab, recipe, report):
    X, y, weights, settings = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]

    def measured(step):
        _, P = forward(recipe["X_val"], weights)
        right = P[np.arange(len(P)), recipe["y_val"]]
        accuracy = np.mean(P.argmax(axis=1) == recipe["y_val"])
        return {"step": step, "loss": -np.mean(np.log(np.maximum(right, 1e-300))), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            for name, g in gradient(X[rows], y[rows], weights).items():
                weights[name] = lab.sgd_step(weights[name], g, settings["learning_rate"])
            step += 1
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
