"""Logistic regression with the learner's sigmoid, cross-entropy and gradient."""

import numpy as np


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"].astype(int)
    w, b = recipe["weights"]["w"], float(recipe["weights"]["b"][0])
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        p = lab.sigmoid(recipe["X_val"] @ w + b)
        accuracy = np.mean((np.asarray(p) >= 0.5) == (recipe["y_val"] == 1))
        return {"step": step, "loss": lab.bce(recipe["y_val"].astype(int), p), "metric": accuracy}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            dw, db = lab.logistic_gradient(X[rows], y[rows], w, b)
            w, b = w - rate * dw, b - rate * db
            step += 1
            if step == 1:
                report({"step": 1, "weights": {"w": w, "b": b}})
        report(measured(step))
