"""Trains 196-32-10 with the learner's RMSProp. Forward pass and gradient of the cross-entropy are written out here."""

import numpy as np


def scores(X, weights):
    """(B, 196) -> the hidden activations (B, 32) and the scores (B, 10)."""
    hidden = np.maximum(X @ weights["W1"] + weights["b1"], 0)
    return hidden, hidden @ weights["W2"] + weights["b2"]


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def gradient(X, y, weights):
    """∂(mean cross-entropy)/∂(every weight): a dict like weights."""
    hidden, z = scores(X, weights)
    at_scores = np.exp(log_softmax(z))  # (B, 10)
    at_scores[np.arange(len(y)), y] -= 1
    at_scores /= len(y)
    at_hidden = at_scores @ weights["W2"].T * (hidden > 0)  # (B, 32)
    return {
        "W1": X.T @ at_hidden,
        "b1": at_hidden.sum(axis=0),
        "W2": hidden.T @ at_scores,
        "b2": at_scores.sum(axis=0),
    }


def run(lab, recipe, report):
    X, y, weights, settings = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    v = {name: np.zeros_like(w) for name, w in weights.items()}
    knobs = settings["learning_rate"], settings["beta"], settings["eps"]

    def measured(step):
        _, z = scores(X_val, weights)
        loss = -log_softmax(z)[np.arange(len(y_val)), y_val].mean()
        return {"step": step, "loss": loss, "metric": np.mean(z.argmax(axis=1) == y_val)}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            step += 1
            for name, g in gradient(X[rows], y[rows], weights).items():
                weights[name], v[name] = lab.rmsprop_step(weights[name], v[name], g, *knobs)
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
