"""A line among outliers, fitted with the learner's Huber loss: its slope at the predictions is all that is needed."""

import numpy as np

DELTA = 1.0


def run(lab, recipe, report):
    x, y = recipe["X"][:, 0], recipe["y"]
    x_val, y_val = recipe["X_val"][:, 0], recipe["y_val"]
    w, b = recipe["weights"]["w"], recipe["weights"]["b"]
    rate = recipe["settings"]["learning_rate"]

    def measured(step):
        line = x_val * w + b
        cost, _ = lab.huber(y_val, line, DELTA)
        r_squared = 1 - np.sum((y_val - line) ** 2) / np.sum((y_val - y_val.mean()) ** 2)
        return {"step": step, "loss": cost, "metric": r_squared}

    step = 0
    report(measured(step))
    for epoch in recipe["batches"]:  # (steps, B)
        for rows in epoch:  # (B,)
            _, slope = lab.huber(y[rows], x[rows] * w + b, DELTA)
            w, b = w - rate * np.sum(slope * x[rows]), b - rate * np.sum(slope)
            step += 1
            if step == 1:
                report({"step": 1, "weights": {"w": w, "b": b}})
        report(measured(step))
