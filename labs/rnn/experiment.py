"""Trains the simple RNN on the adding problem with the learner's forward pass; the gradient is written out here."""

import numpy as np


def states(lab, X, weights):
    """(B, T, 2) -> (B, T, H) from h₀ = 0."""
    h0 = np.zeros((len(X), len(weights["b_h"])))
    return np.asarray(lab.rnn_forward(X, h0, weights["W_in"], weights["W_h"], weights["b_h"]))


def answer(hs, weights):
    """(B, T, H) -> (B,): one number from the last state."""
    return hs[:, -1] @ weights["W_out"][:, 0] + weights["b_out"][0]


def gradient(lab, X, y, weights):
    """∂(mean squared error)/∂(every weight), back through the learner's states."""
    hs = states(lab, X, weights)
    at_answer = 2 * (answer(hs, weights) - y)[:, None] / len(y)  # (B, 1)
    found = {name: np.zeros_like(weights[name]) for name in ("W_in", "W_h", "b_h")}
    back = at_answer @ weights["W_out"].T  # (B, H)
    for t in range(X.shape[1] - 1, -1, -1):
        inside = back * (1 - hs[:, t] ** 2)
        found["W_in"] += X[:, t].T @ inside
        found["b_h"] += inside.sum(axis=0)
        if t > 0:
            found["W_h"] += hs[:, t - 1].T @ inside
        back = inside @ weights["W_h"].T
    return found | {"W_out": hs[:, -1].T @ at_answer, "b_out": at_answer.sum(axis=0)}


def run(lab, recipe, report):
    X, y, weights, knobs = recipe["X"], recipe["y"], recipe["weights"], recipe["settings"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    m = {name: np.zeros_like(w) for name, w in weights.items()}
    v = {name: np.zeros_like(w) for name, w in weights.items()}

    def measured(step):
        error = np.mean((answer(states(lab, X_val, weights), weights) - y_val) ** 2)
        return {"step": step, "loss": error, "metric": 1 - error / y_val.var()}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            step += 1
            for name, g in gradient(lab, X[rows], y[rows], weights).items():
                m[name] = knobs["beta1"] * m[name] + (1 - knobs["beta1"]) * g
                v[name] = knobs["beta2"] * v[name] + (1 - knobs["beta2"]) * g**2
                m_hat = m[name] / (1 - knobs["beta1"] ** step)
                v_hat = v[name] / (1 - knobs["beta2"] ** step)
                weights[name] = weights[name] - knobs["learning_rate"] * m_hat / (
                    np.sqrt(v_hat) + knobs["eps"]
                )
            if step == 1:
                report({"step": 1, "weights": dict(weights)})
        report(measured(step))
