"""A line by mini-batches: the learner's train_epoch on the rows of each epoch in the given order."""

import numpy as np


def run(lab, recipe, report):
    X, y = recipe["X"], recipe["y"]
    X_val, y_val = recipe["X_val"], recipe["y_val"]
    w, b = recipe["weights"]["w"], recipe["weights"]["b"][0]
    rate = recipe["settings"]["learning_rate"]
    epochs, steps, B = recipe["batches"].shape

    def measured(step):
        error = X_val @ w + b - y_val
        r_squared = 1 - np.sum(error**2) / np.sum((y_val - y_val.mean()) ** 2)
        return {"step": step, "loss": np.mean(error**2), "metric": r_squared}

    report(measured(0))
    first = recipe["batches"][0, 0]
    w1, b1 = lab.train_epoch(X[first], y[first], w, b, rate, B)
    report({"step": 1, "weights": {"w": w1, "b": np.reshape(b1, (1,))}})
    for epoch, batches in enumerate(recipe["batches"], start=1):
        order = batches.reshape(-1)  # (steps, B) -> the rows in the order they are visited
        w, b = lab.train_epoch(X[order], y[order], w, b, rate, B)
        report(measured(epoch * steps))
