"""A line by mean squared error, every update made by the learner's train_step."""

import numpy as np


def run(lab, recipe, report):
    X, y, X_val, y_val = recipe["X"], recipe["y"], recipe["X_val"], recipe["y_val"]
    w, b = recipe["weights"]["w"], float(recipe["weights"]["b"][0])
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        gap = y_val - lab.predict(X_val, w, b)
        r_squared = 1 - np.sum(gap**2) / np.sum((y_val - y_val.mean()) ** 2)
        return {"step": step, "loss": np.mean(gap**2), "metric": r_squared}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            w, b, _ = lab.train_step(X[rows], y[rows], w, b, rate)
            step += 1
            if step == 1:
                report({"step": 1, "weights": {"w": w, "b": b}})
        report(measured(step))
